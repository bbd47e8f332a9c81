/** Loads the catalogue and puts it into the state. */

import { StreamPicksError } from '../../core/errors.js';
import type { Product } from '../../core/product.js';
import type { ParsedCatalogue, Refusal } from '../../wire/catalogue.js';
import { findCatalogue } from '../catalogs/find.js';
import { type CatalogueSource, loadCatalogue } from '../catalogs/load.js';
import { Regular } from '../catalogs/regular.js';
import { updateAsFound, updateInPlace } from '../catalogs/update.js';
import { loadChunk } from '../link/chunks.js';
import type { Context } from './context.js';
import { railOrder } from './stage.js';

/** Refused products that get a console line each; the rest is only counted. */
const REFUSALS_PRINTED = 20;

/** How long a page may take to name a catalogue, in milliseconds. */
const MISSING_AFTER_MS = 3000;

/** How long a catalogue that is read again may take, in milliseconds; what is shown stays meanwhile. */
const PATIENCE_MS = 30_000;

/** How often it is looked whether the viewer has left the rail, in milliseconds. */
const LOOK_AGAIN_MS = 250;

/** What the rest of the session hears of the catalogue. */
export interface ProductsEvents {
  /**
   * The state has it; an empty one when none could be had.
   * @param anew False where it is the same catalogue with news, so what is drawn stays.
   */
  shown(products: readonly Product[], anew: boolean): void;
  /** It may be ranked: nobody is at the rail whose cards would move under the hand. */
  settled(products: readonly Product[]): void;
}

/** The catalogue of one element. */
export class Products {
  #context: Context;
  #events: ProductsEvents;
  #property: unknown = null;
  #abort: AbortController | null = null;
  readonly #regular = new Regular((signal) => this.#again(signal));
  #everyMs: number | null = null;
  /** What was told last of a catalogue that is read again and again: once is enough. */
  #told = '';
  /** What the ranking gets once nobody is at the rail; null: it has everything. */
  #due: readonly Product[] | null = null;
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
      this.#show([]);
      this.#missing(abort.signal);
      return;
    }
    try {
      const found = await this.#read(source, abort.signal);
      if (!abort.signal.aborted) await this.#take(found, abort.signal);
    } catch (error) {
      if (abort.signal.aborted) return;
      this.#context.fault(error, 'catalog-load');
      if (store.state.catalog === 'loading') this.#show([], 'failed');
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
    if (due !== this.#context.store.state.products) this.#put(due);
    this.#events.settled(due);
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
      const found = await this.#read(source, AbortSignal.any([signal, patience]));
      if (!signal.aborted) await this.#take(found, signal, true);
      return true;
    } catch (error) {
      if (signal.aborted) return true;
      this.#tellOnce(String(error), () => this.#context.fault(error, 'catalog-load'));
      return false;
    }
  }

  #source(): CatalogueSource | null {
    const { options, settings } = this.#context;
    return findCatalogue(options.host, this.#property, settings().catalog);
  }

  #read(source: CatalogueSource, signal: AbortSignal): Promise<ParsedCatalogue> {
    const { options, settings } = this.#context;
    const { currency, productRegion } = settings();
    return loadCatalogue(source, {
      defaults: {
        baseUrl: document.baseURI,
        currency: currency ?? undefined,
        region: productRegion ?? undefined,
      },
      schemas: () => (options.loadChunk ?? loadChunk)('schemas'),
      feeds: () => (options.loadChunk ?? loadChunk)('feeds'),
      signal,
    });
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
    if (before.length === 0) return this.#show(products);
    // What a feed leaves out is sold out until the page is loaded again; a page that sets another
    // catalogue means just that one, but not under the hand of somebody who is at the rail.
    const stays = again || this.#isAtHand();
    const after = await (stays ? updateInPlace : updateAsFound)(before, products);
    if (signal.aborted) return;
    const isNews = after !== before;
    if (!stays) return isNews ? this.#show(after) : undefined;
    if (again && !isNews) return;
    clearTimeout(this.#waiting);
    this.#due = again ? after : products;
    if (isNews) this.#put(after);
    this.#wait();
  }

  #tellOnce(what: string, tell: () => void): void {
    if (what === this.#told) return;
    this.#told = what;
    tell();
  }

  /** Shows a catalogue and has it ranked at once. */
  #show(products: readonly Product[], catalog: 'failed' | null = null): void {
    clearTimeout(this.#waiting);
    this.#due = null;
    this.#put(products, catalog);
    this.#events.settled(products);
  }

  #put(products: readonly Product[], catalog: 'failed' | null = null): void {
    const { store } = this.#context;
    const before = store.state.byId;
    const byId = new Map(products.map((product) => [product.id, product]));
    store.update({
      catalog: catalog ?? (products.length === 0 ? 'empty' : 'ready'),
      products,
      byId,
      showOrder: railOrder(store.state.show, products),
    });
    this.#events.shown(products, !products.some(({ id }) => before.has(id)));
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
