/**
 * How much each term of a pack should count in its own shop: the scales under which held-out
 * purchases of past buyers become likeliest, and from there those that rank them best. Weights that were learned in other shops say how the
 * terms relate in general; how far a list or factors can be trusted depends on how many orders they
 * were made of.
 */

import type { Product } from '../../core/product.js';
import { weighActs } from '../../model/acts.js';
import { createIndex } from '../../model/features.js';
import { type Pack, type PackScales, PLAIN_SCALES } from '../../model/pack.js';
import { viewerScores } from '../../model/viewer-terms.js';
import type { Weights } from '../../model/weights.js';
import { drawBelow } from '../data/seeded.js';
import { purchaseSignals, RANKED_AT_MS } from '../evaluate/signals.js';
import { addRow, mirror, type Slopes, type SoftmaxRow } from '../softmax.js';
import { climb, type RankedRow } from './climb.js';

/** A buyer whose last purchase the pack was made without. Item indexes. */
export interface HeldOut {
  /** Oldest first. */
  readonly history: readonly number[];
  readonly target: number;
}

/** Fewer buyers than this say too little. */
export const FEWEST_HELD_OUT = 100;

/** In the order of the numbers of a candidate. */
const TERMS = ['popularity', 'bias', 'neighbours', 'factors', 'fields'] as const;
const COUNT = TERMS.length;
/** Candidates of a buyer besides the target: the best by the plain scales, and random others. */
const BEST = 400;
const RANDOM = 1200;
const NEWTON_STEPS = 40;
/** Steps before buyers are weighed: the first ones are far from any answer. */
const PLAIN_STEPS = 3;
/**
 * Buyers count by the likelihood of their target to this power, so that those whom no weights could
 * have served do not flatten the rest. The smallest that counts is e^{@link LEAST_LOG}.
 */
const LIKELIHOOD_POWER = 0.5;
const LEAST_LOG = -14;
/** A scale e times as large or small costs as much as this many buyers whose targets become e times unlikelier. */
const PRIOR_BUYERS = 0.5;
/** No step changes a scale by a larger factor than e to this. */
const LONGEST_STEP = 0.7;
/** Smaller steps are the end. */
const ENOUGH = 1e-3;

/**
 * Scales for a pack, by Newton steps on the softmax likelihood of the targets among all products that
 * the buyer did not have, and from there by {@link climb}.
 * @param products without repeated ids
 * @param pack with plain scales, made without the targets
 * @param random uniform numbers 0 ≤ x < 1, for the candidates
 */
export function calibrate(
  products: readonly Product[],
  pack: Pack,
  buyers: readonly HeldOut[],
  weights: Weights,
  random: () => number,
  onProgress: (done: number) => void = () => {},
): PackScales {
  const usable = buyers.filter(({ history, target }) => !history.includes(target));
  if (usable.length < FEWEST_HELD_OUT) return PLAIN_SCALES;
  const termsOf = createTerms(products, pack, weights);
  const rows = usable.map((buyer, at) => {
    if (at % 64 === 0) onProgress(at / usable.length);
    return candidatesOf(termsOf(buyer.history), buyer, random);
  });
  const likeliest = fit(rows.map(({ softmax }) => softmax));
  const scales = climb(
    rows.map(({ ranked }) => ranked),
    likeliest,
  );
  return Object.fromEntries(TERMS.map((term, at) => [term, scales[at]])) as Record<
    (typeof TERMS)[number],
    number
  >;
}

interface AllTerms {
  /** By term: the scores of all products. */
  readonly terms: readonly Float64Array[];
  /** Scores that no scale changes. */
  readonly fixed: Float64Array;
}

/** The terms of a history by the ranker itself, each alone. */
function createTerms(
  products: readonly Product[],
  pack: Pack,
  weights: Weights,
): (history: readonly number[]) => AllTerms {
  const index = createIndex(products, pack);
  const { withPack } = weights;
  const none = {
    fields: { ...withPack.fields },
    popularity: 0,
    embedding: 0,
    neighbours: 0,
    factors: 0,
    bias: 0,
  };
  for (const field of index.fields) none.fields[field.field] = 0;
  const only = (part: Partial<Weights['withPack']>): Weights => ({
    ...weights,
    withPack: { ...none, ...part },
  });
  const parts = [
    only({ neighbours: withPack.neighbours }),
    only({ factors: withPack.factors }),
    only({ fields: withPack.fields }),
    only({ embedding: withPack.embedding }),
  ];
  const items = products.map((_, item) => item);
  const popularity = Float64Array.from(items, (i) => withPack.popularity * pack.popularityOf(i));
  const bias = Float64Array.from(items, (i) => withPack.bias * pack.biasOf(i));
  return (history) => {
    const signals = purchaseSignals(products, history, { actMs: weights.decay.actMs });
    const acts = weighActs(index, signals, weights, RANKED_AT_MS);
    const [neighbours, factors, fields, fixed] = parts.map((part) =>
      viewerScores(index, acts, part),
    ) as [Float64Array, Float64Array, Float64Array, Float64Array];
    return { terms: [popularity, bias, neighbours, factors, fields], fixed };
  };
}

/** The same candidates for both fits. */
interface Candidates {
  readonly softmax: SoftmaxRow;
  readonly ranked: RankedRow;
}

function candidatesOf(all: AllTerms, buyer: HeldOut, random: () => number): Candidates {
  const items = all.fixed.length;
  const open = new Uint8Array(items).fill(1);
  for (const item of [...buyer.history, buyer.target]) open[item] = 0;
  const rest = Array.from({ length: items }, (_, item) => item).filter((item) => open[item] === 1);
  const total = Float64Array.from({ length: items }, (_, item) =>
    all.terms.reduce((sum, term) => sum + (term[item] as number), all.fixed[item] as number),
  );
  rest.sort((a, b) => (total[b] as number) - (total[a] as number));
  const best = rest.slice(0, BEST);
  const others = rest.length - best.length;
  // Drawn with repeats; each stands for as many products as it is a share of.
  const drawn = Array.from({ length: Math.min(RANDOM, others) }, () =>
    drawBelow(others, random),
  ).map((at) => rest[BEST + at] as number);
  const candidates = [buyer.target, ...best, ...drawn];
  const features = new Float32Array(candidates.length * COUNT);
  const fixed = new Float32Array(candidates.length);
  const stands = new Float32Array(candidates.length).fill(1);
  if (drawn.length > 0) stands.fill(others / drawn.length, best.length + 1);
  candidates.forEach((item, at) => {
    all.terms.forEach((term, nth) => {
      features[at * COUNT + nth] = term[item] as number;
    });
    fixed[at] = all.fixed[item] as number;
  });
  // As many products as one stands for weigh as much in a softmax as its score plus their logarithm.
  const offsets = fixed.map((each, at) => each + Math.log(stands[at] as number));
  return { softmax: { features, fixed: offsets }, ranked: { features, fixed, stands } };
}

/**
 * Damped Newton steps on the logarithms of the scales: weights of other shops may be off by any factor,
 * and no term turns against what it says.
 */
function fit(rows: readonly SoftmaxRow[]): number[] {
  let logScales = TERMS.map(() => 0);
  let counts = rows.map(() => 1);
  for (let step = 0; step < NEWTON_STEPS; step += 1) {
    const { gradient, hessian, logs } = measure(rows, counts, logScales);
    const move = solve(hessian, gradient);
    const longest = move.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
    const share = Math.min(1, LONGEST_STEP / Math.max(longest, Number.MIN_VALUE));
    logScales = logScales.map((each, at) => each - share * (move[at] as number));
    if (step >= PLAIN_STEPS && longest < ENOUGH) break;
    if (step + 1 < PLAIN_STEPS) continue;
    const raw = logs.map((log) => Math.exp(LIKELIHOOD_POWER * Math.max(LEAST_LOG, log)));
    const mean = raw.reduce((so, each) => so + each, 0) / raw.length;
    counts = raw.map((value) => value / mean);
  }
  return logScales.map(Math.exp);
}

interface Measured extends Slopes {
  /** By buyer: ln of the target's share. */
  readonly logs: readonly number[];
}

/**
 * Slope and curvature of -Σ count · ln share(target) by the logarithms, plus the prior's. Of the curvature
 * only the part that cannot be negative counts, so that each step goes down.
 */
function measure(
  rows: readonly SoftmaxRow[],
  counts: readonly number[],
  logScales: readonly number[],
): Measured {
  const scales = logScales.map(Math.exp);
  const gradient = new Float64Array(COUNT);
  const hessian = new Float64Array(COUNT * COUNT);
  const logs = rows.map((row, at) =>
    addRow(row, scales, counts[at] as number, { gradient, hessian }),
  );
  mirror(hessian, COUNT);
  for (let a = 0; a < COUNT; a += 1) {
    const scale = scales[a] as number;
    gradient[a] = scale * (gradient[a] as number) + 2 * PRIOR_BUYERS * (logScales[a] as number);
    for (let b = 0; b < COUNT; b += 1) {
      (hessian[a * COUNT + b] as number) *= scale * (scales[b] as number);
    }
    (hessian[a * (COUNT + 1)] as number) += 2 * PRIOR_BUYERS;
  }
  return { gradient, hessian, logs };
}

/** Solves a positive definite system (Gauss, without pivots). */
function solve(matrix: Float64Array, right: Float64Array): Float64Array {
  const a = matrix.slice();
  const x = right.slice();
  for (let pivot = 0; pivot < COUNT; pivot += 1) {
    for (let row = pivot + 1; row < COUNT; row += 1) {
      const share = (a[row * COUNT + pivot] as number) / (a[pivot * COUNT + pivot] as number);
      for (let at = pivot; at < COUNT; at += 1) {
        (a[row * COUNT + at] as number) -= share * (a[pivot * COUNT + at] as number);
      }
      (x[row] as number) -= share * (x[pivot] as number);
    }
  }
  for (let row = COUNT - 1; row >= 0; row -= 1) {
    for (let at = row + 1; at < COUNT; at += 1) {
      (x[row] as number) -= (a[row * COUNT + at] as number) * (x[at] as number);
    }
    (x[row] as number) /= a[row * COUNT + row] as number;
  }
  return x;
}
