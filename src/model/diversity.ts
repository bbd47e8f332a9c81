/** A light hand against picks that are all of one category. */

import { type CatalogueIndex, NO_CATEGORY } from './features.js';

/** At most this share of the picks from one narrowest category, where another is close behind. */
export const MAX_CATEGORY_SHARE = 2 / 3;
/** Close behind: within this share of the score of the product that would stand there. */
export const CLOSE_SCORE_SHARE = 0.15;

/**
 * The order with the first `places` spread over categories: where a category has had its share, the
 * next product of another one moves up, if its score is close. Only products with a positive score
 * take part, so that without interest the order of the show stays; the rest keeps its order.
 */
export function diversify(
  index: CatalogueIndex,
  order: readonly number[],
  scores: Float64Array,
  places: number,
): number[] {
  const most = Math.ceil(places * MAX_CATEGORY_SHARE);
  const counts = new Map<number, number>();
  const isFull = (item: number): boolean => {
    const category = index.paths[item] as number;
    return category !== NO_CATEGORY && (counts.get(category) ?? 0) >= most;
  };
  const rest = order.slice();
  const first: number[] = [];
  while (first.length < places && rest.length > 0) {
    const head = rest[0] as number;
    const score = scores[head] as number;
    let at = 0;
    if (score > 0 && isFull(head)) {
      const enough = score * (1 - CLOSE_SCORE_SHARE);
      at = rest.findIndex((item) => (scores[item] as number) < enough || !isFull(item));
      if (at < 0 || (scores[rest[at] as number] as number) < enough) at = 0;
    }
    const [item] = rest.splice(at, 1) as [number];
    const category = index.paths[item] as number;
    counts.set(category, (counts.get(category) ?? 0) + 1);
    first.push(item);
  }
  return [...first, ...rest];
}
