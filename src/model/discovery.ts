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
  const rootOf = (item: number): number => widestOf(index, item);
  const pathOf = (item: number): number => index.paths[item] as number;
  for (const categoryOf of [rootOf, pathOf]) {
    const touched = new Set([...itemCategories(categoryOf, done), ...searched]);
    const item = firstOutside(categoryOf, touched, show, taken);
    if (item >= 0) return item;
  }
  return -1;
}

function widestOf({ paths, roots }: CatalogueIndex, item: number): number {
  const path = paths[item] as number;
  return path === NO_CATEGORY ? NO_CATEGORY : (roots[path] as number);
}

function firstOutside(
  categoryOf: (item: number) => number,
  touched: ReadonlySet<number>,
  show: ShowTerms,
  taken: ReadonlySet<number>,
): number {
  for (const item of show.byScore) {
    const category = categoryOf(item);
    if (category !== NO_CATEGORY && !touched.has(category) && !taken.has(item)) return item;
  }
  return -1;
}

function itemCategories(categoryOf: (item: number) => number, acts: readonly Act[]): number[] {
  return acts.filter((act) => act.item >= 0).map((act) => categoryOf(act.item));
}

/** Categories a search named, each with the widest one above it. */
function searchedCategories(index: CatalogueIndex, acts: readonly Act[]): Set<number> {
  const { postings } = fieldOf(index.fields, 'category');
  const named = new Set<number>();
  for (const act of acts) {
    for (const bucket of act.query?.[CATEGORY]?.buckets ?? []) {
      named.add(bucket);
      named.add(widestOf(index, firstItem(postings, bucket)));
    }
  }
  return named;
}
