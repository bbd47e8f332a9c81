/** What a product, or a search, says in each field: plain tokens, before any counting. */

import type { Product } from '../core/product.js';
import { grams, nameKey, tokenize, words } from './text.js';

/** The fields two products are compared in, in the order of all per-field arrays. */
export const FIELDS = ['brand', 'creator', 'category', 'title', 'grams', 'tags', 'price'] as const;

/** One of {@link FIELDS}. */
export type Field = (typeof FIELDS)[number];

/** How a field turns tokens into buckets. */
export interface FieldShape {
  readonly field: Field;
  /**
   * `exact`: each token has its own bucket, so that "same brand" is never an accident of hashing;
   * `hashed`: tokens share 4,096 buckets.
   */
  readonly buckets: 'exact' | 'hashed';
  /** Most buckets kept of one product. */
  readonly limit: number;
  /** Whether rare tokens weigh more (TF-IDF). */
  readonly rarity: boolean;
  /**
   * Whether vectors are scaled to length 1, so that their product is a cosine. Where a product has
   * one name at most a cosine only says same or not; unscaled, the same rare name is worth more
   * than the same common one: ln((n + 1) / df) / ln(n + 1), which is 1 for a name of one product.
   */
  readonly unit: boolean;
}

/** The shape of every field, in the order of {@link FIELDS}. */
export const FIELD_SHAPES: readonly FieldShape[] = [
  { field: 'brand', buckets: 'exact', limit: 1, rarity: true, unit: false },
  { field: 'creator', buckets: 'exact', limit: 1, rarity: true, unit: false },
  { field: 'category', buckets: 'exact', limit: 8, rarity: true, unit: true },
  { field: 'title', buckets: 'hashed', limit: 16, rarity: true, unit: true },
  { field: 'grams', buckets: 'hashed', limit: 16, rarity: true, unit: true },
  { field: 'tags', buckets: 'hashed', limit: 16, rarity: true, unit: true },
  { field: 'price', buckets: 'exact', limit: 2, rarity: false, unit: true },
];

/** Character grams: long enough to be telling, short enough to meet across endings. */
const GRAM_SIZE = 4;
/** Bands per doubling of the price; each price lies in two overlapping ones. */
const BANDS_PER_DOUBLING = 2;
/** Between the names of a category path; cannot be typed into a name's words. */
const PATH_SEPARATOR = '\u0000';
/** Tags past these are not read; a product has a handful. */
export const MAX_TAGS_READ = 256;
/** Longest run of words of a search that is looked up as the name of a brand or a category. */
const NAME_WORDS = 4;

/** A product's tokens in one field; may be empty, may repeat. */
export function productTokens(product: Product, field: Field): string[] {
  switch (field) {
    case 'brand':
      return namesOf(product.brand);
    case 'creator':
      return namesOf(product.creator);
    case 'category':
      return categoryTokens(product.category);
    case 'title':
      return tokenize(product.title);
    case 'grams':
      return gramTokens(product.title);
    case 'tags':
      return product.tags
        .slice(0, MAX_TAGS_READ)
        .map(nameKey)
        .filter((tag) => tag !== '');
    case 'price':
      return priceTokens(product);
  }
}

/** Whether an amount says anything: a positive finite number. */
export function isPrice(amount: number): boolean {
  return amount > 0 && Number.isFinite(amount);
}

/** One token for each prefix of the path, widest first: `a`, `a|b`, `a|b|c`. */
export function categoryTokens(path: readonly string[]): string[] {
  const keys = path.map(nameKey);
  return keys.map((_, depth) => keys.slice(0, depth + 1).join(PATH_SEPARATOR));
}

/** How many names a category token holds, 1 for the widest. */
export function categoryDepth(token: string): number {
  return token.split(PATH_SEPARATOR).length;
}

/** The narrowest name of a category token. */
export function categoryLeaf(token: string): string {
  return token.slice(token.lastIndexOf(PATH_SEPARATOR) + 1);
}

/** A search's tokens in a text field; names of brands and categories are looked up in the catalogue. */
export function queryTokens(query: string, field: 'title' | 'grams' | 'tags'): string[] {
  if (field === 'title') return tokenize(query);
  return field === 'grams' ? gramTokens(query) : queryNames(query);
}

/** Every run of one to four words of a search, each of which may be a name. */
export function queryNames(query: string): string[] {
  const found = words(query);
  const names = new Set<string>();
  for (let start = 0; start < found.length; start += 1) {
    for (let end = start + 1; end <= Math.min(found.length, start + NAME_WORDS); end += 1) {
      names.add(found.slice(start, end).join(' '));
    }
  }
  return [...names];
}

function namesOf(name: string | undefined): string[] {
  const key = name === undefined ? '' : nameKey(name);
  return key === '' ? [] : [key];
}

function gramTokens(text: string): string[] {
  const joined = words(text).join(' ');
  return joined === '' ? [] : grams(joined, GRAM_SIZE);
}

/**
 * Two overlapping grids of bands on the logarithm of the price, so that close prices share one or
 * two bands wherever they fall; other currencies never meet.
 */
function priceTokens(product: Product): string[] {
  const amount = product.price?.current;
  if (amount === undefined || !isPrice(amount)) return [];
  const position = Math.log2(amount) * BANDS_PER_DOUBLING;
  const currency = product.price?.currency ?? '';
  return [`${currency}:${Math.floor(position)}`, `${currency}:${Math.floor(position + 0.5)}+`];
}
