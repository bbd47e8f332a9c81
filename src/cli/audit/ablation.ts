/** What each step after scoring costs and gives, by doing without it and with it alone. */

import { ALL_STEPS, listsOf, SCORES_ONLY, type Steps } from './lists.js';
import { type Measured, type Measures, measureLists } from './measure.js';

/** One variant, measured. */
export interface Variant {
  readonly variant: string;
  readonly measures: Measures;
}

/** In the order of the table. */
const VARIANTS: readonly (readonly [string, Steps])[] = [
  ['scores only', SCORES_ONLY],
  ['calibration', { ...SCORES_ONLY, calibration: true }],
  ['diversity', { ...SCORES_ONLY, diversity: true }],
  ['popularity cap', { ...SCORES_ONLY, popularityCap: true }],
  ['fatigue', { ...SCORES_ONLY, fatigue: true }],
  ['discovery', { ...SCORES_ONLY, discovery: true }],
  ['paid places', { ...SCORES_ONLY, showPromoted: true }],
  ['all steps', ALL_STEPS],
];

/** Measures every variant on the same rankings; the first is without any step, the last with all. */
export function ablate(measured: Measured): Variant[] {
  return VARIANTS.map(([variant, steps]) => ({
    variant,
    measures: measureLists(measured, listsOf(measured.index, measured.rankings, steps)),
  }));
}
