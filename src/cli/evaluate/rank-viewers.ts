/**
 * Ranks of the held-out targets of some viewers, with the code that ranks in the widget: the same
 * index, acts, terms of the viewer and terms of the show.
 */

import { EMPTY_SHOW } from '../../core/show.js';
import { weighActs } from '../../model/acts.js';
import { type CatalogueIndex, createIndex } from '../../model/features.js';
import { decodePack } from '../../model/pack.js';
import { showTerms } from '../../model/show-terms.js';
import { viewerScores } from '../../model/viewer-terms.js';
import type { Weights } from '../../model/weights.js';
import { type Dataset, type DatasetViewer, testHistory } from '../data/dataset.js';
import { createRandom } from '../data/seeded.js';
import { type Design, hasPack } from './designs.js';
import { rankAmong, rankAmongAll } from './metrics.js';
import { purchaseSignals, RANKED_AT_MS } from './signals.js';

/** How products that score the same as the target end: drawn at random, all behind it, all before it. */
export const TIES = ['random', 'won', 'lost'] as const;

/** One of {@link TIES}. */
export type Ties = (typeof TIES)[number];

/** All that ranks depend on; can be sent to another process. */
export interface RankTask {
  readonly products: Dataset['products'];
  readonly viewers: readonly DatasetViewer[];
  /** Number of each viewer in the dataset, which its ties are drawn by. */
  readonly numbers: readonly number[];
  readonly designs: readonly Design[];
  /** Files of the packs of the designs that have one. */
  readonly packs: Readonly<Partial<Record<Design, Uint8Array>>>;
  /** Buyers by item, for the design `popularity`. */
  readonly buyers: Float64Array;
  readonly weights: Weights;
  /** False: the order of a viewer's events says nothing. */
  readonly decay: boolean;
  readonly ties: Ties;
  readonly seed: number;
}

/** Ranks of one design, one a viewer. */
export interface DesignRanks {
  readonly full: Float64Array;
  /** Empty where no viewer has negatives. */
  readonly sampled: Float64Array;
}

/** Ranks by design. */
export type Ranks = Readonly<Partial<Record<Design, DesignRanks>>>;

/** How often progress is told, in viewers. */
const TOLD_EVERY = 64;

type Score = (viewer: DatasetViewer) => Float64Array;

/**
 * The rank of each viewer's test target by each design, all products but the history's being
 * candidates, and among the viewer's negatives.
 * @param onDone called with the number of viewers done since the last call
 */
export function rankViewers(task: RankTask, onDone: (viewers: number) => void = () => {}): Ranks {
  const { viewers, designs, numbers, seed } = task;
  const scorers = designs.map((design) => scorerOf(task, design));
  const found = designs.map(() => ({ full: [] as number[], sampled: [] as number[] }));
  viewers.forEach((viewer, at) => {
    const target = viewer.test as number;
    const history = testHistory(viewer);
    scorers.forEach((score, nth) => {
      const ranks = found[nth] as { full: number[]; sampled: number[] };
      const scores = score(viewer);
      const random = tieBreaker(task.ties, seed, numbers[at] as number);
      ranks.full.push(rankAmongAll(scores, target, history, random));
      if (viewer.negatives !== null) {
        ranks.sampled.push(rankAmong(scores, target, viewer.negatives, random));
      }
    });
    if ((at + 1) % TOLD_EVERY === 0) onDone(TOLD_EVERY);
  });
  onDone(viewers.length % TOLD_EVERY);
  return Object.fromEntries(
    designs.map((design, nth) => {
      const { full, sampled } = found[nth] as { full: number[]; sampled: number[] };
      const ranks = { full: Float64Array.from(full), sampled: Float64Array.from(sampled) };
      return [design, ranks];
    }),
  );
}

/** Numbers from 0 to below 1 that places among ties are drawn with. */
function tieBreaker(ties: Ties, seed: number, viewer: number): () => number {
  if (ties === 'random') return createRandom(seed, viewer);
  return ties === 'won' ? () => 0 : () => 1 - Number.EPSILON;
}

/** What a viewer's history gives every product under one design. */
function scorerOf(task: RankTask, design: Design): Score {
  if (design === 'popularity') return () => task.buyers;
  const index = indexOf(task, design);
  const show = showTerms(index, EMPTY_SHOW, {}, task.weights).scores;
  const spacing = { actMs: task.weights.decay.actMs, decay: task.decay };
  return (viewer) => {
    const signals = purchaseSignals(task.products, testHistory(viewer), spacing);
    const acts = weighActs(index, signals, task.weights, RANKED_AT_MS);
    const scores = viewerScores(index, acts, task.weights);
    for (let item = 0; item < scores.length; item += 1) {
      (scores[item] as number) += show[item] as number;
    }
    return scores;
  };
}

/** The index that a design ranks with. */
export function indexOf(
  { products, packs }: Pick<RankTask, 'products' | 'packs'>,
  design: Design,
): CatalogueIndex {
  const file = packs[design];
  if (!hasPack(design) || file === undefined) return createIndex(products);
  return createIndex(products, decodePack(file, products));
}
