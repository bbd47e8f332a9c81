/**
 * Catalogues in other formats than our own, told apart by their shape. Loaded as a chunk, and only
 * where a shop has one.
 */

import { catalogueFromJsonLd } from './json-ld.js';
import { catalogueFromShopify, isShopify } from './shopify.js';
import { isFields, listOf, type RawCatalogue } from './values.js';
import { catalogueFromWooCommerce, isWooCommerce } from './woocommerce.js';

export { catalogueFromJsonLd };

/** A parsed feed as a raw catalogue; null where the format is not known. */
export function catalogueFromFeed(value: unknown, address: string): RawCatalogue | null {
  if (isShopify(value)) return catalogueFromShopify(value, address);
  if (isWooCommerce(value)) return catalogueFromWooCommerce(value);
  const documents = catalogueFromJsonLd([value]);
  return documents.products.length > 0 ? documents : null;
}

/** The rest of a feed that is served page by page. */
export interface FeedPages {
  /** Number of the page to go on with. */
  readonly number: number;
  /** True where the pages are cut anew, larger, so that the first one is read again. */
  readonly replaces: boolean;
  /** Address of a page. */
  at(number: number): string;
}

/** How a shop system names its pages; the size it uses by itself, and the largest it allows. */
const PAGING = [
  { is: isShopify, path: /\/products\.json$/, size: 'limit', usual: 30, largest: 250 },
  {
    is: isWooCommerce,
    path: /\/wc\/store\/(v1\/)?products\/?$/,
    size: 'per_page',
    usual: 10,
    largest: 100,
  },
] as const;

/** What follows a first page that is full; null where it is all there is. */
export function secondPage(value: unknown, address: string): FeedPages | null {
  const url = new URL(address);
  const paging = pagingOf(value, url);
  if (paging === undefined || isLastPage(value, address) || url.searchParams.has('page'))
    return null;
  const { size, largest } = paging;
  const replaces = !url.searchParams.has(size);
  return {
    number: replaces ? 1 : 2,
    replaces,
    at: (number) => {
      const page = new URL(url);
      if (replaces) page.searchParams.set(size, String(largest));
      page.searchParams.set('page', String(number));
      return page.href;
    },
  };
}

/** True where a page holds fewer products than it could. */
export function isLastPage(value: unknown, address: string): boolean {
  const url = new URL(address);
  const paging = pagingOf(value, url);
  if (paging === undefined) return true;
  const asked = Number(url.searchParams.get(paging.size) ?? paging.usual);
  return countOf(value) < Math.min(asked, paging.largest);
}

function pagingOf(value: unknown, url: URL): (typeof PAGING)[number] | undefined {
  return PAGING.find(({ is, path }) => path.test(url.pathname) && is(value));
}

function countOf(value: unknown): number {
  return listOf(isFields(value) ? value['products'] : value).length;
}

/** What the chunk gives. */
export interface Feeds {
  readonly catalogueFromFeed: typeof catalogueFromFeed;
  readonly catalogueFromJsonLd: typeof catalogueFromJsonLd;
  readonly secondPage: typeof secondPage;
  readonly isLastPage: typeof isLastPage;
}
