import type { IDBPTransaction } from 'idb';
import { StreamPicksError } from '../../core/errors.js';
import { keyName } from './key-ring.js';
import type { Database } from './open.js';
import type { SealedRecord, StoreName, StreamPicksSchema } from './schema.js';
import type { Durability, Write } from './vault.js';
import { ConflictError } from './vault.js';

/** A change with its value encrypted. */
export type Sealed = { readonly write: Write; readonly record: SealedRecord | null };

/** What a transaction is told of a key: which one sealed, and how many uses are to be noted. */
export interface KeyUse {
  readonly id: string;
  /** 0: enough were noted before. */
  readonly reserve: number;
}

/** The key that sealed is not the one on disk any more: replaced, or erased. Nothing was written. */
export class StaleKeyError extends ConflictError {
  /** Name of the key. */
  readonly key: string;

  constructor(key: string) {
    super('settings', key);
    this.key = key;
  }
}

/** All keys `[shop, *]`: an array sorts after every string. */
export function within(shop: string): IDBKeyRange {
  return IDBKeyRange.bound([shop], [shop, []]);
}

/**
 * One transaction: all of it, or nothing. `keys` says which key sealed, by its name. Resolves to the
 * uses that are noted of each key whose count went up.
 */
export async function apply(
  database: Database,
  sealed: readonly Sealed[],
  keys: ReadonlyMap<string, KeyUse>,
  durability: Durability,
  nowMs: number,
): Promise<Map<string, number>> {
  const stores = sealed.flatMap(({ write }) => (write.kind === 'drop-key' ? [] : [write.store]));
  const counts =
    sealed.some(({ write }) => write.kind === 'drop-key') ||
    [...keys.values()].some(({ reserve }) => reserve > 0);
  const names = [
    ...new Set<StoreName | 'keys' | 'counters'>([...stores, 'keys', ...counterStore(counts)]),
  ];
  const transaction = database.transaction(names, 'readwrite', { durability });
  const done = transaction.done;
  // Waited for below; this keeps an early abort from being reported as unhandled.
  done.catch(() => undefined);
  const noted = new Map<string, number>();
  try {
    await Promise.all(
      [...keys].map(async ([name, use]) => {
        const stored = await transaction.objectStore('keys').get(name);
        if (stored?.id !== use.id) throw new StaleKeyError(name);
        if (use.reserve > 0) noted.set(name, await noteUses(transaction, name, use, nowMs));
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
  return noted;
}

type Put = Extract<Write, { kind: 'put' }>;
type ReadWrite = IDBPTransaction<
  StreamPicksSchema,
  (StoreName | 'keys' | 'counters')[],
  'readwrite'
>;

function counterStore(needed: boolean): 'counters'[] {
  return needed ? ['counters'] : [];
}

/** Name of the counter of a key's encryptions. */
export const usesOf = (name: string): string => `uses/${name}`;

/** Name of the counter of wrong passphrases. */
export const triesOf = (name: string): string => `tries/${name}`;

async function noteUses(
  transaction: ReadWrite,
  name: string,
  { id, reserve }: KeyUse,
  at: number,
): Promise<number> {
  const counters = transaction.objectStore('counters');
  const before = await counters.get(usesOf(name));
  const count = (before?.key === id ? before.count : 0) + reserve;
  await counters.put({ name: usesOf(name), key: id, count, at });
  return count;
}

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
    const name = keyName('profile', write.shop);
    await Promise.all([
      transaction.objectStore('keys').delete(name),
      transaction.objectStore('counters').delete(usesOf(name)),
      transaction.objectStore('counters').delete(triesOf(name)),
    ]);
    return;
  }
  const store = transaction.objectStore(write.store);
  if (write.kind === 'clear') await store.delete(within(write.shop));
  else if (write.kind === 'delete') await store.delete([write.shop, write.id]);
  else if (record !== null) await store.put(record);
}
