/** What a forged count does: the popularity cap is there for this. */

import type { CatalogueIndex } from '../../model/features.js';
import type { Weights } from '../../model/weights.js';
import { ALL_STEPS, listsOf, rankAll, SCORES_ONLY } from './lists.js';
import { mean } from './measure.js';
import type { AuditViewer } from './viewers.js';

/** Products whose count is forged, one after the other. */
const FORGED = 3;
/** Viewers who are looked at. */
const WATCHED = 100;
const VARIANTS = [SCORES_ONLY, ALL_STEPS];

/**
 * How often a seldom chosen product with a forged count is shown, over how often the honestly most
 * chosen product is: without the steps after scoring, and with them. 0 where the latter is never shown.
 */
export function forgedReach(
  index: CatalogueIndex,
  viewers: readonly AuditViewer[],
  weights: Weights,
): { readonly before: number; readonly value: number } {
  const step = Math.max(1, Math.floor(viewers.length / WATCHED));
  const watched = viewers.filter((_, at) => at % step === 0);
  const shares = viewers[0]?.profile.popularity ?? {};
  const byShare = index.products
    .map(({ id }, item) => ({ id, item, share: shares[id] ?? 0 }))
    .sort((a, b) => a.share - b.share);
  const reaches = (item: number, forged: Readonly<Record<string, number>>): number[] => {
    const rankings = rankAll(
      index,
      watched.map((viewer) => ({ ...viewer, profile: { ...viewer.profile, popularity: forged } })),
      weights,
    );
    return VARIANTS.map((steps) =>
      mean(listsOf(index, rankings, steps).map((list) => (list.includes(item) ? 1 : 0))),
    );
  };
  const honest = reaches(byShare.at(-1)?.item ?? -1, shares);
  const forged = byShare
    .slice(0, FORGED)
    .map(({ id, item }) => reaches(item, { ...shares, [id]: 1 }));
  const ratio = (at: number): number =>
    honest[at] === 0 ? 0 : mean(forged.map((each) => each[at] as number)) / (honest[at] as number);
  return { before: ratio(0), value: ratio(1) };
}
