/** From a catalogue and past orders to a pack. */

import { createHash } from 'node:crypto';
import { StreamPicksError } from '../../core/errors.js';
import type { Product } from '../../core/product.js';
import type { SparseRows } from '../../engine/learner/factor-kernels.js';
import type { FactorExamples, LearnedFactors } from '../../engine/learner/factor-training.js';
import { catalogueHash } from '../../model/catalogue-hash.js';
import { type CatalogueIndex, createIndex } from '../../model/features.js';
import {
  decodePack,
  encodePack,
  type PackScales,
  PLAIN_SCALES,
  type RawPack,
} from '../../model/pack.js';
import { HAND_WEIGHTS, type Weights } from '../../model/weights.js';
import type { RandomBytes } from '../../privacy/mechanism/random.js';
import { createRandom, drawOrder } from '../data/seeded.js';
import { createRandomBytes } from '../random-bytes.js';
import { assertWhole } from '../whole-number.js';
import { calibrate, FEWEST_HELD_OUT, type HeldOut } from './calibrate.js';
import { attributeRows } from './examples.js';
import { lowRank } from './low-rank.js';
import { neighbourRows } from './neighbours.js';
import type { OrderHistory } from './orders.js';
import { popularityOf } from './pairs.js';
import { type PackInputs, type PrivacyRule, packInputs } from './private-inputs.js';
import { MOST_EPSILON } from './rule-options.js';
import { type TrainingStore, trainFactors } from './train-factors.js';

/** What kind of pack to make. */
export interface PrepareOptions extends PrivacyRule {
  /** A whole number; equal input and seed give equal packs. */
  readonly seed: number;
  /** Neighbours of a product, 0 to 255; default {@link NEIGHBOURS}. */
  readonly neighbours?: number;
  /** Length of the factors, 0 for none, at most {@link WIDTH}; default {@link RANK}. */
  readonly rank?: number;
  /** Times that the training sees every example; default {@link EPOCHS}, fewer where cells make many. */
  readonly epochs?: number;
  /**
   * False: leave all scales at 1. Else purchases of some buyers are held out to set them, unless there
   * are too few or a rule forbids to look at single buyers.
   */
  readonly calibrate?: boolean;
  /** What the scales are set for; default the shipped ones. */
  readonly weights?: Weights;
}

/** What else a making of a pack may have. */
export interface PrepareContext {
  /** Keeps a training under a key, so that it can go on after an interruption. */
  readonly storeFor?: (key: string) => TrainingStore;
  readonly signal?: AbortSignal;
  /** For noise; default the operating system's. */
  readonly randomBytes?: RandomBytes;
}

/** How much of the work is done, 0 to 1, and what is being done. */
export type PrepareProgress = (done: number, what: string) => void;

/** Defaults: a pack of at most 80 bytes an item. */
export const NEIGHBOURS = 10;
export const RANK = 48;
export const EPOCHS = 12;
/** Length of the vectors in training. */
export const WIDTH = 64;

const BATCH = 1024;
const SMALLEST_BATCH = 64;
/** Steps an epoch that small shops have at least, as far as the smallest batch allows. */
const STEPS_AN_EPOCH = 100;
/** Examples of cells that are learned from in all, unless `epochs` says otherwise. */
const MOST_EXAMPLES = 1_200_000;
const NEGATIVES = 4000;
/** On noisy cells, which tell less than whole histories: a third of the time. */
const NOISY_NEGATIVES = 1000;
const RATE = 0.004;
const DROPOUT = 0.3;
const ACT_DROPOUT = 0.2;
/** What a stream of random numbers is for; trainings use those of `factor-training.ts`. */
const STREAM_ROTATION = 100;
const STREAM_HOLD_OUT = 101;
const STREAM_CALIBRATION = 102;
/** Of buyers with at least so many purchases, this share is held out, but no more than needed. */
const FEWEST_PURCHASES = 3;
const HELD_OUT_SHARE = 0.2;
const MOST_HELD_OUT = 3000;
/** Share of all work that calibrating is, and of that the learning. */
const CALIBRATION_SHARE = 0.52;
const LEARNED_SHARE = 0.92;
/** Share of the work before the training. */
const COUNTING_SHARE = 0.03;
const TRAINED_SHARE = 0.99;

/**
 * Makes a pack. Deterministic by input, options and seed; reads nothing from product ids.
 *
 * With `minBuyers` k or `epsilon`, all that depends on orders (popularity, list, factors, bias) is
 * computed from the counts of {@link packInputs} under that rule, and from nothing else: with `counts`
 * of pairs, what fewer than k buyers did leaves no trace. With `epsilon` no two runs are alike, and each
 * of them spends it again.
 *
 * @param histories item indexes are places in `products`, repeated ids left out
 * @throws StreamPicksError `settings` for options out of range; the signal's reason when it fires
 */
export async function makePack(
  products: readonly Product[],
  histories: readonly OrderHistory[],
  options: PrepareOptions,
  onProgress: PrepareProgress = () => {},
  context: PrepareContext = {},
): Promise<RawPack> {
  checkOptions(options);
  const { minBuyers, seed } = options;
  const index = createIndex(products);
  if (options.calibrate === false) {
    const learned = await learn(index, histories, options, context, onProgress);
    return finish(index, options, [learned], PLAIN_SCALES, onProgress);
  }
  const ofCells = options.epsilon !== null || (minBuyers > 1 && options.counts !== 'product');
  const heldOut = ofCells ? null : holdOut(histories, seed);
  if (heldOut === null) {
    const learned = await learn(index, histories, options, context, (done, what) =>
      onProgress(done * LEARNED_SHARE, what),
    );
    const { trial } = learned;
    if (trial === null) {
      return finish(index, options, [learned], learned.fixedScales ?? PLAIN_SCALES, onProgress);
    }
    const scales = scalesOf(index, options, { ...learned, ...trial }, trial.held, (done) =>
      onProgress(LEARNED_SHARE + (TRAINED_SHARE - LEARNED_SHARE) * done, 'calibrating'),
    );
    return finish(index, options, [learned], scales, onProgress);
  }
  const other = { ...options, seed: seed + 1 };
  const without = await learn(index, heldOut.histories, other, context, (done, what) =>
    onProgress(CALIBRATION_SHARE * done * LEARNED_SHARE, `to calibrate: ${what}`),
  );
  const scales = scalesOf(index, other, without, heldOut.buyers, (done) =>
    onProgress(CALIBRATION_SHARE * (LEARNED_SHARE + (1 - LEARNED_SHARE) * done), 'calibrating'),
  );
  const learned = await learn(index, histories, options, context, (done, what) =>
    onProgress(CALIBRATION_SHARE + (1 - CALIBRATION_SHARE) * done, what),
  );
  return finish(index, options, [learned, without], scales, onProgress);
}

/** What was learned from histories; factors as trained. */
interface Learned extends Pick<RawPack, 'popularity' | 'neighbours' | 'rule'> {
  readonly training: LearnedFactors | null;
  readonly fixedScales: PackScales | null;
  /** The same without purchases held out of counts, and these. */
  readonly trial:
    | (Pick<RawPack, 'popularity' | 'neighbours'> & { readonly held: readonly HeldOut[] })
    | null;
}

/** Scales under which purchases that the pack was made without become likeliest. */
function scalesOf(
  index: CatalogueIndex,
  options: PrepareOptions,
  without: Learned,
  held: readonly HeldOut[],
  onProgress: (done: number) => void,
): PackScales {
  const { seed, weights = HAND_WEIGHTS } = options;
  const plain = finish(index, options, [without], PLAIN_SCALES);
  const pack = decodePack(encodePack(plain), index.products);
  const random = createRandom(seed, STREAM_CALIBRATION);
  return calibrate(index.products, pack, held, weights, random, onProgress);
}

/** The first one's counts, and the mean of all factors: two trainings know more than one. */
function finish(
  index: CatalogueIndex,
  { seed, rank = RANK }: PrepareOptions,
  all: readonly [Learned, ...Learned[]],
  scales: PackScales,
  onProgress: PrepareProgress = () => {},
): RawPack {
  onProgress(TRAINED_SHARE, 'compressing');
  const [{ popularity, neighbours, rule }] = all;
  const trainings = all.flatMap(({ training }) => (training === null ? [] : [training]));
  const random = createRandom(seed, STREAM_ROTATION);
  const bias = Float32Array.from(index.products, (_, item) =>
    trainings.reduce((sum, each) => sum + (each.bias[item] as number) / trainings.length, 0),
  );
  return {
    catalogueHash: catalogueHash(index.products),
    popularity,
    bias,
    neighbours,
    factors: trainings.length === 0 ? null : lowRank(trainings, rank, random),
    scales,
    rule,
  };
}

/** Counts the orders and trains the factors. */
async function learn(
  index: CatalogueIndex,
  histories: readonly OrderHistory[],
  options: PrepareOptions,
  { storeFor, signal, randomBytes = createRandomBytes() }: PrepareContext,
  onProgress: PrepareProgress,
): Promise<Learned> {
  const { seed, neighbours = NEIGHBOURS, rank = RANK } = options;
  onProgress(0, 'counting');
  const items = index.products.length;
  const attributes = attributeRows(index);
  const inputs = packInputs(histories, attributes, options, seed, randomBytes);
  const { examples } = inputs;
  const list = neighbourRows(inputs.pairs, items, neighbours);
  const popularity = popularityOf(inputs.buyers);
  let training: LearnedFactors | null = null;
  if (rank > 0 && examples.targets.length > 0) {
    const how = {
      width: WIDTH,
      epochs: options.epochs ?? epochsOf(inputs),
      batch: batchOf(examples.targets.length),
      negatives: Math.min(options.epsilon === null ? NEGATIVES : NOISY_NEGATIVES, items),
      rate: RATE,
      dropout: DROPOUT,
      actDropout: ACT_DROPOUT,
      seed,
    };
    training = await trainFactors(
      examples,
      attributes,
      { ...how, random: createRandom },
      {
        onStep: (step, steps, loss) => {
          const share = COUNTING_SHARE + (TRAINED_SHARE - COUNTING_SHARE) * (step / steps);
          onProgress(share, `factors, loss ${loss.toFixed(3)}`);
        },
        store: storeFor?.(keyOf(examples, attributes, how)),
        signal,
      },
    );
  }
  const trial = inputs.trial && {
    popularity: popularityOf(inputs.trial.buyers),
    neighbours: neighbourRows(inputs.trial.pairs, items, neighbours),
    held: inputs.trial.held,
  };
  const { rule, fixedScales } = inputs;
  return { popularity, neighbours: list, rule, training, fixedScales, trial };
}

/** The histories without the last purchase of some buyers, and these; null where there are too few. */
function holdOut(
  histories: readonly OrderHistory[],
  seed: number,
): { histories: OrderHistory[]; buyers: HeldOut[] } | null {
  const random = createRandom(seed, STREAM_HOLD_OUT);
  const able = Array.from(histories.keys()).filter(
    (at) => (histories[at] as OrderHistory).items.length >= FEWEST_PURCHASES,
  );
  const count = Math.min(MOST_HELD_OUT, Math.floor(HELD_OUT_SHARE * able.length));
  if (count < FEWEST_HELD_OUT) return null;
  const order = drawOrder(able.length, random);
  const chosen = new Set(Array.from(order.subarray(0, count), (at) => able[at] as number));
  return {
    histories: histories.map(({ buyer, items }, at) => ({
      buyer,
      items: chosen.has(at) ? items.slice(0, -1) : items,
    })),
    buyers: Array.from(chosen, (at) => {
      const { items } = histories[at] as OrderHistory;
      return { history: items.slice(0, -1), target: items.at(-1) as number };
    }),
  };
}

/** Large shops are learned in large batches; small ones in more steps than those would give. */
function batchOf(targets: number): number {
  return Math.max(SMALLEST_BATCH, Math.min(BATCH, Math.ceil(targets / STEPS_AN_EPOCH)));
}

/** Cells make many examples, which are seen less often. */
function epochsOf({ examples, cells }: PackInputs): number {
  if (!cells) return EPOCHS;
  return Math.max(1, Math.min(EPOCHS, Math.floor(MOST_EXAMPLES / examples.targets.length)));
}

/** Tells one training from another: everything that its result depends on. */
function keyOf(examples: FactorExamples, attributes: SparseRows, options: object): string {
  const hash = createHash('sha256').update(JSON.stringify(options));
  const { starts, items, lags, targets, weights } = examples;
  const rows = [attributes.starts, attributes.indexes, attributes.values];
  for (const array of [starts, items, lags, targets, weights, ...rows]) {
    if (array !== undefined) hash.update(`${array.length};`).update(new Uint8Array(array.buffer));
  }
  return hash.digest('hex');
}

function checkOptions(options: PrepareOptions): void {
  const { minBuyers, seed, neighbours = 0, rank = 0, epochs = 1, epsilon } = options;
  assertWhole('minBuyers', minBuyers, 1, 1_000_000);
  assertWhole('seed', seed, 0, Number.MAX_SAFE_INTEGER);
  assertWhole('neighbours', neighbours, 0, 255);
  assertWhole('rank', rank, 0, WIDTH);
  assertWhole('epochs', epochs, 1, 1000);
  if (epsilon !== null && !(epsilon > 0 && epsilon <= MOST_EPSILON)) {
    const message = `epsilon must be above 0 and at most ${MOST_EPSILON}`;
    throw new StreamPicksError('settings', message, { path: 'epsilon' });
  }
}
