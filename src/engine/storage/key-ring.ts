import { profileKeyName } from '../../core/database.js';
import { StreamPicksError } from '../../core/errors.js';
import { isExpired } from '../../core/retention.js';
import type { Connection } from './connection.js';
import type { OpenKey } from './encryption.js';
import { makeKey, testKey } from './encryption.js';
import type { Database } from './open.js';
import type { Wrapper } from './passphrase.js';
import { unwrap } from './passphrase.js';
import type { KeyMaterial, KeyRecord, SealedRecord } from './schema.js';

/** Which of the two keys. */
export type KeyKind = 'records' | 'profile';

/** A key is replaced after this many encryptions, far below the 2^32 of NIST SP 800-38D, 8.3. */
export const MAX_USES = 2 ** 20;

/** A key is replaced after this many days. */
export const KEY_DAYS = 30;

/** The keys under one name, as this tab can use them. */
export interface Ring {
  readonly record: KeyRecord;
  /** See {@link KeyRecord.line}. */
  readonly line: string;
  /** Null while it is under a passphrase that was not given. */
  readonly current: OpenKey | null;
  /** Null where there is none, or while it is locked. */
  readonly previous: OpenKey | null;
}

/** Under which name a key is kept. */
export function keyName(kind: KeyKind, shop: string): string {
  return kind === 'records' ? 'records' : profileKeyName(shop);
}

/** The key that a record says it is sealed with; null when the ring does not hold it. */
export function keyOf(ring: Ring, record: Pick<SealedRecord, 'key'>): OpenKey | null {
  const { record: kept, current, previous } = ring;
  if (record.key === kept.id) return current;
  if (record.key === undefined) return kept.previous === undefined ? current : previous;
  return record.key === kept.previous?.id ? previous : null;
}

/** Whether a ring holds the key of a record at all, open or locked. */
export function knows({ record: kept }: Ring, { key }: Pick<SealedRecord, 'key'>): boolean {
  return key === undefined || key === kept.id || key === kept.previous?.id;
}

/** True when a key has lived long enough; one dated more than a day ahead has, too. */
export function isOld({ madeAt }: KeyRecord, nowMs: number): boolean {
  return madeAt === undefined || isExpired(madeAt, nowMs, KEY_DAYS);
}

/** The keys of one tab: found, made, opened, forgotten. All rejections have code `storage`. */
export class KeyRing {
  readonly #connection: Connection;
  readonly #now: () => number;
  readonly #rings = new Map<string, Ring>();
  readonly #wrappers = new Map<string, Wrapper>();

  constructor(connection: Connection, now: () => number) {
    this.#connection = connection;
    this.#now = now;
  }

  /** The ring as this tab last saw it, else as it is on disk; null when there is none. */
  async find(name: string): Promise<Ring | null> {
    return this.#rings.get(name) ?? this.load(name);
  }

  /**
   * The ring as it is on disk now. One of another line is given but not taken for this tab's own
   * before {@link forget}: until then the tab still writes for a profile that was erased.
   */
  async load(name: string): Promise<Ring | null> {
    const record = await this.#connection.use((database) => database.get('keys', name));
    if (record === undefined) return null;
    const ring: Ring = {
      record,
      line: record.line ?? record.id,
      current: await this.#open(name, record),
      previous: record.previous === undefined ? null : await this.#open(name, record.previous),
    };
    const own = this.#rings.get(name);
    if (own === undefined || own.line === ring.line) this.#rings.set(name, ring);
    return ring;
  }

  /**
   * Finds the key or, with `create`, makes it: written strictly, read back, and tried. False when
   * there is none.
   */
  async prepare(name: string, create: boolean): Promise<boolean> {
    if ((await this.find(name)) !== null) return true;
    if (!create) return false;
    try {
      const made = await makeKey();
      const record: KeyRecord = { name, ...made, line: made.id, madeAt: this.#now() };
      await this.#connection.use((database) => addKey(database, record));
      const ring = await this.load(name);
      if (ring === null) throw new StreamPicksError('storage', 'the key is gone again');
      // Another tab may have been faster; then its key is the one.
      if (ring.record.id === made.id) await testKey(made, ring.record.key);
      return true;
    } catch (cause) {
      if (cause instanceof StreamPicksError) throw cause;
      throw new StreamPicksError('storage', `no key can be kept: ${String(cause)}`, { cause });
    }
  }

  /** True while the key is on disk and this tab cannot open it; by what this tab last saw. */
  isLocked(name: string): boolean {
    return this.#rings.get(name)?.current === null;
  }

  /** The wrapping key of a passphrase that was given in this tab. */
  wrapper(name: string): Wrapper | null {
    return this.#wrappers.get(name) ?? null;
  }

  /** A passphrase was given (or taken off: null); the ring is read again with it. */
  async setWrapper(name: string, wrapper: Wrapper | null): Promise<Ring | null> {
    if (wrapper === null) this.#wrappers.delete(name);
    else this.#wrappers.set(name, wrapper);
    return this.load(name);
  }

  /** Forgets the keys, which another tab may have replaced; not the passphrases. */
  forget(): void {
    this.#rings.clear();
  }

  /** The key was erased. */
  drop(name: string): void {
    this.#rings.delete(name);
    this.#wrappers.delete(name);
  }

  /** The tab lets go of everything. */
  close(): void {
    this.#rings.clear();
    this.#wrappers.clear();
  }

  async #open(name: string, { id, key, wrapped }: KeyMaterial): Promise<OpenKey | null> {
    if (wrapped === undefined) {
      if (!(key instanceof CryptoKey)) {
        throw new StreamPicksError('storage', 'the stored key does not read back');
      }
      const open = { id, key };
      await testKey(open, key);
      return open;
    }
    const wrapper = this.#wrappers.get(name);
    if (wrapper === undefined) return null;
    try {
      return { id, key: await unwrap(wrapper, id, wrapped) };
    } catch {
      // Another tab changed the passphrase.
      return null;
    }
  }
}

/** Adds a key unless one is there. */
async function addKey(database: Database, made: KeyRecord): Promise<void> {
  const transaction = database.transaction('keys', 'readwrite', { durability: 'strict' });
  const done = transaction.done;
  done.catch(() => undefined);
  if ((await transaction.store.count(made.name)) === 0) await transaction.store.put(made);
  await done;
}
