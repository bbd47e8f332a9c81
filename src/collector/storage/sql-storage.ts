import { setImmediate as nextTurn } from 'node:timers/promises';

import { Kysely, type Dialect as KyselyDialect, Migrator, type Selectable, sql } from 'kysely';

import { COUNTS_LENGTH } from '../../core/report.js';
import type { Total } from '../../privacy/estimates.js';
import { migrationsFor } from './migrations.js';
import type { Dialect, Schema, ShowRow } from './schema.js';
import type { Answer, NewShow, Storage, StoredShow } from './storage.js';

/** Ids deleted in one transaction, so that reports never wait long for a purge. */
const FORGET_CHUNK = 1000;

/** What differs between databases. */
export interface SqlStorageOptions {
  readonly dialect: Dialect;
  readonly driver: KyselyDialect;
  /** Which shard of the counters this process adds to; 0 where one process writes. */
  readonly shard: number;
  /** Run after ids were forgotten, to get their bytes off the disk. */
  readonly afterForgetting?: (db: Kysely<Schema>) => Promise<void>;
}

/** {@link Storage} in SQL, for every dialect of {@link Dialect}. */
export class SqlStorage implements Storage {
  readonly #options: SqlStorageOptions;
  readonly #db: Kysely<Schema>;

  constructor(options: SqlStorageOptions) {
    this.#options = options;
    this.#db = new Kysely<Schema>({ dialect: options.driver });
  }

  async open(): Promise<void> {
    const migrator = new Migrator({
      db: this.#db,
      provider: migrationsFor(this.#options.dialect),
    });
    const { error } = await migrator.migrateToLatest();
    if (error !== undefined) throw error;
  }

  async addShow(show: NewShow): Promise<boolean> {
    const added = await this.#db
      .insertInto('shows')
      .values({
        stream: show.stream,
        request_hash: show.requestHash,
        manifest: show.manifest,
        manifest_hash: show.manifestHash,
        deadline: show.deadline,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('no')
      .execute();
    return added.length === 1;
  }

  async showByStream(stream: string): Promise<StoredShow | undefined> {
    return toShow(
      await this.#db
        .selectFrom('shows')
        .selectAll()
        .where('stream', '=', stream)
        .executeTakeFirst(),
    );
  }

  async showByManifest(manifestHash: string): Promise<StoredShow | undefined> {
    return toShow(
      await this.#db
        .selectFrom('shows')
        .selectAll()
        .where('manifest_hash', '=', manifestHash)
        .executeTakeFirst(),
    );
  }

  async count(answers: readonly Answer[]): Promise<ReadonlySet<Answer>> {
    const byKey = new Map<string, Answer>();
    for (const answer of answers) {
      const key = keyOf(answer.showNo, answer.id);
      if (!byKey.has(key)) byKey.set(key, answer);
    }
    // One order for all writers: two collectors never wait for each other in a circle.
    const rows = [...byKey.keys()].sort().map((key) => {
      const { showNo, id } = byKey.get(key) as Answer;
      return { show_no: showNo, id: Buffer.from(id, 'base64url') };
    });
    if (rows.length === 0) return new Set();
    return await this.#db.transaction().execute(async (transaction) => {
      const added = await transaction
        .insertInto('report_ids')
        .values(rows)
        .onConflict((conflict) => conflict.doNothing())
        .returning(['show_no', 'id'])
        .execute();
      const counted = new Set<Answer>();
      for (const row of added) {
        const answer = byKey.get(keyOf(row.show_no, row.id.toString('base64url')));
        if (answer !== undefined) counted.add(answer);
      }
      if (counted.size !== added.length) throw new Error('Ids came back changed');
      if (counted.size > 0) {
        await transaction
          .insertInto('counters')
          .values(counterRows(counted, this.#options.shard))
          .onConflict((conflict) =>
            conflict
              .columns(['show_no', 'window_id', 'question', 'answer', 'shard'])
              .doUpdateSet({ count: sql`counters.count + excluded.count` }),
          )
          .execute();
      }
      return counted;
    });
  }

  async totals(showNo: number): Promise<Total[]> {
    const rows = await this.#db
      .selectFrom('counters')
      .select(['window_id', 'question', 'answer'])
      .select((select) => select.fn.sum('count').as('count'))
      .where('show_no', '=', showNo)
      .groupBy(['window_id', 'question', 'answer'])
      .execute();
    const counts = new Map<string, number[]>();
    for (const { window_id: window, question, answer, count } of rows) {
      const key = `${window} ${question}`;
      const row = counts.get(key) ?? Array.from({ length: COUNTS_LENGTH }, () => 0);
      row[answer] = Number(count);
      counts.set(key, row);
    }
    return [...counts].map(([key, row]) => {
      const [window, questionId] = key.split(' ') as [string, string];
      return { window, questionId, counts: row };
    });
  }

  async forgetIds(beforeMs: number, signal?: AbortSignal): Promise<number> {
    const over = await this.#db
      .selectFrom('shows')
      .select('no')
      .where('ids_kept', '=', 1)
      .where('deadline', '<', beforeMs)
      .execute();
    const isStopped = (): boolean => signal?.aborted ?? false;
    let forgotten = 0;
    for (const { no } of over) {
      while (!isStopped()) {
        const ids = await this.#someIds(no);
        if (ids.length === 0) {
          // Only where there are none: another collector may be deleting what it then loses.
          await this.#db.updateTable('shows').set({ ids_kept: 0 }).where('no', '=', no).execute();
          break;
        }
        const { numDeletedRows } = await this.#db
          .deleteFrom('report_ids')
          .where('show_no', '=', no)
          .where('id', 'in', ids)
          .executeTakeFirst();
        forgotten += Number(numDeletedRows);
        // SQLite works without ever giving way; reports are to be answered in between.
        await nextTurn();
      }
    }
    if (forgotten > 0) await this.#options.afterForgetting?.(this.#db);
    return forgotten;
  }

  /** Some ids of a show in ascending order, in which all collectors delete: none waits in a circle. */
  async #someIds(showNo: number): Promise<Buffer[]> {
    const rows = await this.#db
      .selectFrom('report_ids')
      .select('id')
      .where('show_no', '=', showNo)
      .orderBy('id')
      .limit(FORGET_CHUNK)
      .execute();
    return rows.map(({ id }) => id);
  }

  async check(): Promise<void> {
    await this.#db.selectFrom('shows').select('no').limit(1).execute();
  }

  async close(): Promise<void> {
    await this.#db.destroy();
  }
}

function keyOf(showNo: number, id: string): string {
  return `${showNo} ${id}`;
}

function counterRows(answers: ReadonlySet<Answer>, shard: number) {
  const cells = new Map<string, number>();
  for (const { showNo, window, question, answer } of answers) {
    const cell = `${showNo} ${window} ${question} ${answer}`;
    cells.set(cell, (cells.get(cell) ?? 0) + 1);
  }
  return [...cells.keys()].sort().map((cell) => {
    const [showNo, window, question, answer] = cell.split(' ') as [string, string, string, string];
    return {
      show_no: Number(showNo),
      window_id: window,
      question,
      answer: Number(answer),
      shard,
      count: cells.get(cell) ?? 0,
    };
  });
}

function toShow(row: Selectable<ShowRow> | undefined): StoredShow | undefined {
  if (row === undefined) return undefined;
  return {
    no: row.no,
    stream: row.stream,
    requestHash: row.request_hash,
    manifest: row.manifest,
    manifestHash: row.manifest_hash,
    deadline: Number(row.deadline),
  };
}
