/** Ranks of held-out targets, and what a list of ranks amounts to. */

import { drawBelow } from '../data/seeded.js';

/** Scores closer than this, relative to their size, are equal: less than any order of summing. */
const EQUAL_WITHIN = 1e-9;

/** Means over viewers: hit rate and NDCG at a length, mean reciprocal rank. */
export interface FullMetrics {
  readonly hr10: number;
  readonly ndcg10: number;
}

/** The metrics of the S3-Rec paper's tables. */
export interface SampledMetrics {
  readonly hr1: number;
  readonly hr5: number;
  readonly ndcg5: number;
  readonly hr10: number;
  readonly ndcg10: number;
  readonly mrr: number;
}

/**
 * The target's rank among all products but those of the history, 0 for the best. Of products that
 * score the same as the target, a uniform number stands before it: a property of the scores alone,
 * whatever the products are called and in whatever order they come.
 * @param scores one finite number an item
 * @param excluded items that are no candidates; may repeat
 * @returns a rank; Infinity where the target itself is excluded, which counts as a miss
 */
export function rankAmongAll(
  scores: Float64Array,
  target: number,
  excluded: readonly number[],
  random: () => number,
): number {
  const { above, level } = thresholds(scores[target] as number);
  let greater = 0;
  let equal = -1;
  for (let item = 0; item < scores.length; item += 1) {
    const score = scores[item] as number;
    if (score < level) continue;
    if (score > above) greater += 1;
    else equal += 1;
  }
  for (const item of new Set(excluded)) {
    if (item === target) return Number.POSITIVE_INFINITY;
    const score = scores[item] as number;
    if (score < level) continue;
    if (score > above) greater -= 1;
    else equal -= 1;
  }
  return greater + drawBelow(equal + 1, random);
}

/** The target's rank among itself and some other items, 0 for the best; ties as above. */
export function rankAmong(
  scores: Float64Array,
  target: number,
  others: Uint32Array,
  random: () => number,
): number {
  const { above, level } = thresholds(scores[target] as number);
  let greater = 0;
  let equal = 0;
  for (const item of others) {
    const score = scores[item] as number;
    if (score > above) greater += 1;
    else if (score >= level) equal += 1;
  }
  return greater + drawBelow(equal + 1, random);
}

/** Share of ranks below `length`. */
export function hitRate(ranks: Float64Array, length: number): number {
  return mean(ranks, (rank) => (rank < length ? 1 : 0));
}

/**
 * Normalised discounted cumulative gain with one relevant item: 1 / log2(rank + 2) below `length`,
 * else 0 (Järvelin and Kekäläinen 2002, eq. 2 and 3, with ranks from 0).
 */
export function ndcg(ranks: Float64Array, length: number): number {
  return mean(ranks, (rank) => (rank < length ? 1 / Math.log2(rank + 2) : 0));
}

/** Mean of 1 / (rank + 1). */
export function meanReciprocalRank(ranks: Float64Array): number {
  return mean(ranks, (rank) => 1 / (rank + 1));
}

/** Standard error of {@link hitRate} over viewers: √(p (1 - p) / n). */
export function hitRateError(ranks: Float64Array, length: number): number {
  const share = hitRate(ranks, length);
  return ranks.length === 0 ? 0 : Math.sqrt((share * (1 - share)) / ranks.length);
}

/** Metrics of ranks among all products. */
export function fullMetrics(ranks: Float64Array): FullMetrics {
  return { hr10: hitRate(ranks, 10), ndcg10: ndcg(ranks, 10) };
}

/** Metrics of ranks among sampled negatives; null without any, as in a shop too small to draw them. */
export function sampledMetrics(ranks: Float64Array): SampledMetrics | null {
  if (ranks.length === 0) return null;
  return {
    hr1: hitRate(ranks, 1),
    hr5: hitRate(ranks, 5),
    ndcg5: ndcg(ranks, 5),
    hr10: hitRate(ranks, 10),
    ndcg10: ndcg(ranks, 10),
    mrr: meanReciprocalRank(ranks),
  };
}

function thresholds(score: number): { above: number; level: number } {
  const slack = EQUAL_WITHIN * Math.max(1, Math.abs(score));
  return { above: score + slack, level: score - slack };
}

function mean(ranks: Float64Array, of: (rank: number) => number): number {
  let sum = 0;
  for (const rank of ranks) sum += of(rank);
  return ranks.length === 0 ? 0 : sum / ranks.length;
}
