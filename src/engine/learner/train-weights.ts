/**
 * Learning the shipped weights from several shops at once: Adam (Kingma and Ba 2015) on
 * {@link lossAndSlopes}, batches of all shops in turn, a few epochs of the plain log-loss first,
 * since the weighted one is flat where no target has any probability yet.
 *
 * θ is learned by its logarithm: it keeps its sign, and the ridge holds it by ratio. What products
 * have in common then never counts against them because one shop's buyers avoid it.
 */

import { lossAndSlopes, type TrainBatch, type TrainState } from './train-graph.js';

/** Batches of one shop; the order of the first epoch. */
export interface TrainShop {
  readonly name: string;
  readonly batches: readonly TrainBatch[];
}

/** How to train. */
export interface TrainOptions {
  /** All θ more than 0. */
  readonly start: TrainState;
  /** Ridge towards `start`: one over the squared distance that costs 1 / 2, by number moved. */
  readonly hold: Float32Array;
  /** 1 where a number is learned, 0 where it stays, in the order of the slopes. */
  readonly free: Float32Array;
  readonly epochs: number;
  /** Epochs of them with the plain log-loss. */
  readonly plainEpochs: number;
  /** See `LossOptions.power`. */
  readonly power: number;
  readonly shortDays: number;
  /** Draws the order of the batches; uniform over 0 ≤ x < 1. */
  readonly random: () => number;
  readonly onEpoch?: (epoch: TrainEpoch) => void;
}

/** What one epoch gave. */
export interface TrainEpoch {
  /** From 1. */
  readonly epoch: number;
  /** Mean of -ln p(target) by shop, before each step. */
  readonly logLoss: Readonly<Record<string, number>>;
}

/** Size of a step at the first epoch, in units of a number's `hold` distance; falls to a twentieth. */
const RATE = 0.15;
const LAST_RATE_SHARE = 0.05;
/** Of Adam. */
const BETA1 = 0.9;
const BETA2 = 0.99;
const TINY = 1e-8;

/** Trains; deterministic by shops, options and the numbers drawn. */
export function trainWeights(
  shops: readonly TrainShop[],
  options: TrainOptions,
): { state: TrainState; curve: TrainEpoch[] } {
  const { start, hold, free, epochs, plainEpochs, power, shortDays, random } = options;
  const begin = Float32Array.from([...toLearned(start), ...shops.map(() => 0)]);
  const logs = start.features.length;
  const numbers = begin.length - shops.length;
  const flat = begin.slice();
  const mean = new Float64Array(flat.length);
  const square = new Float64Array(flat.length);
  const curve: TrainEpoch[] = [];
  const norms = shops.map(() => 1);

  let steps = 0;
  for (let epoch = 1; epoch <= epochs; epoch += 1) {
    const plain = epoch <= plainEpochs;
    const rate = RATE * (1 - ((1 - LAST_RATE_SHARE) * (epoch - 1)) / Math.max(1, epochs - 1));
    const sums = shops.map(() => ({ logLoss: 0, weight: 0, viewers: 0 }));
    for (const [shop, batch] of inTurn(shops, random)) {
      const found = lossAndSlopes(batch, fromLearned(flat, start), {
        shortDays,
        logScale: flat[numbers + shop] as number,
        power,
        plain,
        norm: plain ? 1 : (norms[shop] as number),
      });
      const sum = sums[shop] as { logLoss: number; weight: number; viewers: number };
      sum.logLoss += found.logLoss * batch.viewers;
      sum.weight += found.weight * batch.viewers;
      sum.viewers += batch.viewers;
      steps += 1;
      found.slopes.forEach((raw, nth) => {
        const at = nth < numbers ? nth : numbers + shop;
        if (free[nth] === 0) return;
        const held = hold[nth] as number;
        const value = flat[at] as number;
        const inner = nth < logs ? Math.exp(value) : 1;
        const slope = raw * inner + HOLD_SHARE * held * (value - (begin[at] as number));
        mean[at] = BETA1 * (mean[at] as number) + (1 - BETA1) * slope;
        square[at] = BETA2 * (square[at] as number) + (1 - BETA2) * slope ** 2;
        const step = mean[at] / (1 - BETA1 ** steps);
        const size = Math.sqrt(square[at] / (1 - BETA2 ** steps)) + TINY;
        flat[at] = value - (rate * step) / (size * Math.sqrt(held));
      });
    }
    sums.forEach(({ weight, viewers }, shop) => {
      norms[shop] = weight / viewers;
    });
    const logLoss = Object.fromEntries(
      shops.map(({ name }, shop) => {
        const sum = sums[shop] as { logLoss: number; viewers: number };
        return [name, sum.logLoss / sum.viewers];
      }),
    );
    curve.push({ epoch, logLoss });
    options.onEpoch?.({ epoch, logLoss });
  }
  return { state: fromLearned(flat, start), curve };
}

/** Weight of the ridge against a mean loss per viewer. */
const HOLD_SHARE = 3e-4;

/** All batches, shops mixed, in random order. */
function inTurn(
  shops: readonly TrainShop[],
  random: () => number,
): (readonly [number, TrainBatch])[] {
  const all = shops.flatMap(({ batches }, shop) => batches.map((batch) => [shop, batch] as const));
  for (let last = all.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const kept = all[last] as (typeof all)[number];
    all[last] = all[other] as (typeof all)[number];
    all[other] = kept;
  }
  return all;
}

/** What Adam moves, in the order of the slopes: logarithms of θ, then the rest. */
function toLearned(state: TrainState): Float32Array {
  const { features, terms, shareLogit, logLongDays, logActDays } = state;
  return Float32Array.from([
    ...features.map(Math.log),
    ...terms,
    shareLogit,
    logLongDays,
    logActDays,
  ]);
}

function fromLearned(flat: Float32Array, { features, terms }: TrainState): TrainState {
  const rest = flat.subarray(features.length + terms.length);
  return {
    features: flat.slice(0, features.length).map(Math.exp),
    terms: flat.slice(features.length, features.length + terms.length),
    shareLogit: rest[0] as number,
    logLongDays: rest[1] as number,
    logActDays: rest[2] as number,
  };
}
