/**
 * The ranker: score(i) = terms of the show + terms of the viewer (design, section 5). Pure, without
 * clock and randomness; sums in double precision; equal scores stay in show order (on stage,
 * upcoming, the catalogue's order).
 */

import type { ShowState } from '../core/show.js';
import type { StoredSignal } from '../core/signal.js';
import { type Act, weighActs } from './acts.js';
import type { CatalogueIndex } from './features.js';
import { type KnownOrder, orderAgain, orderByScore } from './order.js';
import { type ShowTerms, showTerms } from './show-terms.js';
import { viewerScores } from './viewer-terms.js';
import type { Weights } from './weights.js';

/** What is known when a ranking is made. */
export interface RankProfile {
  readonly signals: readonly StoredSignal[];
  readonly show: ShowState;
  /** Id of the show that runs, as in the signals. */
  readonly stream: string;
  /** Share of viewers who chose a product, by product id. */
  readonly popularity: Readonly<Record<string, number>>;
  /**
   * The moment to rank for, milliseconds since 1970. What a reason announces holds exactly for a
   * ranking of the same moment, so keep it when signals are deleted.
   */
  readonly nowMs: number;
}

/** A ranking by score alone, before the steps of `arrange.ts`. */
export interface Ranking {
  /** All product ids, highest score first. */
  readonly ids: readonly string[];
  /** By item, which is the place in the catalogue. Finite. */
  readonly scores: Float64Array;
  /** Items, highest score first. */
  readonly order: Uint32Array;
  /** What it was made of. */
  readonly acts: readonly Act[];
  readonly show: ShowTerms;
  readonly weights: Weights;
  readonly stream: string;
  readonly nowMs: number;
}

/** Scores and orders every product of a catalogue. */
export function rank(index: CatalogueIndex, profile: RankProfile, weights: Weights): Ranking {
  const { signals, show, stream, popularity, nowMs } = profile;
  const terms = showTerms(index, show, popularity, weights);
  const acts = weighActs(index, signals, weights, nowMs);
  const scored = scoreActs(index, acts, terms, weights);
  const ids = Array.from(scored.order, (item) => (index.products[item] as { id: string }).id);
  return { ...scored, ids, acts, show: terms, weights, stream, nowMs };
}

/**
 * The part of {@link rank} that depends on the acts; used to rank again without some of them.
 * @param known a ranking of the same show with nearly the same acts, which makes ordering quicker
 */
export function scoreActs(
  index: CatalogueIndex,
  acts: readonly Act[],
  show: ShowTerms,
  weights: Weights,
  known?: KnownOrder,
): Pick<Ranking, 'scores' | 'order'> {
  const scores = viewerScores(index, acts, weights);
  for (let item = 0; item < scores.length; item += 1) {
    scores[item] = (show.scores[item] as number) + (scores[item] as number);
  }
  const { showOrder, showPlaces } = show;
  const order =
    known === undefined
      ? orderByScore(scores, showOrder)
      : orderAgain(scores, showOrder, showPlaces, known);
  return { scores, order };
}
