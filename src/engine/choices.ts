/** What a choice of the viewer does: it is recorded strictly, and what it forbids goes with it. */

import type { ConsentChoice, Purposes } from '../core/consent.js';
import {
  anyPurpose,
  changedSince,
  NO_PURPOSES,
  PURPOSES,
  settlePurposes,
  withoutPurposes,
} from '../core/consent.js';
import { StreamPicksError } from '../core/errors.js';
import { eraseWrites, lostWrite, readLedger } from './reporter/ledger.js';
import { ShowTally } from './reporter/tally.js';
import { shareDevice } from './shared-device.js';
import type { DiskVault } from './storage/disk.js';
import type { Write } from './storage/vault.js';
import { retryConflicts } from './storage/vault.js';
import type { TabMessage } from './tabs.js';
import { NOTHING_REMOVED } from './tuning.js';
import type { Visit } from './visit.js';

/** Reads the newest choice and settles what it allows; null without a record. */
export async function loadChoice(visit: Visit): Promise<Purposes | null> {
  const { storage, book, settings } = visit;
  const { disk } = storage;
  if (disk === null) return null;
  await storage.attempt(async () => book.load(disk, (await readLedger(disk)).epoch));
  // What could not be read again must not stand in for a newer no.
  if (storage.disk === null) return null;
  return book.effective(settings.countsOffered);
}

/**
 * Records a choice and applies it. A yes that cannot be kept holds for this visit in memory.
 * @param lost Whether the browser lost what was kept here before, the ledger too.
 * @throws {StreamPicksError} `consent` when a no, to everything or to a purpose that was on, could
 * not be recorded; it is applied all the same.
 */
export async function recordChoice(
  visit: Visit,
  choice: ConsentChoice,
  lost = false,
): Promise<Purposes> {
  if (choice.device === 'shared') return shareDevice(visit, choice);
  const { settings, storage, book } = visit;
  if (storage.shared) {
    storage.share(false);
    book.forget();
  }
  const purposes = settlePurposes(choice.purposes, settings.countsOffered);
  const settled = { ...choice, purposes };
  const on = anyPurpose(purposes);
  let failure: unknown = null;
  try {
    if (!on && (book.newest !== null || storage.mode === 'memory')) {
      await withdraw(visit, settled, false);
    } else if (on && !book.isRepeat(settled)) {
      await grant(visit, settled, lost);
    }
  } catch (error) {
    failure = error;
  }
  const allowed = on ? (book.effective(settings.countsOffered) ?? NO_PURPOSES) : NO_PURPOSES;
  await applyRecorded(visit, allowed);
  visit.tabs.tellConsent(allowed, false);
  await visit.audit.note('consent', { ...allowed, source: choice.source });
  if (failure !== null) {
    throw new StreamPicksError('consent', 'the no could not be recorded', { cause: failure });
  }
  return allowed;
}

/**
 * Records that everything is withdrawn and wipes what the design's section 6 names, in one strict
 * transaction. Does nothing where there is no database.
 * @throws {StreamPicksError} `storage` when the disk refuses.
 */
export async function withdraw(
  visit: Visit,
  choice: ConsentChoice,
  ledgerToo: boolean,
): Promise<void> {
  await visit.profile.dropPending();
  await takeBack(visit, { ...choice, purposes: NO_PURPOSES }, ledgerToo);
}

/**
 * The same for what the newest record allows, without what waits for an answer to its changed notice
 * (viewer rules, 8). That stays on disk untouched and unread until the viewer has answered.
 */
export async function applyRecorded(visit: Visit, recorded: Purposes): Promise<void> {
  const { storage, profile, tuning, book, settings } = visit;
  const { newest } = book;
  const waited = visit.askAgain.length > 0;
  const before = visit.purposes;
  visit.askAgain =
    newest === null || settings.notice === undefined
      ? []
      : changedSince(newest.record, settings.notice);
  const next = withoutPurposes(recorded, visit.askAgain);
  await applyPurposes(visit, next);
  // A country that may not be used is not kept; one that only waits for an answer stays.
  if (!recorded.region && visit.chosenRegion !== null) await profile.turn({ country: null });
  if (before.history && !next.history && visit.askAgain.length > 0) {
    // Read before it was known that it may not be used.
    await profile.forget();
    await tuning.forget();
    visit.ranked = [];
  }
  const isBack = (next.history && !before.history) || (next.offers && !before.offers);
  if (!waited || !isBack || storage.mode !== 'durable') return;
  await storage.attempt(() => profile.load());
  await storage.attempt(() => tuning.load(new Set(profile.signals.map(({ id }) => id))));
}

/** Turns on and off what the purposes say; what is forbidden is forgotten in memory at once. */
export async function applyPurposes(visit: Visit, next: Purposes): Promise<void> {
  const { storage, profile, reporter, audit, settings } = visit;
  const before = visit.purposes;
  visit.purposes = next;
  if (!next.counts && before.counts) {
    reporter.drop();
    visit.tally = new ShowTally();
    visit.deps.emit({ kind: 'counts-changed', counts: { state: 'off' } });
  }
  if (!next.history && before.history) await profile.dropPending();
  // What is on its way for offers must arrive before it is wiped.
  else if (!next.offers && before.offers) await profile.flush();
  await storage.allow(next, settings.shop);
  if (!next.picks && !next.offers) {
    await profile.forget();
    visit.ranked = [];
    visit.undoable.clear();
  }
  if (!next.picks) {
    await visit.tuning.forget();
    visit.rail = null;
    visit.seen.clear();
    visit.desk.forgetViewer();
    for (const [token, { acts }] of visit.undoable) {
      visit.undoable.set(token, { acts, tuning: NOTHING_REMOVED });
    }
  }
  if (!next.offers) profile.forgetOffered();
  if (next.history && !before.history && storage.mode === 'durable') {
    await storage.attempt(() => profile.keep());
    await storage.attempt(() => visit.tuning.keep());
    await audit.moveToDisk();
    // A copy that stays in memory would come back when the profile is locked.
    if (storage.mode === 'durable') await storage.clearMemory();
  }
}

/** Another tab recorded a choice: the storage says which; without one, the message may only forbid. */
export async function syncChoice(
  visit: Visit,
  message: Extract<TabMessage, { kind: 'consent' }>,
): Promise<void> {
  const { storage, settings, deps } = visit;
  const before = visit.purposes;
  if (storage.shared) {
    // The choice of this tab is its own; a no to everything is one here, too.
    if (anyPurpose(message.purposes)) return;
    await applyPurposes(visit, NO_PURPOSES);
    const { erased } = message;
    deps.emit({ kind: 'consent-changed', purposes: NO_PURPOSES, askAgain: [], erased });
    return;
  }
  if (message.erased) storage.expectGone();
  const line = await lineOf(visit);
  await storage.open();
  storage.disk?.forgetKeys();
  if (line !== null && (await lineOf(visit)) !== line) {
    // Erased since, whatever was chosen after that.
    await visit.profile.forget();
    await visit.tuning.forget();
  }
  const stored = await loadChoice(visit);
  const next = stored ?? both(before, message.purposes);
  const asked = visit.askAgain.join(' ');
  await applyRecorded(visit, next);
  const { disk } = storage;
  // This tab may have written after the other one wiped.
  if (disk !== null) {
    const kept = visit.book.effective(true) ?? next;
    await storage.attempt(() => disk.commit(wipes(settings.shop, kept), 'strict'));
  }
  const { askAgain, purposes } = visit;
  const isOther = PURPOSES.some((purpose) => before[purpose] !== purposes[purpose]);
  if (message.erased || isOther || asked !== askAgain.join(' ')) {
    deps.emit({ kind: 'consent-changed', purposes: next, askAgain, erased: message.erased });
  }
}

/** Which profile this tab writes for; null without one. */
async function lineOf({ storage, settings }: Visit): Promise<string | null> {
  const { disk } = storage;
  if (disk === null) return null;
  return (await storage.attempt(() => disk.line(settings.shop))) ?? null;
}

/** The writes that leave on disk only what the purposes allow. */
export function wipes(shop: string, purposes: Purposes): Write[] {
  const { picks, history, offers, counts } = purposes;
  return [
    ...(history ? [] : [clear('signals', shop), clear('settings', shop)]),
    ...(history && picks ? [] : [clear('learning', shop)]),
    ...(offers ? [] : [clear('offers', shop)]),
    ...(history || offers ? [] : [{ kind: 'drop-key', shop } as const]),
    ...(counts ? [] : [clear('outbox', shop)]),
  ];
}

async function grant(visit: Visit, choice: ConsentChoice, lost: boolean): Promise<void> {
  const { storage, book, profile, deps } = visit;
  const before = book.newest?.record.purposes ?? NO_PURPOSES;
  // What is being written for a purpose that goes must not arrive after the wipe.
  await (choice.purposes.history ? profile.flush() : profile.dropPending());
  await storage.create();
  const { disk } = storage;
  let recorded = false;
  if (disk !== null) {
    await storage.attempt(async () => {
      await commitChoice(visit, disk, choice, { ledgerLost: lost });
      recorded = true;
      const back = await disk.last('consent', visit.settings.shop);
      if (JSON.stringify(back?.value) !== JSON.stringify(book.newest)) {
        throw new StreamPicksError('storage', 'the consent record does not read back');
      }
    });
  }
  if (recorded) return;
  // Less than before: the record on disk still says yes, and the next visit would believe it.
  if (PURPOSES.some((purpose) => before[purpose] && !choice.purposes[purpose])) {
    await takeBack(visit, choice, false);
  } else {
    book.add(book.next(choice, deps.now()));
  }
}

/** Keeps a choice that forbids something, also after a fault of the disk. */
async function takeBack(visit: Visit, choice: ConsentChoice, ledgerToo: boolean): Promise<void> {
  const { book, deps, settings, storage } = visit;
  const keepInMemory = () => book.add(book.next(choice, deps.now()));
  const disk = await storage.reach();
  if (disk === null) {
    if (book.newest !== null) keepInMemory();
    return;
  }
  try {
    await commitChoice(visit, disk, choice, { ledgerToo });
  } catch {
    // Records that nobody can read, no room or no key to write with: what must go still goes, and
    // without a record nothing is allowed at the next start.
    await disk.commit(
      [...wipes(settings.shop, NO_PURPOSES), clear('consent', settings.shop)],
      'strict',
    );
    book.forget();
    if (anyPurpose(choice.purposes)) keepInMemory();
  }
}

async function commitChoice(
  visit: Visit,
  disk: DiskVault,
  choice: ConsentChoice,
  { ledgerToo = false, ledgerLost = false },
): Promise<void> {
  const { book, deps, settings } = visit;
  await retryConflicts(async () => {
    const ledger = await readLedger(disk).catch(() => null);
    const readable = await book.load(disk, ledger?.epoch ?? 0).then(
      () => true,
      () => false,
    );
    if (!readable) book.forget();
    const on = anyPurpose(choice.purposes);
    const next = on || book.newest !== null ? book.next(choice, deps.now()) : null;
    const allowed = next === null ? NO_PURPOSES : next.record.purposes;
    await disk.commit(
      [
        ...(readable ? [] : [clear('consent', settings.shop)]),
        ...(next === null ? [] : [book.writeOf(next)]),
        ...wipes(settings.shop, allowed),
        ...(ledgerToo ? eraseWrites(ledger, next?.epoch ?? 0) : []),
        ...(ledgerLost && ledger !== null ? [lostWrite(ledger, deps.now())] : []),
      ],
      'strict',
    );
    if (next !== null) book.add(next);
    if (ledgerToo) book.noteLedgerErased((ledger?.epoch ?? next?.epoch ?? 0) + 1);
  });
}

function clear(
  store: 'signals' | 'settings' | 'learning' | 'offers' | 'outbox' | 'consent',
  shop: string,
): Write {
  return { kind: 'clear', store, shop };
}

function both(a: Purposes, b: Purposes): Purposes {
  const entries = PURPOSES.map((purpose) => [purpose, a[purpose] && b[purpose]]);
  return Object.fromEntries(entries) as Record<(typeof PURPOSES)[number], boolean>;
}
