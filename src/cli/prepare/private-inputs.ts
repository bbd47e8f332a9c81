/** The orders as a pack may see them under its rule. */

import type { PackRule } from '../../core/pack-rule.js';
import type { SparseRows } from '../../engine/learner/factor-kernels.js';
import type { FactorExamples } from '../../engine/learner/factor-training.js';
import type { PackScales } from '../../model/pack.js';
import type { RandomBytes } from '../../privacy/mechanism/random.js';
import { createRandom } from '../data/seeded.js';
import type { HeldOut } from './calibrate.js';
import { historyExamples } from './examples.js';
import type { OrderHistory } from './orders.js';
import { countBuyers, countPairs, type PairCount } from './pairs.js';
import type { Cell, CellLevel } from './private-cells.js';
import { commonHistories } from './private-common.js';
import { noisyHistogram, type PrivacyUnit } from './private-noisy.js';
import { plausibleCells } from './private-plausible.js';
import { cellExamples, guardedExamples, guardedStatistics, pairsOf } from './private-statistics.js';
import { holdOutOfCells } from './private-trial.js';

/** What a count is that at least so many buyers stand behind. */
export const COUNTED = ['pair', 'product'] as const;

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
  readonly counts?: (typeof COUNTED)[number];
  /** Differential privacy instead, in nats; null: none. Then `minBuyers` is not looked at. */
  readonly epsilon: number | null;
  /** What ε is for; default {@link DEFAULT_UNIT}. */
  readonly unit?: PrivacyUnit;
}

/** What ε is for unless the rule says otherwise. */
export const DEFAULT_UNIT: PrivacyUnit = 'purchase';

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
  /** Scales that no order sets; null: `trial` or held-out buyers set them. */
  readonly fixedScales: PackScales | null;
  /** What the scales are set by under noise: purchases held out of counts, and the counts without them. */
  readonly trial: {
    readonly buyers: Float64Array;
    readonly pairs: readonly PairCount[];
    readonly held: readonly HeldOut[];
  } | null;
  readonly rule: PackRule;
}

/**
 * Scales under a rule of pairs, of no shop's own orders: purchases held out of cells are those that many
 * made alike, so they make popularity and list look better than they are. Round numbers near what the
 * validation orders of Industrial give without a rule; the list is worth more and the factors less here.
 */
export const GUARDED_SCALES: PackScales = {
  popularity: 1,
  bias: 2,
  neighbours: 32,
  factors: 4,
  fields: 20,
};
/**
 * The same under noise that leaves most of a count: there too, scales set by purchases held out of cells
 * trust list and factors too much (`models/README.md`). The factors are longer than under a rule of pairs.
 */
export const NOISY_SCALES: PackScales = { ...GUARDED_SCALES, factors: 40 };
/** Where less than this share of all counts is thought true, only held-out purchases tell what is left. */
const MOSTLY_TRUE = 0.5;

/** What a stream of random numbers is for. */
const STREAM_GROUPS = 200;
const STREAM_EXAMPLES = 201;
const STREAM_HELD_OUT = 202;
const STREAM_LIKENESS = 203;

/**
 * Applies the rule. But for `epsilon`, equal arguments give equal results.
 * @param attributes a row for each item: its brand and categories
 * @param randomBytes for noise; must be secret and of the operating system, but in tests
 * @throws StreamPicksError `settings` for an `epsilon` that no noise can be drawn for
 */
export function packInputs(
  histories: readonly OrderHistory[],
  attributes: SparseRows,
  rule: PrivacyRule,
  seed: number,
  randomBytes: RandomBytes,
): PackInputs {
  const { minBuyers, counts = 'pair', epsilon, unit = DEFAULT_UNIT } = rule;
  const items = attributes.starts.length - 1;
  if (epsilon !== null) {
    const noisy = noisyHistogram(histories, items, { epsilon, unit }, randomBytes);
    const cells = plausibleCells(noisy, attributes, createRandom(seed, STREAM_LIKENESS));
    const levels: CellLevel[] = [{ kind: 'ordered', cells }];
    const told = { minBuyers: 1, epsilon, delta: null, unit };
    if (shareOfTrue(noisy.cells, cells) < MOSTLY_TRUE) {
      return { ...withTrial(levels, noisy.bound, seed, items), rule: told };
    }
    return {
      buyers: buyersIn(levels, items),
      pairs: pairsOf(levels, items),
      examples: cellExamples(cells),
      cells: true,
      fixedScales: NOISY_SCALES,
      trial: null,
      rule: told,
    };
  }
  if (minBuyers <= 1) {
    return {
      buyers: countBuyers(histories, items, 1),
      pairs: countPairs(histories, items, 1),
      examples: historyExamples(histories),
      cells: false,
      fixedScales: null,
      trial: null,
      rule: { minBuyers: 1, epsilon: null, delta: null, unit: 'none' },
    };
  }
  const { buyers, levels } = guardedStatistics(histories, attributes, minBuyers, (place) =>
    createRandom(seed, STREAM_GROUPS, place),
  );
  if (counts === 'product') {
    return {
      buyers,
      pairs: pairsOf(levels, items),
      examples: historyExamples(commonHistories(histories, items, minBuyers)),
      cells: false,
      fixedScales: null,
      trial: null,
      rule: { minBuyers, epsilon: null, delta: null, unit: 'product' },
    };
  }
  return {
    buyers,
    pairs: pairsOf(levels, items),
    examples: guardedExamples({ buyers, levels }, createRandom(seed, STREAM_EXAMPLES)),
    cells: true,
    fixedScales: GUARDED_SCALES,
    trial: null,
    rule: { minBuyers, epsilon: null, delta: null, unit: 'pair' },
  };
}

/** Inputs of nothing but counts, of which some purchases are held out to set scales by. */
function withTrial(
  levels: readonly CellLevel[],
  minBuyers: number,
  seed: number,
  items: number,
): Omit<PackInputs, 'rule'> {
  const random = createRandom(seed, STREAM_HELD_OUT);
  const trial = holdOutOfCells(levels, minBuyers, random);
  return {
    buyers: buyersIn(levels, items),
    pairs: pairsOf(levels, items),
    examples: cellExamples((trial?.levels ?? levels).flatMap(({ cells }) => cells)),
    cells: true,
    fixedScales: null,
    trial: trial && {
      buyers: buyersIn(trial.levels, items),
      pairs: pairsOf(trial.levels, items),
      held: trial.held,
    },
  };
}

/** Buyers that the cells are thought to stand for, as a share of the noisy counts. */
function shareOfTrue(noisy: readonly Cell[], thought: readonly Cell[]): number {
  return sumOf(thought) / Math.max(1, sumOf(noisy));
}

function sumOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { weight }) => sum + weight, 0);
}

/** How often each product is at either end of a cell. */
function buyersIn(levels: readonly CellLevel[], items: number): Float64Array {
  const buyers = new Float64Array(items);
  for (const { first, second, weight } of levels.flatMap(({ cells }) => cells)) {
    (buyers[first] as number) += weight;
    (buyers[second] as number) += weight;
  }
  return buyers;
}
