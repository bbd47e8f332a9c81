import type { IDBPDatabase } from 'idb';
import type { StreamPicksSchema } from './schema.js';

type Migration = (database: IDBPDatabase<StreamPicksSchema>) => void;

const FIRST_STORES = [
  'signals',
  'settings',
  'offers',
  'consent',
  'ledger',
  'outbox',
  'audit',
] as const;

/** Step n (from 0) brings the layout from version n to n + 1. A released step never changes. */
const MIGRATIONS: readonly Migration[] = [
  (database) => {
    database.createObjectStore('keys', { keyPath: 'name' });
    for (const name of FIRST_STORES) database.createObjectStore(name, { keyPath: ['shop', 'id'] });
  },
  (database) => {
    database.createObjectStore('learning', { keyPath: ['shop', 'id'] });
  },
  (database) => {
    database.createObjectStore('counters', { keyPath: 'name' });
  },
];

/** Runs every step from the stored version (0: none) to the wanted one. */
export function migrate(
  database: IDBPDatabase<StreamPicksSchema>,
  fromVersion: number,
  toVersion: number,
): void {
  for (const step of MIGRATIONS.slice(fromVersion, toVersion)) step(database);
}
