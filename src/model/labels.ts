/** Names for what two products, or a search and a product, have in common: only ones that are true. */

import type { MatchField } from '../core/picks.js';
import type { Product } from '../core/product.js';
import type { Act } from './acts.js';
import { sharedBuckets } from './contributions.js';
import type { CatalogueIndex, Row } from './features.js';
import { categoryTokens, FIELDS, productTokens, queryNames } from './fields.js';
import { nameKey } from './text.js';

const CATEGORY = FIELDS.indexOf('category');

/**
 * What the field of a reason holds: the brand, the creator, the narrowest category that every act
 * and the product share, or a tag they all share. Undefined where there is no such name.
 */
export function labelOf(
  index: CatalogueIndex,
  field: MatchField,
  item: number,
  acts: readonly Act[],
): string | undefined {
  const product = index.products[item];
  if (product === undefined) return undefined;
  switch (field) {
    case 'brand':
      return product.brand;
    case 'creator':
      return product.creator;
    case 'category':
      return sharedCategory(index, item, acts);
    case 'tags':
      return sharedTag(index, product, acts);
    default:
      return undefined;
  }
}

function sharedCategory(
  index: CatalogueIndex,
  item: number,
  acts: readonly Act[],
): string | undefined {
  const path = index.products[item]?.category ?? [];
  const vocabulary = index.fields[CATEGORY]?.vocabulary;
  const own = index.rows(item)[CATEGORY] as Row;
  const shared = acts.map(
    (act) => new Set(sharedBuckets(own, (act.query ?? index.rows(act.item))[CATEGORY] as Row)),
  );
  const tokens = categoryTokens(path);
  for (let depth = tokens.length - 1; depth >= 0; depth -= 1) {
    const bucket = vocabulary?.get(tokens[depth] as string);
    if (bucket !== undefined && shared.every((buckets) => buckets.has(bucket))) return path[depth];
  }
  return undefined;
}

/** The first of the product's tags that every act's product carries, or every search names. */
function sharedTag(
  index: CatalogueIndex,
  product: Product,
  acts: readonly Act[],
): string | undefined {
  const named = acts.map(
    (act) =>
      new Set(
        act.query === null
          ? productTokens(index.products[act.item] as Product, 'tags')
          : queryNames(act.signal.query ?? ''),
      ),
  );
  return product.tags.find((tag) => named.every((tags) => tags.has(nameKey(tag))));
}
