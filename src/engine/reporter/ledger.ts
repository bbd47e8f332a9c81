import type { LedgerEntry, Spending } from '../../privacy/budget.js';
import { countingEntries, ledgerDay, ledgerTime } from '../../privacy/budget.js';
import { ORIGIN_WIDE } from '../storage/schema.js';
import type { Vault, Write } from '../storage/vault.js';

/** A report that was committed, with what tells one show from another on this origin. */
export interface SpentEntry extends LedgerEntry {
  readonly shop: string;
  /** Hash of the manifest. */
  readonly manifest: string;
}

/** What all shops of this origin have spent. One record, so that two tabs cannot both spend the last. */
export interface Ledger extends Spending {
  /** One more each time the ledger was erased. */
  readonly epoch: number;
  readonly entries: readonly SpentEntry[];
}

/** The ledger with the revision a change must name. */
export interface LedgerState extends Ledger {
  readonly revision: number;
}

/** As it lies on disk; one written before there was a day counter has no day. */
type StoredLedger = Omit<Ledger, 'day'> & { readonly day?: number };

const LEDGER_ID = 'spent';

/** Before the first report. */
export const EMPTY_LEDGER: LedgerState = Object.freeze({
  epoch: 0,
  entries: [],
  day: 0,
  revision: 0,
});

/** Reads the ledger of this origin. Rejects with code `storage`: then nothing may be spent. */
export async function readLedger(vault: Vault): Promise<LedgerState> {
  const stored = await vault.get<StoredLedger>('ledger', ORIGIN_WIDE, LEDGER_ID);
  if (stored === null) return EMPTY_LEDGER;
  const { value, revision } = stored;
  return { ...value, day: value.day ?? 0, revision };
}

/** What tells a report from the others of this origin. */
type Spent = Pick<SpentEntry, 'shop' | 'stream' | 'manifest'>;

/** Whether a report of this shop for this plan of a show is in the ledger. */
export function holds({ entries }: Ledger, { shop, stream, manifest }: Spent): boolean {
  return entries.some(
    (entry) => entry.stream === stream && entry.shop === shop && entry.manifest === manifest,
  );
}

/** Whether it is in the ledger as it lies on disk. Rejects with code `storage`. */
export async function readsBack(vault: Vault | null, spent: Spent): Promise<boolean> {
  return vault !== null && holds(await readLedger(vault), spent);
}

/** The write that spends one report more, dated in the ledger's time. */
export function spendWrite(
  ledger: LedgerState,
  spent: Omit<SpentEntry, 'at'>,
  nowMs: number,
): Write {
  const entry = { at: ledgerTime(ledger, nowMs), ...spent };
  return ledgerWrite(ledger, {
    ...kept(ledger),
    entries: [...ledger.entries, entry],
    day: ledgerDay(ledger, nowMs),
  });
}

/**
 * The write that adds what another browser spent, by its export file; null where nothing of it counts
 * or all of it is here. Nothing is taken out or dated earlier, so the budget never grows by it, and
 * nothing is dated later than now, so that a clock which ran ahead there does not lock it for long.
 */
export function addWrite(
  ledger: LedgerState,
  spent: readonly SpentEntry[],
  nowMs: number,
): Write | null {
  const time = ledgerTime(ledger, nowMs);
  const known = new Set(ledger.entries.map(textOf));
  const dated = spent.map((entry) => ({ ...entry, at: Math.min(entry.at, time) }));
  const added = countingEntries({ entries: dated, day: ledger.day }, nowMs).filter(
    (entry) => !known.has(textOf(entry)),
  );
  if (added.length === 0) return null;
  return ledgerWrite(ledger, {
    ...kept(ledger),
    entries: [...ledger.entries, ...added],
    day: ledgerDay(ledger, nowMs),
  });
}

function textOf({ at, shop, stream, manifest, weight }: SpentEntry): string {
  return JSON.stringify([at, shop, stream, manifest, weight]);
}

/**
 * The writes that erase the ledger; every shop's counts stay off until asked again. The revision
 * goes on rising, so that a tab which read the ledger before cannot commit over the erased one.
 * `ledger` is null when it cannot be read, `epoch` the newest number known.
 */
export function eraseWrites(ledger: LedgerState | null, epoch: number): Write[] {
  const empty: Ledger = { epoch: (ledger?.epoch ?? epoch) + 1, entries: [], day: 0 };
  if (ledger !== null) return [ledgerWrite(ledger, empty)];
  // What nobody can read has no revision that a change could name.
  const clear: Write = { kind: 'clear', store: 'ledger', shop: ORIGIN_WIDE };
  return [clear, ledgerWrite(EMPTY_LEDGER, empty)];
}

/**
 * The write that notes the day and forgets entries which no longer count, or null when neither has
 * changed. So a clock set back behind the last visit gives no entry an earlier date, and one that ran
 * ahead and is put right does not give back what was forgotten meanwhile. An empty ledger has nothing
 * to keep and notes no day.
 */
export function pruneWrite(ledger: LedgerState, nowMs: number): Write | null {
  const day = ledgerDay(ledger, nowMs);
  const entries = countingEntries(ledger, nowMs);
  const isSame = entries.length === ledger.entries.length && day === ledger.day;
  if (ledger.entries.length === 0 || isSame) return null;
  return ledgerWrite(ledger, { ...kept(ledger), entries, day });
}

/**
 * The write that notes that the browser lost an earlier ledger: what was spent on it is not known, so
 * nothing may be spent until all of it would have run out.
 */
export function lostWrite(ledger: LedgerState, nowMs: number): Write {
  const { epoch, entries } = ledger;
  const lostAt = ledgerTime(ledger, nowMs);
  return ledgerWrite(ledger, { epoch, entries, day: ledgerDay(ledger, nowMs), lostAt });
}

/** What every change but an erase leaves as it is. */
function kept({ epoch, lostAt }: Ledger): Pick<Ledger, 'epoch' | 'lostAt'> {
  return { epoch, ...(lostAt === undefined ? {} : { lostAt }) };
}

function ledgerWrite(before: LedgerState, value: Ledger): Write {
  const after = before.revision;
  return { kind: 'put', store: 'ledger', shop: ORIGIN_WIDE, id: LEDGER_ID, value, after };
}
