/** The audit log out of a file: a whole export, or a log alone. */

import { readFile } from 'node:fs/promises';
import type { AuditLog } from '../../core/audit.js';
import { StreamPicksError } from '../../core/errors.js';

/** What a file holds for `verify`. */
export interface LogFile {
  readonly log: AuditLog;
  /** With it, names can be held against what entries commit to; null: the file has none. */
  readonly salt: string | null;
  /** All of the file but the log; empty for a log alone. */
  readonly rest: Readonly<Record<string, unknown>>;
}

const LOG_KEYS = ['checkpoint', 'entries', 'head', 'salt'];

/**
 * Reads the file and sets out what is to be checked; of the entries nothing is checked here.
 * @throws {StreamPicksError} `dataset` where there is no log in it, or it has no form of one
 */
export async function readLogFile(file: string): Promise<LogFile> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    const why = cause instanceof SyntaxError ? 'this is no JSON' : 'the file cannot be read';
    throw new StreamPicksError('dataset', why, { path: file, cause });
  }
  return logOf(parsed);
}

/** The same of what was read. */
export function logOf(parsed: unknown): LogFile {
  if (!isObject(parsed)) throw wrong('neither an export nor a log');
  if (!('format' in parsed) && !('audit' in parsed)) return { ...parts(parsed, ''), rest: {} };
  const { format, version, audit, ...rest } = parsed;
  if (format !== 'stream-picks-export' || version !== 1) {
    throw wrong('not an export that this version knows', 'format');
  }
  return { ...parts(audit, 'audit.'), rest };
}

function parts(audit: unknown, at: string): Pick<LogFile, 'log' | 'salt'> {
  if (!isObject(audit)) throw wrong('the log is missing', at.replace('.', ''));
  const { checkpoint, entries, head, salt = null } = audit;
  if (!Array.isArray(entries)) throw wrong('the list of entries is missing', `${at}entries`);
  if (typeof head !== 'string') throw wrong('the log’s head is missing', `${at}head`);
  const isPruned = isObject(checkpoint) && typeof checkpoint['seq'] === 'number';
  if (checkpoint !== null && !isPruned) {
    throw wrong('must be null, or say what was removed', `${at}checkpoint`);
  }
  if (salt !== null && typeof salt !== 'string') throw wrong('must be text', `${at}salt`);
  // What no hash covers has no place beside what it vouches for.
  const extra = Object.keys(audit).find((key) => !LOG_KEYS.includes(key));
  if (extra !== undefined) throw wrong('does not belong to a log', `${at}${extra}`);
  return { log: { checkpoint, entries, head } as AuditLog, salt };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wrong(message: string, path?: string): StreamPicksError {
  return new StreamPicksError('dataset', message, { path });
}
