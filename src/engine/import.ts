/** An export file taken back: the profile is replaced in one strict commit, or stays as it was. */

import type { SwitchedNote } from '../core/after-show.js';
import { isOff } from '../core/after-show.js';
import type { Comparison } from '../core/comparison.js';
import { StreamPicksError } from '../core/errors.js';
import type { ImportedSpend, ImportFile, ImportResult } from '../core/import.js';
import { isExpired, RETENTION_DAYS } from '../core/retention.js';
import { checkImport } from './import-check.js';
import { byTime } from './in-order.js';
import { LEARNED } from './learner/pair-inputs.js';
import type { ProfileState } from './profile.js';
import { isPastTime } from './profile.js';
import { addWrite, readLedger } from './reporter/ledger.js';
import { LOCK_PATIENCE_MS, withLock } from './storage/locks.js';
import { retryConflicts } from './storage/vault.js';
import { MAX_SWITCHED } from './switched.js';
import type { OwnWeights } from './tuning.js';
import { NOTHING_REMOVED } from './tuning.js';
import type { Undoable, Visit } from './visit.js';

/** All that an import replaces. */
type Known = Pick<ImportFile, 'profile' | 'learning'>;

/** What was known before an import, and which acts came with it. */
export interface Replaced {
  readonly before: Known;
  readonly imported: ReadonlySet<string>;
}

/**
 * Puts what a file says in the place of what is known here, and adds what was spent elsewhere to the
 * budget. Consent records, the audit log and its salt, and what waits to be sent stay, and no purpose
 * is turned on. What the file has of the offers purpose counts only where that is on here.
 *
 * @throws {StreamPicksError} `import` where the file cannot be used or the purposes do not allow it;
 *   `storage` where it cannot be kept. Nothing has changed then.
 */
export async function importFile(
  visit: Visit,
  input: unknown,
): Promise<{ readonly done: Omit<ImportResult, 'token'>; readonly undoable: Undoable }> {
  const { profile, tuning, settings, purposes } = visit;
  if (!purposes.picks || !purposes.history) {
    throw new StreamPicksError('import', 'picks and history are not on');
  }
  const file = withOwnMessages(checkImport(input), profile.switched.all);
  if (file.shop !== settings.shop) {
    throw new StreamPicksError('import', 'shop is another one', { path: 'shop' });
  }
  await profile.flush();
  const { switches, signals, offered } = profile;
  const before: Known = {
    profile: {
      ...switches,
      signals: [...signals],
      offered: [...offered],
      switched: profile.switched.all,
    },
    learning: { comparisons: tuning.comparisons, own: tuning.kept },
  };
  const known = await replace(visit, file, file.ledger.entries);
  const kept = known.profile.signals;
  const statements = kept.filter(({ type }) => type === 'stated').length;
  const comparisons = known.learning.comparisons.length;
  const done = {
    signals: kept.length - statements,
    statements,
    comparisons,
    refused:
      file.profile.signals.length - kept.length + (file.learning.comparisons.length - comparisons),
  };
  await visit.audit.note('import', done);
  showAnew(visit);
  const { offered: copies, switched = [] } = known.profile;
  const imported = new Set([...kept, ...copies, ...switched].map(({ id }) => id));
  return {
    done,
    undoable: { acts: null, tuning: NOTHING_REMOVED, replaced: { before, imported } },
  };
}

/**
 * What was known before an import is known again, with what was noted since. The budget stays as it
 * is: what was spent elsewhere was spent.
 * @throws {StreamPicksError} As {@link importFile}.
 */
export async function undoImport(visit: Visit, { before, imported }: Replaced): Promise<null> {
  const { profile, tuning } = visit;
  await profile.flush();
  const isSince = ({ id }: { readonly id: string }) => !imported.has(id);
  const signals = [...before.profile.signals, ...profile.signals.filter(isSince)];
  const since = new Set(profile.signals.filter(isSince).map(({ id }) => id));
  const isNew = ({ signalId }: Comparison) => since.has(signalId);
  const known: Known = {
    profile: {
      ...before.profile,
      signals,
      offered: [...before.profile.offered, ...profile.offered.filter(isSince)],
      switched: switchedSince(before.profile.switched ?? [], profile.switched.all, isSince),
    },
    learning: {
      comparisons: [...before.learning.comparisons, ...tuning.comparisons.filter(isNew)],
      own: before.learning.own,
    },
  };
  await replace(visit, known, []);
  await visit.audit.note('undo', { signals: profile.signals.length });
  showAnew(visit);
  return null;
}

/** Messages of this browser are turned on and off by a press here alone, never by a file. */
function withOwnMessages(file: ImportFile, here: readonly SwitchedNote[]): ImportFile {
  const items = (file.profile.switched ?? []).filter(({ what }) => what !== 'notify');
  const own = here.filter(({ what }) => what === 'notify');
  const switched = [...items, ...own].sort(byTime).slice(-MAX_SWITCHED);
  return { ...file, profile: { ...file.profile, switched } };
}

/** What was turned off before and since; messages of this browser stay as they are now. */
function switchedSince(
  before: readonly SwitchedNote[],
  now: readonly SwitchedNote[],
  isSince: (note: SwitchedNote) => boolean,
): SwitchedNote[] {
  const since = now.filter((note) => note.what === 'notify' || isSince(note));
  const items = before.filter(({ what, productId }) => {
    return what !== 'notify' && !isOff(since, what, productId ?? '');
  });
  return [...items, ...since].sort(byTime).slice(-MAX_SWITCHED);
}

/** Commits it, reads it back, and gives what of it was not past its time. */
async function replace(
  visit: Visit,
  { profile, learning }: Known,
  spent: readonly ImportedSpend[],
): Promise<Known> {
  const { storage, deps, tuning } = visit;
  const { disk } = storage;
  if (disk === null || storage.mode !== 'durable') {
    throw new StreamPicksError('storage', 'nothing can be kept on this device now');
  }
  const nowMs = deps.now();
  const { country, ...others } = profile;
  const state: ProfileState = {
    ...others,
    // A country is kept only where it may be used.
    country: visit.purposes.region ? (country ?? null) : null,
    signals: profile.signals.filter((signal) => !isPastTime(signal, nowMs)),
    offered: visit.purposes.offers
      ? profile.offered.filter(({ at }) => !isExpired(at, nowMs, RETENTION_DAYS.offers))
      : [],
    switched: visit.purposes.offers
      ? (profile.switched ?? []).filter(({ at }) => !isExpired(at, nowMs, RETENTION_DAYS.offers))
      : [],
  };
  const ids = new Set(state.signals.map(({ id }) => id));
  const comparisons = learning.comparisons.filter(
    ({ at, signalId }) => ids.has(signalId) && !isExpired(at, nowMs, RETENTION_DAYS.history),
  );
  const own = standing(learning.own, comparisons);
  const commit = async () => {
    const budget = addWrite(await readLedger(disk), spent, nowMs);
    const writes = [
      ...visit.profile.writesOf(state, visit.purposes.offers),
      ...tuning.writesOf(comparisons, own),
      ...(budget === null ? [] : [budget]),
    ];
    await disk.commit(writes, 'strict');
  };
  try {
    await withLock('ledger', () => retryConflicts(commit), LOCK_PATIENCE_MS);
  } catch (cause) {
    throw new StreamPicksError('storage', `nothing was imported: ${String(cause)}`, { cause });
  }
  await storage.attempt(() => visit.profile.load());
  await storage.attempt(() => tuning.load(ids));
  visit.tabs.tellProfile();
  return { profile: state, learning: { comparisons, own } };
}

/** Weights stand only where every comparison that they were learned from is there. */
function standing(own: OwnWeights | null, comparisons: readonly Comparison[]): OwnWeights | null {
  if (own === null || own.theta.length !== LEARNED.length) return null;
  const there = comparisons.filter(({ at }) => at >= own.oldestAt && at <= own.newestAt);
  return there.length === own.comparisons ? own : null;
}

function showAnew(visit: Visit): void {
  visit.picks.soon();
  visit.afterShow.soon();
  visit.learning.soon();
}
