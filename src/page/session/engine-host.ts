/** Keeps the engine of one element: starts it once, feeds it, starts it anew when it was lost. */

import type { NoticeTerms } from '../../core/consent.js';
import { StreamPicksError } from '../../core/errors.js';
import type { Product } from '../../core/product.js';
import type { EngineEvent, EngineRequest, EngineResult, OpenResult } from '../../core/protocol.js';
import type { VaultWish } from '../../core/vault.js';
import { countsConfigured } from '../../wire/settings.js';
import { breathe, SLICE } from '../catalogs/breathe.js';
import { readTabChoice } from '../consent/tab-choice.js';
import { loadChunk } from '../link/chunks.js';
import type { EngineLink } from '../link/link.js';
import { connectEngine } from '../link/link.js';
import type { Context } from './context.js';
import { wantsSaving } from './saver.js';

/** A lost engine is started anew at most once in this time, in milliseconds. */
export const RESTART_PAUSE_MS = 60_000;

/** What the engine host tells. */
export interface EngineHostEvents {
  /** The engine is being loaded. */
  starting(): void;
  /** The engine is open and has the catalogue. */
  opened(): void;
  event(event: EngineEvent): void;
  /** The viewer pressed something in the vault that the page does. */
  wish(wish: VaultWish): void;
  /** The engine died or went silent; it may come back. */
  lost(): void;
  /** The engine is back after it was lost. */
  restarted(opened: OpenResult): void;
}

/** The engine of one element, or none. */
export class EngineHost {
  #context: Context;
  #events: EngineHostEvents;
  #link: EngineLink | null = null;
  #opening: Promise<OpenResult> | null = null;
  /** The catalogue that is being handed over, or was last. */
  #handed: readonly Product[] = [];
  #lastRestartMs = Number.NEGATIVE_INFINITY;

  constructor(context: Context, events: EngineHostEvents) {
    this.#context = context;
    this.#events = events;
  }

  /** True once the engine is started or starting. */
  get isOpen(): boolean {
    return this.#opening !== null;
  }

  /** Where the engine is in a vault: what draws Your data. */
  get vault(): EngineLink['vault'] | null {
    return this.#link?.vault ?? null;
  }

  /** True while the engine can be asked. */
  get isRunning(): boolean {
    return this.#link !== null;
  }

  /**
   * Starts the engine, or waits for the start that is under way.
   * @throws {StreamPicksError} When it cannot be started or opened; it can be tried again.
   */
  open(): Promise<OpenResult> {
    if (this.#opening) return this.#opening;
    const isCurrent = () => this.#opening === opening;
    const opening: Promise<OpenResult> = this.#start(isCurrent);
    this.#opening = opening;
    opening.catch(() => {
      if (isCurrent()) this.close();
    });
    return opening;
  }

  /**
   * Asks the engine.
   * @throws {StreamPicksError} Its fault; `engine` when it is not there. A lost engine is started anew.
   */
  async ask<R extends EngineRequest>(request: R): Promise<EngineResult<R['kind']>> {
    const link = this.#link;
    if (!link) throw new StreamPicksError('engine', 'The engine is not running.');
    try {
      return await link.request(request);
    } catch (error) {
      if (link === this.#link && link.isLost()) this.#lost(error);
      throw error;
    }
  }

  /** Hands something over that needs no answer; faults are told to the page. Nothing without an engine. */
  tell(request: EngineRequest): void {
    if (!this.#link) return;
    const link = this.#link;
    this.ask(request).catch((error: unknown) => {
      // A lost engine has been told already, once for all that waited; a closed one needs no word.
      if (link === this.#link) this.#context.fault(error, 'engine');
    });
  }

  /** Hands a catalogue over, a large one in parts, so that no task of this thread takes long. */
  async tellCatalogue(products: readonly Product[]): Promise<void> {
    const link = this.#link;
    this.#handed = products;
    for (let from = 0; link === this.#link && products === this.#handed; from += SLICE) {
      const part = products.slice(from, from + SLICE);
      const more = from + SLICE < products.length;
      this.tell({
        kind: 'catalog',
        products: part,
        ...(from > 0 && { from }),
        ...(more && { more }),
      });
      if (!more) return;
      await breathe();
    }
  }

  /** Ends the engine. */
  close(): void {
    const link = this.#link;
    this.#link = null;
    this.#opening = null;
    link?.close();
  }

  async #start(isCurrent: () => boolean): Promise<OpenResult> {
    const { options, store, settings, fault } = this.#context;
    const connect = options.connectEngine ?? connectEngine;
    this.#events.starting();
    const [link, saver] = await Promise.all([
      connect({
        onEvent: (event) => {
          // What an engine says after it was closed concerns nobody.
          if (isCurrent()) this.#events.event(event);
        },
        workerSrc: settings().workerSrc,
        vault: settings().vault,
        onWish: (wish) => {
          if (isCurrent()) this.#events.wish(wish);
        },
        load: options.loadChunk ?? loadChunk,
      }),
      (options.wantsSaving ?? wantsSaving)(),
    ]);
    if (!isCurrent()) {
      link.close();
      throw new StreamPicksError('engine', 'The engine is not wanted any more.');
    }
    this.#link = link;
    const { stream, shop, maxPicks, collector } = settings();
    const opened = await link.request({
      kind: 'open',
      settings: {
        shop,
        stream,
        maxPicks,
        countsOffered: countsConfigured(settings()),
        collector: collector ?? '',
        saver,
        notice: this.#terms(),
        isolation: link.isolation,
        ...(readTabChoice(shop) === null ? {} : { device: 'shared' as const }),
      },
    });
    store.update({ isolation: link.isolation, storage: opened.storage, locked: opened.locked });
    store.notice('locked', opened.locked);
    store.notice('storage-busy', opened.waiting);
    store.notice('no-isolation', link.isolation !== 'isolated');
    store.notice('memory-only', opened.storage === 'memory' && !opened.waiting);
    store.notice('engine-failed', false);
    store.notice('picks-paused', false);
    if (link.isolation === 'main') {
      fault(
        new StreamPicksError('worker', 'No worker could start; there is no isolation.'),
        'worker',
      );
    }
    void this.tellCatalogue(store.state.products);
    this.tell({ kind: 'stage', show: store.state.show });
    this.#events.opened();
    return opened;
  }

  /** What the notice says now, so that nothing counts as on whose notice has changed. */
  #terms(): NoticeTerms {
    const { options, store } = this.#context;
    const { controller, recipient, recipientCountry } = store.state.notified;
    return { controller, recipient, recipientCountry, wordings: options.notice().wordings };
  }

  #lost(error: unknown): void {
    const { store, fault, now } = this.#context;
    this.close();
    this.#events.lost();
    store.update({ picks: null, total: 0 });
    store.notice('engine-failed', true);
    fault(error, 'engine');
    if (now() - this.#lastRestartMs < RESTART_PAUSE_MS) return;
    this.#lastRestartMs = now();
    void this.#restart();
  }

  async #restart(): Promise<void> {
    try {
      this.#events.restarted(await this.open());
    } catch (error) {
      this.#context.fault(error, 'engine');
    }
  }
}
