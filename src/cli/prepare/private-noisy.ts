/**
 * Counts under differential privacy: one histogram of what was bought right after what, one buyer
 * counting once in a cell, and nothing else of the orders. What a neighbouring data set differs in is
 * one of:
 *
 * - `buyer`: one buyer more or less. A buyer is in one cell, drawn at random.
 * - `purchase`: one purchase put in or blanked out, its place in the history kept. Purchases are taken
 *   two by two, the newest two first, so that each is in one cell or in none.
 * - `pair`: that one buyer bought one product right after another one, or did not. All such facts are
 *   counted. The weakest of the three: a buyer with n purchases has n - 1 of them, and all together
 *   have as many times the ε.
 *
 * So one unit changes one cell by 1, and every cell, those of pairs that nobody bought too, gets
 * discrete Laplace noise of the whole ε. What stays below a bound that does not depend on the orders
 * is left out. All that is made of these numbers has the same ε (Dwork and Roth 2014, proposition 2.1).
 */

import { type RandomBytes, uniformInt } from '../../privacy/mechanism/random.js';
import type { OrderHistory } from './orders.js';
import { MAX_HISTORY } from './pairs.js';
import type { Cell } from './private-cells.js';
import {
  discreteLaplace,
  laplaceFrom,
  missesBefore,
  type NoiseScale,
  noiseScale,
  tailChance,
} from './private-noise.js';

/** What a neighbouring data set differs in. */
export const PRIVACY_UNITS = ['buyer', 'purchase', 'pair'] as const;

/** One of {@link PRIVACY_UNITS}. */
export type PrivacyUnit = (typeof PRIVACY_UNITS)[number];

/** The rule in force. */
export interface NoiseRule {
  /** In nats, above 0. */
  readonly epsilon: number;
  readonly unit: PrivacyUnit;
}

/** A histogram with noise: cells `first` bought right before `second`. */
export interface NoisyHistogram {
  /** Sorted; `weight` and `buyers` are the noisy count, at least {@link bound}. */
  readonly cells: readonly Cell[];
  readonly bound: number;
  readonly scale: NoiseScale;
}

/** Pairs nobody bought that may come through, a product. */
const FALSE_PAIRS_AN_ITEM = 6;

/** Smallest noisy count of a pair that is kept; depends on the number of products alone. */
export function pairBound(items: number, scale: NoiseScale): number {
  const cells = items * (items - 1);
  let bound = 1;
  while (cells * tailChance(scale, bound) > FALSE_PAIRS_AN_ITEM * items) bound += 1;
  return bound;
}

/**
 * Counts everything, with noise.
 * @param randomBytes must be secret and of the operating system, but in tests
 * @throws StreamPicksError `settings` for an ε too small or too large to draw noise for
 */
export function noisyHistogram(
  histories: readonly OrderHistory[],
  items: number,
  { epsilon, unit }: NoiseRule,
  randomBytes: RandomBytes,
): NoisyHistogram {
  const scale = noiseScale(epsilon);
  const counts = new Map<number, number>();
  for (const { items: all } of histories) {
    const keys = [...pairKeys(all.slice(-MAX_HISTORY), items, unit)];
    for (const key of unit === 'buyer' ? drawOne(keys, randomBytes) : keys) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const bound = pairBound(items, scale);
  return { cells: noisyCells(counts, items, bound, scale, randomBytes), bound, scale };
}

/** Ordered pairs of purchases next to each other, each once. */
function pairKeys(history: readonly number[], items: number, unit: PrivacyUnit): Set<number> {
  const keys = new Set<number>();
  for (let to = history.length - 1; to > 0; to -= unit === 'purchase' ? 2 : 1) {
    const [earlier, later] = [history[to - 1], history[to]] as [number, number];
    if (earlier !== later) keys.add(earlier * items + later);
  }
  return keys;
}

function drawOne(from: readonly number[], randomBytes: RandomBytes): readonly number[] {
  if (from.length === 0) return from;
  return [from[uniformInt(from.length, randomBytes)] as number];
}

function noisyCells(
  counts: ReadonlyMap<number, number>,
  items: number,
  bound: number,
  scale: NoiseScale,
  randomBytes: RandomBytes,
): Cell[] {
  const kept = new Map<number, number>();
  for (const [key, count] of counts) {
    const noisy = count + discreteLaplace(scale, randomBytes);
    if (noisy >= bound) kept.set(key, noisy);
  }
  // All other cells hold 0; only those are visited whose noise passes the bound.
  const chance = tailChance(scale, bound);
  let key = missesBefore(chance, randomBytes);
  while (key < items * items) {
    const isPair = Math.floor(key / items) !== key % items;
    if (isPair && !counts.has(key)) kept.set(key, laplaceFrom(bound, scale, randomBytes));
    key += 1 + missesBefore(chance, randomBytes);
  }
  // Sorted, so that no order of insertion is left.
  return [...kept]
    .sort(([a], [b]) => a - b)
    .map(([at, count]) => ({
      first: Math.floor(at / items),
      second: at % items,
      weight: count,
      buyers: count,
    }));
}
