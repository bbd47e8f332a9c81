/** Figures about reasons, over a sample of viewers. */

import type { PickOptions } from '../../model/arrange.js';
import type { Dataset } from '../data/dataset.js';
import { testHistory } from '../data/dataset.js';
import { type Design, hasPack } from './designs.js';
import { type EvaluateOptions, type EvaluateProgress, prepareTask } from './evaluate.js';
import { indexOf } from './rank-viewers.js';
import { profileOf, type ReplayFigures, type ReplayTally, replayReasons } from './reasons.js';
import { purchaseSignals, RANKED_AT_MS } from './signals.js';

/** What is printed. */
export interface ReasonsEvaluation {
  readonly dataset: string;
  readonly viewers: number;
  readonly items: number;
  /** Version of the weights. */
  readonly weights: string;
  readonly reasons: Readonly<Partial<Record<Design, ReplayFigures>>>;
}

/** Viewers where nothing else is said: each pick of each is ranked again many times. */
const DEFAULT_LIMIT = 200;
/** Designs whose order has reasons about the viewer. */
const DEFAULT_DESIGNS: readonly Design[] = ['content', 'hybrid'];
/** As the widget picks by default. */
const PICKS: PickOptions = { maxPicks: 6 };

/**
 * Replays the reasons of the picks of some viewers.
 * @throws {StreamPicksError} `model` where a pack cannot be made
 */
export async function evaluateReasons(
  dataset: Dataset,
  options: EvaluateOptions,
  progress: EvaluateProgress,
): Promise<ReasonsEvaluation> {
  const { weights, limit = DEFAULT_LIMIT } = options;
  const designs = (options.designs ?? DEFAULT_DESIGNS).filter(
    (design) => design === 'content' || hasPack(design),
  );
  const task = await prepareTask(dataset, { ...options, designs, limit }, progress);
  const spacing = { actMs: weights.decay.actMs, decay: task.decay };
  const total = task.viewers.length * designs.length;
  let done = 0;
  const reasons: Partial<Record<Design, ReplayFigures>> = {};
  for (const design of task.designs) {
    const index = indexOf(task, design);
    const tally: ReplayTally = { announced: 0, replayed: 0, largestGap: 0 };
    for (const viewer of task.viewers) {
      const signals = purchaseSignals(dataset.products, testHistory(viewer), spacing);
      replayReasons(index, profileOf(signals, RANKED_AT_MS), weights, PICKS, tally);
      done += 1;
      progress.onViewers(done, total);
    }
    const { announced, replayed, largestGap } = tally;
    reasons[design] = { announced, replayed: replayed / Math.max(1, announced), largestGap };
  }
  return {
    dataset: dataset.name,
    viewers: task.viewers.length,
    items: dataset.products.length,
    weights: weights.version,
    reasons,
  };
}
