/**
 * A limit to what being chosen by many can add, so that counts that somebody poisoned lift a product
 * no further than a well-liked one stands anyway.
 */

import type { Ranking } from './ranking.js';
import { ShowTerms } from './show-terms.js';

/**
 * Popularity adds no more than it adds to the product at this place of those it adds most to, or past
 * this share of them. Moving the cap takes as many forged counts.
 */
export const CAP_PLACE = 3;
const CAP_SHARE = 0.01;
/** Where popularity adds to fewer products than this, their order says nothing … */
export const LEAST_COUNTED = 8;
/** … and it adds at most this share of what being on stage adds. */
export const CAP_STAGE_SHARE = 0.5;

/** Terms that are known to be within the cap, so that replays look at them once. */
const kept = new WeakMap<ShowTerms, ShowTerms>();

/**
 * The ranking with popularity within its cap in scores, order and terms; the same one where nothing
 * is past it. Contributions made from it add up to its scores.
 */
export function capPopularity(ranking: Ranking): Ranking {
  const before = ranking.show;
  const show = capTerms(before, ranking.weights.stage.onStage);
  return show === before ? ranking : ranking.withShow(show);
}

/** The most that popularity may add to a product, in units of the score. */
export function popularityCap(show: ShowTerms, onStage: number): number {
  const positive = new Float64Array(show.scores.length);
  let count = 0;
  for (let item = 0; item < positive.length; item += 1) {
    const term = popularityTerm(show, item);
    if (term > 0) positive[count++] = term;
  }
  if (count < LEAST_COUNTED) return CAP_STAGE_SHARE * onStage;
  const place = Math.max(CAP_PLACE, Math.ceil(CAP_SHARE * count));
  return positive.subarray(0, count).sort()[count - place] as number;
}

function capTerms(show: ShowTerms, onStage: number): ShowTerms {
  let capped = kept.get(show);
  if (capped === undefined) {
    capped = makeCapped(show, onStage);
    kept.set(show, capped);
    kept.set(capped, capped);
  }
  return capped;
}

function makeCapped(show: ShowTerms, most: number): ShowTerms {
  const cap = popularityCap(show, most);
  const beyond: [item: number, term: number][] = [];
  for (let item = 0; item < show.scores.length; item += 1) {
    const term = popularityTerm(show, item);
    if (term > cap) beyond.push([item, term]);
  }
  if (beyond.length === 0) return show;
  const scores = show.scores.slice();
  const popularity = new Map(show.popularity);
  const past = show.past?.slice() ?? null;
  for (const [item, term] of beyond) {
    const excess = term - cap;
    // The cap is added, not the excess taken away: rounded, that could leave a little more than the cap.
    scores[item] = (scores[item] as number) - term + cap;
    // What viewers of this show chose gives way first: it is what a stranger can change.
    const live = Math.min(excess, Math.max(0, popularity.get(item) ?? 0));
    if (live > 0) popularity.set(item, (popularity.get(item) as number) - live);
    if (past !== null) (past[item] as number) -= excess - live;
  }
  const { onStage, upcoming, season, region, showOrder } = show;
  const parts = { onStage, upcoming, season, region, showOrder };
  return new ShowTerms({ ...parts, popularity, past, scores });
}

/** What this show's viewers and past orders add together. */
function popularityTerm(show: ShowTerms, item: number): number {
  return (show.popularity.get(item) ?? 0) + (show.past?.[item] ?? 0);
}
