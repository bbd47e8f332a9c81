import type { ConsentChoice } from '../core/consent.js';
import { NO_PURPOSES } from '../core/consent.js';
import { StreamPicksError } from '../core/errors.js';
import type { EraseResult } from '../core/protocol.js';
import { applyPurposes, withdraw } from './choices.js';
import { readLedger } from './reporter/ledger.js';
import { startFreshLog } from './storage/fresh-log.js';
import { PROFILE_STORES } from './storage/schema.js';
import type { Visit } from './visit.js';

/**
 * Withdraws every purpose and erases: the profile key and all under it, and the outbox. The records
 * key, the ledger (unless `ledgerToo`), consent records and audit entries stay. Everything in memory
 * goes first, so nothing is ranked or sent meanwhile; then the disk, in one strict transaction; then
 * it is read back.
 * @throws {StreamPicksError} `storage` when the disk refuses or something is left.
 */
export async function eraseAll(
  visit: Visit,
  choice: ConsentChoice,
  ledgerToo: boolean,
): Promise<EraseResult> {
  visit.reporter.drop();
  await visit.profile.forget();
  await visit.tuning.forget();
  let failure: unknown = null;
  try {
    await withdraw(visit, choice, ledgerToo);
  } catch (error) {
    failure = error;
  }
  visit.askAgain = [];
  await applyPurposes(visit, NO_PURPOSES);
  if (failure !== null) throw failure;
  // Other tabs first: a note may wait for its turn.
  visit.tabs.tellConsent(NO_PURPOSES, true);
  await visit.audit.note('erase', { ledgerToo });
  const result = await whatRemains(visit);
  if (result.remaining.profileRecords > 0) {
    throw new StreamPicksError('storage', 'something of the profile is left');
  }
  // Nobody may come for long who could mend what a loss of power now does to the records that stay.
  if ((await visit.storage.reach()) !== null) await startFreshLog();
  return result;
}

/** Counts what is on disk after an erase; where there is no database, what is left of the visit. */
async function whatRemains(visit: Visit): Promise<EraseResult> {
  const { shop } = visit.settings;
  const disk = await visit.storage.reach();
  if (disk === null) {
    const consentRecords = visit.book.records.length;
    const auditEntries = (await visit.audit.read()).entries.length;
    const profileRecords = visit.profile.allSignals.length + visit.tuning.comparisons.length;
    const remaining = { consentRecords, ledgerEntries: 0, auditEntries, profileRecords };
    return { remaining, records: visit.book.records };
  }
  let profileRecords = (await disk.hasProfileKey(shop)) ? 1 : 0;
  for (const store of [...PROFILE_STORES, 'outbox'] as const) {
    profileRecords += await disk.count(store, shop);
  }
  const ledger = await readLedger(disk).catch(() => null);
  return {
    remaining: {
      consentRecords: await disk.count('consent', shop),
      // A ledger that cannot be read still stands in the way of reports.
      ledgerEntries: ledger?.entries.length ?? 1,
      auditEntries: await visit.audit.countKept(),
      profileRecords,
    },
    records: visit.book.records,
  };
}
