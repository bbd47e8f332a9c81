/** What a making of a pack keeps in files while it runs, so that it goes on after an interruption. */

import type { Product } from '../../core/product.js';
import type { PrepareContext, PrepareOptions } from './make-pack.js';
import { noiseKey, openNoiseFile } from './noise-file.js';
import type { OrderHistory } from './orders.js';
import { createTrainingFile, type TrainingFile } from './training-file.js';

/** For {@link makePack}, and what to do when the pack is made. */
export interface WorkFiles extends Pick<PrepareContext, 'storeFor' | 'randomBytes'> {
  /** Deletes all that was kept. */
  readonly remove: () => Promise<void>;
}

/**
 * The files of a run, and what an interrupted one with the same arguments left in them.
 * @param nameOf a path for each kind and key; `noise` is kept only where the rule has any
 */
export async function openWorkFiles(
  products: readonly Product[],
  histories: readonly OrderHistory[],
  options: Pick<PrepareOptions, 'seed' | 'epsilon' | 'unit'>,
  nameOf: (kind: 'training' | 'noise', key: string) => string,
): Promise<WorkFiles> {
  const { seed, epsilon, unit } = options;
  const key = epsilon === null ? null : noiseKey(products, histories, { seed, epsilon, unit });
  const noise = key === null ? null : await openNoiseFile(nameOf('noise', key), key);
  const trainings: TrainingFile[] = [];
  let noiseKept = false;
  const storeFor = (trainingKey: string): TrainingFile => {
    const file = createTrainingFile(nameOf('training', trainingKey), trainingKey);
    trainings.push(file);
    return {
      ...file,
      async save(state) {
        // The noise first: a training on other noise is of no use.
        if (!noiseKept) await noise?.save();
        noiseKept = true;
        await file.save(state);
      },
    };
  };
  return {
    storeFor,
    ...(noise === null ? {} : { randomBytes: noise.randomBytes }),
    async remove() {
      for (const training of trainings) await training.remove();
      await noise?.remove();
    },
  };
}
