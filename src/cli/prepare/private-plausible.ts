/**
 * How many buyers a noisy count stands for. Most cells that only noise filled join products that have
 * nothing in common, most true ones do not: the count expected given the noisy one starts from the
 * rate of independent products times how much more often products so alike
 * follow each other, and whose tail is that of pairs with a reason. All of it is computed from the noisy histogram and the catalogue, so it costs no
 * privacy (post-processing).
 */

import type { SparseRows } from '../../engine/learner/factor-kernels.js';
import { drawBelow } from '../data/seeded.js';
import type { Cell } from './private-cells.js';
import { tailChance } from './private-noise.js';
import type { NoisyHistogram } from './private-noisy.js';

/** Inner products of attribute rows at which one kind of likeness ends and the next one starts. */
const LIKENESS_STEPS = [
  0.02, 0.1, 0.25, 0.5, 0.75, 0.95, 1.02, 1.1, 1.25, 1.5, 1.75, 1.95,
] as const;
const KINDS = LIKENESS_STEPS.length + 1;
/** Pairs drawn to learn how common each kind is. */
const SAMPLE = 1_000_000;
/** Purchases that a product has at least, where rates are reckoned. */
const FEWEST = 0.3;
/** Share of a kind's cells that is taken for true at least. */
const LEAST_TRUE = 0.02;
/** Cells that stand for less than this many buyers are left out. */
const LEAST_WEIGHT = 0.05;
/** The chance that whoever was in a cell is not alone in it: heavier than independence has it. */
const AGAIN = 0.2;
/** The largest chance that a cell is not empty. */
const MOST_LIKELY = 0.5;
/** Counts beyond the noisy one that are thought possible. */
const MARGIN = 6;

/**
 * The cells with the expected number of buyers as weight.
 * @param attributes a row for each item: its brand and categories
 * @param random uniform numbers 0 ≤ x < 1
 */
export function plausibleCells(
  { cells, bound, scale }: NoisyHistogram,
  attributes: SparseRows,
  random: () => number,
): Cell[] {
  const items = attributes.starts.length - 1;
  if (cells.length === 0) return [];
  const { before, after } = purchases({ cells, bound, scale }, items);
  const kindOf = createKinds(attributes);
  const found = new Float64Array(KINDS);
  const kinds = cells.map(({ first, second }) => {
    const kind = kindOf(first, second);
    (found[kind] as number) += 1;
    return kind;
  });
  const common = new Float64Array(KINDS);
  const independent = new Float64Array(KINDS);
  for (let at = 0; at < SAMPLE; at += 1) {
    const [first, second] = [drawBelow(items, random), drawBelow(items, random)];
    const kind = kindOf(first, second);
    (common[kind] as number) += 1;
    (independent[kind] as number) += (before[first] as number) * (after[second] as number);
  }
  const falseCells = (tailChance(scale, bound) * items * items) / SAMPLE;
  const rates = found.map((count, kind) => {
    const expectedTrue = count - (common[kind] as number) * falseCells;
    const most = Math.max(expectedTrue, LEAST_TRUE * count + 1);
    return (most * SAMPLE) / (items * items) / Math.max(independent[kind] as number, 1e-9);
  });
  const epsilon = scale.numerator / scale.denominator;
  return cells.flatMap((cell, at) => {
    const chance = (before[cell.first] as number) * (after[cell.second] as number);
    const weight = expectedCount(
      cell.buyers,
      (rates[kinds[at] as number] as number) * chance,
      epsilon,
    );
    return weight < LEAST_WEIGHT ? [] : [{ ...cell, weight }];
  });
}

/** Σ of each product's counts on either side, without what noise is expected to have put there. */
function purchases(
  { cells, bound, scale }: NoisyHistogram,
  items: number,
): { before: Float64Array; after: Float64Array } {
  const before = new Float64Array(items);
  const after = new Float64Array(items);
  for (const { first, second, buyers } of cells) {
    (before[first] as number) += buyers;
    (after[second] as number) += buyers;
  }
  const share = Math.exp(-scale.numerator / scale.denominator);
  const noise = items * tailChance(scale, bound) * (bound + share / (1 - share));
  const true_ = (sum: number): number => Math.max(FEWEST, sum - noise);
  return { before: before.map(true_), after: after.map(true_) };
}

/**
 * E[c | noisy], where c is 0 but with a chance of `rate`, then 1, and each time one more with a chance
 * of {@link AGAIN}, and P(noisy | c) is in proportion to e^(-ε |noisy - c|).
 */
export function expectedCount(noisy: number, rate: number, epsilon: number): number {
  const some = Math.min(rate, MOST_LIKELY);
  let chance = 1 - some;
  let all = 0;
  let sum = 0;
  for (let count = 0; count <= noisy + MARGIN; count += 1) {
    if (count === 1) chance = some * (1 - AGAIN);
    if (count > 1) chance *= AGAIN;
    const weight = chance * Math.exp(-epsilon * Math.abs(noisy - count));
    all += weight;
    sum += count * weight;
  }
  return all === 0 ? noisy : sum / all;
}

/** Which step of likeness two products are on. */
function createKinds({ columns, starts, indexes, values }: SparseRows) {
  const row = new Float64Array(columns);
  let inRow = -1;
  const each = (item: number, take: (column: number, value: number) => void): void => {
    for (let at = starts[item] as number; at < (starts[item + 1] as number); at += 1) {
      take(indexes[at] as number, values[at] as number);
    }
  };
  return (first: number, second: number): number => {
    if (first !== inRow) {
      if (inRow >= 0) each(inRow, (column) => row.fill(0, column, column + 1));
      each(first, (column, value) => row.fill(value, column, column + 1));
      inRow = first;
    }
    let dot = 0;
    each(second, (column, value) => {
      dot += value * (row[column] as number);
    });
    const step = LIKENESS_STEPS.findIndex((end) => dot < end);
    return step < 0 ? KINDS - 1 : step;
  };
}
