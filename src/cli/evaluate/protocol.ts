/**
 * A check of the measuring itself, on figures that others have published or measured on the same
 * files: popularity with and without the test targets, and a plain baseline (brand, category,
 * popularity, cosine neighbours) fitted on the dataset's own validation targets.
 */

import type { Product } from '../../core/product.js';
import type { Act } from '../../model/acts.js';
import { createIndex } from '../../model/features.js';
import { FIELDS, type Field } from '../../model/fields.js';
import { viewerScores } from '../../model/viewer-terms.js';
import { HAND_WEIGHTS, type Weights } from '../../model/weights.js';
import { type Dataset, type DatasetOrders, testHistory } from '../data/dataset.js';
import { createRandom, drawBelow, drawOrder } from '../data/seeded.js';
import type { SoftmaxRow } from '../softmax.js';
import { countPurchases } from './buyers.js';
import { type CosineNeighbours, cosineNeighbours } from './cosine-neighbours.js';
import type { DesignMetrics } from './evaluate.js';
import { fullMetrics, rankAmong, rankAmongAll, sampledMetrics } from './metrics.js';
import { fitWeights } from './newton.js';
import { RANKED_AT_MS } from './signals.js';

/** What the check prints. */
export interface Protocol {
  readonly dataset: string;
  readonly viewers: number;
  readonly items: number;
  /** Purchases counted over all events, test targets included: what the S3-Rec paper prints. */
  readonly popularityOfAllEvents: DesignMetrics;
  /** Purchases counted over training events alone. */
  readonly popularity: DesignMetrics;
  /** The same where the target wins every tie: what a comparison by `>` alone gives. */
  readonly popularityTiesWon: DesignMetrics;
  /** Brand, category, popularity, cosine neighbours; fitted on validation targets. */
  readonly fitted: DesignMetrics;
  /** θ of the fitted baseline by feature. */
  readonly weights: Readonly<Record<string, number>>;
}

/** Decay a place in the history: short and long. */
const DECAYS = [0.25, 0.85] as const;
/**
 * What products are compared in by cosine, and the model's field that gives just that: a path of one
 * name is the same or not; the names of a path count alike as tags, the paper's attributes being a
 * flat set.
 */
const COMPARED: readonly Comparison[] = [
  {
    name: 'brand',
    field: 'category',
    recast: (product) => ({ ...product, category: product.brand ? [product.brand] : [], tags: [] }),
  },
  {
    name: 'category',
    field: 'tags',
    recast: (product) => ({ ...product, category: [], tags: product.category }),
  },
];
/** Viewers, and negatives of each, that the baseline is fitted on by softmax. */
const FIT_VIEWERS = 4000;
const FIT_NEGATIVES = 3000;
/** ln(1 + purchases) is divided by this, so that it is of the size of a cosine. */
const POPULARITY_UNIT = 5;

/** Feature vectors [items] of one history, in the order of {@link FEATURES}. */
type Features = readonly Float64Array[];

interface Comparison {
  readonly name: string;
  readonly field: Field;
  readonly recast: (product: Product) => Product;
}

interface Ranking {
  readonly score: (history: readonly number[]) => Float64Array;
  /** Default: drawn by viewer. */
  readonly ties?: () => number;
}

const FEATURES = [
  ...COMPARED.flatMap(({ name }) => DECAYS.map((decay) => `${name} ${decay}`)),
  ...DECAYS.map((decay) => `neighbours ${decay}`),
  'popularity',
];

/**
 * Measures the three rankings over all viewers with a test target.
 * @param onViewers called with the viewers done, of all that are to be ranked or fitted on
 */
export function checkProtocol(
  dataset: Dataset,
  seed: number,
  onViewers: (done: number, of: number) => void,
): Protocol {
  const tested = dataset.viewers.filter(({ test }) => test !== null);
  const itemCount = dataset.products.length;
  const fitOn = validationViewers(dataset, seed);
  const total = fitOn.length + tested.length;
  let done = 0;
  const tell = () => {
    done += 1;
    if (done % 64 === 0 || done === total) onViewers(done, total);
  };
  // Neither these orders nor the histories fitted on hold a target, of validation or test.
  const featuresFor = featuresOf(dataset.products, dataset.ordersForTest);
  const rows = fitOn.map(({ history, validation }, at) => {
    tell();
    const random = createRandom(seed, at, 1);
    return fitRow(featuresFor(history), history, validation as number, random);
  });
  const weights = fitWeights(rows, FEATURES.length);
  const allEvents = tested.map((viewer) => ({
    buyer: '',
    items: [...testHistory(viewer), viewer.test as number],
  }));
  const counted = constantly(countPurchases(dataset.ordersForTest, itemCount));
  const rankings: readonly Ranking[] = [
    { score: constantly(countPurchases(allEvents, itemCount)) },
    { score: counted },
    { score: counted, ties: () => 0 },
    { score: (history) => weigh(featuresFor(history), weights) },
  ];
  const ranks = rankings.map(() => ({ full: [] as number[], sampled: [] as number[] }));
  tested.forEach((viewer, at) => {
    const history = testHistory(viewer);
    const target = viewer.test as number;
    rankings.forEach(({ score, ties }, nth) => {
      const found = ranks[nth] as { full: number[]; sampled: number[] };
      const random = ties ?? createRandom(seed, at);
      const scores = score(history);
      found.full.push(rankAmongAll(scores, target, history, random));
      if (viewer.negatives === null) return;
      found.sampled.push(rankAmong(scores, target, viewer.negatives, random));
    });
    tell();
  });
  const [popularityOfAllEvents, popularity, popularityTiesWon, fitted] = ranks.map(
    ({ full, sampled }) => ({
      full: fullMetrics(Float64Array.from(full)),
      sampled99: sampledMetrics(Float64Array.from(sampled)),
    }),
  ) as [DesignMetrics, DesignMetrics, DesignMetrics, DesignMetrics];
  return {
    dataset: dataset.name,
    viewers: tested.length,
    items: itemCount,
    popularityOfAllEvents,
    popularity,
    popularityTiesWon,
    fitted,
    weights: Object.fromEntries(FEATURES.map((name, at) => [name, weights[at] as number])),
  };
}

function validationViewers({ viewers }: Dataset, seed: number): Dataset['viewers'] {
  const held = viewers.filter(({ validation }) => validation !== null);
  const order = drawOrder(held.length, createRandom(seed, 2));
  return Array.from(order.subarray(0, FIT_VIEWERS), (at) => held[at] as Dataset['viewers'][number]);
}

/** The features of a history, by the model's own field comparison. */
function featuresOf(
  products: readonly Product[],
  orders: readonly DatasetOrders[],
): (history: readonly number[]) => Features {
  const itemCount = products.length;
  const neighbours = cosineNeighbours(orders, itemCount);
  const popularity = countPurchases(orders, itemCount).map(
    (count) => Math.log1p(count) / POPULARITY_UNIT,
  );
  const compared = COMPARED.map(({ field, recast }) => ({
    index: createIndex(products.map(recast)),
    weights: onlyField(field),
  }));
  return (history) => {
    const acts = DECAYS.map((decay) => actsOf(history, decay));
    return [
      ...compared.flatMap(({ index, weights }) =>
        acts.map((each) => viewerScores(index, each, weights)),
      ),
      ...acts.map((each) => neighbourScores(neighbours, each, itemCount)),
      popularity,
    ];
  };
}

/** Weights under which the viewer's terms are Σ w · φ of one field. */
function onlyField(field: Field): Weights {
  const fields = Object.fromEntries(FIELDS.map((each) => [each, each === field ? 1 : 0]));
  return { ...HAND_WEIGHTS, fields: fields as Weights['fields'] };
}

/** Acts whose weights fall by `decay` a place and add up to 1. */
function actsOf(history: readonly number[], decay: number): Act[] {
  const raw = history.map((_, at) => decay ** (history.length - 1 - at));
  const total = raw.reduce((sum, weight) => sum + weight, 0);
  return history.map((item, at) => ({
    signal: { id: String(at), type: 'purchase', at: RANKED_AT_MS, stream: '' },
    item,
    query: null,
    alike: (raw[at] as number) / total,
    same: 0,
  }));
}

function neighbourScores(
  { starts, items, values }: CosineNeighbours,
  acts: readonly Act[],
  itemCount: number,
): Float64Array {
  const scores = new Float64Array(itemCount);
  for (const { item, alike } of acts) {
    for (let at = starts[item] as number; at < (starts[item + 1] as number); at += 1) {
      (scores[items[at] as number] as number) += alike * (values[at] as number);
    }
  }
  return scores;
}

/** Candidates of one viewer: the target, and others drawn uniformly out of what was not had. */
function fitRow(
  features: Features,
  history: readonly number[],
  target: number,
  random: () => number,
): SoftmaxRow {
  const itemCount = (features[0] as Float64Array).length;
  const had = new Set([...history, target]);
  const drawn = new Set<number>();
  while (drawn.size < Math.min(FIT_NEGATIVES, itemCount - had.size)) {
    const item = drawBelow(itemCount, random);
    if (!had.has(item)) drawn.add(item);
  }
  const rows = [target, ...drawn];
  const values = new Float32Array(rows.length * features.length);
  rows.forEach((item, row) => {
    features.forEach((feature, at) => {
      values[row * features.length + at] = feature[item] as number;
    });
  });
  return { features: values };
}

function weigh(features: Features, weights: Float64Array): Float64Array {
  const scores = new Float64Array((features[0] as Float64Array).length);
  features.forEach((feature, at) => {
    const weight = weights[at] as number;
    if (weight === 0) return;
    for (let item = 0; item < scores.length; item += 1) {
      (scores[item] as number) += weight * (feature[item] as number);
    }
  });
  return scores;
}

function constantly(scores: Float64Array): () => Float64Array {
  return () => scores;
}
