/**
 * Replaces a key in strict steps, each of which may be the last before a kill or a power loss:
 *
 *   1. the new key is kept, with the old one beside it: both can be read from here on, and every
 *      new record is sealed with the new one;
 *   2. what the old key sealed is sealed anew, a batch at a time;
 *   3. when nothing is left under the old key, it goes.
 *
 * Who finds a key with an old one beside it goes on with step 2. A record keeps its revision, so a
 * tab that read it before can still change it.
 */

import type { IDBPTransaction } from 'idb';
import { StreamPicksError } from '../../core/errors.js';
import { usesOf, within } from './commit.js';
import type { Connection } from './connection.js';
import { seal, unseal } from './encryption.js';
import type { Ring } from './key-ring.js';
import { keyName, keyOf } from './key-ring.js';
import type {
  KeyMaterial,
  KeyRecord,
  SealedRecord,
  StoreName,
  StreamPicksSchema,
} from './schema.js';
import { STORE_KEYS, STORE_NAMES } from './schema.js';

/** Records in one transaction of step 2. */
const BATCH = 200;

/** Passes of step 2: other tabs may write with the old key until they see the new one. */
const MAX_PASSES = 8;

type ReadWrite = IDBPTransaction<
  StreamPicksSchema,
  (StoreName | 'keys' | 'counters')[],
  'readwrite'
>;

/** Step 1. False when another tab was faster, or the key was erased. */
export async function replaceKey(
  connection: Connection,
  ring: Ring,
  next: KeyMaterial,
  previous: KeyMaterial,
  nowMs: number,
): Promise<boolean> {
  const { name, id } = ring.record;
  const made: KeyRecord = { name, ...next, line: ring.line, madeAt: nowMs, previous };
  return connection.use(async (database) => {
    const transaction = database.transaction('keys', 'readwrite', { durability: 'strict' });
    const done = transaction.done;
    done.catch(() => undefined);
    const stored = await transaction.store.get(name);
    const free = stored?.id === id && stored.previous === undefined;
    if (free) await transaction.store.put(made);
    await done;
    return free;
  });
}

/**
 * Steps 2 and 3, for a ring that holds both keys open. False when the key was erased meanwhile.
 * Rejects with code `storage` when a record cannot be read: both keys stay then.
 */
export async function sealAnew(
  connection: Connection,
  ring: Ring,
  nowMs: number,
): Promise<boolean> {
  for (let pass = 0; pass < MAX_PASSES; pass += 1) {
    for (const store of storesOf(ring.record.name)) {
      const old = await oldRecords(connection, ring, store);
      for (let start = 0; start < old.length; start += BATCH) {
        const batch = old.slice(start, start + BATCH);
        if (!(await sealBatch(connection, ring, store, batch, nowMs))) return false;
      }
    }
    const end = await dropPrevious(connection, ring);
    if (end !== 'more') return end === 'done';
  }
  throw new StreamPicksError('storage', 'records keep coming under the old key');
}

/** Throws code `storage` unless every record under a key can be read. */
export async function checkReadable(connection: Connection, ring: Ring): Promise<void> {
  for (const store of storesOf(ring.record.name)) {
    const all = await connection.use((database) => database.getAll(store, rangeOf(ring)));
    await Promise.all(all.map((record) => openOld(ring, store, record)));
  }
}

function storesOf(name: string): StoreName[] {
  const kind = name === keyName('records', '') ? 'records' : 'profile';
  return STORE_NAMES.filter((store) => STORE_KEYS[store] === kind);
}

/** The records key seals those of all shops. */
function rangeOf({ record: { name } }: Ring): IDBKeyRange | undefined {
  return name === keyName('records', '') ? undefined : within(name.slice(name.indexOf('/') + 1));
}

async function oldRecords(
  connection: Connection,
  ring: Ring,
  store: StoreName,
): Promise<SealedRecord[]> {
  const all = await connection.use((database) => database.getAll(store, rangeOf(ring)));
  return all.filter(({ key }) => key !== ring.record.id);
}

async function openOld(ring: Ring, store: StoreName, record: SealedRecord): Promise<unknown> {
  const open = keyOf(ring, record);
  if (open === null) throw new StreamPicksError('storage', `no key for ${store}`);
  return unseal(open.key, store, record);
}

async function sealBatch(
  connection: Connection,
  ring: Ring,
  store: StoreName,
  batch: readonly SealedRecord[],
  nowMs: number,
): Promise<boolean> {
  const { current } = ring;
  if (current === null) throw new StreamPicksError('storage', 'the key is locked');
  const renewed = await Promise.all(
    batch.map(async (old) => {
      const value = await openOld(ring, store, old);
      const { shop, id, revision } = old;
      return { old, sealed: await seal(current, { store, shop, id, revision }, value) };
    }),
  );
  return connection.use(async (database) => {
    const names: (StoreName | 'keys' | 'counters')[] = [store, 'keys', 'counters'];
    const transaction = database.transaction(names, 'readwrite', { durability: 'strict' });
    const done = transaction.done;
    done.catch(() => undefined);
    const stands = await isStill(transaction, ring);
    if (stands) {
      const records = transaction.objectStore(store);
      await Promise.all(
        renewed.map(async ({ old, sealed }) => {
          const now = await records.get([old.shop, old.id]);
          // One that was changed or deleted meanwhile is another tab's.
          if (now?.revision === old.revision && now.key === old.key) await records.put(sealed);
        }),
      );
      const counters = transaction.objectStore('counters');
      const name = usesOf(ring.record.name);
      const before = await counters.get(name);
      const count = (before?.key === current.id ? before.count : 0) + batch.length;
      await counters.put({ name, key: current.id, count, at: nowMs });
    }
    await done;
    return stands;
  });
}

/** Step 3. */
async function dropPrevious(connection: Connection, ring: Ring): Promise<'done' | 'more' | 'gone'> {
  const stores = storesOf(ring.record.name);
  return connection.use(async (database) => {
    const names: (StoreName | 'keys' | 'counters')[] = [...stores, 'keys'];
    const transaction = database.transaction(names, 'readwrite', { durability: 'strict' });
    const done = transaction.done;
    done.catch(() => undefined);
    const stands = await isStill(transaction, ring);
    const records = stands
      ? await Promise.all(
          stores.map((store) => transaction.objectStore(store).getAll(rangeOf(ring))),
        )
      : [];
    const isLeft = records.flat().some(({ key }) => key !== ring.record.id);
    if (stands && !isLeft) {
      const { previous: _gone, ...alone } = ring.record;
      await transaction.objectStore('keys').put(alone);
    }
    await done;
    if (!stands) return 'gone';
    return isLeft ? 'more' : 'done';
  });
}

async function isStill(transaction: ReadWrite, { record }: Ring): Promise<boolean> {
  const stored = await transaction.objectStore('keys').get(record.name);
  return stored?.id === record.id && stored.previous?.id === record.previous?.id;
}
