import { StreamPicksError } from '../core/errors.js';

/** The refusal of a pack: `model`, with the path of the part that is wrong. */
export function refusePack(path: string, message: string): StreamPicksError {
  return new StreamPicksError('model', `pack: ${path} ${message}`, { path });
}
