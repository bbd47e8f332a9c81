import { StreamPicksError } from '../../core/errors.js';
import { MAX_PRODUCTS } from '../../wire/limits.js';
import type { FeedPages, Feeds } from './feeds/feeds.js';

/** Most pages of a feed that are asked for: 100,000 products at 250 a page. */
const MAX_PAGES = 400;

/** A catalogue that comes page by page; a shop's own catalogue is one page. */
export class Reading {
  readonly #feeds: () => Promise<Feeds>;
  readonly #address: string;
  #found: { readonly products: readonly object[] } | null = null;
  #raw: unknown;
  #rest: FeedPages | null = null;
  #products: object[] = [];
  #number = 0;

  /**
   * @param address Of the first page.
   * @param feeds Gives the readers of other formats; asked for only where there is one to read.
   */
  constructor(address: string, feeds: () => Promise<Feeds>) {
    this.#address = address;
    this.#feeds = feeds;
  }

  /**
   * Takes a page and gives the address of the next one; null after the last.
   * @throws {StreamPicksError} `catalog-invalid` when it is no JSON.
   */
  async take(text: string, url: string): Promise<string | null> {
    const value = parseJson(text, url);
    refuseTooMany(value);
    if (this.#rest === null) {
      this.#raw = value;
      if (isOwnForm(value)) return null;
      return this.#takeFirst(value, await this.#feeds());
    }
    const { catalogueFromFeed, isLastPage } = await this.#feeds();
    const more = catalogueFromFeed(value, this.#address)?.products ?? [];
    this.#products = this.#products.concat(more);
    const isEnough = this.#number >= MAX_PAGES || this.#products.length > MAX_PRODUCTS;
    if (isEnough || isLastPage(value, url)) return null;
    this.#number += 1;
    return this.#rest.at(this.#number);
  }

  /** All pages as one catalogue that nobody has checked yet. */
  get raw(): unknown {
    if (this.#found === null) return this.#raw;
    return this.#rest === null ? this.#found : { ...this.#found, products: this.#products };
  }

  #takeFirst(value: unknown, { catalogueFromFeed, secondPage }: Feeds): string | null {
    this.#found = catalogueFromFeed(value, this.#address);
    if (this.#found === null) return null;
    this.#rest = secondPage(value, this.#address);
    if (this.#rest === null) return null;
    this.#number = this.#rest.number;
    this.#products = this.#rest.replaces ? [] : [...this.#found.products];
    return this.#rest.at(this.#number);
  }
}

/** Where feeds have their products: ours and Shopify's, JSON-LD's. */
const LISTS = ['products', '@graph', 'itemListElement'] as const;

/** Ours says its version; whatever else a page hands over is looked at by its shape. */
export function isOwnForm(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'version' in value;
}

/** @throws {StreamPicksError} `catalog-invalid`, with what it is in words. */
export function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new StreamPicksError('catalog-invalid', `${what} is no JSON.`, { cause });
  }
}

/**
 * Refuses a feed of any form by the length of its list, before anything is made of it.
 * @throws {StreamPicksError} `catalog-invalid`.
 */
export function refuseTooMany(value: unknown): void {
  const fields = (value ?? {}) as Readonly<Record<string, unknown>>;
  for (const list of [value, ...LISTS.map((name) => fields[name])]) {
    if (!Array.isArray(list) || list.length <= MAX_PRODUCTS) continue;
    throw new StreamPicksError('catalog-invalid', `It has more than ${MAX_PRODUCTS} products.`, {
      path: 'products',
    });
  }
}
