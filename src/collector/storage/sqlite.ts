import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import Database from 'better-sqlite3';
import { type Kysely, SqliteAdapter, type SqliteDatabase, SqliteDialect, sql } from 'kysely';

import { SqlStorage } from './sql-storage.js';
import type { Storage } from './storage.js';

/** How long a commit waits for another process on the same file, milliseconds. */
const LOCK_WAIT_MS = 2000;
/** How long a start waits for another one, which flushes a lot on an empty file, milliseconds. */
const START_WAIT_MS = 20_000;
/** How often a start looks whether the other one is through, milliseconds. */
const LOCK_LOOK_MS = 20;

/**
 * Those that start at once on one file bring it up to date one after the other. Kysely's own adapter
 * locks nothing, since it counts on one connection; here every process has its own.
 */
class OneAtATime extends SqliteAdapter {
  #isHeld = false;

  /** Throws `SQLITE_BUSY` after {@link START_WAIT_MS}. */
  override async acquireMigrationLock(db: Kysely<unknown>): Promise<void> {
    // Waiting inside SQLite would stop the whole process, the holder of the lock perhaps with it.
    await sql`pragma busy_timeout = 0`.execute(db);
    try {
      for (const end = Date.now() + START_WAIT_MS; !this.#isHeld; ) {
        this.#isHeld = await beginsToWrite(db, Date.now() >= end);
        if (!this.#isHeld) await wait(LOCK_LOOK_MS);
      }
    } finally {
      await sql`pragma busy_timeout = ${sql.lit(LOCK_WAIT_MS)}`.execute(db);
    }
  }

  override async releaseMigrationLock(db: Kysely<unknown>): Promise<void> {
    if (!this.#isHeld) return;
    this.#isHeld = false;
    await sql`commit`.execute(db);
  }
}

/** False where another one writes and `isLast` is not set. */
async function beginsToWrite(db: Kysely<unknown>, isLast: boolean): Promise<boolean> {
  try {
    await sql`begin immediate`.execute(db);
    return true;
  } catch (fault) {
    if (isLast || (fault as { code?: unknown }).code !== 'SQLITE_BUSY') throw fault;
    return false;
  }
}

class FileDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new OneAtATime();
  }
}

/**
 * Storage in one SQLite file, made readable by its owner only where it does not exist. The file is
 * opened by the first call, which rejects when that fails.
 *
 * WAL with `synchronous=FULL` flushes the log at each commit: what was acknowledged outlives a
 * killed process and a power loss. `secure_delete` overwrites the ids that are forgotten.
 */
export function sqliteStorage(file: string): Storage {
  return new SqlStorage({
    dialect: 'sqlite',
    driver: new FileDialect({ database: async () => openFile(file) }),
    shard: 0,
    afterForgetting: async (db) => {
      await sql`pragma wal_checkpoint(truncate)`.execute(db);
    },
  });
}

function openFile(file: string): SqliteDatabase {
  mkdirSync(dirname(file), { recursive: true });
  closeSync(openSync(file, 'a', 0o600));
  const database = new Database(file);
  database.pragma(`busy_timeout = ${LOCK_WAIT_MS}`);
  const mode = database.pragma('journal_mode = WAL', { simple: true });
  if (mode !== 'wal') throw new Error(`SQLite keeps no write-ahead log for ${file}`);
  database.pragma('synchronous = FULL');
  database.pragma('secure_delete = ON');
  return database;
}
