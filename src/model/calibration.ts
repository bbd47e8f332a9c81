/**
 * Calibrated picks (Steck, RecSys 2018): a viewer who cares for boots and a bit for tea gets boots
 * and a bit of tea, not boots alone. p is the viewer's history over narrowest categories, q the
 * picks'; what is counted is how far C_KL(p, q) goes down with each further pick.
 */

import type { Act } from './acts.js';
import { CALIBRATION_ALPHA } from './fairness.js';
import { type CatalogueIndex, NO_CATEGORY } from './features.js';

/** Share of each narrowest category in what the viewer wished for; adds up to 1, or is empty. */
export function historyShares(index: CatalogueIndex, acts: readonly Act[]): Map<number, number> {
  const amounts = new Map<number, number>();
  let all = 0;
  for (const { item, alike } of acts) {
    if (item < 0 || !(alike > 0)) continue;
    const category = index.paths[item] as number;
    if (category === NO_CATEGORY) continue;
    amounts.set(category, (amounts.get(category) ?? 0) + alike);
    all += alike;
  }
  for (const [category, amount] of amounts) amounts.set(category, amount / all);
  return amounts;
}

/**
 * How much C_KL falls when one more of `places` picks is of a category with share `p` of the history
 * and `count` picks so far: p · ln(q̃ after / q̃ before), nats, not negative. Picks that are still to
 * come count as none, so the sum over a whole list is its C_KL against an empty one.
 */
export function calibrationGain(p: number, count: number, places: number): number {
  if (p === 0) return 0;
  const smoothed = (n: number): number =>
    ((1 - CALIBRATION_ALPHA) * n) / places + CALIBRATION_ALPHA * p;
  return p * Math.log(smoothed(count + 1) / smoothed(count));
}
