/**
 * Recorded sessions: what one viewer saw and did in one show, as a file. A folder holds
 * `catalog.json` (a catalogue as the widget reads it) and any number of `*.session.json`.
 */

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StreamPicksError } from '../../core/errors.js';
import type { Product } from '../../core/product.js';
import type { RecordedSession } from '../../wire/recorded-session.js';
import { readSession } from '../../wire/recorded-session.js';
import { readCatalogueFile } from '../audit/catalogue-file.js';

const ENDING = '.session.json';

/** Sessions of one shop. */
export interface Recording {
  readonly products: readonly Product[];
  readonly sessions: readonly RecordedSession[];
}

/** Whether a folder holds recorded sessions. */
export async function holdsSessions(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => []);
  return names.some((name) => name.endsWith(ENDING));
}

/**
 * Reads a folder of recorded sessions, in the order of their names.
 * @throws {StreamPicksError} `dataset`, or as {@link readCatalogueFile}.
 */
export async function readRecording(folder: string): Promise<Recording> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(ENDING)).toSorted();
  const { products } = await readCatalogueFile(join(folder, 'catalog.json'));
  const sessions: RecordedSession[] = [];
  for (const name of names) {
    const text = await readFile(join(folder, name), 'utf8');
    try {
      sessions.push(readSession(text));
    } catch (error) {
      const { path, message } = error as StreamPicksError;
      throw new StreamPicksError('dataset', message, {
        path: path === undefined ? name : `${name}: ${path}`,
        cause: error,
      });
    }
  }
  return { products, sessions };
}

/** What {@link readSession} takes; one line a cue and an act. */
export function writeSession({ stage, acts, busy, ...head }: RecordedSession): string {
  const fields = Object.entries(head).map(([name, value]) => `  "${name}": ${inline(value)},\n`);
  return `{\n${fields.join('')}  "stage": ${lines(stage)},\n  "acts": ${lines(acts)},\n  "busy": ${lines(busy)}\n}\n`;
}

function lines(entries: readonly object[]): string {
  if (entries.length === 0) return '[]';
  return `[\n${entries.map((entry) => `    ${inline(entry)}`).join(',\n')}\n  ]`;
}

/** JSON on one line, with spaces as a formatter sets them. */
function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([name, inner]) => `"${name}": ${inline(inner)}`);
  return `{ ${fields.join(', ')} }`;
}
