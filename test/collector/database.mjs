// What lies in a collector's database, read beside it.
import { collectorRequire, POSTGRES } from './support.mjs';

/** Runs one statement on a connection of its own; gives its rows. */
export async function execute(database, statement) {
  if (POSTGRES === undefined) {
    const Database = collectorRequire('better-sqlite3');
    const connection = new Database(database);
    const prepared = connection.prepare(statement);
    const rows = prepared.reader ? prepared.all() : (prepared.run(), []);
    connection.close();
    return rows;
  }
  const { Client } = collectorRequire('pg');
  const connection = new Client({ connectionString: database });
  await connection.connect();
  const { rows } = await connection.query(statement);
  await connection.end();
  return rows;
}

/** All rows of all tables of ours: `{shows, report_ids, counters}`. */
export async function readTables(database) {
  const tables = {};
  for (const table of ['shows', 'report_ids', 'counters']) {
    tables[table] = await execute(database, `select * from ${table}`);
  }
  return tables;
}

/** Totals of all shows over shards: cell as `window question answer` to its count. */
export async function readCells(database) {
  const rows = await execute(
    database,
    'select window_id, question, answer, sum(count) as count from counters group by window_id, question, answer',
  );
  return new Map(
    rows.map(({ window_id: window, question, answer, count }) => [
      `${window} ${question} ${answer}`,
      Number(count),
    ]),
  );
}
