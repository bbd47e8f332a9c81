/**
 * The item-item list: how much more often a product is bought after another than chance has it
 * (positive pointwise mutual information, with the later side smoothed as in Levy, Goldberg and
 * Dagan, TACL 2015), times how often at all.
 */

import type { RawNeighbourRow } from '../../model/neighbours.js';
import type { PairCount } from './pairs.js';

/** What a pair counts the other way round. */
const REVERSE_SHARE = 0.3;
/** Exponent of the later side's counts: makes rare products less surprising. */
const SMOOTHING = 0.75;
/** Exponent of the pair's own count. */
const COUNT_POWER = 0.75;

/**
 * One row an item: at most `perItem` later products, by falling value, ties by number. Values are
 * scaled so that the largest of a row is 1 on average.
 */
export function neighbourRows(
  pairs: readonly PairCount[],
  itemCount: number,
  perItem: number,
): RawNeighbourRow[] {
  const counts = bothWays(pairs, itemCount);
  const rowSums = new Float64Array(itemCount);
  const columnSums = new Float64Array(itemCount);
  for (const { from, to, count } of counts) {
    (rowSums[from] as number) += count;
    (columnSums[to] as number) += count;
  }
  const smoothed = columnSums.map((sum) => sum ** SMOOTHING);
  const total = smoothed.reduce((a, b) => a + b, 0);
  const rows: { item: number; value: number }[][] = Array.from({ length: itemCount }, () => []);
  for (const { from, to, count } of counts) {
    const surprise = Math.log(
      (count * total) / ((rowSums[from] as number) * (smoothed[to] as number)),
    );
    if (surprise > 0) rows[from]?.push({ item: to, value: surprise * count ** COUNT_POWER });
  }
  const top = rows.map((row) =>
    row.sort((a, b) => b.value - a.value || a.item - b.item).slice(0, perItem),
  );
  const highest = top.flatMap(([first]) => (first === undefined ? [] : [first.value]));
  const scale = highest.length / highest.reduce((a, b) => a + b, 0);
  return top.map((row) => ({
    items: row.map(({ item }) => item),
    values: row.map(({ value }) => value * scale),
  }));
}

function bothWays(
  pairs: readonly PairCount[],
  itemCount: number,
): { from: number; to: number; count: number }[] {
  const counts = new Map<number, number>();
  const add = (from: number, to: number, weight: number): void => {
    const key = from * itemCount + to;
    counts.set(key, (counts.get(key) ?? 0) + weight);
  };
  for (const { earlier, later, weight } of pairs) {
    add(earlier, later, weight);
    add(later, earlier, REVERSE_SHARE * weight);
  }
  return Array.from(counts, ([key, count]) => ({
    from: Math.floor(key / itemCount),
    to: key % itemCount,
    count,
  }));
}
