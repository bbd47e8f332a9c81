/** `evaluate --learning`: what learning on the device gives, and that it takes nothing away. */

import type { Product } from '../../core/product.js';
import { type CatalogueIndex, createIndex } from '../../model/features.js';
import type { Weights } from '../../model/weights.js';
import type { Dataset } from '../data/dataset.js';
import { testHistory } from '../data/dataset.js';
import { createRandom, drawOrder } from '../data/seeded.js';
import type { EvaluateProgress } from './evaluate.js';
import type { Session, Taste } from './learning-viewers.js';
import {
  learnedWeights,
  rankingFor,
  replayPurchases,
  simulateViewer,
  TASTES,
  weightsOf,
} from './learning-viewers.js';

/** Comparisons after which the weights are measured; 0: the shipped ones. */
export const MEASURED_AFTER = [0, 5, 10, 20] as const;

/** NDCG@10 by comparisons learned from. */
export interface LearningFigures {
  readonly viewers: number;
  readonly ndcg10: Readonly<Record<string, number>>;
  /** Paired difference to the shipped weights, with its standard error. */
  readonly gain: Readonly<Record<string, { readonly mean: number; readonly error: number }>>;
}

/** What is printed. */
export interface LearningEvaluation {
  readonly dataset: string;
  readonly items: number;
  /** Version of the weights. */
  readonly weights: string;
  /** True where the dataset has no prices: then the simulated viewers see drawn ones. */
  readonly drawnPrices: boolean;
  /** By taste: the ten products not yet opened that the viewer likes best are to be found. */
  readonly simulated: Readonly<Record<Taste, LearningFigures>>;
  /** Held-out purchases of real buyers, after their earlier ones were replayed as choices. */
  readonly purchases: {
    readonly amongRandom: LearningFigures;
    readonly amongBest: LearningFigures;
  };
}

/** Viewers of each kind where nothing else is said. */
const DEFAULT_LIMIT = 100;
/** Real buyers are many times more: each tells little. */
const BUYERS_PER_VIEWER = 10;
/** Purchases before the held-out one that a buyer must have: one to start from and two choices. */
const LEAST_PURCHASES = 4;
const LENGTH = 10;
/** Spread of the drawn prices: ln(price) is normal about ln(20) with this deviation. */
const MEDIAN_PRICE = 20;
const PRICE_SPREAD = 1.2;
const CURRENCY = 'USD';

/** Measures it. Deterministic for a seed. */
export function evaluateLearning(
  dataset: Dataset,
  options: {
    readonly weights: Weights;
    readonly seed: number;
    readonly limit?: number | undefined;
  },
  progress: Pick<EvaluateProgress, 'onViewers'>,
): LearningEvaluation {
  const { weights, seed, limit = DEFAULT_LIMIT } = options;
  const drawnPrices = dataset.products.every(({ price }) => price === undefined);
  const plain = createIndex(dataset.products);
  const priced = drawnPrices ? createIndex(withPrices(dataset.products, seed)) : plain;
  const order = drawOrder(dataset.viewers.length, createRandom(seed, 1));
  const viewers = Array.from(order, (at) => dataset.viewers[at] as Dataset['viewers'][number]);
  const buyers = viewers
    .filter((each) => each.test !== null && testHistory(each).length >= LEAST_PURCHASES)
    .slice(0, limit * BUYERS_PER_VIEWER);
  const tastes = Object.keys(TASTES) as Taste[];
  const total = tastes.length * limit + 2 * buyers.length;
  let done = 0;
  const tick = () => progress.onViewers((done += 1), total);

  const simulate = (taste: Taste): LearningFigures => {
    const rows = viewers.slice(0, limit).map((viewer, at) => {
      tick();
      const [first = 0] = testHistory(viewer);
      const random = createRandom(seed, 2, at);
      const session = simulateViewer(priced, weights, taste, first, random);
      const wanted = mostWanted(priced, session, weightsOf(taste, weights));
      return measure(priced, session, weights, wanted);
    });
    return figuresOf(rows);
  };
  const replay = (others: 'random' | 'best'): LearningFigures => {
    const rows = buyers.map((buyer, at) => {
      tick();
      const random = createRandom(seed, 3, at);
      const session = replayPurchases(plain, weights, testHistory(buyer), others, random);
      return measure(plain, session, weights, new Set([buyer.test as number]));
    });
    return figuresOf(rows);
  };
  return {
    dataset: dataset.name,
    items: dataset.products.length,
    weights: weights.version,
    drawnPrices,
    simulated: Object.fromEntries(tastes.map((taste) => [taste, simulate(taste)])) as Record<
      Taste,
      LearningFigures
    >,
    purchases: { amongRandom: replay('random'), amongBest: replay('best') },
  };
}

/** NDCG@10 of one session's end by each number of comparisons; null where nothing is to be found. */
function measure(
  index: CatalogueIndex,
  session: Session,
  shipped: Weights,
  wanted: ReadonlySet<number>,
): number[] | null {
  const opened = openedIn(index, session);
  if (wanted.size === 0 || session.comparisons.length === 0) return null;
  return MEASURED_AFTER.map((count) => {
    const weights = learnedWeights(index, session, count, shipped);
    const { order } = rankingFor(index, session, weights);
    const others = Array.from(order).filter((item) => !opened.has(item));
    return ndcg(others, wanted);
  });
}

/** The ten items not yet opened that a viewer likes best, and all that are liked as much. */
function mostWanted(index: CatalogueIndex, session: Session, wants: Weights): Set<number> {
  const opened = openedIn(index, session);
  const { scores, order } = rankingFor(index, session, wants);
  const items = Array.from(order).filter(
    (item) => !opened.has(item) && (scores[item] as number) > 0,
  );
  const least = scores[items[LENGTH - 1] ?? items.at(-1) ?? -1] ?? 0;
  // Sums of equal terms in another order may differ in the last digits.
  return new Set(items.filter((item) => (scores[item] as number) >= least * (1 - 1e-9)));
}

function openedIn(index: CatalogueIndex, { acts }: Session): Set<number> {
  return new Set(acts.map(({ productId }) => index.itemOf.get(productId ?? '') ?? -1));
}

function discount(at: number): number {
  return 1 / Math.log2(at + 2);
}

/** Binary gains, discounted by log2 of the place plus one, over the best order there could be. */
function ndcg(order: readonly number[], wanted: ReadonlySet<number>): number {
  let gain = 0;
  order.slice(0, LENGTH).forEach((item, at) => {
    if (wanted.has(item)) gain += discount(at);
  });
  let ideal = 0;
  for (let at = 0; at < Math.min(LENGTH, wanted.size); at += 1) ideal += discount(at);
  return gain / ideal;
}

function figuresOf(found: readonly (readonly number[] | null)[]): LearningFigures {
  const rows = found.filter((row) => row !== null);
  const column = (at: number) => rows.map((row) => row[at] as number);
  const standard = column(0);
  const each = <T>(make: (values: readonly number[]) => T): Record<string, T> =>
    Object.fromEntries(MEASURED_AFTER.map((count, at) => [String(count), make(column(at))]));
  const { '0': _, ...gain } = each((values) => {
    const differences = values.map((value, at) => value - (standard[at] as number));
    const mean = meanOf(differences);
    const spread = meanOf(differences.map((difference) => (difference - mean) ** 2));
    const error = Math.sqrt(spread / Math.max(1, differences.length - 1));
    return { mean: rounded(mean), error: rounded(error) };
  });
  return { viewers: rows.length, ndcg10: each((values) => rounded(meanOf(values))), gain };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

/** Prices for a shop whose data has none: drawn, so that they go with nothing else. */
function withPrices(products: readonly Product[], seed: number): Product[] {
  const random = createRandom(seed, 4);
  return products.map((product) => {
    // Box and Muller 1958.
    const radius = Math.sqrt(-2 * Math.log(1 - random()));
    const normal = radius * Math.cos(2 * Math.PI * random());
    const current = Math.round(100 * MEDIAN_PRICE * Math.exp(PRICE_SPREAD * normal)) / 100;
    return { ...product, price: { current: Math.max(0.01, current), currency: CURRENCY } };
  });
}
