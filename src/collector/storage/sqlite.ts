import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

import Database from 'better-sqlite3';
import { type SqliteDatabase, SqliteDialect, sql } from 'kysely';

import { SqlStorage } from './sql-storage.js';
import type { Storage } from './storage.js';

/** How long a commit waits for another process on the same file, milliseconds. */
const LOCK_WAIT_MS = 2000;

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
    driver: new SqliteDialect({ database: async () => openFile(file) }),
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
