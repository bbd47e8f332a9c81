import { StreamPicksError } from '../../core/errors.js';
import type { KeyUse, Sealed } from './commit.js';
import { apply, StaleKeyError, usesOf, within } from './commit.js';
import { Connection } from './connection.js';
import { makeKey, seal, unseal } from './encryption.js';
import type { KeyKind, Ring } from './key-ring.js';
import { isOld, KeyRing, keyName, keyOf, knows, MAX_USES } from './key-ring.js';
import { TURN_PATIENCE_MS, withFreeLock, withLock } from './locks.js';
import { makeWrapped } from './passphrase.js';
import { changePassphrase, openWithPassphrase } from './protection.js';
import { replaceKey, sealAnew } from './rotation.js';
import type { SealedRecord, StoreName } from './schema.js';
import { ORIGIN_WIDE, STORE_KEYS, STORE_NAMES } from './schema.js';
import type { Durability, Stored, Vault, Write } from './vault.js';
import { ConflictError, LockedError } from './vault.js';

export type { KeyKind } from './key-ring.js';

/** Encryptions that a tab notes at a time, before it makes them. */
const USES_AT_ONCE = 256;

/** How often a commit is sealed again because another tab replaced the key. */
const KEY_RETRIES = 4;

/**
 * Records in IndexedDB, sealed under two kinds of key. Everything is encrypted before the
 * transaction opens; inside it revisions and keys are checked again, so a tab that was overtaken by
 * a change or an erase in another tab writes nothing. A key that another tab replaced is noticed by
 * its id, and what was to be written is sealed again.
 */
export class DiskVault implements Vault {
  readonly #connection = new Connection();
  readonly #now: () => number;
  readonly #keys: KeyRing;
  /** Uses that this tab has noted and not made, by id of the key. */
  readonly #reserved = new Map<string, number>();
  /** Told the name of a key that has sealed enough. */
  onWorn: (kind: KeyKind, shop: string) => void = () => undefined;

  /** @param now Milliseconds since 1970. */
  constructor(now: () => number = Date.now) {
    this.#now = now;
    this.#keys = new KeyRing(this.#connection, now);
  }

  /** Opens what is there; false when there is no database and `create` is false. */
  open(create: boolean): Promise<boolean> {
    return this.#connection.open(create);
  }

  /** Told when an open that was given up has gone through after all. */
  set onFree(listener: () => void) {
    this.#connection.onFree = listener;
  }

  /** Deletes the database when no store but the keys holds anything; says whether it did. */
  async deleteIfEmpty(): Promise<boolean> {
    for (const store of STORE_NAMES) {
      if ((await this.#connection.use((database) => database.count(store))) > 0) return false;
    }
    this.#keys.close();
    await this.#connection.delete();
    return true;
  }

  close(): void {
    this.#connection.close();
    this.#keys.close();
  }

  /**
   * Finds the key or, with `create`, makes it: written strictly, read back, and tried. Resolves to
   * false when there is none. Rejects with code `storage` when the browser cannot keep it.
   */
  prepareKey(kind: KeyKind, shop: string, create: boolean): Promise<boolean> {
    return this.#keys.prepare(keyName(kind, shop), create);
  }

  /** Whether the profile key of a shop is on disk; a fresh look, not a memory. */
  async hasProfileKey(shop: string): Promise<boolean> {
    const name = keyName('profile', shop);
    return (await this.#connection.use((database) => database.count('keys', name))) > 0;
  }

  /** True while the profile of a shop is under a passphrase that was not given in this tab. */
  isLocked(shop: string): boolean {
    return this.#keys.isLocked(keyName('profile', shop));
  }

  /** Whether the profile of a shop is under a passphrase, as this tab last saw it. */
  async isProtected(shop: string): Promise<boolean> {
    return (await this.#keys.find(keyName('profile', shop)))?.record.wrapped !== undefined;
  }

  /** When the profile key of a shop was made, milliseconds since 1970; 0 where it is not known. */
  async keyMadeAt(shop: string): Promise<number> {
    return (await this.#keys.find(keyName('profile', shop)))?.record.madeAt ?? 0;
  }

  /** What stays the same until the profile of a shop is erased; null without a profile key. */
  async line(shop: string): Promise<string | null> {
    return (await this.#keys.find(keyName('profile', shop)))?.line ?? null;
  }

  /**
   * Opens the profile key of a shop for this tab. Rejects with code `passphrase-wrong`,
   * `passphrase-wait` or `storage`.
   */
  async unlock(shop: string, passphrase: string): Promise<void> {
    await openWithPassphrase(this.#parts(keyName('profile', shop)), passphrase);
  }

  /**
   * Puts the profile of a shop under a passphrase, another one, or none (null): under a new key each
   * time, so that what may linger of an old key opens nothing. Rejects as {@link unlock}, and with
   * `passphrase-busy` while another tab is at the key: a frozen one may be for ever.
   */
  async protect(shop: string, passphrase: string | null, old: string): Promise<void> {
    const parts = this.#parts(keyName('profile', shop));
    const change = () => changePassphrase(parts, passphrase, old);
    await withLock(`key/${parts.name}`, change, TURN_PATIENCE_MS, () => {
      throw new StreamPicksError('passphrase-busy', 'another tab is at the key');
    });
  }

  /**
   * Replaces a key that is due: old, worn, or half replaced. Leaves it to the tab that is at it.
   * Rejects with code `storage` when records cannot be read; they stay as they are.
   */
  async renewKey(kind: KeyKind, shop: string): Promise<void> {
    const name = keyName(kind, shop);
    await withFreeLock(`key/${name}`, async () => {
      const ring = await this.#keys.load(name);
      if (ring === null || ring.current === null) return;
      const half = ring.record.previous === undefined ? await this.#replace(ring) : ring;
      if (half === null) return;
      await sealAnew(this.#connection, half, this.#now());
      await this.#keys.load(name);
    });
  }

  async #replace(ring: Ring): Promise<Ring | null> {
    const { record } = ring;
    const counter = await this.#connection.use((db) => db.get('counters', usesOf(record.name)));
    const uses = counter?.key === record.id ? counter.count : 0;
    if (!isOld(record, this.#now()) && uses < MAX_USES) return null;
    const wrapper = this.#keys.wrapper(record.name);
    const id = crypto.randomUUID();
    const next =
      record.wrapped !== undefined && wrapper !== null
        ? { id, wrapped: (await makeWrapped(wrapper, id)).wrapped }
        : await makeKey();
    const { key, wrapped } = record;
    const previous = {
      id: record.id,
      ...(key === undefined ? {} : { key }),
      ...(wrapped === undefined ? {} : { wrapped }),
    };
    await replaceKey(this.#connection, ring, next, previous, this.#now());
    const half = await this.#keys.load(record.name);
    return half?.record.previous === undefined || half.current === null ? null : half;
  }

  #parts(name: string) {
    return { name, connection: this.#connection, keys: this.#keys, now: this.#now };
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
    this.#keys.forget();
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
    await this.#connection.settled;
    for (let left = KEY_RETRIES; ; left -= 1) {
      const rings = new Map<string, Ring>();
      try {
        await this.#commit(writes, durability, rings);
        break;
      } catch (error) {
        if (left === 0 || !(error instanceof StaleKeyError)) throw error;
        const ring = await this.#keys.load(error.key);
        // Another line: what these writes meant was erased.
        if (ring === null || ring.line !== rings.get(error.key)?.line) throw error;
      }
    }
    for (const write of writes) {
      if (write.kind === 'drop-key') this.#keys.drop(keyName('profile', write.shop));
    }
  }

  async #commit(
    writes: readonly Write[],
    durability: Durability,
    rings: Map<string, Ring>,
  ): Promise<void> {
    const sealed = await Promise.all(writes.map((write) => this.#seal(write, rings)));
    const uses = new Map<string, KeyUse>();
    const counts = new Map<string, number>();
    for (const { write, record } of sealed) {
      if (record === null || write.kind !== 'put') continue;
      const name = keyName(STORE_KEYS[write.store], write.shop);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    for (const [name, count] of counts) {
      const id = rings.get(name)?.record.id ?? '';
      const missing = count - (this.#reserved.get(id) ?? 0);
      const reserve = missing > 0 ? Math.ceil(missing / USES_AT_ONCE) * USES_AT_ONCE : 0;
      uses.set(name, { id, reserve });
    }
    const noted = await this.#connection.use((database) =>
      apply(database, sealed, uses, durability, this.#now()),
    );
    for (const [name, { id, reserve }] of uses) {
      const left = (this.#reserved.get(id) ?? 0) + reserve - (counts.get(name) ?? 0);
      this.#reserved.set(id, left);
      if ((noted.get(name) ?? 0) < MAX_USES) continue;
      const isRecords = name === keyName('records', '');
      if (isRecords) this.onWorn('records', ORIGIN_WIDE);
      else this.onWorn('profile', name.slice(name.indexOf('/') + 1));
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
    const name = keyName(STORE_KEYS[store], shop);
    let ring = await this.#keys.find(name);
    // Another tab replaced the key since.
    if (ring !== null && !knows(ring, record)) ring = await this.#keys.load(name);
    if (ring === null) throw new StreamPicksError('storage', `no key for ${store}`);
    if (ring.current === null) throw new LockedError(store);
    const key = keyOf(ring, record);
    if (key === null) throw new StreamPicksError('storage', `another key seals ${store}`);
    const value = await unseal<T>(key.key, store, record);
    return { id: record.id, revision: record.revision, value };
  }

  async #seal(write: Write, rings: Map<string, Ring>): Promise<Sealed> {
    if (write.kind !== 'put') return { write, record: null };
    const name = keyName(STORE_KEYS[write.store], write.shop);
    const ring = rings.get(name) ?? (await this.#keys.find(name));
    if (ring === null) throw new ConflictError(write.store, 'key');
    if (ring.current === null) throw new LockedError(write.store);
    rings.set(name, ring);
    const { store, shop, id, after } = write;
    return {
      write,
      record: await seal(ring.current, { store, shop, id, revision: after + 1 }, write.value),
    };
  }
}
