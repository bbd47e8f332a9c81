/** Loads the catalogue and puts it into the state. */

import { StreamPicksError } from '../../core/errors.js';
import type { Product } from '../../core/product.js';
import type { ParsedCatalogue, Refusal } from '../../wire/catalogue.js';
import { findCatalogue } from '../catalogs/find.js';
import { loadCatalogue } from '../catalogs/load.js';
import { loadChunk } from '../link/chunks.js';
import type { Context } from './context.js';
import { railOrder } from './stage.js';

/** Refused products that get a console line each; the rest is only counted. */
const REFUSALS_PRINTED = 20;

/** How long a page may take to name a catalogue, in milliseconds. */
const MISSING_AFTER_MS = 3000;

/** The catalogue of one element. */
export class Products {
  #context: Context;
  #loaded: (products: readonly Product[]) => void;
  #property: unknown = null;
  #abort: AbortController | null = null;

  /** @param loaded Told of each catalogue that is ready, and of an empty one when none could be had. */
  constructor(context: Context, loaded: (products: readonly Product[]) => void) {
    this.#context = context;
    this.#loaded = loaded;
  }

  /** The `catalog` property. */
  set property(value: unknown) {
    this.#property = value;
  }

  /** Loads what the element names now; an earlier load that is under way is given up. */
  async load(): Promise<void> {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    const { store, options, fault } = this.#context;
    store.update({ catalog: 'loading' });
    // Inline scripts may stand below the element and not be parsed yet.
    await documentParsed();
    if (abort.signal.aborted) return;
    const { catalog, currency, productRegion } = this.#context.settings();
    const source = findCatalogue(options.host, this.#property, catalog);
    if (!source) {
      this.#show([]);
      this.#missing(abort.signal);
      return;
    }
    try {
      const found = await loadCatalogue(source, {
        defaults: {
          baseUrl: document.baseURI,
          currency: currency ?? undefined,
          region: productRegion ?? undefined,
        },
        schemas: () => (options.loadChunk ?? loadChunk)('schemas'),
        feeds: () => (options.loadChunk ?? loadChunk)('feeds'),
        signal: abort.signal,
      });
      if (abort.signal.aborted) return;
      this.#take(found);
    } catch (error) {
      if (abort.signal.aborted) return;
      fault(error, 'catalog-load');
      this.#show([], 'failed');
    }
  }

  /** A page may set the property late; only one that never does is told. */
  #missing(signal: AbortSignal): void {
    setTimeout(() => {
      if (signal.aborted) return;
      const why = 'There is no catalog attribute, property or inline script.';
      this.#context.fault(new StreamPicksError('settings', why, { path: 'catalog' }), 'settings');
    }, MISSING_AFTER_MS);
  }

  #take({ products, refused }: ParsedCatalogue): void {
    const { fault } = this.#context;
    if (refused.length > 0) tellRefused(refused, fault);
    if (products.length === 0) {
      fault(
        new StreamPicksError('catalog-invalid', 'It has no products.', { path: 'products' }),
        'catalog-invalid',
      );
    }
    this.#show(products);
  }

  #show(products: readonly Product[], catalog: 'failed' | null = null): void {
    const { store } = this.#context;
    store.update({
      catalog: catalog ?? (products.length === 0 ? 'empty' : 'ready'),
      products,
      byId: new Map(products.map((product) => [product.id, product])),
      showOrder: railOrder(store.state.show, products),
    });
    this.#loaded(products);
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
