/** The orders as a pack may see them under its rule. */

import type { SparseRows } from '../../engine/learner/factor-kernels.js';
import type { FactorExamples } from '../../engine/learner/factor-training.js';
import type { PackRule } from '../../model/pack.js';
import type { RandomBytes } from '../../privacy/mechanism/random.js';
import { createRandom } from '../data/seeded.js';
import { historyExamples } from './examples.js';
import type { OrderHistory } from './orders.js';
import { countBuyers, countPairs, type PairCount } from './pairs.js';
import { commonHistories } from './private-common.js';
import { noisyStatistics, type PrivacyUnit } from './private-noisy.js';
import { guardedExamples, guardedStatistics } from './private-statistics.js';

/** What may be known of single buyers. */
export interface PrivacyRule {
  /** Fewest different buyers behind every count; 1: no such rule. */
  readonly minBuyers: number;
  /**
   * What a count is, where `minBuyers` is above 1. `pair`: everything comes from cells of pairs (see
   * `private-cells.ts`). `product`: the list does, but factors and bias are learned from whole
   * histories of the products that so many bought, so that each vector has so many buyers behind it
   * while a single pair may have fewer. Default `pair`.
   */
  readonly counts?: 'pair' | 'product';
  /** Differential privacy instead, in nats; null: none. Then `minBuyers` is not looked at. */
  readonly epsilon: number | null;
  /** What ε is for; default `purchase`. */
  readonly unit?: PrivacyUnit;
}

/** All that is made of the orders. */
export interface PackInputs {
  /** [items]: different buyers, as far as they may be known. */
  readonly buyers: Float64Array;
  /** For the list. */
  readonly pairs: readonly PairCount[];
  /** For factors and bias. */
  readonly examples: FactorExamples;
  /** Whether the examples are drawn from counts, instead of being what buyers did. */
  readonly cells: boolean;
  readonly rule: PackRule;
}

/** What a stream of random numbers is for. */
const STREAM_GROUPS = 200;
const STREAM_EXAMPLES = 201;

/**
 * Applies the rule. But for `epsilon`, equal arguments give equal results.
 * @param attributes a row for each item: its brand and categories
 * @param randomBytes for noise; must be secret and of the operating system, but in tests
 * @throws StreamPicksError `settings` for an `epsilon` that leaves nothing for a count
 */
export function packInputs(
  histories: readonly OrderHistory[],
  attributes: SparseRows,
  rule: PrivacyRule,
  seed: number,
  randomBytes: RandomBytes,
): PackInputs {
  const { minBuyers, counts = 'pair', epsilon, unit = 'purchase' } = rule;
  const items = attributes.starts.length - 1;
  if (epsilon !== null) {
    const noisy = noisyStatistics(histories, items, { epsilon, unit }, randomBytes);
    const examples = guardedExamples(noisy, createRandom(seed, STREAM_EXAMPLES));
    const { buyers, pairs } = noisy;
    return {
      buyers,
      pairs,
      examples,
      cells: true,
      rule: { minBuyers: 1, epsilon, delta: null, unit },
    };
  }
  if (minBuyers <= 1) {
    return {
      buyers: countBuyers(histories, items, 1),
      pairs: countPairs(histories, items, 1),
      examples: historyExamples(histories),
      cells: false,
      rule: { minBuyers: 1, epsilon: null, delta: null, unit: 'none' },
    };
  }
  const guarded = guardedStatistics(histories, attributes, minBuyers, (place) =>
    createRandom(seed, STREAM_GROUPS, place),
  );
  const examples =
    counts === 'product'
      ? historyExamples(commonHistories(histories, items, minBuyers))
      : guardedExamples(guarded, createRandom(seed, STREAM_EXAMPLES));
  const { buyers, pairs } = guarded;
  return {
    buyers,
    pairs,
    examples,
    cells: counts === 'pair',
    // A pair of a whole history may have one buyer: then nothing is promised of pairs.
    rule:
      counts === 'pair'
        ? { minBuyers, epsilon: null, delta: null, unit: 'pair' }
        : { minBuyers: 1, epsilon: null, delta: null, unit: 'none' },
  };
}
