import { randomInt } from 'node:crypto';

import { PostgresDialect } from 'kysely';
import { Pool } from 'pg';

import { SqlStorage } from './sql-storage.js';
import type { Storage } from './storage.js';

/**
 * Rows each counter may be spread over. A dozen collectors have all their own in 15 of 16 starts;
 * two that drew the same only wait for each other's commits.
 */
const SHARDS = 1024;

/** Longest wait for a connection and for one statement, milliseconds. */
const CONNECT_TIMEOUT_MS = 3000;
const STATEMENT_TIMEOUT_MS = 5000;

/** Connections of one collector: one commits, the others read. */
const POOL_SIZE = 6;

/**
 * Storage in PostgreSQL, for any number of collectors on one database. Each draws a shard of the
 * counters at its start, so that they do not wait for each other's rows.
 */
export function postgresStorage(connectionString: string): Storage {
  const pool = new Pool({
    connectionString,
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    application_name: 'stream-picks collector',
  });
  // An idle connection that breaks is replaced; the next statement tells when the server is gone.
  pool.on('error', () => {});
  return new SqlStorage({
    dialect: 'postgres',
    driver: new PostgresDialect({ pool }),
    shard: randomInt(SHARDS),
  });
}
