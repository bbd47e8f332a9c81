import type { IDBPDatabase } from 'idb';
import { openDB } from 'idb';
import { removeEmptied } from '../../core/database.js';
import { StreamPicksError } from '../../core/errors.js';
import { migrate } from './migrations.js';
import { isPartitioned, partitioned } from './partition.js';
import type { StreamPicksSchema } from './schema.js';
import { DATABASE_NAME, DATABASE_VERSION } from './schema.js';

/** An open connection as `idb` wraps it. */
export type Database = IDBPDatabase<StreamPicksSchema>;

/** How long an open may take; some browsers hang for good (jakearchibald/idb issue 227). */
export const OPEN_TIMEOUT_MS = 3000;

/** How long another tab may take to let go of an older layout: it is asked to, and does so at once. */
export const BLOCKED_TIMEOUT_MS = 1500;

/** Another tab blocks an upgrade; {@link OpenListeners.onFree} follows when it has let go. */
export class BusyError extends StreamPicksError {
  constructor(why: string) {
    super('storage', why);
  }
}

/** What an opened database tells. */
export interface OpenListeners {
  /** Once, when the browser ends the connection, or when another tab needs it closed. */
  readonly onLost: () => void;
  /** An open that was given up has gone through after all: the next one will. */
  readonly onFree: () => void;
}

/**
 * Opens the database, or resolves to null when there is none and `create` is false: looking never
 * leaves anything behind. Rejects with code `storage` on any fault, {@link BLOCKED_TIMEOUT_MS} after
 * another tab began to block an upgrade, and after {@link OPEN_TIMEOUT_MS}.
 */
export async function openDatabase(
  create: boolean,
  { onLost, onFree }: OpenListeners,
): Promise<Database | null> {
  if (typeof indexedDB === 'undefined' || indexedDB === null) {
    throw new StreamPicksError('storage', 'this browser has no IndexedDB');
  }
  let late = false;
  const timers: ReturnType<typeof setTimeout>[] = [];
  let reject: (error: StreamPicksError) => void;
  const timeout = new Promise<never>((_, refuse) => {
    reject = refuse;
  });
  const giveUp = (error: StreamPicksError, afterMs: number) => {
    const end = () => {
      late = true;
      reject(error);
    };
    timers.push(setTimeout(end, afterMs));
  };
  const why = `IndexedDB did not open in ${OPEN_TIMEOUT_MS} ms`;
  giveUp(new StreamPicksError('storage', why), OPEN_TIMEOUT_MS);
  const opening = connectAgain(create, onLost, () => {
    const holds = new BusyError('another tab holds an older layout of the database');
    giveUp(holds, BLOCKED_TIMEOUT_MS);
  }).then((database) => {
    if (late) {
      database?.close();
      onFree();
    }
    return database;
  });
  try {
    return await Promise.race([opening, timeout]);
  } catch (cause) {
    // After the timeout the open may still fail; that has been reported already.
    opening.catch(() => undefined);
    if (cause instanceof StreamPicksError) throw cause;
    throw new StreamPicksError('storage', `IndexedDB did not open: ${String(cause)}`, { cause });
  } finally {
    for (const timer of timers) clearTimeout(timer);
  }
}

/**
 * Pauses before an open that ended in an unknown fault is tried again, in milliseconds. Chromium told
 * one on a busy machine after a power loss, with everything in place; Safari does so when its
 * database process went away.
 */
const AGAIN_AFTER_MS = [100, 400];

async function connectAgain(...wish: Parameters<typeof connect>): Promise<Database | null> {
  for (const pauseMs of AGAIN_AFTER_MS) {
    try {
      return await connect(...wish);
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== 'UnknownError') throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  return connect(...wish);
}

async function connect(
  create: boolean,
  onLost: () => void,
  onBlocked: () => void,
): Promise<Database | null> {
  if (!create && (await isKnownAbsent())) return null;
  let absent = false;
  let lost = false;
  const lose = () => {
    if (lost) return;
    lost = true;
    onLost();
  };
  try {
    const database = await openDB<StreamPicksSchema>(partitioned(DATABASE_NAME), DATABASE_VERSION, {
      upgrade(upgrading, oldVersion, newVersion, transaction) {
        if (oldVersion === 0 && !create) {
          // Aborting the first upgrade removes the database that the open began to make.
          absent = true;
          transaction.done.catch(() => undefined);
          transaction.abort();
          return;
        }
        migrate(upgrading, oldVersion, newVersion ?? DATABASE_VERSION);
      },
      blocked: onBlocked,
      blocking() {
        // Another tab upgrades or deletes: an open connection would block it for ever.
        database.close();
        lose();
      },
      terminated: lose,
    });
    return database;
  } catch (cause) {
    if (absent) {
      await removeEmptied(partitioned(DATABASE_NAME));
      return null;
    }
    throw cause;
  }
}

/** True only where the browser can list databases and ours is not among them. */
async function isKnownAbsent(): Promise<boolean> {
  // WebKit lists nothing in a frame of another site, whatever it keeps there.
  if (typeof indexedDB.databases !== 'function' || isPartitioned()) return false;
  try {
    const all = await indexedDB.databases();
    return !all.some((each) => each.name === partitioned(DATABASE_NAME));
  } catch {
    // Firefox refuses to list in some private windows; opening then tells.
    return false;
  }
}
