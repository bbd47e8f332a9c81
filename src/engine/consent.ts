import type { ConsentChoice, ConsentRecord, Purposes } from '../core/consent.js';
import { anyPurpose, PURPOSES, settlePurposes } from '../core/consent.js';
import type { RandomBytes } from '../privacy/mechanism/random.js';
import { newReportId } from '../privacy/mechanism/report-id.js';
import type { Vault, Write } from './storage/vault.js';

/** A consent record with what the engine must know beside it. */
export interface StoredChoice {
  readonly record: ConsentRecord;
  /**
   * Which ledger the viewer last said yes to counts for, 0 before; one that was erased since has a
   * higher number, and counts stay off until the viewer is asked again.
   */
  readonly epoch: number;
}

/** Digits of a record's id, so that ids sort as numbers do. */
const INDEX_DIGITS = 8;

/** The consent records of one shop, oldest first. */
export class ConsentBook {
  readonly #shop: string;
  readonly #randomBytes: RandomBytes;
  #choices: StoredChoice[] = [];
  #ledgerEpoch = 0;

  constructor(shop: string, randomBytes: RandomBytes) {
    this.#shop = shop;
    this.#randomBytes = randomBytes;
  }

  /** Newest first. */
  get records(): ConsentRecord[] {
    return this.#choices.map(({ record }) => record).reverse();
  }

  get newest(): StoredChoice | null {
    return this.#choices.at(-1) ?? null;
  }

  /** What the viewer last chose in the widget itself; null when never. */
  get own(): Purposes | null {
    return this.records.find(({ source }) => source === 'viewer')?.purposes ?? null;
  }

  /** True when the ledger was erased after the viewer last answered about counts. */
  get blocked(): boolean {
    return this.newest !== null && this.newest.epoch !== this.#ledgerEpoch;
  }

  /** What the newest record allows now; null without a record. */
  effective(countsOffered: boolean): Purposes | null {
    if (this.newest === null) return null;
    const { purposes } = this.newest.record;
    return settlePurposes(purposes, countsOffered && !this.blocked);
  }

  /** Reads the records. Rejects with code `storage`. */
  async load(vault: Vault, ledgerEpoch: number): Promise<void> {
    const stored = await vault.read<StoredChoice>('consent', this.#shop);
    this.#choices = stored.map(({ value }) => value);
    this.#ledgerEpoch = ledgerEpoch;
  }

  /** True when recording the settled choice would say nothing new. */
  isRepeat(choice: ConsentChoice): boolean {
    if (this.newest === null) return !anyPurpose(choice.purposes);
    const { record } = this.newest;
    const unblocks = this.blocked && answersForCounts(choice);
    return (
      !unblocks &&
      PURPOSES.every(
        (purpose) =>
          record.purposes[purpose] === choice.purposes[purpose] &&
          record.wordings?.[purpose] === choice.wordings?.[purpose],
      ) &&
      record.noticeVersion === choice.noticeVersion &&
      record.noticeHash === choice.noticeHash &&
      record.source === choice.source
    );
  }

  /** The next record, not yet kept; `purposes` is the choice as settled. */
  next(choice: ConsentChoice, at: number): StoredChoice {
    const before = this.newest;
    const wasOn = before !== null && before.record.state !== 'withdrawn';
    const state = !anyPurpose(choice.purposes) ? 'withdrawn' : wasOn ? 'changed' : 'given';
    return {
      record: { ...choice, id: newReportId(this.#randomBytes), at, state },
      // A shop that was never heard of before gets no fresh ledger either: a page can name any.
      epoch: answersForCounts(choice) ? this.#ledgerEpoch : (before?.epoch ?? 0),
    };
  }

  /** The write that keeps a record; fails when another tab recorded a choice meanwhile. */
  writeOf(choice: StoredChoice): Write {
    const id = String(this.#choices.length).padStart(INDEX_DIGITS, '0');
    return { kind: 'put', store: 'consent', shop: this.#shop, id, value: choice, after: 0 };
  }

  /** The record is kept (or there is no place to keep it). */
  add(choice: StoredChoice): void {
    this.#choices.push(choice);
  }

  /** The records cannot be read, or are gone. */
  forget(): void {
    this.#choices = [];
  }

  /** The ledger was erased. */
  noteLedgerErased(epoch: number): void {
    this.#ledgerEpoch = epoch;
  }
}

/** Only the viewer's own yes to counts starts a new ledger after the old one was erased. */
function answersForCounts(choice: ConsentChoice): boolean {
  return choice.purposes.counts && choice.source === 'viewer';
}
