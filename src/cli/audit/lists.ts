/** What viewers are shown, by the code that ranks and arranges in the widget. */

import { arrange, type PickOptions } from '../../model/arrange.js';
import { AUDIT_DEPTH } from '../../model/fairness.js';
import type { CatalogueIndex } from '../../model/features.js';
import { type Ranking, rank } from '../../model/ranker.js';
import type { Weights } from '../../model/weights.js';
import type { AuditViewer } from './viewers.js';

/** The steps after scoring, as an audit switches them. */
export type Steps = Omit<PickOptions, 'maxPicks' | 'basedOnMe' | 'region'>;

/** All steps off: the order of the scores, but for what the viewer is done with. */
export const SCORES_ONLY: Steps = Object.freeze({
  calibration: false,
  diversity: false,
  popularityCap: false,
  fatigue: false,
  discovery: false,
  showPromoted: false,
});

/** All steps as they are for a viewer. */
export const ALL_STEPS: Steps = Object.freeze({});

/** The rankings of some viewers; arranging them again is cheap. */
export function rankAll(
  index: CatalogueIndex,
  viewers: readonly AuditViewer[],
  weights: Weights,
): Ranking[] {
  return viewers.map(({ profile }) => rank(index, profile, weights));
}

/** Each viewer's first {@link AUDIT_DEPTH} places; fewer where too few products are left. */
export function listsOf(
  index: CatalogueIndex,
  rankings: readonly Ranking[],
  steps: Steps,
): number[][] {
  return rankings.map((ranking) => {
    const { order, picks } = arrange(index, ranking, { ...steps, maxPicks: AUDIT_DEPTH });
    return order.slice(0, picks);
  });
}

/** Where each viewer's target stands among all products after all steps, 1 = first. */
export function targetPlaces(
  index: CatalogueIndex,
  rankings: readonly Ranking[],
  viewers: readonly AuditViewer[],
): number[] {
  return rankings.map((ranking, viewer) => {
    const { order } = arrange(index, ranking, { ...ALL_STEPS, maxPicks: AUDIT_DEPTH });
    return order.indexOf(viewers[viewer]?.target ?? -1) + 1;
  });
}
