import type { AuditCheckpoint, AuditEntry, AuditKind, AuditLog, AuditNote } from '../core/audit.js';
import { chainEntry, commitTo, GENESIS, lastWholeSegment, SEGMENT_LENGTH } from '../core/audit.js';
import { isExpired, RETENTION_DAYS } from '../core/retention.js';
import { hasSubtle, sha256 } from './bytes.js';
import { LOCK_PATIENCE_MS, withLock } from './storage/locks.js';
import type { Storage } from './storage/storage.js';
import type { Stored, Vault, Write } from './storage/vault.js';
import { ConflictError, retryConflicts } from './storage/vault.js';

/** Sorts before every entry. */
const CHECKPOINT_ID = '!checkpoint';

/** Segments kept at most: about ten thousand entries. */
const MAX_SEGMENTS = 40;

/** Names per entry at most; the detail says how many there were. */
const MAX_SUBJECTS = 16;

/** Digits of an entry's id, so that ids sort as numbers do. */
const SEQ_DIGITS = 10;

/** Notes that follow a log on disk even after `history` was turned off. */
const CLOSING_KINDS: readonly AuditKind[] = ['consent', 'erase'];

/**
 * Keeps the audit log of one shop: on disk while `history` is on, else in memory until the page
 * closes. Every note is written strictly. Notes never fail a caller; a fault of the disk is the
 * storage's to report. Without Web Crypto no log is kept.
 */
export class AuditTrail {
  readonly #storage: Storage;
  readonly #shop: string;
  readonly #now: () => number;
  readonly #salt: () => string;

  constructor(storage: Storage, shop: string, now: () => number, salt: () => string) {
    this.#storage = storage;
    this.#shop = shop;
    this.#now = now;
    this.#salt = salt;
  }

  /**
   * Adds an entry; `names` are turned into salted commitments, the first sixteen of them. While the
   * profile is locked its salt is not at hand, and a commitment under any other could never be told
   * apart from a random number, by the viewer either: then the entry names nothing.
   */
  async note(
    kind: AuditKind,
    detail: AuditNote['detail'] = {},
    names: readonly string[] = [],
  ): Promise<void> {
    if (!hasSubtle()) return;
    try {
      const salt = this.#salt();
      const told = this.#storage.locked ? [] : names.slice(0, MAX_SUBJECTS);
      const subjects = await Promise.all(told.map((name) => commitTo(salt, name, sha256)));
      await this.#append(await this.#home(kind), { kind, at: this.#now(), subjects, detail });
    } catch (error) {
      // Only where there are no Web Locks: other tabs were faster each time. One note less is better
      // than a visit without storage.
      if (!(error instanceof ConflictError)) this.#storage.fail(error);
    }
  }

  /** The log on disk, or where there is none the one of this visit. */
  async read(): Promise<AuditLog> {
    const vault = await this.#home('erase');
    return readLog(vault, this.#shop);
  }

  /** How many entries are on disk. */
  async countKept(): Promise<number> {
    return (await this.#storage.disk?.count('audit', this.#shop)) ?? 0;
  }

  /** Once `history` is on: what was noted in this visit follows the log on disk. */
  async moveToDisk(): Promise<void> {
    const { memory } = this.#storage;
    const noted = await readLog(memory, this.#shop);
    const vault = this.#storage.vault('audit');
    if (vault === memory || noted.entries.length === 0) return;
    for (const entry of noted.entries) await this.#append(vault, entry);
    await memory.commit([{ kind: 'clear', store: 'audit', shop: this.#shop }], 'strict');
  }

  /** Replaces whole segments that are past their time, or too many, by a checkpoint. */
  async prune(): Promise<void> {
    const vault = this.#storage.vault('audit');
    await this.#alone(vault, () => this.#prune(vault));
  }

  async #prune(vault: Vault): Promise<void> {
    const log = await readLog(vault, this.#shop);
    const now = this.#now();
    const fresh = log.entries.findIndex(
      (entry) => !isExpired(entry.at, now, RETENTION_DAYS.history),
    );
    const expired = fresh === -1 ? log.entries.length : fresh;
    const surplus = log.entries.length - MAX_SEGMENTS * SEGMENT_LENGTH;
    const goes = Math.max(expired, surplus);
    const last = log.entries[goes - 1];
    if (last === undefined) return;
    const seq = lastWholeSegment(last.seq);
    const edge = log.entries.find((entry) => entry.seq === seq);
    if (edge === undefined) return;
    const gone = log.entries.filter((entry) => entry.seq <= seq);
    const checkpoint: AuditCheckpoint = {
      seq,
      head: edge.hash,
      count: (log.checkpoint?.count ?? 0) + gone.length,
      reason: expired >= surplus ? 'retention' : 'size',
    };
    await this.#appendNext(
      vault,
      { kind: 'prune', at: now, subjects: [], detail: { ...checkpoint } },
      [
        ...gone.map((entry): Write => ({ ...this.#place(entry.seq), kind: 'delete' })),
        await this.#putCheckpoint(vault, checkpoint),
      ],
    );
  }

  async #putCheckpoint(vault: Vault, value: AuditCheckpoint): Promise<Write> {
    const before = await vault.get('audit', this.#shop, CHECKPOINT_ID);
    const { shop, store } = this.#place(0);
    return { kind: 'put', store, shop, id: CHECKPOINT_ID, value, after: before?.revision ?? 0 };
  }

  #append(vault: Vault, note: AuditNote): Promise<void> {
    return this.#alone(vault, () => this.#appendNext(vault, note));
  }

  async #appendNext(vault: Vault, note: AuditNote, more: readonly Write[] = []): Promise<void> {
    const last = await vault.last<AuditEntry | AuditCheckpoint>('audit', this.#shop);
    const { seq, hash } = tailOf(last);
    const entry = await chainEntry(note, seq + 1, hash, sha256);
    const write: Write = { ...this.#place(entry.seq), kind: 'put', value: entry, after: 0 };
    await vault.commit([write, ...more], 'strict');
  }

  /** Reads and writes on disk while no other tab adds to the same log. */
  #alone(vault: Vault, work: () => Promise<void>): Promise<void> {
    const again = () => retryConflicts(work);
    if (vault === this.#storage.memory) return again();
    return withLock(`audit/${this.#shop}`, again, LOCK_PATIENCE_MS);
  }

  #place(seq: number): { readonly store: 'audit'; readonly shop: string; readonly id: string } {
    return { store: 'audit', shop: this.#shop, id: String(seq).padStart(SEQ_DIGITS, '0') };
  }

  async #home(kind: AuditKind): Promise<Vault> {
    const { disk } = this.#storage;
    if (disk !== null && CLOSING_KINDS.includes(kind)) {
      if ((await disk.count('audit', this.#shop)) > 0) return disk;
    }
    return this.#storage.vault('audit');
  }
}

function tailOf(last: Stored<AuditEntry | AuditCheckpoint> | null): { seq: number; hash: string } {
  if (last === null) return { seq: -1, hash: GENESIS };
  const { value } = last;
  return { seq: value.seq, hash: 'hash' in value ? value.hash : value.head };
}

async function readLog(vault: Vault, shop: string): Promise<AuditLog> {
  const records = await vault.read<AuditEntry | AuditCheckpoint>('audit', shop);
  const checkpoint = (records.find(isCheckpoint)?.value as AuditCheckpoint | undefined) ?? null;
  const entries = records
    .filter((record) => !isCheckpoint(record))
    .map(({ value }) => value as AuditEntry);
  return { checkpoint, entries, head: tailOf(records.at(-1) ?? null).hash };
}

function isCheckpoint({ id }: { readonly id: string }): boolean {
  return id === CHECKPOINT_ID;
}
