/** What the viewer takes out, puts right or brings in, each with a token that undoes it. */

import { StreamPicksError } from '../core/errors.js';
import type { ImportFile, ImportResult } from '../core/import.js';
import type { EngineRequest, InterestCorrection } from '../core/protocol.js';
import { reactionOf } from '../core/signal.js';
import { newReportId } from '../privacy/mechanism/report-id.js';
import { correctInterest } from './corrections.js';
import { importFile, undoImport } from './import.js';
import { byTime, idsOf } from './in-order.js';
import type { Undoable, Visit } from './visit.js';

/** Removals that can be undone at one time. */
const MAX_UNDO = 20;

interface Token {
  readonly token: string;
}

/** Deletes acts, and what was learned from them. */
export async function deleteSignals(visit: Visit, ids: readonly string[]): Promise<Token> {
  const gone = new Set(ids);
  const acts = await visit.profile.remove(ids);
  const tuning = await visit.tuning.remove(gone);
  visit.ranked = visit.ranked.filter(({ id }) => !gone.has(id));
  const token = keepUndoable(visit, { acts, tuning });
  await visit.audit.note('delete', { signals: ids.length }, ids);
  visit.tabs.tellProfile();
  visit.picks.again();
  visit.learning.soon();
  await visit.profile.removeBehind(acts);
  await visit.tuning.removeBehind(tuning);
  return { token };
}

/** Takes back what was just said of a product on the page, which is not told more of it than that. */
export async function takeBack(
  visit: Visit,
  { type, productId, reaction }: Extract<EngineRequest, { kind: 'take-back' }>,
): Promise<null> {
  const newest = visit.profile.allSignals.find(
    (note) =>
      note.type === type &&
      note.productId === productId &&
      (type !== 'react' || reactionOf(note.value) === reaction),
  );
  if (newest !== undefined) await deleteSignals(visit, [newest.id]);
  return null;
}

/** Does what the viewer says about one interest. */
export async function correct(
  visit: Visit,
  id: string,
  correction: InterestCorrection,
): Promise<Token> {
  const token = keepUndoable(visit, await correctInterest(visit, id, correction));
  visit.tabs.tellProfile();
  visit.picks.again();
  visit.learning.soon();
  return { token };
}

/** Replaces the profile by that of a file. */
export async function takeIn(visit: Visit, file: ImportFile): Promise<ImportResult> {
  const { done, undoable } = await importFile(visit, file);
  // What was removed before it was removed from another profile.
  visit.undoable.clear();
  return { ...done, token: keepUndoable(visit, undoable) };
}

/** Forgets the viewer's own weights and what they were learned from. */
export async function standardWeights(visit: Visit): Promise<Token> {
  const tuning = await visit.tuning.reset();
  const token = keepUndoable(visit, { acts: null, tuning });
  await visit.audit.note('standard-weights', { comparisons: tuning.comparisons.length });
  visit.tabs.tellProfile();
  visit.picks.soon();
  await visit.tuning.removeBehind(tuning);
  return { token };
}

/**
 * Takes one of these back.
 * @throws {StreamPicksError} `engine` for a token that undoes nothing, or not any more.
 */
export async function undo(visit: Visit, token: string): Promise<null> {
  const undoable = visit.undoable.get(token);
  if (undoable === undefined) throw new StreamPicksError('engine', 'nothing to undo');
  visit.undoable.delete(token);
  if (undoable.replaced !== undefined) return undoImport(visit, undoable.replaced);
  const { acts, tuning, stated = [] } = undoable;
  if (acts !== null) {
    if (stated.length > 0) {
      await visit.profile.removeBehind(await visit.profile.remove(stated));
    }
    await visit.profile.restore(acts);
    const others = visit.ranked.filter((signal) => !stated.includes(signal.id));
    visit.ranked = [...others, ...acts.signals].sort(byTime);
  }
  await visit.tuning.restore(tuning, idsOf(visit.profile.signals));
  const ids = acts?.signals.map(({ id }) => id) ?? [];
  const { length } = tuning.comparisons;
  await visit.audit.note('undo', { signals: ids.length, comparisons: length }, ids);
  visit.tabs.tellProfile();
  // After standard weights the picks are those of the own ones again; after acts, of their moment.
  return acts === null ? visit.picks.soon() : visit.picks.again();
}

function keepUndoable(visit: Visit, undoable: Undoable): string {
  const token = newReportId(visit.deps.randomBytes);
  visit.undoable.set(token, undoable);
  const [oldest] = visit.undoable.keys();
  if (visit.undoable.size > MAX_UNDO && oldest !== undefined) visit.undoable.delete(oldest);
  return token;
}
