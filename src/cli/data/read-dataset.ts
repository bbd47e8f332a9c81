/** Folders of known formats, recognised by the names of their files. */

import { readdir } from 'node:fs/promises';
import { StreamPicksError } from '../../core/errors.js';
import { readBaskets } from './baskets.js';
import { assemble, type Dataset, type RawDataset } from './dataset.js';
import { readRows } from './rows.js';
import { readSequences } from './sequences.js';

/** What the order and the ids of the products are drawn from where nothing else is said. */
const DEFAULT_SEED = 1;

/** Ending of the file that the S3-Rec format is known by. */
const ATTRIBUTES_ENDING = '_item2attributes.json';

/**
 * Reads a folder of one of these formats:
 * - `sequences`: `<Name>.txt`, `<Name>_item2attributes.json`, `<Name>_sample.txt` (may be missing);
 * - `rows`: `*.item.json`, `test*.csv`, `valid*.csv`;
 * - `baskets`: `transactions*.csv`, `products.csv`, `demographics.csv` (may be missing).
 *
 * Products get random ids and a random order; the files' own ids, and the order of the files that
 * describe items, decide nothing.
 * @param seed a whole number that order and ids are drawn from; default 1
 * @throws {StreamPicksError} `dataset` for a folder of no known format, or, with file and line, for
 *   a file that is not as its format says
 */
export async function readDataset(folder: string, seed: number = DEFAULT_SEED): Promise<Dataset> {
  const names = await readdir(folder).catch((error: unknown) => {
    throw new StreamPicksError('dataset', 'the folder cannot be read', {
      path: folder,
      cause: error,
    });
  });
  return assemble(await readFolder(folder, names.toSorted()), seed);
}

function readFolder(folder: string, names: readonly string[]): Promise<RawDataset> {
  const find = (pattern: RegExp) => names.find((name) => pattern.test(name));
  const attributes = names.find((name) => name.endsWith(ATTRIBUTES_ENDING));
  if (attributes !== undefined) {
    const name = attributes.slice(0, -ATTRIBUTES_ENDING.length);
    if (names.includes(`${name}.txt`)) return readSequences(folder, name);
  }
  const items = find(/\.item\.json$/);
  const valid = find(/^valid.*\.csv$/);
  const test = find(/^test.*\.csv$/);
  if (items !== undefined && valid !== undefined && test !== undefined) {
    return readRows(folder, { items, valid, test });
  }
  const transactions = find(/^transactions.*\.csv$/);
  const products = find(/^products\.csv$/);
  if (transactions !== undefined && products !== undefined) {
    const demographics = find(/^demographics\.csv$/) ?? null;
    return readBaskets(folder, { transactions, products, demographics });
  }
  throw new StreamPicksError('dataset', 'no format that is known', { path: folder });
}
