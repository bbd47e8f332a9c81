/** The measures of one set of lists. */

import { historyShares } from '../../model/calibration.js';
import { likeness } from '../../model/diversity.js';
import {
  appearances,
  averagePopularity,
  calibrationDivergence,
  catalogueCoverage,
  gainAt,
  gini,
  intraListDistance,
  longTailShare,
  tailItems,
} from '../../model/fairness.js';
import type { CatalogueIndex } from '../../model/features.js';
import type { Ranking } from '../../model/ranker.js';
import type { AuditViewer } from './viewers.js';

/** All lists of one variant, measured. */
export interface Measures {
  /** Mean NDCG@10, against the viewer's taste or the product bought next. */
  readonly ndcg: number;
  /** Share of viewers with something of their taste, or the product bought next, in the list. */
  readonly hitRate: number;
  readonly coverage: number;
  readonly gini: number;
  /** ARP of the lists over ARP of the histories; 1: as popular as what viewers chose. */
  readonly popularityLift: number;
  readonly longTailShare: number;
  /** Mean C_KL over viewers with a history, nats. */
  readonly calibration: number;
  readonly intraListDistance: number;
}

/** What lists are measured against. */
export interface Measured {
  readonly index: CatalogueIndex;
  readonly viewers: readonly AuditViewer[];
  readonly rankings: readonly Ranking[];
  /** How often each item was chosen, by item. */
  readonly popularity: ArrayLike<number>;
}

/** Measures some lists, one a viewer. */
export function measureLists(measured: Measured, lists: readonly (readonly number[])[]): Measures {
  const { index, viewers, rankings, popularity } = measured;
  const counts = appearances(lists, index.products.length);
  const histories = rankings.map(({ acts }) =>
    acts.filter(({ item, alike }) => item >= 0 && alike > 0).map(({ item }) => item),
  );
  const chosen = averagePopularity(histories, popularity);
  const quality = qualities(viewers, lists);
  const divergences = lists.flatMap((list, viewer) => {
    const history = historyShares(index, (rankings[viewer] as Ranking).acts);
    return history.size === 0 ? [] : [calibrationDivergence(history, kindsOf(index, list))];
  });
  const distances = lists.map((list) =>
    intraListDistance(list, (a, b) => 1 - likeness(index, a, b)),
  );
  return {
    ndcg: mean(quality),
    hitRate: mean(quality.map((value) => (value > 0 ? 1 : 0))),
    coverage: catalogueCoverage(counts),
    gini: gini(counts),
    popularityLift: chosen === 0 ? 0 : averagePopularity(lists, popularity) / chosen,
    longTailShare: longTailShare(lists, tailItems(popularity)),
    calibration: mean(divergences),
    intraListDistance: mean(distances),
  };
}

/** NDCG@10 of each viewer's list. */
export function qualities(
  viewers: readonly AuditViewer[],
  lists: readonly (readonly number[])[],
): number[] {
  return viewers.map(({ taste, target }, viewer) => {
    const list = lists[viewer] as readonly number[];
    return taste === null ? gainAt(list.indexOf(target) + 1) : tasteGain(taste, list);
  });
}

/** Discounted taste of a list over that of the best list of the same length. */
function tasteGain(taste: Float64Array, list: readonly number[]): number {
  const best = discounted(Array.from(taste.slice().sort().reverse().slice(0, list.length)));
  return best === 0 ? 0 : discounted(list.map((item) => taste[item] as number)) / best;
}

function discounted(values: readonly number[]): number {
  return values.reduce((sum, value, at) => sum + value * gainAt(at + 1, values.length), 0);
}

function kindsOf(index: CatalogueIndex, list: readonly number[]): Map<number, number> {
  const kinds = new Map<number, number>();
  for (const item of list) {
    const kind = index.paths[item] as number;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  return kinds;
}

/** Mean of some numbers; 0 of none. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
