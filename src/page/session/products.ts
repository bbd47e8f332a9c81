/** Loads the catalogue and puts it into the state. */

import { StreamPicksError } from '../../core/errors.js';
import type { Product } from '../../core/product.js';
import type { ParsedCatalogue, Refusal } from '../../wire/catalogue.js';
import { breathe } from '../catalogs/breathe.js';
import { findCatalogue } from '../catalogs/find.js';
import { readerInWorker } from '../catalogs/in-worker.js';
import {
  type CatalogueSource,
  type KnownBytes,
  type LoadCatalogueOptions,
  loadAgain,
  loadCatalogue,
} from '../catalogs/load.js';
import { Regular } from '../catalogs/regular.js';
import { updateAsFound, updateInPlace } from '../catalogs/update.js';
import { loadChunk } from '../link/chunks.js';
import type { Context } from './context.js';
import { railOrder } from './stage.js';
import type { SessionState } from './state.js';

/** Refused products that get a console line each; the rest is only counted. */
const REFUSALS_PRINTED = 20;

/** How long a page may take to name a catalogue, in milliseconds. */
const MISSING_AFTER_MS = 3000;

/** How long a catalogue that is read again may take, in milliseconds; what is shown stays meanwhile. */
const PATIENCE_MS = 30_000;

/** How many products are put into the index before the thread is given back. */
const INDEXED_AT_ONCE = 10_000;

/** How often it is looked whether the viewer has left the rail, in milliseconds. */
const LOOK_AGAIN_MS = 250;

/** What the rest of the session hears of the catalogue. */
export interface ProductsEvents {
  /**
   * The state has it; an empty one when none could be had.
   * @param anew False where it is the same catalogue with news, so what is drawn stays.
   * @param found In the catalogue's own order, whatever the viewer is at: what is requested follows it.
   */
  shown(products: readonly Product[], anew: boolean, found: readonly Product[]): void;
  /** It may be ranked: nobody is at the rail whose cards would move under the hand. */
  settled(products: readonly Product[]): void;
}

/** A catalogue as the state has it. */
type Listed = Pick<SessionState, 'products' | 'byId'>;

const NOTHING: Listed = { products: [], byId: new Map() };

/** The catalogue of one element. */
export class Products {
  #context: Context;
  #events: ProductsEvents;
  #property: unknown = null;
  #abort: AbortController | null = null;
  readonly #regular = new Regular((signal) => this.#again(signal));
  #known: KnownBytes = { digest: null };
  #everyMs: number | null = null;
  /** What was told last of a catalogue that is read again and again: once is enough. */
  #told = '';
  /** What the ranking gets once nobody is at the rail; null: it has everything. */
  #due: Listed | null = null;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(context: Context, events: ProductsEvents) {
    this.#context = context;
    this.#events = events;
  }

  /** The `catalog` property. */
  set property(value: unknown) {
    this.#property = value;
  }

  /**
   * Loads what the element names now; an earlier load that is under way is given up. What is drawn
   * stays until there is something else to draw.
   */
  async load(): Promise<void> {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    this.#told = '';
    const { store } = this.#context;
    if (store.state.catalog !== 'ready') store.update({ catalog: 'loading' });
    // Inline scripts may stand below the element and not be parsed yet.
    await documentParsed();
    if (abort.signal.aborted) return;
    const source = this.#source();
    if (!source) {
      this.#show(NOTHING);
      this.#missing(abort.signal);
      return;
    }
    try {
      const found = await this.#first(source, abort.signal);
      if (!abort.signal.aborted) await this.#take(found, abort.signal);
    } catch (error) {
      if (abort.signal.aborted) return;
      this.#context.fault(error, 'catalog-load');
      if (store.state.catalog === 'loading') this.#show(NOTHING, 'failed');
    }
  }

  /** Reads the catalogue's address at fixed moments from now on, where the element asks for it. */
  watch(): void {
    const { catalogEvery } = this.#context.settings();
    const everyMs = catalogEvery === null ? null : catalogEvery * 1000;
    if (everyMs === this.#everyMs) return;
    this.#everyMs = everyMs;
    if (everyMs === null) this.#regular.stop();
    else this.#regular.start(everyMs);
  }

  /** Reads nothing more by itself. */
  unwatch(): void {
    this.#everyMs = null;
    this.#regular.stop();
  }

  /** The ranking may have what it was spared: nobody is at the rail, or its cards move anyway. */
  settle(): void {
    clearTimeout(this.#waiting);
    const due = this.#due;
    this.#due = null;
    if (due === null) return;
    if (due.products !== this.#context.store.state.products) this.#put(due);
    this.#events.settled(due.products);
  }

  /** @returns false where the server is to be left alone for a while. */
  async #again(ended: AbortSignal): Promise<boolean> {
    const source = this.#source();
    // A load that is under way brings what is new.
    if (source?.kind !== 'url' || this.#context.store.state.catalog === 'loading') return true;
    const given = [ended, ...(this.#abort === null ? [] : [this.#abort.signal])];
    const signal = AbortSignal.any(given);
    try {
      const patience = AbortSignal.timeout(PATIENCE_MS);
      const how = this.#how(AbortSignal.any([signal, patience]));
      const found = await loadAgain(source.url, how, this.#known);
      if (found !== null && !signal.aborted) await this.#take(found, signal, true);
      return true;
    } catch (error) {
      if (signal.aborted) return true;
      this.#tellOnce(String(error), () => this.#context.fault(error, 'catalog-load'));
      return false;
    }
  }

  /** What is set anew is read in any case. */
  async #first(source: CatalogueSource, signal: AbortSignal): Promise<ParsedCatalogue> {
    this.#known = { digest: null };
    const isAgain = this.#context.settings().catalogEvery !== null;
    const found =
      source.kind === 'url' && isAgain
        ? await loadAgain(source.url, this.#how(signal), this.#known)
        : null;
    return found ?? loadCatalogue(source, this.#how(signal));
  }

  #source(): CatalogueSource | null {
    const { options, settings } = this.#context;
    return findCatalogue(options.host, this.#property, settings().catalog);
  }

  #how(signal: AbortSignal): LoadCatalogueOptions {
    const { options, settings } = this.#context;
    const { currency, productRegion } = settings();
    const load = options.loadChunk ?? loadChunk;
    return {
      defaults: {
        baseUrl: document.baseURI,
        currency: currency ?? undefined,
        region: productRegion ?? undefined,
      },
      schemas: () => load('schemas'),
      feeds: () => load('feeds'),
      worker: async () => readerInWorker((await load('catalogue-text')).default),
      signal,
    };
  }

  /** A page may set the property late; only one that never does is told. */
  #missing(signal: AbortSignal): void {
    setTimeout(() => {
      if (signal.aborted) return;
      const why = 'There is no catalog attribute, property or inline script.';
      this.#context.fault(new StreamPicksError('settings', why, { path: 'catalog' }), 'settings');
    }, MISSING_AFTER_MS);
  }

  async #take(
    { products, refused }: ParsedCatalogue,
    signal: AbortSignal,
    again = false,
  ): Promise<void> {
    const { store, fault } = this.#context;
    const first = refused[0];
    const told = `${products.length === 0} ${refused.length} ${first?.path} ${first?.message}`;
    this.#tellOnce(told, () => {
      if (refused.length > 0) tellRefused(refused, fault);
      if (products.length > 0) return;
      const why = new StreamPicksError('catalog-invalid', 'It has no products.', {
        path: 'products',
      });
      fault(why, 'catalog-invalid');
    });
    const before = store.state.products;
    if (before.length === 0) {
      const all = await listed(products);
      return signal.aborted ? undefined : this.#show(all);
    }
    // What a feed leaves out is sold out until the page is loaded again; a page that sets another
    // catalogue means just that one, but not under the hand of somebody who is at the rail.
    const stays = again || this.#isAtHand();
    const after = await (stays ? updateInPlace : updateAsFound)(before, products);
    const isNews = after !== before;
    if (!isNews && (again || !stays)) return;
    const now = await listed(after);
    const due = again || !stays ? now : await listed(products);
    if (signal.aborted) return;
    if (!stays) return this.#show(now);
    clearTimeout(this.#waiting);
    this.#due = due;
    this.#put(now, null, due.products);
    this.#wait();
  }

  #tellOnce(what: string, tell: () => void): void {
    if (what === this.#told) return;
    this.#told = what;
    tell();
  }

  /** Shows a catalogue and has it ranked at once. */
  #show(list: Listed, catalog: 'failed' | null = null): void {
    clearTimeout(this.#waiting);
    this.#due = null;
    this.#put(list, catalog);
    this.#events.settled(list.products);
  }

  #put(
    { products, byId }: Listed,
    catalog: 'failed' | null = null,
    found: readonly Product[] = products,
  ): void {
    const { store } = this.#context;
    const before = store.state.byId;
    store.update({
      catalog: catalog ?? (products.length === 0 ? 'empty' : 'ready'),
      products,
      byId,
      showOrder: railOrder(store.state.show, products, byId),
    });
    const anew = before.size === 0 || !products.some(({ id }) => before.has(id));
    this.#events.shown(products, anew, found);
  }

  #wait(): void {
    if (!this.#isAtHand()) return this.settle();
    this.#waiting = setTimeout(() => this.#wait(), LOOK_AGAIN_MS);
  }

  /** Whether the viewer points at the rail, is in it with the keyboard, or reads what it opened. */
  #isAtHand(): boolean {
    const { options, store } = this.#context;
    const { host } = options;
    const isAtHand = options.isAtHand ?? (() => host.matches(':hover, :focus-within'));
    return store.state.panel !== null || isAtHand();
  }
}

/** Products by id as well; of many, a part at a time. */
async function listed(products: readonly Product[]): Promise<Listed> {
  const byId = new Map<string, Product>();
  for (const product of products) {
    byId.set(product.id, product);
    if (byId.size % INDEXED_AT_ONCE === 0) await breathe();
  }
  return { products, byId };
}

function tellRefused(refused: readonly Refusal[], fault: Context['fault']): void {
  for (const { path, message } of refused.slice(0, REFUSALS_PRINTED)) {
    console.warn(`stream-picks: refused ${path}: ${message}`);
  }
  const first = refused[0] as Refusal;
  const error = new StreamPicksError(
    'catalog-partial',
    `${refused.length} products were refused; the first: ${first.path} ${first.message}`,
    { path: first.path },
  );
  fault(error, 'catalog-partial', refused.length);
}

function documentParsed(): Promise<void> {
  if (document.readyState !== 'loading') return Promise.resolve();
  return new Promise((resolve) => {
    document.addEventListener('DOMContentLoaded', () => resolve(), { once: true });
  });
}
