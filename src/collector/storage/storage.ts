import type { Total } from '../../privacy/estimates.js';

/** A show to be registered. */
export interface NewShow {
  readonly stream: string;
  /** SHA-256 of the canonical request, base64url: tells the same request from another. */
  readonly requestHash: string;
  /** The manifest's exact text. */
  readonly manifest: string;
  /** SHA-256 of the manifest's UTF-8 bytes, 43 base64url characters. */
  readonly manifestHash: string;
  /** Until when reports are taken, milliseconds since 1970. */
  readonly deadline: number;
}

/** A show as it is kept; nothing of it ever changes. */
export interface StoredShow extends NewShow {
  /** Short key of the show inside the database. */
  readonly no: number;
}

/** One checked report, reduced to what is counted. */
export interface Answer {
  readonly showNo: number;
  /** The report's id, 22 canonical base64url characters; kept until an hour after the deadline. */
  readonly id: string;
  readonly window: string;
  readonly question: string;
  /** Index into the question's answers. */
  readonly answer: number;
}

/**
 * What the collector asks of a database. Every promise rejects when the database fails; then
 * nothing of that call has been written.
 */
export interface Storage {
  /** Opens the database and brings its schema up to date. */
  open(): Promise<void>;
  /** Adds a show; false when its stream's id is taken. */
  addShow(show: NewShow): Promise<boolean>;
  showByStream(stream: string): Promise<StoredShow | undefined>;
  showByManifest(manifestHash: string): Promise<StoredShow | undefined>;
  /**
   * Counts answers whose ids are new and remembers these ids, all in one transaction.
   *
   * @returns the answers that were counted; the others were counted before
   */
  count(answers: readonly Answer[]): Promise<ReadonlySet<Answer>>;
  /** Totals of a show, for every question and window that has any. */
  totals(showNo: number): Promise<Total[]>;
  /**
   * Forgets the ids of shows whose deadline lies before `beforeMs`, a thousand at a time.
   *
   * @param signal stops it after the thousand at hand; the next call goes on
   * @returns how many
   */
  forgetIds(beforeMs: number, signal?: AbortSignal): Promise<number>;
  /** Resolves when the database answers. */
  check(): Promise<void>;
  close(): Promise<void>;
}
