import { type Kysely, type Migration, type MigrationProvider, sql } from 'kysely';

import type { Dialect } from './schema.js';

/**
 * Every step from an empty database to the current tables, in the order of their names. A step that
 * was released is never edited; a change is a new step. Each can be run again after it was cut off
 * in the middle, since SQLite runs them outside a transaction.
 */
export function migrationsFor(dialect: Dialect): MigrationProvider {
  return {
    getMigrations: () => Promise.resolve({ '0001-totals': totals(dialect) }),
  };
}

function totals(dialect: Dialect): Migration {
  const blob = dialect === 'sqlite' ? sql`blob` : sql`bytea`;
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('shows')
        .ifNotExists()
        .addColumn('no', 'integer', (column) =>
          dialect === 'sqlite'
            ? column.primaryKey()
            : column.primaryKey().generatedAlwaysAsIdentity(),
        )
        .addColumn('stream', 'text', (column) => column.notNull().unique())
        .addColumn('request_hash', 'text', (column) => column.notNull())
        .addColumn('manifest', 'text', (column) => column.notNull())
        .addColumn('manifest_hash', 'text', (column) => column.notNull().unique())
        .addColumn('deadline', 'bigint', (column) => column.notNull())
        .addColumn('ids_kept', 'integer', (column) => column.notNull().defaultTo(1))
        .execute();
      const ids = db.schema
        .createTable('report_ids')
        .ifNotExists()
        .addColumn('show_no', 'integer', (column) => column.notNull())
        .addColumn('id', blob, (column) => column.notNull())
        .addPrimaryKeyConstraint('report_ids_key', ['show_no', 'id']);
      await (dialect === 'sqlite' ? ids.modifyEnd(sql`without rowid`) : ids).execute();
      const counters = db.schema
        .createTable('counters')
        .ifNotExists()
        .addColumn('show_no', 'integer', (column) => column.notNull())
        .addColumn('window_id', 'text', (column) => column.notNull())
        .addColumn('question', 'text', (column) => column.notNull())
        .addColumn('answer', 'integer', (column) => column.notNull())
        .addColumn('shard', 'integer', (column) => column.notNull())
        .addColumn('count', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('counters_key', [
          'show_no',
          'window_id',
          'question',
          'answer',
          'shard',
        ]);
      await (dialect === 'sqlite' ? counters.modifyEnd(sql`without rowid`) : counters).execute();
    },
  };
}
