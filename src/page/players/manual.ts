import type { StageCue } from '../../core/show.js';
import { CUE_TYPE, readCue } from '../../wire/cue.js';

/**
 * The cue that `highlight(productIds, stage)` stands for; one id may come without a list. An empty
 * list clears the stage.
 * @throws {StreamPicksError} `cue` when an argument cannot be used.
 */
export function manualCue(productIds: unknown, stage?: unknown): StageCue {
  const ids = typeof productIds === 'string' ? [productIds] : productIds;
  if (Array.isArray(ids) && ids.length === 0) return { ids: [] };
  // Never null: the type says it is ours.
  return readCue({ type: CUE_TYPE, v: 1, ids, stage }) as StageCue;
}
