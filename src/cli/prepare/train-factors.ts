/** Runs a training of factors to its end: with progress, interruptible, and from where it stopped. */

import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SparseRows } from '../../engine/learner/factor-kernels.js';
import {
  type FactorExamples,
  type FactorOptions,
  type FactorState,
  FactorTraining,
  type LearnedFactors,
} from '../../engine/learner/factor-training.js';

/** Where a training is kept while it runs. */
export interface TrainingStore {
  /** What was saved last, or null. */
  readonly load: () => Promise<FactorState | null>;
  readonly save: (state: FactorState) => Promise<void>;
}

/** How a training is watched. */
export interface TrainingWatch {
  /** Steps done, of how many, and the mean loss of late, nats. */
  readonly onStep: (step: number, steps: number, loss: number) => void;
  readonly store?: TrainingStore | undefined;
  /** Saves and ends the training when it fires. */
  readonly signal?: AbortSignal | undefined;
}

const SAVE_EVERY_MS = 30_000;
/** Other work of the process gets its turn this often. */
const TURN_MS = 50;
/** Weight of the newest step in the loss that is shown. */
const NEWEST_SHARE = 0.02;

/**
 * Trains to the end.
 * @throws the signal's reason, after saving, when it fires
 */
export async function trainFactors(
  examples: FactorExamples,
  attributes: SparseRows,
  options: FactorOptions,
  { onStep, store, signal }: TrainingWatch,
): Promise<LearnedFactors> {
  const saved = (await store?.load()) ?? undefined;
  const training = new FactorTraining(examples, attributes, options, saved);
  try {
    let loss: number | null = null;
    let savedAt = Date.now();
    let turnAt = Date.now();
    while (training.step < training.steps) {
      const now = training.advance();
      loss = loss === null ? now : loss + NEWEST_SHARE * (now - loss);
      if (Date.now() - turnAt < TURN_MS) continue;
      onStep(training.step, training.steps, loss);
      await nextTurn();
      turnAt = Date.now();
      if (signal?.aborted === true || turnAt - savedAt >= SAVE_EVERY_MS) {
        await store?.save(training.state());
        savedAt = Date.now();
      }
      signal?.throwIfAborted();
    }
    // What comes after the training may be interrupted too.
    await store?.save(training.state());
    onStep(training.step, training.steps, loss ?? 0);
    return training.learned();
  } finally {
    training.dispose();
  }
}
