/** Training of the shipped weights: shops in, weights and the curve of the loss out. */

import { StreamPicksError } from '../../core/errors.js';
import type { TrainState } from '../../engine/learner/train-graph.js';
import {
  type TrainEpoch,
  type TrainShop,
  trainWeights,
} from '../../engine/learner/train-weights.js';
import { type CatalogueIndex, createIndex } from '../../model/features.js';
import { FIELDS } from '../../model/fields.js';
import { decodePack } from '../../model/pack.js';
import type { Weights } from '../../model/weights.js';
import { createRandom } from '../data/seeded.js';
import { cachedPack, type MakePack } from '../evaluate/pack-cache.js';
import { assembleWeights } from './assemble.js';
import { examplesOf, FEATURES, TERMS } from './examples.js';
import type { MomentShop } from './moments.js';
import { PRIOR_DECAY, PRIOR_FIELDS, PRIOR_PACK, SHORT_HALF_LIFE_MS } from './prior.js';

/** How to train. */
export interface TrainingOptions {
  readonly version: string;
  /** A whole number; equal shops, options and seed give equal weights. */
  readonly seed: number;
  readonly epochs: number;
  /** False: every field is always there. Default true. */
  readonly hide?: boolean | undefined;
  /** Makes the packs that the second set of weights is learned with; null: it stays as it starts. */
  readonly makePack: MakePack | null;
}

/** A run of the optimiser. */
export const RUNS = ['content', 'withPack'] as const;

/** One of {@link RUNS}. */
export type Run = (typeof RUNS)[number];

/** How far training is. */
export type TrainingProgress = (what: string, done: number, of: number) => void;

/** What training gives. */
export interface Training {
  readonly weights: Weights;
  /** Mean of -ln p(target) by run, epoch and shop. */
  readonly curves: Readonly<Partial<Record<Run, readonly TrainEpoch[]>>>;
}

/** Viewers count by p(target) to this power. */
const POWER = 0.4;
const PLAIN_EPOCHS = 3;
const MS_PER_DAY = 86_400_000;
/** Units of the prior's θ in units of the softmax: where an act is all that is known. */
const START_SCALE = 5;
/** Distance from the start at which the ridge costs something: of logarithms, then of η. */
const LOG_DISTANCE = 1;
const TERM_DISTANCE = 4;

/**
 * Learns both sets of weights: without a pack, then those with a pack. Decays are learned with the first set and kept.
 * @throws {StreamPicksError} `dataset` where a shop has nothing to learn from
 */
export async function train(
  shops: readonly MomentShop[],
  options: TrainingOptions,
  onProgress: TrainingProgress = () => {},
): Promise<Training> {
  if (shops.length === 0) throw new StreamPicksError('dataset', 'no shop to learn from');
  for (const { name, moments } of shops) {
    if (moments.length === 0) {
      throw new StreamPicksError('dataset', 'no moment to learn from', { path: name });
    }
  }
  const curves: Partial<Record<Run, readonly TrainEpoch[]>> = {};
  const run = (
    name: Run,
    examples: readonly TrainShop[],
    start: TrainState,
    free: Float32Array,
  ) => {
    const hold = holdOf();
    const { state, curve } = trainWeights(examples, {
      start,
      hold,
      free,
      epochs: options.epochs,
      plainEpochs: PLAIN_EPOCHS,
      power: POWER,
      shortDays: SHORT_HALF_LIFE_MS / MS_PER_DAY,
      random: createRandom(options.seed, RUNS.indexOf(name)),
      onEpoch: ({ epoch }) => onProgress(name, epoch, options.epochs),
    });
    curves[name] = curve;
    return state;
  };
  const plain = examplesFor(
    shops,
    shops.map(({ products }) => createIndex(products)),
    options,
    onProgress,
  );
  const content = run('content', plain, START, freeOf({ pack: false, fields: true, decay: true }));
  let withPack: TrainState | null = null;
  if (options.makePack !== null) {
    const { version } = options;
    // Scales are set for what was learned so far, so that nothing depends on the weights that ship.
    const weights = assembleWeights({ content, withPack: null, version });
    const indexes = await packedIndexes(shops, options, weights, onProgress);
    const examples = examplesFor(shops, indexes, options, onProgress);
    withPack = run('withPack', examples, content, freeOf({ pack: true, fields: true }));
  }
  return {
    weights: assembleWeights({ content, withPack, version: options.version }),
    curves,
  };
}

/** Where every run begins, before anything is learned. */
const START: TrainState = {
  features: Float32Array.from(
    FEATURES,
    (name) => START_SCALE * ({ ...PRIOR_FIELDS, ...PRIOR_PACK } as Record<string, number>)[name]!,
  ),
  terms: new Float32Array(TERMS.length),
  shareLogit: Math.log(PRIOR_DECAY.shortShare / (1 - PRIOR_DECAY.shortShare)),
  logLongDays: Math.log(PRIOR_DECAY.longDays),
  logActDays: Math.log(PRIOR_DECAY.actDays),
};

function freeOf({ pack = false, fields = false, decay = false }): Float32Array {
  const features = FEATURES.map((_, at) => Number(at < FIELDS.length ? fields : pack));
  const terms = TERMS.map(() => Number(pack));
  return Float32Array.from([...features, ...terms, ...[decay, decay, decay, fields].map(Number)]);
}

/** What is learned beside θ and η: share, long half-life, days an act, scale of a shop. */
const DECAYS_AND_SCALE = ['share', 'long', 'act', 'scale'] as const;

function holdOf(): Float32Array {
  return Float32Array.from([
    ...FEATURES.map(() => LOG_DISTANCE ** -2),
    ...TERMS.map(() => TERM_DISTANCE ** -2),
    ...DECAYS_AND_SCALE.map(() => LOG_DISTANCE ** -2),
  ]);
}

function examplesFor(
  shops: readonly MomentShop[],
  indexes: readonly CatalogueIndex[],
  { seed, hide = true }: TrainingOptions,
  onProgress: TrainingProgress,
): TrainShop[] {
  return shops.map((shop, nth) => {
    const { name, moments } = shop;
    let done = 0;
    const batches = examplesOf(indexes[nth] as CatalogueIndex, shop, { seed, hide }, () => {
      done += 1;
      onProgress(`likeness in ${name}`, done, moments.length);
    });
    return { name: `${nth}: ${name}`, batches };
  });
}

async function packedIndexes(
  shops: readonly MomentShop[],
  { seed, makePack }: TrainingOptions,
  weights: Weights,
  onProgress: TrainingProgress,
): Promise<CatalogueIndex[]> {
  const indexes: CatalogueIndex[] = [];
  for (const { name, products, orders } of shops) {
    const options = { minBuyers: 1, epsilon: null, seed, weights };
    const tell = (done: number) => onProgress(`pack of ${name}`, Math.round(done * 1000), 1000);
    const bytes = await cachedPack(products, orders, options, makePack as MakePack, tell);
    indexes.push(createIndex(products, decodePack(bytes, products)));
  }
  return indexes;
}
