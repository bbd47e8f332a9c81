import { deleteDB } from 'idb';
import { StreamPicksError } from '../../core/errors.js';
import { removeFreshLog, startFreshLog } from './fresh-log.js';
import type { Database } from './open.js';
import { openDatabase } from './open.js';
import { DATABASE_NAME } from './schema.js';

/** How long a deletion may wait for other tabs to let go, in milliseconds; what was wiped is wiped. */
const DELETE_TIMEOUT_MS = 1000;

/**
 * One connection that outlives being closed by the browser (clear site data, Safari's "connection
 * lost") or by another tab's upgrade: it is opened again once for each piece of work, never more.
 */
export class Connection {
  #database: Database | null = null;
  #closed = false;
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
    if (database !== null) void startFreshLog();
    return database !== null;
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
      throw new StreamPicksError('storage', 'the database is gone');
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
      await Promise.race([Promise.all([deleteDB(DATABASE_NAME), removeFreshLog()]), late]);
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

/** Thrown by `transaction()` on a connection that is closed or closing. */
function isGone(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'InvalidStateError';
}
