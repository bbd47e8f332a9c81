/** The shop's catalogue as it comes from outside (design, section 3.2), checked and normalised. */

import * as z from 'zod/mini';
import { StreamPicksError } from '../core/errors.js';
import type { Price, Product, Variant } from '../core/product.js';
import { readAvailability } from './availability.js';
import { safely } from './checked.js';
import { MAX_PRODUCTS } from './limits.js';
import { pictureAddress, webAddress } from './web-address.js';

/** Prices lie below this, in major units. */
export const MAX_PRICE = 1e9;

/** What products that carry none get. */
export interface CatalogueDefaults {
  /** ISO 4217, from the element's `currency`. */
  readonly currency?: string | undefined;
  /** ISO 3166-1 alpha-2, from the element's `product-region`. */
  readonly region?: string | undefined;
  /** Against which relative addresses are resolved; without it they are refused. */
  readonly baseUrl?: string | undefined;
}

/** A product, or the catalogue's frame, that cannot be used. */
export interface Refusal {
  /** As `products[3].price.current`. */
  readonly path: string;
  readonly message: string;
}

/** What came out of a catalogue. */
export interface ParsedCatalogue {
  /** In the catalogue's order. */
  readonly products: Product[];
  readonly refused: Refusal[];
}

const text = (maxLength: number) =>
  z.pipe(
    z.string('is not text'),
    z.pipe(
      z.transform((value: string) => value.trim()),
      z.string().check(z.minLength(1, 'is empty'), z.maxLength(maxLength, 'is too long')),
    ),
  );

const amount = z
  .number('is not a number')
  .check(z.gte(0, 'is negative'), z.lt(MAX_PRICE, 'is too large'));
const names = (count: number, length: number) =>
  z.array(text(length), 'is not a list').check(z.maxLength(count, 'has too many entries'));
const currency = z.string('is not text').check(z.regex(/^[A-Z]{3}$/, 'is no ISO 4217 code'));
const region = z
  .string('is not text')
  .check(z.regex(/^[A-Za-z]{2}$/, 'is no ISO 3166-1 alpha-2 code'));

const id = z
  .string('is not text')
  .check(z.minLength(1, 'is empty'), z.maxLength(128, 'is longer than 128 characters'));
const priceSchema = z.object(
  { current: amount, original: z.nullish(amount), currency: z.nullish(currency) },
  'is no object',
);
const variantSchema = z.object(
  {
    id,
    title: text(300),
    price: z.nullish(priceSchema),
    available: z.nullish(z.boolean('is neither true nor false')),
    options: z.nullish(
      z
        .array(z.object({ name: text(100), value: text(300) }, 'is no object'), 'is not a list')
        .check(z.maxLength(10, 'has too many entries')),
    ),
  },
  'is no object',
);

const productSchema = z.object(
  {
    id,
    title: text(500),
    url: z.string('is not text'),
    image: z.nullish(z.string('is not text')),
    brand: z.nullish(text(200)),
    creator: z.nullish(text(200)),
    category: z.nullish(
      z.union([z.string(), names(10, 200)], 'is neither text nor a list of text'),
    ),
    tags: z.nullish(names(100, 200)),
    price: z.nullish(priceSchema),
    variants: z.nullish(
      z.array(variantSchema, 'is not a list').check(z.maxLength(250, 'has too many entries')),
    ),
    availability: z.nullish(z.string('is not text')),
    regions: z.nullish(z.array(region, 'is not a list').check(z.maxLength(250, 'is too long'))),
    seasons: z.nullish(names(20, 60)),
    promotedBy: z.nullish(z.object({ name: text(200) }, 'is no object')),
    offer: z.nullish(
      z.object(
        {
          label: text(200),
          code: text(100),
          afterInteractions: z
            .int('is no whole number')
            .check(z.gte(0, 'is negative'), z.lte(10_000, 'is too large')),
        },
        'is no object',
      ),
    ),
    embedding: z.nullish(
      z
        .array(z.number('is not a number'), 'is not a list')
        .check(z.minLength(1, 'is empty'), z.maxLength(1024, 'is too long')),
    ),
  },
  'is no object',
);

const frameSchema = z.object(
  {
    version: z.literal(1, 'is not 1'),
    currency: z.nullish(currency),
    // What stands in it is checked one by one.
    products: z.custom<readonly unknown[]>(Array.isArray, 'is not a list'),
  },
  'is no object',
);

/**
 * Checks a catalogue product by product: what cannot be used is refused and named, the rest comes
 * back normalised (addresses absolute, category a path, region codes upper case). Unknown keys are
 * ignored. An empty list of products gives an empty catalogue.
 * @throws {StreamPicksError} `catalog-invalid` when the frame is wrong or no product is valid.
 */
export function parseCatalogue(input: unknown, defaults: CatalogueDefaults = {}): ParsedCatalogue {
  const all = [...catalogueSlices(input, defaults, MAX_PRODUCTS)];
  return {
    products: all.flatMap(({ products }) => products),
    refused: all.flatMap(({ refused }) => refused),
  };
}

/**
 * {@link parseCatalogue} in parts of at most `size` products, in order, for threads that have other
 * things to do: each step checks one part.
 * @throws {StreamPicksError} As {@link parseCatalogue}; that no product is valid only at the end.
 */
export function* catalogueSlices(
  input: unknown,
  defaults: CatalogueDefaults,
  size: number,
): Generator<ParsedCatalogue, void> {
  refuseTooMany(input);
  const frame = safely(frameSchema, input);
  if (!frame?.success) {
    const { path, message } = refusal(frame?.error.issues[0], '');
    throw new StreamPicksError('catalog-invalid', `${path || 'the catalogue'} ${message}`, {
      path: path || undefined,
    });
  }
  const entries = frame.data.products;
  const check = productChecker({
    ...defaults,
    currency: frame.data.currency ?? defaults.currency,
  });
  let valid = 0;
  let first: Refusal | undefined;
  for (let from = 0; from < entries.length; from += size) {
    const part: ParsedCatalogue = { products: [], refused: [] };
    const to = Math.min(from + size, entries.length);
    for (let index = from; index < to; index += 1) check(entries[index], index, part);
    valid += part.products.length;
    first ??= part.refused[0];
    yield part;
  }
  if (valid === 0 && first !== undefined) {
    throw new StreamPicksError(
      'catalog-invalid',
      `none of ${entries.length} products is valid; the first: ${first.path} ${first.message}`,
      { path: first.path },
    );
  }
}

/** Before anything is looked at one by one. */
function refuseTooMany(input: unknown): void {
  const products: unknown =
    typeof input === 'object' && input !== null && 'products' in input ? input.products : null;
  if (!Array.isArray(products) || products.length <= MAX_PRODUCTS) return;
  throw new StreamPicksError('catalog-invalid', `products has more than ${MAX_PRODUCTS} entries`, {
    path: 'products',
  });
}

/** Checks products one after the other, each into the part it belongs to. */
function productChecker(
  shared: CatalogueDefaults,
): (entry: unknown, index: number, into: ParsedCatalogue) => void {
  const ids = new Set<string>();
  let embeddingLength: number | undefined;
  return (entry, index, { products, refused }) => {
    const at = `products[${index}]`;
    const checked = safely(productSchema, entry);
    if (!checked?.success) {
      refused.push(refusal(checked?.error.issues[0], at));
      return;
    }
    const found = normalise(checked.data, shared);
    if ('message' in found) {
      refused.push({ path: `${at}.${found.path}`, message: found.message });
    } else if (ids.has(found.id)) {
      refused.push({ path: `${at}.id`, message: 'is taken by an earlier product' });
    } else if (
      found.embedding &&
      found.embedding.length !== (embeddingLength ??= found.embedding.length)
    ) {
      refused.push({ path: `${at}.embedding`, message: 'has another length than the first one' });
    } else {
      ids.add(found.id);
      products.push(found);
    }
  };
}

function normalise(
  raw: z.infer<typeof productSchema>,
  defaults: CatalogueDefaults,
): Product | Refusal {
  const url = webAddress(raw.url, defaults.baseUrl);
  if (url === null) return { path: 'url', message: 'is no http(s) address' };
  const image = raw.image ? pictureAddress(raw.image, defaults.baseUrl) : undefined;
  if (image === null) {
    return { path: 'image', message: 'is no http(s) address, or an SVG of another origin' };
  }
  const availability = raw.availability ? readAvailability(raw.availability) : undefined;
  if (raw.availability && !availability) return { path: 'availability', message: 'is not known' };
  const code = raw.price?.currency ?? defaults.currency;
  if (raw.price && code === undefined) {
    return {
      path: 'price.currency',
      message: 'is missing here, in the catalogue and in the element',
    };
  }
  const regions = raw.regions ?? (defaults.region === undefined ? undefined : [defaults.region]);
  return {
    id: raw.id,
    title: raw.title,
    url,
    ...present('image', image),
    ...present('brand', raw.brand),
    ...present('creator', raw.creator),
    category: categoryPath(raw.category ?? []),
    tags: [...new Set(raw.tags ?? [])],
    ...present('price', raw.price && price(raw.price, code as string)),
    ...present('availability', availability),
    ...present('variants', variants(raw.variants ?? [], code)),
    ...present('regions', regions && [...new Set(regions.map((entry) => entry.toUpperCase()))]),
    ...present('seasons', raw.seasons),
    ...present('promotedBy', raw.promotedBy),
    ...present('offer', raw.offer),
    ...present('embedding', raw.embedding),
  };
}

/** Of an id that comes twice the first counts. */
function variants(
  raw: readonly z.infer<typeof variantSchema>[],
  code: string | undefined,
): Variant[] | undefined {
  const byId = new Map(raw.toReversed().map((variant) => [variant.id, variant]));
  if (byId.size === 0) return undefined;
  return [...byId.values()].toReversed().map(({ id: variantId, title, price: own, ...rest }) => {
    const currencyCode = own?.currency ?? code;
    return {
      id: variantId,
      title,
      available: rest.available ?? true,
      ...(rest.options && rest.options.length > 0 ? { options: rest.options } : {}),
      ...(own && currencyCode !== undefined ? { price: price(own, currencyCode) } : {}),
    };
  });
}

function price(
  raw: { current: number; original?: number | null | undefined },
  code: string,
): Price {
  const reduced = typeof raw.original === 'number' && raw.original > raw.current;
  return {
    current: raw.current,
    ...(reduced ? { original: raw.original as number } : {}),
    currency: code,
  };
}

/** `'Outdoors > Trail shoes'` as a path from the widest kind to the narrowest. */
function categoryPath(category: string | readonly string[]): string[] {
  const parts = typeof category === 'string' ? category.slice(0, 2000).split('>') : category;
  return parts
    .map((part) => part.trim().slice(0, 200))
    .filter((part) => part !== '')
    .slice(0, 10);
}

/** The key with its value, or nothing: optional fields are absent, never undefined or null. */
function present<K extends string, V>(key: K, value: V | null | undefined): { [P in K]?: V } {
  return value === null || value === undefined ? {} : ({ [key]: value } as { [P in K]?: V });
}

function refusal(issue: { path: PropertyKey[]; message: string } | undefined, at: string): Refusal {
  const path = (issue?.path ?? []).reduce<string>(
    (so, key) =>
      typeof key === 'number' ? `${so}[${key}]` : so ? `${so}.${String(key)}` : String(key),
    at,
  );
  return { path, message: issue?.message ?? 'is not valid' };
}
