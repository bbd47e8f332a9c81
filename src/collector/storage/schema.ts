import type { ColumnType, Generated } from 'kysely';

/**
 * The tables. There is no column for an address, a time of arrival or anything else about who sent
 * a report.
 */
export interface Schema {
  shows: ShowRow;
  report_ids: ReportIdRow;
  counters: CounterRow;
}

/** One registered show. */
export interface ShowRow {
  no: Generated<number>;
  stream: string;
  request_hash: string;
  manifest: string;
  manifest_hash: string;
  /** Milliseconds since 1970; PostgreSQL gives big integers as text. */
  deadline: ColumnType<number | string, number, never>;
  /** 1 until the show's report ids have been forgotten, then 0. */
  ids_kept: Generated<number>;
}

/** An id that has been counted, so that it is not counted again. */
interface ReportIdRow {
  show_no: number;
  /** 16 bytes. */
  id: Buffer;
}

/** How often one answer was counted. */
interface CounterRow {
  show_no: number;
  window_id: string;
  question: string;
  answer: number;
  /** A total is the sum over shards, so that two collectors need not wait for one row. */
  shard: number;
  count: number;
}

/** The SQL dialects that the tables are written for. */
export type Dialect = 'sqlite' | 'postgres';
