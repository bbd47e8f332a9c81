/**
 * Folders of the MiniOneRec format: `*.item.json` with title, description and brand of each item, and
 * `test*.csv` and `valid*.csv` with one row a moment of a viewer: the last ten items before it
 * (`history_item_id`, a list) and the item that came next (`item_id`). All rows of `valid` are
 * earlier than those of `test`.
 */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StreamPicksError } from '../../core/errors.js';
import type { Product } from '../../core/product.js';
import { readCsv, refuseLine } from './csv.js';
import type { DatasetOrders, DatasetViewer, RawDataset } from './dataset.js';
import { createNumbering, type Numbering } from './numbering.js';

interface Moment {
  readonly user: string;
  readonly history: readonly number[];
  readonly next: number;
}

/** Names of the files of this format in a folder. */
export interface RowsFiles {
  readonly items: string;
  readonly valid: string;
  readonly test: string;
}

/**
 * Reads a folder of this format.
 * @throws {StreamPicksError} `dataset`, with file and line, for what is not of this format
 */
export async function readRows(folder: string, files: RowsFiles): Promise<RawDataset> {
  const descriptions = await readItems(folder, files.items);
  const numbering = createNumbering();
  const valid = await readMoments(folder, files.valid, descriptions, numbering);
  const test = await readMoments(folder, files.test, descriptions, numbering);
  const rest = [...descriptions].filter(([id]) => numbering.find(id) === undefined);
  rest.sort(([, a], [, b]) => (a.title < b.title ? -1 : 1));
  for (const [id] of rest) numbering.number(id);
  const products = numbering.names.map((id) => descriptions.get(id) as Omit<Product, 'id' | 'url'>);
  const validViewers = valid.map(
    ({ history, next }): DatasetViewer => ({
      history,
      validation: next,
      test: null,
      negatives: null,
    }),
  );
  const testViewers = test.map(
    ({ history, next }): DatasetViewer => ({
      history,
      validation: null,
      test: next,
      negatives: null,
    }),
  );
  return {
    name: files.items.replace(/\.item\.json$/, '').replace(/^index_/, ''),
    format: 'rows',
    products,
    viewers: [...validViewers, ...testViewers],
    ordersForTest: mergeMoments(valid, 'last'),
    ordersForValidation: mergeMoments(valid, 'first'),
  };
}

async function readItems(
  folder: string,
  file: string,
): Promise<ReadonlyMap<string, Omit<Product, 'id' | 'url'>>> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(join(folder, file), 'utf8'));
  } catch (error) {
    throw new StreamPicksError('dataset', 'not JSON', { path: file, cause: error });
  }
  if (!isObject(json)) {
    throw new StreamPicksError('dataset', 'must be an object of items', { path: file });
  }
  const found = new Map<string, Omit<Product, 'id' | 'url'>>();
  for (const [id, item] of Object.entries(json)) {
    const { title, brand } = isObject(item) ? item : {};
    if (typeof title !== 'string') {
      throw new StreamPicksError('dataset', 'must have a title', { path: `${file}: ${id}` });
    }
    const known = typeof brand === 'string' && brand.trim() !== '';
    found.set(id, { title, ...(known ? { brand } : {}), category: [], tags: [] });
  }
  return found;
}

function isObject(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

async function readMoments(
  folder: string,
  file: string,
  known: ReadonlyMap<string, unknown>,
  numbering: Numbering,
): Promise<Moment[]> {
  const text = await readFile(join(folder, file), 'utf8');
  const moments: Moment[] = [];
  for (const { line, get } of readCsv(text, file, ['user_id', 'history_item_id', 'item_id'])) {
    const list = /^\[(\d+(?:, ?\d+)*)\]$/.exec(get('history_item_id'))?.[1];
    if (list === undefined) throw refuseLine(file, line, 'history_item_id must be a list of ids');
    const ids = [...list.split(/, ?/), get('item_id')];
    const unknown = ids.find((id) => !known.has(id));
    if (unknown !== undefined) throw refuseLine(file, line, `unknown item ${unknown}`);
    const items = ids.map(numbering.number);
    moments.push({
      user: get('user_id'),
      history: items.slice(0, -1),
      next: items.at(-1) as number,
    });
  }
  return moments;
}

/**
 * One history a user out of rows that repeat each other: `first`, what came before the first row's
 * target; `last`, everything up to the last row's.
 */
function mergeMoments(moments: readonly Moment[], upTo: 'first' | 'last'): DatasetOrders[] {
  const byUser = new Map<string, number[]>();
  for (const { user, history, next } of moments) {
    const known = byUser.get(user);
    if (known === undefined) byUser.set(user, upTo === 'first' ? [...history] : [...history, next]);
    else if (upTo === 'last') known.push(next);
  }
  return [...byUser.values()].map((items, at) => ({ buyer: `buyer-${at}`, items }));
}
