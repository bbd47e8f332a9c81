/**
 * Training of low-rank factors: for each item one vector P where it is in the history and one vector
 * Q where it is scored, φ(e, i) = P_e · Q_i, so that scores stay additive in events (linear pooling as
 * in FISM, Kabbur et al. KDD 2013, but with untied sides). A vector is the item's own plus those of
 * its attributes, which both sides share. Within a context acts count by a learned share of their lag.
 * The loss is a sampled softmax with uniform negatives; Adam (Kingma and Ba 2015) with a rate that
 * falls linearly.
 *
 * Every step draws its random numbers from the seed and its own place, so that training can stop
 * after any step and go on elsewhere with the same bits.
 */

import type { Tensor1D, Tensor2D, Variable } from '@tensorflow/tfjs-core';
import { type Contexts, itemVectors, type SparseRows } from './factor-kernels.js';
import { roundUp } from './factor-loss.js';
import { dotTensor, gatherTensor, itemTensor, lossTensor, poolTensor } from './factor-ops.js';
import { tf } from './tf.js';

/** What to learn from: the acts before each target, and the target. */
export interface FactorExamples extends Contexts {
  /** [acts]: item. */
  readonly items: Uint32Array;
  /** [targets]: item. */
  readonly targets: Uint32Array;
  /** [targets]: how much each counts, about 1 on average; absent: all alike. */
  readonly weights?: Float32Array;
}

/** How to learn. */
export interface FactorOptions {
  /** Length of the vectors. */
  readonly width: number;
  readonly epochs: number;
  /** Targets a step. */
  readonly batch: number;
  /** Items that each step's targets are held against; rounded up to a multiple of 8. */
  readonly negatives: number;
  /** First learning rate; the last one is a tenth of it. */
  readonly rate: number;
  /** Share of the pooled vector's numbers left out. */
  readonly dropout: number;
  /** Share of acts left out, never the last one before the target. */
  readonly actDropout: number;
  /** Uniform numbers 0 ≤ x < 1, other ones for other seeds. */
  readonly random: (...seeds: readonly number[]) => () => number;
  readonly seed: number;
}

/** Everything that training needs to go on: steps done, and numbers with their moments. */
export interface FactorState {
  readonly step: number;
  /** In a fixed order: numbers, first and second moment of each variable. */
  readonly arrays: readonly Float32Array[];
}

/** What was learned; matrices are row-major [items × width]. */
export interface LearnedFactors {
  readonly width: number;
  readonly source: Float32Array;
  readonly target: Float32Array;
  /** [items]. */
  readonly bias: Float32Array;
}

/** Longest lag that is told apart; older acts are left out of a context. */
export const MAX_LAG = 20;

const START_DEVIATION = 0.05;
/** The logits of lags start as a decay of e^-0.3 an act. */
const LAG_DECAY = 0.3;
/** Share of the first rate that is left at the end. */
const LAST_RATE = 0.1;
const FIRST_MOMENT = 0.9;
const SECOND_MOMENT = 0.999;
const SMALL = 1e-8;
/** What a stream of random numbers is for; keeps them apart. */
const STREAM_START = 1;
const STREAM_ORDER = 2;
const STREAM_STEP = 3;

/** One run of training; not shared between threads. */
export class FactorTraining {
  readonly #examples: FactorExamples;
  readonly #attributes: SparseRows;
  readonly #options: FactorOptions;
  readonly #items: number;
  readonly #variables: readonly TrainedVariable[];
  #step = 0;
  #order: Uint32Array = new Uint32Array(0);
  #orderEpoch = -1;

  /**
   * @param attributes a row for each item: its brand and categories
   * @param state to go on from; must come from the same arguments
   */
  constructor(
    examples: FactorExamples,
    attributes: SparseRows,
    options: FactorOptions,
    state?: FactorState,
  ) {
    tf.enableProdMode();
    this.#examples = examples;
    this.#attributes = attributes;
    this.#options = options;
    this.#items = attributes.starts.length - 1;
    const { width, random, seed } = options;
    const normal = normals(random(seed, STREAM_START));
    const shapes = [
      [this.#items, width],
      [this.#items, width],
      [attributes.columns, width],
    ] as const;
    const start = [
      ...shapes.map(([rows]) => Float32Array.from({ length: rows * width }, normal)),
      new Float32Array(this.#items),
      Float32Array.from({ length: MAX_LAG }, (_, lag) => -LAG_DECAY * lag),
    ];
    // Nothing is known of what is in no history, or never followed, so chance is not let in either.
    forget(start[SOURCE] as Float32Array, width, examples.items);
    forget(start[TARGET] as Float32Array, width, examples.targets);
    this.#variables = start.map((values, at) => trained(values, shapes[at] ?? [values.length]));
    if (state === undefined) return;
    this.#step = state.step;
    this.#arrays().forEach((array, at) => array.set(state.arrays[at] as Float32Array));
  }

  /** Steps of the whole training. */
  get steps(): number {
    return this.#options.epochs * this.#stepsAnEpoch;
  }

  /** Steps done. */
  get step(): number {
    return this.#step;
  }

  /** Copies everything that is needed to go on. */
  state(): FactorState {
    return { step: this.#step, arrays: this.#arrays().map((array) => array.slice()) };
  }

  /** What has been learned so far. */
  learned(): LearnedFactors {
    const { width } = this.#options;
    const all = Uint32Array.from({ length: this.#items }, (_, item) => item);
    const side = (at: number): Float32Array =>
      itemVectors(this.#values(at), this.#attributes, this.#values(TABLE), all, width);
    return { width, source: side(SOURCE), target: side(TARGET), bias: this.#values(BIAS).slice() };
  }

  /** One step; gives the loss of its batch before it, nats. */
  advance(): number {
    const { batch, epochs, negatives, rate, random, seed, width, dropout } = this.#options;
    const epoch = Math.floor(this.#step / this.#stepsAnEpoch);
    const draw = random(seed, STREAM_STEP, this.#step);
    const from = (this.#step - epoch * this.#stepsAnEpoch) * batch;
    const chosen = this.#epochOrder(epoch).subarray(from, from + batch);
    const { items, ...contexts } = this.#contexts(chosen, draw);
    const mask = dropoutMask(chosen.length * width, dropout, draw);
    const targets = chosen.map((at) => this.#examples.targets[at] as number);
    const others = Uint32Array.from({ length: roundUp(negatives) }, () =>
      Math.floor(draw() * this.#items),
    );
    const weights = Float32Array.from(chosen, (at) => this.#examples.weights?.[at] ?? 1);
    const correction = Math.log(Math.max(1, this.#items - 1) / others.length);
    const { value, grads } = tf.variableGrads(
      () => {
        const biases = this.#variable(BIAS) as unknown as Tensor1D;
        const lags = this.#variable(LAGS) as unknown as Tensor1D;
        const viewers = poolTensor(this.#vectors(SOURCE, items), lags, { contexts, mask });
        const ownBiases = gatherTensor(biases, targets);
        const own = dotTensor(viewers, this.#vectors(TARGET, targets), ownBiases);
        const vectors = this.#vectors(TARGET, others);
        const otherBiases = gatherTensor(biases, others);
        return lossTensor(viewers, vectors, otherBiases, own, { correction, weights });
      },
      this.#variables.map(({ variable }) => variable),
    );
    this.#step += 1;
    const now = rate * (1 - ((1 - LAST_RATE) * epoch) / epochs);
    for (const each of this.#variables) {
      const gradient = grads[each.variable.name];
      if (gradient !== undefined) adam(each, gradient.dataSync<'float32'>(), now, this.#step);
    }
    const loss = value.dataSync()[0] as number;
    tf.dispose([value, grads]);
    return loss;
  }

  /** Frees the tensors; the training cannot be used any more. */
  dispose(): void {
    for (const { variable } of this.#variables) variable.dispose();
  }

  get #stepsAnEpoch(): number {
    return Math.ceil(this.#examples.targets.length / this.#options.batch);
  }

  #variable(at: number): Variable {
    return (this.#variables[at] as TrainedVariable).variable;
  }

  #values(at: number): Float32Array {
    return (this.#variables[at] as TrainedVariable).values;
  }

  #arrays(): Float32Array[] {
    return this.#variables.flatMap(({ values, first, second }) => [values, first, second]);
  }

  #vectors(side: number, chosen: Uint32Array): Tensor2D {
    const free = this.#variable(side) as unknown as Tensor2D;
    const table = this.#variable(TABLE) as unknown as Tensor2D;
    return itemTensor(free, table, { rows: this.#attributes, chosen });
  }

  #epochOrder(epoch: number): Uint32Array {
    if (epoch === this.#orderEpoch) return this.#order;
    const { random, seed } = this.#options;
    this.#order = shuffled(this.#examples.targets.length, random(seed, STREAM_ORDER, epoch));
    this.#orderEpoch = epoch;
    return this.#order;
  }

  #contexts(chosen: Uint32Array, draw: () => number): Contexts & { items: Uint32Array } {
    const { starts, items, lags } = this.#examples;
    const { actDropout } = this.#options;
    const madeStarts = new Uint32Array(chosen.length + 1);
    const kept: number[] = [];
    chosen.forEach((example, row) => {
      for (let at = starts[example] as number; at < (starts[example + 1] as number); at += 1) {
        if (draw() >= actDropout || lags[at] === 0) kept.push(at);
      }
      madeStarts[row + 1] = kept.length;
    });
    return {
      starts: madeStarts,
      items: Uint32Array.from(kept, (at) => items[at] as number),
      lags: Uint8Array.from(kept, (at) => lags[at] as number),
    };
  }
}

/** Places of the variables. */
const SOURCE = 0;
const TARGET = 1;
const TABLE = 2;
const BIAS = 3;
const LAGS = 4;

interface TrainedVariable {
  readonly variable: Variable;
  /** The variable's own storage: the backend keeps the array it was made from. */
  readonly values: Float32Array;
  readonly first: Float32Array;
  readonly second: Float32Array;
}

function trained(values: Float32Array, shape: readonly number[]): TrainedVariable {
  const start = tf.tensor(values, [...shape]);
  const variable = tf.variable(start);
  start.dispose();
  return {
    variable,
    values,
    first: new Float32Array(values.length),
    second: new Float32Array(values.length),
  };
}

/** Sets the rows of all items but these to 0. */
function forget(rows: Float32Array, width: number, items: Uint32Array): void {
  const known = new Set(items);
  for (let item = 0; item * width < rows.length; item += 1) {
    if (!known.has(item)) rows.fill(0, item * width, (item + 1) * width);
  }
}

/** Adam, in place. */
function adam(
  { values, first, second }: TrainedVariable,
  gradient: Float32Array,
  rate: number,
  step: number,
): void {
  const stride = rate / (1 - FIRST_MOMENT ** step);
  const spread = 1 / (1 - SECOND_MOMENT ** step);
  for (let at = 0; at < values.length; at += 1) {
    const slope = gradient[at] as number;
    const mean = FIRST_MOMENT * (first[at] as number) + (1 - FIRST_MOMENT) * slope;
    const square = SECOND_MOMENT * (second[at] as number) + (1 - SECOND_MOMENT) * slope * slope;
    first[at] = mean;
    second[at] = square;
    values[at] = (values[at] as number) - (stride * mean) / (Math.sqrt(square * spread) + SMALL);
  }
}

/** 0 with a chance of `dropout`, else what keeps the mean at 1. */
function dropoutMask(length: number, dropout: number, draw: () => number): Float32Array {
  const mask = new Float32Array(length);
  const kept = 1 / (1 - dropout);
  for (let at = 0; at < length; at += 1) mask[at] = draw() < dropout ? 0 : kept;
  return mask;
}

/** Normal numbers of deviation {@link START_DEVIATION} (Box and Muller 1958). */
function normals(random: () => number): () => number {
  return () => {
    const radius = Math.sqrt(-2 * Math.log(1 - random()));
    return START_DEVIATION * radius * Math.cos(2 * Math.PI * random());
  };
}

/** Fisher and Yates. */
function shuffled(count: number, random: () => number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, at) => at);
  for (let last = count - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const kept = order[last] as number;
    order[last] = order[other] as number;
    order[other] = kept;
  }
  return order;
}
