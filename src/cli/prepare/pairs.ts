/**
 * Which product was bought before which: the counts that the item-item list comes from, and the
 * rule of at least so many buyers.
 */

import type { OrderHistory } from './orders.js';

/** Counts of one ordered pair. */
export interface PairCount {
  readonly earlier: number;
  readonly later: number;
  /** Σ {@link LAG_DECAY}^(lag - 1) over all times that it happened. */
  readonly weight: number;
  /** Different buyers it happened to. */
  readonly buyers: number;
}

/** What a purchase further back counts, an event. */
export const LAG_DECAY = 0.9;
/** Purchases of one buyer that are looked at, the latest ones; a longer history is no person's. */
export const MAX_HISTORY = 1000;

/**
 * All ordered pairs of different products that at least `minBuyers` buyers bought in this order,
 * sorted by products. Nothing else about the histories is in the result.
 */
export function countPairs(
  histories: readonly OrderHistory[],
  itemCount: number,
  minBuyers: number,
): PairCount[] {
  const weights = new Map<number, number>();
  const buyers = new Map<number, number>();
  for (const { items } of histories) {
    const own = new Map<number, number>();
    const latest = items.slice(-MAX_HISTORY);
    latest.forEach((later, at) => {
      let decay = 1;
      for (let from = at - 1; from >= 0; from -= 1) {
        const earlier = latest[from] as number;
        if (earlier !== later) {
          const key = earlier * itemCount + later;
          own.set(key, (own.get(key) ?? 0) + decay);
        }
        decay *= LAG_DECAY;
      }
    });
    for (const [key, weight] of own) {
      weights.set(key, (weights.get(key) ?? 0) + weight);
      buyers.set(key, (buyers.get(key) ?? 0) + 1);
    }
  }
  const kept = [...weights.keys()].filter((key) => (buyers.get(key) as number) >= minBuyers);
  kept.sort((a, b) => a - b);
  return kept.map((key) => ({
    earlier: Math.floor(key / itemCount),
    later: key % itemCount,
    weight: weights.get(key) as number,
    buyers: buyers.get(key) as number,
  }));
}

/** Different buyers of each product, 0 where there are fewer than `minBuyers`. */
export function countBuyers(
  histories: readonly OrderHistory[],
  itemCount: number,
  minBuyers: number,
): Float64Array {
  const counts = new Float64Array(itemCount);
  for (const { items } of histories) {
    for (const item of new Set(items)) (counts[item] as number) += 1;
  }
  return counts.map((count) => (count < minBuyers ? 0 : count));
}

/** ln(1 + buyers) as a share of that of the most bought product; 0 where nobody bought anything. */
export function popularityOf(buyers: Float64Array): Float32Array {
  const most = Math.log1p(buyers.reduce((a, b) => Math.max(a, b), 0));
  return Float32Array.from(buyers, (count) => (most === 0 ? 0 : Math.log1p(count) / most));
}
