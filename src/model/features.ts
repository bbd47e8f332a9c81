/**
 * A catalogue as features: one sparse vector a product and field, weighted by rarity and (but for
 * fields of one name, see `FieldShape.unit`) scaled to
 * length 1, so that the product of two vectors is their cosine.
 *
 * A bucket has one weight for the whole catalogue and a product one scale for the whole field, so a
 * posting needs no number of its own: `value(i, b) = weight(b) · scale(i)`. What is kept is the
 * inverted index (2 bytes a posting) and the scales; a product's own row is read again from its
 * text when the history or an explanation needs it, and remembered.
 */

import type { Product } from '../core/product.js';
import { catalogueHash } from './catalogue-hash.js';
import { type Embeddings, readEmbeddings } from './embeddings.js';
import {
  categoryDepth,
  categoryLeaf,
  FIELD_SHAPES,
  type Field,
  type FieldShape,
  isPrice,
  MAX_TAGS_READ,
  productTokens,
  queryNames,
  queryTokens,
} from './fields.js';
import { hashText } from './hash.js';
import { type ItemNumbers, numberItems } from './item-numbers.js';
import type { Pack } from './pack.js';
import { refusePack } from './pack-error.js';
import { invert, type Postings } from './postings.js';
import { remember } from './remember.js';

/** Buckets of a hashed field. */
export const HASH_BUCKETS = 4096;
/** Rows remembered at a time; a history touches some hundreds of products. */
const MAX_KEPT_ROWS = 2048;
/** Stands for "has no category" in {@link CatalogueIndex.paths}. */
export const NO_CATEGORY = 0xffff_ffff;

/** One field of all products. */
export interface FieldFeatures {
  readonly field: Field;
  /** Weight of each bucket: its rarity, and for categories its depth. */
  readonly weights: Float32Array;
  /**
   * One over the length of each product's vector, 0 where the field is empty; 1 for all where vectors
   * are not scaled (these fields share one array).
   */
  readonly scales: Float32Array;
  readonly postings: Postings;
  /** Buckets by token, for exact fields. */
  readonly vocabulary: ReadonlyMap<string, number> | null;
}

/** Ascending buckets of one product or search in one field, and one over the vector's length. */
export interface Row {
  readonly buckets: Uint32Array;
  readonly scale: number;
}

/** What of a catalogue could not be used, counted. */
export interface IgnoredParts {
  /** Products whose id an earlier one has. */
  readonly repeatedIds: number;
  /** Prices that are not positive finite numbers. */
  readonly prices: number;
  /** Product vectors of another length than the first one, of zeros, or not finite. */
  readonly embeddings: number;
  /** Products with more tags than are read. */
  readonly longTagLists: number;
}

/** Everything the ranker knows about a catalogue. Made once, read only. */
export interface CatalogueIndex {
  /** Without repeated ids (the first one stays), in the catalogue's order. */
  readonly products: readonly Product[];
  /** Items by product id. */
  readonly itemOf: ItemNumbers;
  /** In the order of `FIELDS`. */
  readonly fields: readonly FieldFeatures[];
  /** Bucket of each product's whole category path, or {@link NO_CATEGORY}. */
  readonly paths: Uint32Array;
  /** Bucket of the widest category above each path, by bucket. */
  readonly roots: Uint32Array;
  /** Items whose place somebody may have paid for, in the catalogue's order. */
  readonly promoted: readonly number[];
  /** Items that name a season, in the catalogue's order. */
  readonly seasonal: readonly number[];
  /** Items that cannot be sent everywhere, in the catalogue's order. */
  readonly limited: readonly number[];
  /** What past orders say; null: no pack. */
  readonly pack: Pack | null;
  /** The shop's own product vectors; null: none. */
  readonly embeddings: Embeddings | null;
  readonly ignored: IgnoredParts;
  /** The rows of a product, one a field. */
  readonly rows: (item: number) => readonly Row[];
  /** The rows of a search, one a field; names of brands and categories in it count as such. */
  readonly queryRows: (query: string) => readonly Row[];
}

/**
 * Builds the index of a catalogue of any shop. Deterministic; reads no ids but for look-up.
 * @throws {StreamPicksError} `model` for a pack of another catalogue
 */
export function createIndex(
  products: readonly Product[],
  pack: Pack | null = null,
): CatalogueIndex {
  const { products: kept, itemOf } = numberItems(products);
  if (pack !== null && pack.catalogueHash !== catalogueHash(kept)) {
    throw refusePack('catalogueHash', 'is that of another catalogue');
  }
  const ones = new Float32Array(kept.length).fill(1);
  const fields = FIELD_SHAPES.map((shape) => buildField(kept, shape, ones));
  const { embeddings, ignored } = readEmbeddings(kept);
  const category = fieldOf(fields, 'category');
  const leaves = leavesByName(category.vocabulary ?? new Map());
  return {
    products: kept,
    itemOf,
    fields,
    ...categoryEnds(kept, category),
    promoted: kept.flatMap((product, item) => (product.promotedBy === undefined ? [] : [item])),
    seasonal: kept.flatMap((product, item) => (product.seasons === undefined ? [] : [item])),
    limited: kept.flatMap((product, item) => (product.regions === undefined ? [] : [item])),
    pack,
    embeddings,
    ignored: {
      repeatedIds: products.length - kept.length,
      prices: kept.filter(({ price }) => price !== undefined && !isPrice(price.current)).length,
      embeddings: ignored,
      longTagLists: kept.filter(({ tags }) => tags.length > MAX_TAGS_READ).length,
    },
    rows: remember((item) => productRows(kept[item] as Product, item, fields), MAX_KEPT_ROWS),
    queryRows: remember(
      (query) =>
        fields.map((features, at) =>
          makeRow(features, queryBuckets(query, features, FIELD_SHAPES[at] as FieldShape, leaves)),
        ),
      MAX_KEPT_ROWS,
    ),
  };
}

function shapeOf(field: Field): FieldShape {
  return FIELD_SHAPES.find((shape) => shape.field === field) as FieldShape;
}

/** The features of one field. */
export function fieldOf(fields: readonly FieldFeatures[], field: Field): FieldFeatures {
  return fields.find((features) => features.field === field) as FieldFeatures;
}

/** Bytes of all typed arrays of an index. */
export function indexBytes(index: CatalogueIndex): number {
  const arrays = new Set<{ readonly byteLength: number }>(
    index.fields.flatMap(({ weights, scales, postings }) => [
      weights,
      scales,
      postings.starts,
      postings.items,
    ]),
  );
  const ofVectors =
    (index.embeddings?.codes.byteLength ?? 0) + (index.embeddings?.scales.byteLength ?? 0);
  return [...arrays].reduce(
    (sum, { byteLength }) => sum + byteLength,
    index.itemOf.byteLength +
      index.paths.byteLength +
      index.roots.byteLength +
      ofVectors +
      (index.pack?.bytes ?? 0),
  );
}

function buildField(
  products: readonly Product[],
  shape: FieldShape,
  ones: Float32Array,
): FieldFeatures {
  const vocabulary = shape.buckets === 'exact' ? new Map<string, number>() : null;
  const rowStarts = new Uint32Array(products.length + 1);
  let rowBuckets = new Uint32Array(products.length * 2);
  let count = 0;
  for (let item = 0; item < products.length; item += 1) {
    const tokens = productTokens(products[item] as Product, shape.field);
    const buckets = bucketsOf(tokens, shape, vocabulary, true);
    if (count + buckets.length > rowBuckets.length) {
      const longer = new Uint32Array(2 * (count + buckets.length));
      longer.set(rowBuckets);
      rowBuckets = longer;
    }
    for (let nth = 0; nth < buckets.length; nth += 1) {
      rowBuckets[count] = buckets[nth] as number;
      count += 1;
    }
    rowStarts[item + 1] = count;
  }
  rowBuckets = rowBuckets.subarray(0, count);
  const weights = bucketWeights(rowBuckets, products.length, shape, vocabulary);
  const scales = shape.unit ? new Float32Array(products.length) : ones;
  for (let item = 0; shape.unit && item < products.length; item += 1) {
    scales[item] = scaleOf(
      rowBuckets.subarray(rowStarts[item], rowStarts[item + 1]),
      weights,
      true,
    );
  }
  const postings = invert(rowStarts, rowBuckets, weights.length);
  return { field: shape.field, weights, scales, postings, vocabulary };
}

/**
 * Buckets of some tokens, ascending, without repeats, at most the field's limit. Past the limit the
 * smallest hashes stay: a bottom-k sketch (Cohen and Kaplan 2007), which keeps the same grams of two
 * titles that share them.
 */
function bucketsOf(
  tokens: readonly string[],
  shape: FieldShape,
  vocabulary: Map<string, number> | ReadonlyMap<string, number> | null,
  grow: boolean,
): number[] {
  if (vocabulary === null) {
    if (scratch.length < tokens.length) scratch = new Uint32Array(2 * tokens.length);
    for (let nth = 0; nth < tokens.length; nth += 1) scratch[nth] = hashText(tokens[nth] as string);
    const kept = Math.min(shape.limit, ascending(scratch.subarray(0, tokens.length)));
    for (let nth = 0; nth < kept; nth += 1) scratch[nth] = (scratch[nth] as number) % HASH_BUCKETS;
    return Array.from(scratch.subarray(0, ascending(scratch.subarray(0, kept))));
  }
  const buckets = new Set<number>();
  for (const token of tokens.slice(0, shape.limit)) {
    let bucket = vocabulary.get(token);
    if (bucket === undefined && grow) {
      bucket = vocabulary.size;
      (vocabulary as Map<string, number>).set(token, bucket);
    }
    if (bucket !== undefined) buckets.add(bucket);
  }
  return buckets.size === 1 ? [...buckets] : [...buckets].sort((a, b) => a - b);
}

/** Hashes of the tokens at hand. */
let scratch = new Uint32Array(256);
/** Longer lists are sorted by the machine's own sort. */
const MOST_INSERTED = 64;

/** Sorts numbers in place, without repeats; gives how many are left at the front. */
function ascending(list: Uint32Array): number {
  if (list.length > MOST_INSERTED) list.sort();
  let held = 0;
  for (let next = 0; next < list.length; next += 1) {
    const number = list[next] as number;
    let at = held;
    while (at > 0 && (list[at - 1] as number) > number) at -= 1;
    if (at > 0 && list[at - 1] === number) continue;
    for (let to = held; to > at; to -= 1) list[to] = list[to - 1] as number;
    list[at] = number;
    held += 1;
  }
  return held;
}

/**
 * idf(b) = ln((n + 1) / df(b)), times the depth for categories; 1 where rarity does not count;
 * √(idf(b) / ln(n + 1)) where vectors are not scaled.
 */
function bucketWeights(
  rowBuckets: Uint32Array,
  itemCount: number,
  shape: FieldShape,
  vocabulary: ReadonlyMap<string, number> | null,
): Float32Array {
  const counts = new Uint32Array(vocabulary?.size ?? HASH_BUCKETS);
  for (const bucket of rowBuckets) (counts[bucket] as number) += 1;
  const weights = new Float32Array(counts.length);
  counts.forEach((count, bucket) => {
    if (count === 0) return;
    const rarity = shape.rarity ? Math.log((itemCount + 1) / count) : 1;
    weights[bucket] = shape.unit ? rarity : Math.sqrt(rarity / Math.log(itemCount + 1));
  });
  if (shape.field === 'category' && vocabulary !== null) {
    for (const [token, bucket] of vocabulary) {
      (weights[bucket] as number) *= categoryDepth(token);
    }
  }
  return weights;
}

function scaleOf(buckets: Uint32Array, weights: Float32Array, unit: boolean): number {
  if (!unit) return 1;
  let squares = 0;
  for (const bucket of buckets) squares += (weights[bucket] as number) ** 2;
  return squares > 0 ? 1 / Math.sqrt(squares) : 0;
}

function makeRow(features: FieldFeatures, buckets: readonly number[], scale?: number): Row {
  const array = Uint32Array.from(buckets);
  return {
    buckets: array,
    scale: scale ?? scaleOf(array, features.weights, shapeOf(features.field).unit),
  };
}

function productRows(
  product: Product,
  item: number,
  fields: readonly FieldFeatures[],
): readonly Row[] {
  return fields.map((features, at) => {
    const tokens = productTokens(product, features.field);
    const buckets = bucketsOf(tokens, FIELD_SHAPES[at] as FieldShape, features.vocabulary, false);
    return makeRow(features, buckets, features.scales[item] ?? 0);
  });
}

function queryBuckets(
  query: string,
  { field, vocabulary, weights }: FieldFeatures,
  shape: FieldShape,
  leaves: ReadonlyMap<string, readonly number[]>,
): number[] {
  switch (field) {
    case 'price':
      return [];
    case 'category':
      return queryNames(query)
        .flatMap((name) => leaves.get(name) ?? [])
        .sort((a, b) => a - b);
    case 'brand':
    case 'creator': {
      const wide = { ...shape, limit: Number.POSITIVE_INFINITY };
      return bucketsOf(queryNames(query), wide, vocabulary, false);
    }
    default:
      return bucketsOf(queryTokens(query, field), shape, vocabulary, false).filter(
        (bucket) => (weights[bucket] as number) > 0,
      );
  }
}

function leavesByName(vocabulary: ReadonlyMap<string, number>): Map<string, number[]> {
  const leaves = new Map<string, number[]>();
  for (const [token, bucket] of vocabulary) {
    const name = categoryLeaf(token);
    const known = leaves.get(name);
    if (known === undefined) leaves.set(name, [bucket]);
    else known.push(bucket);
  }
  return leaves;
}

function categoryEnds(
  products: readonly Product[],
  category: FieldFeatures,
): Pick<CatalogueIndex, 'paths' | 'roots'> {
  const paths = new Uint32Array(products.length).fill(NO_CATEGORY);
  const roots = new Uint32Array(category.weights.length);
  const bucketOf = (token: string | undefined): number =>
    category.vocabulary?.get(token ?? '') ?? NO_CATEGORY;
  products.forEach((product, item) => {
    const tokens = productTokens(product, 'category');
    const path = bucketOf(tokens.at(-1));
    paths[item] = path;
    if (path !== NO_CATEGORY) roots[path] = bucketOf(tokens[0]);
  });
  return { paths, roots };
}
