/**
 * Counts under differential privacy. What a neighbouring data set differs in is one of:
 *
 * - `buyer`: one buyer more or less. A buyer counts with {@link BUYER_PURCHASES} products in the
 *   popularity and with one pair, both drawn at random.
 * - `purchase`: one purchase put in or blanked out, its place in the history kept. It counts once in
 *   the popularity and in at most two pairs: with the purchase right before and the one right after.
 * - `pair`: that one buyer bought one product before another, once or more; and apart from that one
 *   purchase in the popularity. The weakest of the three: a buyer with n purchases has n (n - 1) / 2
 *   such facts, and all of them together have as many times the ε.
 *
 * Each count gets discrete Laplace noise, pairs that nobody bought as well; what stays below a bound
 * that does not depend on the orders is left out. ε is the sum of both parts (basic composition, Dwork
 * and Roth 2014, theorem 3.16); all that is made of these numbers has the same ε (proposition 2.1).
 */

import { type RandomBytes, uniformInt } from '../../privacy/mechanism/random.js';
import type { OrderHistory } from './orders.js';
import type { PairCount } from './pairs.js';
import { MAX_HISTORY } from './pairs.js';
import {
  discreteLaplace,
  laplaceFrom,
  missesBefore,
  type NoiseScale,
  noiseScale,
  tailChance,
} from './private-noise.js';
import type { GuardedStatistics } from './private-statistics.js';

/** What a neighbouring data set differs in. */
export type PrivacyUnit = 'buyer' | 'purchase' | 'pair';

/** The rule in force. */
export interface NoiseRule {
  /** In nats, above 0. */
  readonly epsilon: number;
  readonly unit: PrivacyUnit;
}

/** Share of ε for the popularity; the rest is for pairs. */
export const POPULARITY_SHARE = 0.1;
/** Products of a buyer that count in the popularity, where the unit is a buyer. */
export const BUYER_PURCHASES = 8;
/** Pairs nobody bought that may come through, a product. */
const FALSE_PAIRS_AN_ITEM = 0.25;

/** By how much one unit changes all counts together (L1). */
export function sensitivity(unit: PrivacyUnit): { popularity: number; pairs: number } {
  switch (unit) {
    case 'buyer':
      return { popularity: BUYER_PURCHASES, pairs: 1 };
    case 'purchase':
      return { popularity: 1, pairs: 2 };
    case 'pair':
      return { popularity: 1, pairs: 1 };
  }
}

/** ε of one popularity count and of one pair count. */
export function splitEpsilon({ epsilon, unit }: NoiseRule): {
  popularity: NoiseScale;
  pairs: NoiseScale;
} {
  const { popularity, pairs } = sensitivity(unit);
  return {
    popularity: noiseScale((epsilon * POPULARITY_SHARE) / popularity),
    pairs: noiseScale((epsilon * (1 - POPULARITY_SHARE)) / pairs),
  };
}

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
 */
export function noisyStatistics(
  histories: readonly OrderHistory[],
  items: number,
  rule: NoiseRule,
  randomBytes: RandomBytes,
): GuardedStatistics {
  const scales = splitEpsilon(rule);
  const buyers = new Float64Array(items);
  const counts = new Map<number, number>();
  for (const { items: all } of histories) {
    const history = all.slice(-MAX_HISTORY);
    const own = [...new Set(history)];
    const counted = rule.unit === 'buyer' ? drawSome(own, BUYER_PURCHASES, randomBytes) : own;
    for (const item of counted) (buyers[item] as number) += 1;
    const keys = [...pairKeys(history, items, rule.unit)];
    for (const key of rule.unit === 'buyer' ? drawSome(keys, 1, randomBytes) : keys) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const pairs = noisyPairs(counts, items, scales.pairs, randomBytes);
  return {
    buyers: buyers.map((count) =>
      Math.max(0, count + discreteLaplace(scales.popularity, randomBytes)),
    ),
    pairs,
    levels: [
      {
        kind: 'ordered',
        cells: pairs.map(({ earlier, later, weight, buyers: known }) => ({
          first: earlier,
          second: later,
          weight,
          buyers: known,
        })),
      },
    ],
  };
}

/** Ordered pairs of a history, each once: any, or only of purchases next to each other. */
function pairKeys(history: readonly number[], items: number, unit: PrivacyUnit): Set<number> {
  const keys = new Set<number>();
  history.forEach((later, to) => {
    const first = unit === 'pair' ? 0 : Math.max(0, to - 1);
    for (let from = first; from < to; from += 1) {
      const earlier = history[from] as number;
      if (earlier !== later) keys.add(earlier * items + later);
    }
  });
  return keys;
}

/** At most `most` of them, all alike. */
function drawSome(from: readonly number[], most: number, randomBytes: RandomBytes): number[] {
  const left = from.slice();
  const drawn: number[] = [];
  while (drawn.length < most && left.length > 0) {
    drawn.push(left.splice(uniformInt(left.length, randomBytes), 1)[0] as number);
  }
  return drawn;
}

function noisyPairs(
  counts: ReadonlyMap<number, number>,
  items: number,
  scale: NoiseScale,
  randomBytes: RandomBytes,
): PairCount[] {
  const bound = pairBound(items, scale);
  const kept = new Map<number, number>();
  for (const [key, count] of counts) {
    const noisy = count + discreteLaplace(scale, randomBytes);
    if (noisy >= bound) kept.set(key, noisy);
  }
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
      earlier: Math.floor(at / items),
      later: at % items,
      weight: count,
      buyers: count,
    }));
}
