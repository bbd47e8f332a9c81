import type { IDBPTransaction } from 'idb';
import { StreamPicksError } from '../../core/errors.js';
import { Connection } from './connection.js';
import { makeKey, seal, testKey, unseal } from './encryption.js';
import type { Database } from './open.js';
import type { KeyRecord, SealedRecord, StoreName, StreamPicksSchema } from './schema.js';
import { ORIGIN_WIDE, STORE_KEYS, STORE_NAMES } from './schema.js';
import type { Durability, Stored, Vault, Write } from './vault.js';
import { ConflictError } from './vault.js';

/** Which of the two keys. */
export type KeyKind = 'records' | 'profile';

type Sealed = { readonly write: Write; readonly record: SealedRecord | null };

/**
 * Records in IndexedDB, sealed under two kinds of key. Everything is encrypted before the
 * transaction opens; inside it revisions and keys are checked again, so a tab that was overtaken by
 * a change or an erase in another tab writes nothing.
 */
export class DiskVault implements Vault {
  readonly #connection = new Connection();
  readonly #keys = new Map<string, KeyRecord>();

  /** Opens what is there; false when there is no database and `create` is false. */
  open(create: boolean): Promise<boolean> {
    return this.#connection.open(create);
  }

  close(): void {
    this.#connection.close();
    this.#keys.clear();
  }

  /**
   * Finds the key or, with `create`, makes it: written strictly, read back, and tried. Resolves to
   * false when there is none. Rejects with code `storage` when the browser cannot keep it.
   */
  async prepareKey(kind: KeyKind, shop: string, create: boolean): Promise<boolean> {
    const name = keyName(kind, shop);
    const found = await this.#loadKey(name);
    if (found !== null) return true;
    if (!create) return false;
    try {
      const made = await makeKey(name);
      await this.#connection.use((database) => addKey(database, made));
      const stored = await this.#connection.use((database) => database.get('keys', name));
      // Another tab may have been faster; then its key is the one.
      if (stored?.id === made.id) await testKey(made.key, stored.key);
      if (stored === undefined) throw new StreamPicksError('storage', 'the key is gone again');
      this.#keys.set(name, stored);
      return true;
    } catch (cause) {
      if (cause instanceof StreamPicksError) throw cause;
      throw new StreamPicksError('storage', `no key can be kept: ${String(cause)}`, { cause });
    }
  }

  /** Whether the profile key of a shop is on disk; a fresh look, not a memory. */
  async hasProfileKey(shop: string): Promise<boolean> {
    const name = keyName('profile', shop);
    return (await this.#connection.use((database) => database.count('keys', name))) > 0;
  }

  /** Every shop of this origin that has a profile or reports on disk. */
  async shops(): Promise<string[]> {
    const found = new Set<string>();
    for (const store of ['signals', 'learning', 'offers', 'outbox'] as const) {
      const keys = await this.#connection.use((database) => database.getAllKeys(store));
      for (const [shop] of keys) found.add(shop);
    }
    return [...found];
  }

  /** Forgets keys held in memory, after another tab may have replaced them. */
  forgetKeys(): void {
    this.#keys.clear();
  }

  async read<T>(store: StoreName, shop: string): Promise<Stored<T>[]> {
    const records = await this.#connection.use((database) => database.getAll(store, within(shop)));
    return Promise.all(records.map((record) => this.#open<T>(store, shop, record)));
  }

  async get<T>(store: StoreName, shop: string, id: string): Promise<Stored<T> | null> {
    const record = await this.#connection.use((database) => database.get(store, [shop, id]));
    return record === undefined ? null : this.#open<T>(store, shop, record);
  }

  async last<T>(store: StoreName, shop: string): Promise<Stored<T> | null> {
    const record = await this.#connection.use(async (database) => {
      const cursor = await database.transaction(store).store.openCursor(within(shop), 'prev');
      return cursor?.value;
    });
    return record === undefined ? null : this.#open<T>(store, shop, record);
  }

  count(store: StoreName, shop: string): Promise<number> {
    return this.#connection.use((database) => database.count(store, within(shop)));
  }

  async commit(writes: readonly Write[], durability: Durability): Promise<void> {
    if (writes.length === 0) return;
    const sealed = await Promise.all(writes.map((write) => this.#seal(write)));
    const keys = new Map<string, string>();
    for (const { write, record } of sealed) {
      if (record === null || write.kind !== 'put') continue;
      const name = keyName(STORE_KEYS[write.store], write.shop);
      keys.set(name, this.#keys.get(name)?.id ?? '');
    }
    await this.#connection.use((database) => apply(database, sealed, keys, durability));
    for (const write of writes) {
      if (write.kind === 'drop-key') this.#keys.delete(keyName('profile', write.shop));
    }
  }

  async bytes(shop: string): Promise<number> {
    let sum = 0;
    for (const store of STORE_NAMES) {
      const owners = new Set([shop, ORIGIN_WIDE]);
      for (const owner of owners) {
        const records = await this.#connection.use((db) => db.getAll(store, within(owner)));
        for (const record of records) sum += record.data.byteLength + record.iv.byteLength;
      }
    }
    return sum;
  }

  async #open<T>(store: StoreName, shop: string, record: SealedRecord): Promise<Stored<T>> {
    const key = await this.#loadKey(keyName(STORE_KEYS[store], shop));
    if (key === null) throw new StreamPicksError('storage', `no key for ${store}`);
    const value = await unseal<T>(key.key, store, record);
    return { id: record.id, revision: record.revision, value };
  }

  async #seal(write: Write): Promise<Sealed> {
    if (write.kind !== 'put') return { write, record: null };
    const key = await this.#loadKey(keyName(STORE_KEYS[write.store], write.shop));
    if (key === null) throw new ConflictError(write.store, 'key');
    const { store, shop, id, after } = write;
    return {
      write,
      record: await seal(key.key, { store, shop, id, revision: after + 1 }, write.value),
    };
  }

  async #loadKey(name: string): Promise<KeyRecord | null> {
    const known = this.#keys.get(name);
    if (known !== undefined) return known;
    const stored = await this.#connection.use((database) => database.get('keys', name));
    if (stored === undefined) return null;
    await testKey(stored.key, stored.key);
    this.#keys.set(name, stored);
    return stored;
  }
}

function keyName(kind: KeyKind, shop: string): string {
  return kind === 'records' ? 'records' : `profile/${shop}`;
}

/** All keys `[shop, *]`: an array sorts after every string. */
function within(shop: string): IDBKeyRange {
  return IDBKeyRange.bound([shop], [shop, []]);
}

/** Adds a key unless one is there. */
async function addKey(database: Database, made: KeyRecord): Promise<void> {
  const transaction = database.transaction('keys', 'readwrite', { durability: 'strict' });
  const done = transaction.done;
  done.catch(() => undefined);
  if ((await transaction.store.count(made.name)) === 0) await transaction.store.put(made);
  await done;
}

/** One transaction: all of it, or nothing. `keys` says which key each sealed record was sealed with. */
async function apply(
  database: Database,
  sealed: readonly Sealed[],
  keys: ReadonlyMap<string, string>,
  durability: Durability,
): Promise<void> {
  const stores = sealed.flatMap(({ write }) => (write.kind === 'drop-key' ? [] : [write.store]));
  const names = [...new Set<StoreName | 'keys'>([...stores, 'keys'])];
  const transaction = database.transaction(names, 'readwrite', { durability });
  const done = transaction.done;
  // Waited for below; this keeps an early abort from being reported as unhandled.
  done.catch(() => undefined);
  try {
    await Promise.all(
      [...keys].map(async ([name, id]) => {
        const stored = await transaction.objectStore('keys').get(name);
        if (stored?.id !== id) throw new ConflictError('settings', name);
      }),
    );
    // A record that the same commit clears first need not be checked.
    const cleared = new Set<string>();
    const checks = sealed.flatMap(({ write }) => {
      if (write.kind === 'clear') cleared.add(`${write.store}|${write.shop}`);
      if (write.kind !== 'put') return [];
      const known = cleared.has(`${write.store}|${write.shop}`) ? 0 : null;
      return [checkRevision(transaction.objectStore(write.store), write, known)];
    });
    await Promise.all(checks);
    await Promise.all(sealed.map((each) => request(transaction, each)));
  } catch (error) {
    try {
      transaction.abort();
    } catch {
      // It has ended already, for the reason that is thrown here.
    }
    await done.catch(() => undefined);
    throw error;
  }
  try {
    await done;
  } catch (cause) {
    // A full disk ends the transaction, not the request (QuotaExceededError).
    throw new StreamPicksError('storage', `nothing was written: ${String(cause)}`, { cause });
  }
}

type Put = Extract<Write, { kind: 'put' }>;
type ReadWrite = IDBPTransaction<StreamPicksSchema, (StoreName | 'keys')[], 'readwrite'>;

async function checkRevision(
  store: { get(key: [string, string]): Promise<SealedRecord | undefined> },
  { store: name, shop, id, after }: Put,
  known: number | null,
): Promise<void> {
  const revision = known ?? (await store.get([shop, id]))?.revision ?? 0;
  if (revision !== after) throw new ConflictError(name, id);
}

/** Async, so that what a request throws at once does not leave the others of a commit unwatched. */
async function request(transaction: ReadWrite, { write, record }: Sealed): Promise<void> {
  if (write.kind === 'drop-key') {
    await transaction.objectStore('keys').delete(keyName('profile', write.shop));
    return;
  }
  const store = transaction.objectStore(write.store);
  if (write.kind === 'clear') await store.delete(within(write.shop));
  else if (write.kind === 'delete') await store.delete([write.shop, write.id]);
  else if (record !== null) await store.put(record);
}
