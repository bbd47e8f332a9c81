/** Leave-one-out over a dataset: how well each design finds what a viewer bought next. */

import { StreamPicksError } from '../../core/errors.js';
import type { Weights } from '../../model/weights.js';
import type { Dataset, DatasetOrders } from '../data/dataset.js';
import { createRandom, drawOrder } from '../data/seeded.js';
import type { PrivacyRule } from '../prepare/private-inputs.js';
import { countPurchases, shuffleOrders } from './buyers.js';
import { DESIGN_RULES, DESIGNS, type Design, USUAL_DESIGNS } from './designs.js';
import {
  type FullMetrics,
  fullMetrics,
  hitRateError,
  type SampledMetrics,
  sampledMetrics,
} from './metrics.js';
import { cachedPack, type MakePack } from './pack-cache.js';
import { rankInProcesses } from './processes.js';
import type { Ranks, RankTask, Ties } from './rank-viewers.js';

/** What to measure. */
export interface EvaluateOptions {
  readonly weights: Weights;
  /** Default: {@link USUAL_DESIGNS}. */
  readonly designs?: readonly Design[] | undefined;
  /** Only so many viewers, drawn at random; default: all. */
  readonly limit?: number | undefined;
  /** A whole number that ties, samples and packs are drawn from; default 1. */
  readonly seed?: number | undefined;
  /** True: nothing is read from the order of events, neither the viewers' nor the pack's. */
  readonly orderFree?: boolean | undefined;
  /** How ties end; default at random. */
  readonly ties?: Ties | undefined;
  /** Of `hybridPrivate`, instead of its own. */
  readonly rule?: PrivacyRule | undefined;
  readonly makePack: MakePack;
}

/** Progress of an evaluation. */
export interface EvaluateProgress {
  readonly onPack: (design: Design, done: number, what: string) => void;
  readonly onViewers: (done: number, of: number) => void;
}

/** The metrics of one design. */
export interface DesignMetrics {
  readonly full: FullMetrics;
  /** Null where the shop has too few products for 99 negatives. */
  readonly sampled99: SampledMetrics | null;
}

/** What is printed. */
export interface Evaluation {
  readonly dataset: string;
  readonly viewers: number;
  readonly items: number;
  /** Version of the weights. */
  readonly weights: string;
  readonly designs: Readonly<Partial<Record<Design, DesignMetrics>>>;
}

/** An evaluation with the standard errors over viewers. */
export interface EvaluationDetails {
  readonly evaluation: Evaluation;
  readonly errors: Readonly<
    Partial<Record<Design, { readonly fullHr10: number; readonly sampledHr10: number | null }>>
  >;
}

/**
 * Evaluates a dataset. Deterministic: equal data, options and code give equal figures, however many
 * processes take part.
 * @throws {StreamPicksError} `dataset` without any viewer to test, `model` where a pack cannot be made
 *   or a process fails
 */
export async function evaluate(
  dataset: Dataset,
  options: EvaluateOptions,
  progress: EvaluateProgress,
): Promise<EvaluationDetails> {
  const task = await prepareTask(dataset, options, progress);
  const ranks = await rankWithProgress(task, progress);
  return {
    evaluation: {
      dataset: dataset.name,
      viewers: task.viewers.length,
      items: dataset.products.length,
      weights: options.weights.version,
      designs: mapDesigns(task.designs, ranks, (full, sampled) => ({
        full: fullMetrics(full),
        sampled99: sampledMetrics(sampled),
      })),
    },
    errors: mapDesigns(task.designs, ranks, (full, sampled) => ({
      fullHr10: hitRateError(full, 10),
      sampledHr10: sampled.length === 0 ? null : hitRateError(sampled, 10),
    })),
  };
}

/** The task that the ranks of an evaluation come from: its viewers drawn, its packs made. */
export async function prepareTask(
  dataset: Dataset,
  options: EvaluateOptions,
  progress: Pick<EvaluateProgress, 'onPack'>,
): Promise<RankTask> {
  const { weights, designs = USUAL_DESIGNS, seed = 1, orderFree = false } = options;
  const numbers = drawViewers(dataset, options.limit ?? Number.POSITIVE_INFINITY, seed);
  if (numbers.length === 0) {
    throw new StreamPicksError('dataset', 'no viewer to test', { path: dataset.name });
  }
  const packs: Partial<Record<Design, Uint8Array>> = {};
  for (const design of designs) {
    const own = DESIGN_RULES[design];
    if (own === undefined) continue;
    const rule = design === 'hybridPrivate' ? (options.rule ?? own) : own;
    packs[design] = await packFor(dataset, options, rule, (done, what) =>
      progress.onPack(design, done, what),
    );
  }
  return {
    products: dataset.products,
    viewers: numbers.map((number) => dataset.viewers[number] as Dataset['viewers'][number]),
    numbers,
    designs: DESIGNS.filter((design) => designs.includes(design)),
    packs,
    buyers: countPurchases(dataset.ordersForTest, dataset.products.length),
    weights,
    decay: !orderFree,
    ties: options.ties ?? 'random',
    seed,
  };
}

/** The file of the pack that all training events of a dataset make under a rule. */
export function packFor(
  { products, ordersForTest }: Dataset,
  { weights, seed = 1, orderFree = false, makePack }: EvaluateOptions,
  rule: PrivacyRule,
  onProgress: (done: number, what: string) => void,
): Promise<Uint8Array> {
  const orders = orderFree ? withoutOrder(ordersForTest, seed) : ordersForTest;
  return cachedPack(products, orders, { ...rule, seed, weights }, makePack, onProgress);
}

/** Ranks of a task, with progress told. */
export function rankWithProgress(task: RankTask, progress: EvaluateProgress): Promise<Ranks> {
  let done = 0;
  return rankInProcesses(task, (more) => {
    done += more;
    progress.onViewers(done, task.viewers.length);
  });
}

/** Numbers of viewers with a test target, ascending; a random sample where there are too many. */
function drawViewers({ viewers }: Dataset, limit: number, seed: number): number[] {
  const tested = viewers.flatMap(({ test }, at) => (test === null ? [] : [at]));
  if (tested.length <= limit) return tested;
  const order = drawOrder(tested.length, createRandom(seed));
  return Array.from(order.subarray(0, limit), (at) => tested[at] as number).sort((a, b) => a - b);
}

function withoutOrder(orders: readonly DatasetOrders[], seed: number): DatasetOrders[] {
  return shuffleOrders(orders, (buyer, count) => drawOrder(count, createRandom(seed, buyer)));
}

function mapDesigns<T>(
  designs: readonly Design[],
  ranks: Ranks,
  of: (full: Float64Array, sampled: Float64Array) => T,
): Partial<Record<Design, T>> {
  return Object.fromEntries(
    designs.flatMap((design) => {
      const found = ranks[design];
      return found === undefined ? [] : [[design, of(found.full, found.sampled)]];
    }),
  );
}
