import { deleteDB } from 'idb';
import { StreamPicksError } from '../../core/errors.js';
import { removeFreshLog, startFreshLog } from './fresh-log.js';
import type { Database } from './open.js';
import { openDatabase } from './open.js';
import { partitioned } from './partition.js';
import { DATABASE_NAME } from './schema.js';

/** How long a deletion may wait for other tabs to let go, in milliseconds; what was wiped is wiped. */
const DELETE_TIMEOUT_MS = 1000;

/** How long writes may wait for a new log; without one they are made as well. Milliseconds. */
const SETTLE_LIMIT_MS = 300;

/** There is no database any more: somebody deleted it. */
export class GoneError extends StreamPicksError {
  constructor() {
    super('storage', 'the database is gone');
  }
}

/**
 * One connection that outlives being closed by the browser (clear site data, Safari's "connection
 * lost") or by another tab's upgrade: it is opened again once for each piece of work, never more.
 */
export class Connection {
  #database: Database | null = null;
  #closed = false;
  #settled: Promise<void> = Promise.resolve();
  /** Told when an open that was given up has gone through after all. */
  onFree: () => void = () => undefined;

  /**
   * Opens the database; false when there is none and `create` is false. Rejects with code
   * `storage`.
   */
  async open(create: boolean): Promise<boolean> {
    if (this.#database !== null) return true;
    const database = await openDatabase(create, {
      onLost: () => {
        this.#database = null;
      },
      onFree: () => {
        if (!this.#closed) this.onFree();
      },
    });
    if (this.#closed) {
      database?.close();
      throw new StreamPicksError('storage', 'the engine was closed');
    }
    this.#database = database;
    // One that was made just now has no log of before.
    if (database !== null && !create) this.#settled = settle();
    return database !== null;
  }

  /**
   * Resolves when what is written goes into a log of its own (`fresh-log.ts`), or after
   * {@link SETTLE_LIMIT_MS}.
   */
  get settled(): Promise<void> {
    return this.#settled;
  }

  /** Runs work on the open database; the work may run twice, so it must be one transaction. */
  async use<T>(work: (database: Database) => Promise<T>): Promise<T> {
    if (this.#database !== null) {
      const database = this.#database;
      try {
        return await work(database);
      } catch (error) {
        if (!isGone(error)) throw error;
        database.close();
        if (this.#database === database) this.#database = null;
      }
    }
    // Never makes a database: one that was deleted under us stays deleted.
    if (!(await this.open(false)) || this.#database === null) {
      throw new GoneError();
    }
    return work(this.#database);
  }

  /** Deletes the database. Resolves also when another tab holds on to it: then it goes with that tab. */
  async delete(): Promise<void> {
    this.#database?.close();
    this.#database = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, DELETE_TIMEOUT_MS);
    });
    try {
      await Promise.race([
        Promise.all([deleteDB(partitioned(DATABASE_NAME)), removeFreshLog()]),
        late,
      ]);
    } finally {
      clearTimeout(timer);
    }
  }

  close(): void {
    this.#closed = true;
    this.#database?.close();
    this.#database = null;
  }
}

/** Never rejects. */
async function settle(): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, SETTLE_LIMIT_MS);
  });
  await Promise.race([startFreshLog(), late]);
  clearTimeout(timer);
}

/** Thrown by `transaction()` on a connection that is closed or closing. */
function isGone(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'InvalidStateError';
}
