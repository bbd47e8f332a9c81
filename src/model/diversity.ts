/**
 * Which of the best-scored products become picks, one after the other: the one whose score, whose
 * category (calibration, Steck 2018) and whose difference from the picks before it (maximal marginal
 * relevance, Carbonell and Goldstein 1998) add up to most.
 */

import { calibrationGain, historyShares } from './calibration.js';
import { cosine } from './contributions.js';
import type { CatalogueIndex, Row } from './features.js';
import type { Ranking } from './ranker.js';

/** How much calibration and difference count against the score. */
export interface Strengths {
  /** A nat of C_KL, as a share of the candidates' scores. */
  readonly calibration: number;
  /** Being just like a pick before it, as a share of the same. */
  readonly diversity: number;
}

/** Chosen by measurement: `stream-picks audit --data` prints what each costs and gives. */
export const STRENGTHS: Strengths = Object.freeze({ calibration: 0.4, diversity: 0.05 });

/** So many candidates a pick are looked at … */
const CANDIDATES_A_PICK = 4;
/** … up to this many. */
const MOST_CANDIDATES = 64;
/** Pairs whose likeness is remembered; the picks of one show's replays need some hundreds. */
const MAX_KEPT_PAIRS = 20_000;

const kept = new WeakMap<CatalogueIndex, Map<number, number>>();

/**
 * The order with its first `places` chosen as above; the rest keeps its order. The best-scored product
 * stays first, and what is on stage or announced is never passed. A viewer who has shown no interest
 * keeps the order as it is.
 * @param order candidates, highest score first
 */
export function choosePicks(
  index: CatalogueIndex,
  order: readonly number[],
  { scores, acts, show }: Pick<Ranking, 'scores' | 'acts' | 'show'>,
  places: number,
  strengths: Strengths = STRENGTHS,
): readonly number[] {
  const wished = acts.some(({ alike }) => alike !== 0);
  const even = strengths.calibration === 0 && strengths.diversity === 0;
  if (!wished || even || places < 2 || order.length < 3) return order;
  const candidates = Math.max(places, Math.min(MOST_CANDIDATES, CANDIDATES_A_PICK * places));
  const pool = order.slice(0, candidates);
  const relevance = relevances(pool, scores, places);
  const shares = strengths.calibration === 0 ? null : historyShares(index, acts);
  const categoryAt = (at: number): number => index.paths[pool[at] as number] as number;
  const counts = new Map<number, number>();
  /** Likeness to the nearest pick so far. */
  const nearest = new Float64Array(pool.length);
  const left = pool.map((_, at) => at);
  const worth = (at: number): number => {
    const count = counts.get(categoryAt(at)) ?? 0;
    const gain = calibrationGain(shares?.get(categoryAt(at)) ?? 0, count, places);
    return (
      (relevance[at] as number) +
      strengths.calibration * gain -
      strengths.diversity * (nearest[at] as number)
    );
  };
  const chosen: number[] = [];
  while (chosen.length < places && left.length > 0) {
    const head = pool[left[0] as number] as number;
    const stays = chosen.length === 0 || show.onStage.has(head) || show.upcoming.has(head);
    const [at] = left.splice(stays ? 0 : indexOfMost(left, worth), 1) as [number];
    const item = pool[at] as number;
    chosen.push(item);
    counts.set(categoryAt(at), (counts.get(categoryAt(at)) ?? 0) + 1);
    if (strengths.diversity === 0) continue;
    for (const other of left) {
      const alike = likeness(index, item, pool[other] as number);
      if (alike > (nearest[other] as number)) nearest[other] = alike;
    }
  }
  const first = new Set(chosen);
  return [...chosen, ...order.filter((item) => !first.has(item))];
}

/** Position of the candidate worth most; of equal ones the first. */
function indexOfMost(left: readonly number[], worth: (at: number) => number): number {
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  left.forEach((at, position) => {
    const found = worth(at);
    if (found > most) {
      most = found;
      best = position;
    }
  });
  return best;
}

/**
 * How alike two products are, 0 to 1: the mean of their likeness by field, as a share of a product's
 * likeness to itself, over the fields at least one of them fills.
 */
export function likeness(index: CatalogueIndex, a: number, b: number): number {
  let pairs = kept.get(index);
  if (pairs === undefined) {
    pairs = new Map();
    kept.set(index, pairs);
  }
  const key = Math.min(a, b) * index.products.length + Math.max(a, b);
  let alike = pairs.get(key);
  if (alike === undefined) {
    if (pairs.size >= MAX_KEPT_PAIRS) pairs.clear();
    alike = meanCosine(index, a, b);
    pairs.set(key, alike);
  }
  return alike;
}

function meanCosine(index: CatalogueIndex, a: number, b: number): number {
  const rowsOfA = index.rows(a);
  const rowsOfB = index.rows(b);
  let total = 0;
  let filled = 0;
  index.fields.forEach(({ weights }, at) => {
    const [one, other] = [rowsOfA[at] as Row, rowsOfB[at] as Row];
    if (one.scale === 0 && other.scale === 0) return;
    filled += 1;
    const most = Math.max(cosine(one, one, weights), cosine(other, other, weights));
    if (most > 0) total += cosine(one, other, weights) / most;
  });
  return filled === 0 ? 0 : total / filled;
}

/**
 * Scores as shares of what scores are like here: the candidates' span, or the score of the last one
 * that would be a pick, if that is more. Candidates whose scores are all but the same stay so.
 */
function relevances(pool: readonly number[], scores: Float64Array, places: number): Float64Array {
  const of = (at: number): number => scores[pool[at] as number] as number;
  const low = of(pool.length - 1);
  const scale = Math.max(of(0) - low, Math.abs(of(Math.min(places, pool.length) - 1)));
  return Float64Array.from(pool, (_, at) => (scale > 0 ? (of(at) - low) / scale : 0));
}
