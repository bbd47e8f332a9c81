/** Figures about reasons, over a sample of viewers. */

import type { PickOptions } from '../../model/arrange.js';
import { pick } from '../../model/pick.js';
import { rank } from '../../model/ranker.js';
import type { Dataset } from '../data/dataset.js';
import { testHistory } from '../data/dataset.js';
import { createRandom, drawOrder } from '../data/seeded.js';
import { type CurveAreas, curveAreas } from './curves.js';
import { type Design, hasPack } from './designs.js';
import { type EvaluateOptions, type EvaluateProgress, prepareTask } from './evaluate.js';
import { indexOf, type RankTask } from './rank-viewers.js';
import { profileOf, type ReplayFigures, type ReplayTally, replayReasons } from './reasons.js';
import { purchaseSignals, RANKED_AT_MS } from './signals.js';

/** What is found about the reasons of one design. */
export interface ReasonFigures extends ReplayFigures {
  /** The fewest acts without which a pick loses its place: mean, and of how many picks. */
  readonly smallestSet: { readonly meanSize: number; readonly picks: number };
  /** Means over the first picks of viewers; deletion: lower is better, insertion: higher. */
  readonly deletion: { readonly byContribution: number; readonly random: number };
  readonly insertion: { readonly byContribution: number; readonly random: number };
}

/** What is printed. */
export interface ReasonsEvaluation {
  readonly dataset: string;
  readonly viewers: number;
  readonly items: number;
  /** Version of the weights. */
  readonly weights: string;
  readonly reasons: Readonly<Partial<Record<Design, ReasonFigures>>>;
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
  let done = 0;
  const tell = () => {
    done += 1;
    progress.onViewers(done, task.viewers.length * task.designs.length);
  };
  const reasons = Object.fromEntries(
    task.designs.map((design) => [design, figuresOf(task, design, tell)]),
  );
  return {
    dataset: dataset.name,
    viewers: task.viewers.length,
    items: dataset.products.length,
    weights: weights.version,
    reasons,
  };
}

function figuresOf(task: RankTask, design: Design, tell: () => void): ReasonFigures {
  const { products, viewers, numbers, weights, decay, seed } = task;
  const index = indexOf(task, design);
  const spacing = { actMs: weights.decay.actMs, decay };
  const tally: ReplayTally = { announced: 0, replayed: 0, largestGap: 0, setSizes: [] };
  const areas: CurveAreas[] = [];
  viewers.forEach((viewer, at) => {
    const signals = purchaseSignals(products, testHistory(viewer), spacing);
    const profile = profileOf(signals, RANKED_AT_MS);
    replayReasons(index, profile, weights, PICKS, tally);
    const ranking = rank(index, profile, weights);
    const first = pick(index, ranking, PICKS)[0];
    const random = createRandom(seed, numbers[at] as number);
    const order = Array.from(drawOrder(ranking.acts.length, random));
    if (first !== undefined) {
      areas.push(curveAreas(index, ranking, index.itemOf.get(first.productId) as number, order));
    }
    tell();
  });
  const mean = (key: keyof CurveAreas) =>
    areas.reduce((sum, each) => sum + each[key], 0) / Math.max(1, areas.length);
  const sets = tally.setSizes.length;
  return {
    announced: tally.announced,
    replayed: tally.replayed / Math.max(1, tally.announced),
    largestGap: tally.largestGap,
    smallestSet: {
      meanSize: tally.setSizes.reduce((sum, size) => sum + size, 0) / Math.max(1, sets),
      picks: sets,
    },
    deletion: { byContribution: mean('deletion'), random: mean('randomDeletion') },
    insertion: { byContribution: mean('insertion'), random: mean('randomInsertion') },
  };
}
