/**
 * The life of counting: with the purpose on, the manifest and the popularity are fetched once a
 * page load, and what the engine finishes is sent. The engine decides everything else.
 */

import { StreamPicksError } from '../../core/errors.js';
import type { CountsState, EngineEvent, ReportOffer } from '../../core/protocol.js';
import { countsConfigured } from '../../wire/settings.js';
import { loadChunk } from '../link/chunks.js';
import type { Collector } from '../sender/collector.js';
import { fetchManifest, fetchPopularity, postReport } from '../sender/collector.js';
import { Sender } from '../sender/sender.js';
import type { Context } from './context.js';
import type { EngineHost } from './engine-host.js';

/** What was fetched in this page load, for each collector and show. */
interface Fetched {
  readonly manifest: Promise<string>;
  readonly popularity: Promise<string>;
}

/** Counting for one element. */
export class Counts {
  #context: Context;
  #engine: EngineHost;
  #sender: Sender | null = null;
  #key = '';
  #fetched = new Map<string, Fetched>();
  /** Offered before it was known that counts are on. Never tried, so it can be given back. */
  #early = new Map<string, ReportOffer>();

  constructor(context: Context, engine: EngineHost) {
    this.#context = context;
    this.#engine = engine;
  }

  /** Starts or stops, as the choice and the settings say. */
  sync(): void {
    const { store, settings } = this.#context;
    const { phase, purposes, countsOffered } = store.state;
    const { collector, stream, manifestHash } = settings();
    const on = phase === 'on' && purposes.counts && countsOffered && countsConfigured(settings());
    const key = on ? [collector, stream, manifestHash].join('\n') : '';
    if (key === this.#key && (this.#sender !== null) === on) return;
    this.stop();
    if (!on || collector === null) return;
    this.#key = key;
    this.#start({ base: collector, stream });
  }

  /** Withdrawal, or other settings: nothing is sent from here on. */
  stop(): void {
    this.#sender?.stop();
    this.#sender = null;
    this.#key = '';
    this.#early.clear();
    this.#show(null);
  }

  /** The engine was started anew: it must hear of the manifest again. */
  restart(): void {
    this.stop();
    this.sync();
  }

  /** The page goes away. */
  flush(): void {
    this.#sender?.flush();
  }

  /** Takes what concerns counting; true when it did. */
  take(event: EngineEvent): boolean {
    switch (event.kind) {
      case 'report-offer':
        if (this.#sender) this.#sender.offer(event.report);
        else this.#early.set(event.report.id, event.report);
        return true;
      case 'report-recall': {
        const held = this.#sender?.recall(event.id) ?? 'dropped';
        this.#early.delete(event.id);
        this.#engine.tell({ kind: 'report-recalled', id: event.id, held });
        return true;
      }
      case 'counts-changed':
        this.#show(event.counts);
        return true;
      default:
        return false;
    }
  }

  #start(collector: Collector): void {
    const { now, fault } = this.#context;
    const sender = new Sender({
      post: (body, signal) => postReport(collector, body, { signal, nowMs: now() }),
      tried: (id) => this.#engine.tell({ kind: 'report-tried', id }),
      done: (id, outcome) => {
        this.#engine.tell({ kind: 'report-done', id, outcome });
        if (outcome === 'refused') {
          fault(new StreamPicksError('report', 'The collector refused a report.'), 'report');
        }
      },
      now,
      random: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32,
    });
    this.#sender = sender;
    for (const report of this.#early.values()) sender.offer(report);
    this.#early.clear();
    void this.#announce(collector, sender);
  }

  /** Gives the engine the plan of the show, and how popular its products are. */
  async #announce(collector: Collector, sender: Sender): Promise<void> {
    const { options, settings, fault } = this.#context;
    const fetched = this.#fetch(collector);
    const current = () => this.#sender === sender;
    try {
      const text = await fetched.manifest;
      if (!current()) return;
      const pin = settings().manifestHash;
      const counts = await this.#engine.ask({
        kind: 'manifest',
        text,
        ...(pin === null ? {} : { pin }),
        ...(options.earliestWindow ? { earliest: true } : {}),
      });
      if (current()) this.#show(counts);
    } catch (error) {
      if (current()) fault(error, 'manifest');
    }
    try {
      const text = await fetched.popularity;
      if (!current()) return;
      const { parsePopularity } = await (options.loadChunk ?? loadChunk)('schemas');
      const { products } = parsePopularity(text);
      if (current()) this.#engine.tell({ kind: 'popularity', products });
    } catch (error) {
      // Without it the ranking only lacks one term; no reason to alarm a page.
      if (current()) console.info(`stream-picks: no popularity: ${(error as Error).message}`);
    }
  }

  #fetch(collector: Collector): Fetched {
    const key = `${collector.base}\n${collector.stream}`;
    const known = this.#fetched.get(key);
    if (known) return known;
    const fetched = { manifest: fetchManifest(collector), popularity: fetchPopularity(collector) };
    this.#fetched.set(key, fetched);
    // Both are awaited in turn; the second may fail while the first is awaited.
    fetched.popularity.catch(() => undefined);
    fetched.manifest.catch(() => this.#fetched.delete(key));
    return fetched;
  }

  #show(counts: CountsState | null): void {
    const { store, fault } = this.#context;
    if (counts?.state === 'mismatch' && store.state.counts?.state !== 'mismatch') {
      fault(new StreamPicksError('manifest', 'It is not the one pinned or committed.'), 'manifest');
    }
    store.update({ counts });
    store.notice('counts-spent', counts?.state === 'spent');
    store.notice('counts-blocked', counts?.state === 'blocked');
    store.notice('manifest-mismatch', counts?.state === 'mismatch');
  }
}
