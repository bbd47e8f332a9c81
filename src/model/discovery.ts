/** One place for a kind of product the viewer has not touched, so that picks do not close in. */

import type { Act } from './acts.js';
import { type CatalogueIndex, fieldOf, NO_CATEGORY } from './features.js';
import { FIELDS } from './fields.js';
import { firstItem } from './postings.js';
import type { ShowTerms } from './show-terms.js';

/** Fewer acts than this say too little for "something new" to mean anything. */
export const MIN_ACTS_FOR_DISCOVERY = 5;

const CATEGORY = FIELDS.indexOf('category');

/**
 * The item for the discovery place: highest by the show's terms (ties in show order) among products
 * of a widest category the viewer never acted on; where every one was touched, of a narrowest
 * category. -1 where the viewer has done too little or nothing is new. Having only been on screen
 * (`view`) is no act.
 * @param taken items that cannot be chosen
 */
export function discoveryItem(
  index: CatalogueIndex,
  acts: readonly Act[],
  show: ShowTerms,
  taken: ReadonlySet<number>,
): number {
  const done = acts.filter((act) => act.signal.type !== 'view');
  if (done.length < MIN_ACTS_FOR_DISCOVERY) return -1;
  const searched = searchedCategories(index, done);
  const roots = new Set([...itemCategories(index.roots, done), ...searched]);
  const first = firstOutside(index.roots, roots, show, taken);
  if (first >= 0) return first;
  const paths = new Set([...itemCategories(index.paths, done), ...searched]);
  return firstOutside(index.paths, paths, show, taken);
}

function firstOutside(
  categories: Uint32Array,
  touched: ReadonlySet<number>,
  show: ShowTerms,
  taken: ReadonlySet<number>,
): number {
  for (const item of show.byScore) {
    const category = categories[item] as number;
    if (category !== NO_CATEGORY && !touched.has(category) && !taken.has(item)) return item;
  }
  return -1;
}

function itemCategories(categories: Uint32Array, acts: readonly Act[]): number[] {
  return acts.filter((act) => act.item >= 0).map((act) => categories[act.item] as number);
}

/** Categories a search named, each with the widest one above it. */
function searchedCategories(index: CatalogueIndex, acts: readonly Act[]): Set<number> {
  const { postings } = fieldOf(index.fields, 'category');
  const named = new Set<number>();
  for (const act of acts) {
    for (const bucket of act.query?.[CATEGORY]?.buckets ?? []) {
      named.add(bucket);
      named.add(index.roots[firstItem(postings, bucket)] as number);
    }
  }
  return named;
}
