/**
 * The ranker: score(i) = terms of the show + terms of the viewer (design, section 5). Pure, without
 * clock and randomness; sums in double precision; equal scores stay in show order (on stage,
 * upcoming, the catalogue's order).
 */

import type { ShowState } from '../core/show.js';
import type { StoredSignal } from '../core/signal.js';
import { type Act, weighActs } from './acts.js';
import type { CatalogueIndex } from './features.js';
import { Ranking } from './ranking.js';
import { showTerms } from './show-terms.js';
import { viewerScores } from './viewer-terms.js';
import type { Weights } from './weights.js';

export type { Ranking } from './ranking.js';

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
  /** The viewer's country, ISO 3166-1 alpha-2. Default null: not known, or not to be used. */
  readonly region?: string | null;
  /** Items in the basket, where the page says so. Default null: the viewer's acts say it. */
  readonly basket?: ReadonlySet<number> | null;
}

/** Scores every product of a catalogue. */
export function rank(index: CatalogueIndex, profile: RankProfile, weights: Weights): Ranking {
  const { signals, stream, popularity, nowMs, region = null, basket = null } = profile;
  const show = showTerms(index, profile.show, popularity, weights, { nowMs, region });
  const acts = withBasket(weighActs(index, signals, weights, nowMs), basket);
  const viewer = viewerScores(index, acts, weights);
  return new Ranking({ index, viewer, acts, show, weights, stream, nowMs }, null);
}

/** A ranking of the same show and moment with other acts: what {@link rank} gives for them. */
export function rankAgain(index: CatalogueIndex, ranking: Ranking, acts: readonly Act[]): Ranking {
  return ranking.withActs(acts, viewerScores(index, acts, ranking.weights));
}

/**
 * What was put in the basket counts against itself, since one is enough. Once the page says that it
 * was taken out again it does not; that the viewer was interested stays true.
 */
function withBasket(acts: Act[], basket: ReadonlySet<number> | null): readonly Act[] {
  if (basket === null) return acts;
  return acts.map((act) =>
    act.signal.type === 'add' && !basket.has(act.item) ? { ...act, same: 0 } : act,
  );
}
