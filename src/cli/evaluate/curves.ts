/**
 * How fast a product falls when the acts that speak for it are taken away, and rises when they come
 * back (deletion and insertion, as in Petsiuk, Das and Saenko, RISE, BMVC 2018, with acts for
 * pixels).
 */

import { contributions } from '../../model/contributions.js';
import type { CatalogueIndex } from '../../model/features.js';
import { type Ranking, rankAgain } from '../../model/ranker.js';

/** Areas under the curves of one product, 0 to 1. */
export interface CurveAreas {
  /** Acts taken away, most contributing first: small where contributions tell the truth. */
  readonly deletion: number;
  /** Acts brought back in that order: large where they do. */
  readonly insertion: number;
  readonly randomDeletion: number;
  readonly randomInsertion: number;
}

/**
 * The areas for one product of a ranking: means, over the share of acts that is there, of
 * 1 / log2(1 + place), by the trapezoidal rule.
 * @param randomOrder every act's number once, in the order to compare with
 */
export function curveAreas(
  index: CatalogueIndex,
  ranking: Ranking,
  item: number,
  randomOrder: readonly number[],
): CurveAreas {
  const found = contributions(index, ranking.acts, ranking.weights, item);
  const byContribution = found
    .map(({ total }, act) => ({ total, act }))
    .sort((a, b) => b.total - a.total)
    .map(({ act }) => act);
  const gain = (kept: ReadonlySet<number>): number => {
    const acts = ranking.acts.filter((_, act) => kept.has(act));
    const { order } = rankAgain(index, ranking, acts);
    return 1 / Math.log2(2 + order.indexOf(item));
  };
  const area = (order: readonly number[]): number => {
    const gains = Array.from({ length: order.length + 1 }, (_, count) =>
      gain(new Set(order.slice(0, count))),
    );
    return trapezoid(gains);
  };
  // Taking away the first of an order leaves what bringing back the others, last first, has.
  return {
    deletion: area(byContribution.toReversed()),
    insertion: area(byContribution),
    randomDeletion: area(randomOrder.toReversed()),
    randomInsertion: area(randomOrder),
  };
}

function trapezoid(values: readonly number[]): number {
  let sum = 0;
  for (let at = 1; at < values.length; at += 1) {
    sum += ((values[at - 1] as number) + (values[at] as number)) / 2;
  }
  return sum / Math.max(1, values.length - 1);
}
