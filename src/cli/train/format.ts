/** Weights as the text of a file that people read and builds bundle. */

import type { Weights } from '../../model/weights.js';

/** A file of weights is smaller than this. */
export const MAX_WEIGHTS_BYTES = 999;

/** JSON, one part a line. */
export function formatWeights(weights: Weights): string {
  const lines = Object.entries(weights).map(
    ([name, part]) => `${JSON.stringify(name)}:${JSON.stringify(part)}`,
  );
  return `{\n${lines.join(',\n')}\n}\n`;
}
