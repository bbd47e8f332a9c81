import type { CountsState } from '../../core/protocol.js';
import { maySpend } from '../../privacy/budget.js';
import { LOCK_PATIENCE_MS, withLock } from '../storage/locks.js';
import type { Vault } from '../storage/vault.js';
import { retryConflicts } from '../storage/vault.js';
import { holds, readLedger, readsBack, spendWrite } from './ledger.js';
import type { Outbox, OutboxRecord } from './outbox.js';

/** Whose report it is, and which ledger the viewer said yes to. */
export interface Spender {
  readonly shop: string;
  /** Read when the ledger is: it may have been erased by then. */
  readonly ledgerEpoch: () => number;
}

/**
 * Commits a drawn report with its entry in the ledger, strictly and together, and reads both back.
 * Null when they are on disk as they were written; else why there is no report. Rejects when a
 * record does not read back, and with code `storage`: then nothing may be handed over.
 */
export async function spendOn(
  record: OutboxRecord,
  disk: Vault,
  outbox: Outbox,
  { shop, ledgerEpoch }: Spender,
): Promise<CountsState | null> {
  const { stream, weight, manifest, at } = record;
  const spend = () =>
    retryConflicts(async (): Promise<CountsState | null> => {
      if ((await outbox.get(stream)) !== null) return { state: 'other-tab' };
      const ledger = await readLedger(disk);
      // Another shop's tab erased it meanwhile.
      if (ledger.epoch !== ledgerEpoch()) return { state: 'blocked' };
      const spent = { weight, stream, shop, manifest };
      if (holds(ledger, spent)) return { state: 'done' };
      if (!maySpend(ledger, weight, at)) return { state: 'spent' };
      await outbox.commit([outbox.write(record, 0), spendWrite(ledger, spent, at)], 'strict');
      if (!(await readsBack(disk, spent))) throw new Error('the ledger does not read back');
      return null;
    });
  const refused = await withLock('ledger', spend, LOCK_PATIENCE_MS);
  if (refused !== null) return refused;
  const kept = await outbox.get(stream);
  if (JSON.stringify(kept?.record) !== JSON.stringify(record)) {
    throw new Error('the report does not read back');
  }
  return null;
}
