import type { LedgerEntry } from '../../privacy/budget.js';
import { LEDGER_SPAN_MS } from '../../privacy/budget.js';
import { ORIGIN_WIDE } from '../storage/schema.js';
import type { Vault, Write } from '../storage/vault.js';

/** A report that was committed, with what tells one show from another on this origin. */
export interface SpentEntry extends LedgerEntry {
  readonly shop: string;
  /** Hash of the manifest. */
  readonly manifest: string;
}

/** What all shops of this origin have spent. One record, so that two tabs cannot both spend the last. */
export interface Ledger {
  /** One more each time the ledger was erased. */
  readonly epoch: number;
  readonly entries: readonly SpentEntry[];
}

/** The ledger with the revision a change must name. */
export interface LedgerState extends Ledger {
  readonly revision: number;
}

const LEDGER_ID = 'spent';

/** Before the first report. */
export const EMPTY_LEDGER: LedgerState = Object.freeze({ epoch: 0, entries: [], revision: 0 });

/** Reads the ledger of this origin. Rejects with code `storage`: then nothing may be spent. */
export async function readLedger(vault: Vault): Promise<LedgerState> {
  const stored = await vault.get<Ledger>('ledger', ORIGIN_WIDE, LEDGER_ID);
  return stored === null ? EMPTY_LEDGER : { ...stored.value, revision: stored.revision };
}

/** The write that spends one report more. */
export function spendWrite(ledger: LedgerState, entry: SpentEntry): Write {
  return ledgerWrite(ledger, { epoch: ledger.epoch, entries: [...ledger.entries, entry] });
}

/**
 * The writes that erase the ledger; every shop's counts stay off until asked again. `ledger` is null
 * when it cannot be read, `epoch` the newest number known.
 */
export function eraseWrites(ledger: LedgerState | null, epoch: number): Write[] {
  const clear: Write = { kind: 'clear', store: 'ledger', shop: ORIGIN_WIDE };
  const next = (ledger?.epoch ?? epoch) + 1;
  return [clear, ledgerWrite(EMPTY_LEDGER, { epoch: next, entries: [] })];
}

/**
 * The write that forgets entries which no longer count, or null. An entry dated in the future stays:
 * it was made while the clock ran ahead, and putting the clock right must not give room. A clock that
 * runs 28 days ahead cannot be told from 28 days that have passed.
 */
export function pruneWrite(ledger: LedgerState, nowMs: number): Write | null {
  const entries = ledger.entries.filter(({ at }) => nowMs - at < LEDGER_SPAN_MS);
  if (entries.length === ledger.entries.length) return null;
  return ledgerWrite(ledger, { epoch: ledger.epoch, entries });
}

function ledgerWrite(before: LedgerState, value: Ledger): Write {
  const after = before.revision;
  return { kind: 'put', store: 'ledger', shop: ORIGIN_WIDE, id: LEDGER_ID, value, after };
}
