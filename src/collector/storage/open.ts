import { postgresStorage } from './postgres.js';
import { sqliteStorage } from './sqlite.js';
import type { Storage } from './storage.js';

/** True for what `DATABASE_URL` holds when it names a PostgreSQL server, not a file. */
export function isPostgres(database: string): boolean {
  return /^postgres(ql)?:\/\//.test(database);
}

/**
 * Storage for a database address; nothing is opened before `open()`.
 *
 * @param database path of an SQLite file, or `postgres://…` for PostgreSQL and what speaks its
 *   protocol
 */
export function openStorage(database: string): Storage {
  return isPostgres(database) ? postgresStorage(database) : sqliteStorage(database);
}
