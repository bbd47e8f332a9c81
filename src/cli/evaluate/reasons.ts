/**
 * Whether what the widget says is so: every announced place is held against a ranking from the
 * beginning without the acts of the reason.
 */

import type { Reason } from '../../core/picks.js';
import { EMPTY_SHOW } from '../../core/show.js';
import { arrange, type PickOptions, withinCap } from '../../model/arrange.js';
import type { CatalogueIndex } from '../../model/features.js';
import { pick } from '../../model/pick.js';
import { type RankProfile, rank } from '../../model/ranker.js';
import { explainAll } from '../../model/reasons.js';
import { smallestSet } from '../../model/smallest-set.js';
import type { Weights } from '../../model/weights.js';

/** What replays found. */
export interface ReplayFigures {
  /**
   * Announced places of the picks: one for each reason about the viewer, one without any act, and
   * one without the smallest set.
   */
  readonly announced: number;
  /** Share of them that ranking from the beginning gives. */
  readonly replayed: number;
  /** Largest difference of a score and the sum of its reasons, relative to the score's size. */
  readonly largestGap: number;
}

/** A running tally of {@link ReplayFigures}, with the sizes of the smallest sets. */
export interface ReplayTally {
  announced: number;
  replayed: number;
  largestGap: number;
  /** Acts in the smallest set of each pick that has one. */
  readonly setSizes: number[];
}

/** A profile that holds only these signals of purchases. */
export function profileOf(signals: RankProfile['signals'], nowMs: number): RankProfile {
  return { signals, show: EMPTY_SHOW, stream: '', popularity: {}, nowMs };
}

/** Replays every place that the reasons of one viewer's picks announce. */
export function replayReasons(
  index: CatalogueIndex,
  profile: RankProfile,
  weights: Weights,
  options: PickOptions,
  tally: ReplayTally,
): void {
  const ranking = withinCap(rank(index, profile, weights), options);
  const picks = pick(index, ranking, options);
  const ids = picks.map(({ productId }) => productId);
  for (const explained of explainAll(index, profile, weights, ids, options)) {
    const item = index.itemOf.get(explained.productId) as number;
    const sum = explained.reasons.reduce((so, { contribution }) => so + contribution, 0);
    const score = ranking.scores[item] as number;
    const gap = Math.abs(sum - score) / Math.max(1, Math.abs(score));
    tally.largestGap = Math.max(tally.largestGap, gap);
    const place = (without: ReadonlySet<string>): number => {
      const signals = profile.signals.filter(({ id }) => !without.has(id));
      const again = rank(index, { ...profile, signals }, weights);
      return arrange(index, again, options).order.indexOf(item) + 1;
    };
    const all = new Set(profile.signals.map(({ id }) => id));
    count(tally, place(all) === explained.placeWithoutViewer);
    for (const reason of explained.reasons) {
      if (reason.acts === undefined) continue;
      count(tally, place(new Set(signalIds(reason))) === reason.placeWithout);
    }
    const set = smallestSet(index, profile, weights, explained.productId, options);
    if (set === null) continue;
    tally.setSizes.push(set.signalIds.length);
    count(tally, place(new Set(set.signalIds)) === set.placeWithout);
  }
}

function signalIds({ acts }: Reason): readonly string[] {
  return acts?.signalIds ?? [];
}

function count(tally: ReplayTally, isTrue: boolean): void {
  tally.announced += 1;
  if (isTrue) tally.replayed += 1;
}
