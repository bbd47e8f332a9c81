/** Weights as a command takes them. */

import { readFile } from 'node:fs/promises';
import { StreamPicksError } from '../../core/errors.js';
import { HAND_WEIGHTS, readWeights, type Weights } from '../../model/weights.js';

/**
 * Weights from a file; the shipped ones where none is named.
 * @throws {StreamPicksError} `model` where the file cannot be read or holds something else
 */
export async function readWeightsFile(file: string | undefined): Promise<Weights> {
  if (file === undefined) return HAND_WEIGHTS;
  let json: unknown;
  try {
    json = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new StreamPicksError('model', 'weights that cannot be read', {
      path: file,
      cause: error,
    });
  }
  return readWeights(json);
}
