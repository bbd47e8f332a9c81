/**
 * Folders of the S3-Rec format (Zhou et al. 2020): `<Name>.txt` holds one line `viewer item item …`
 * for each viewer, in order of time, the last item the test target and the one before it the
 * validation target; `<Name>_item2attributes.json` the attributes of each item, as unnamed numbers;
 * `<Name>_sample.txt` a line `viewer` and the negatives of each viewer.
 */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StreamPicksError } from '../../core/errors.js';
import type { Product } from '../../core/product.js';
import { refuseLine } from './csv.js';
import type { DatasetViewer, RawDataset } from './dataset.js';
import { createNumbering, type Numbering } from './numbering.js';

/** Fewest items of a line: one of history, the validation target, the test target. */
const FEWEST_ITEMS = 3;

interface Line {
  readonly viewer: string;
  readonly items: readonly string[];
}

/**
 * Reads a folder of this format.
 * @param name what the files' names begin with
 * @throws {StreamPicksError} `dataset`, with file and line, for what is not of this format
 */
export async function readSequences(folder: string, name: string): Promise<RawDataset> {
  const file = `${name}.txt`;
  const items = createNumbering();
  const lines = await readLines(folder, file);
  const seen = new Set<string>();
  lines.forEach(({ viewer, items: of }, at) => {
    if (of.length < FEWEST_ITEMS) {
      throw refuseLine(file, at + 1, `a viewer needs at least ${FEWEST_ITEMS} items`);
    }
    // Which of two lines is the later one nobody can know, and as two buyers they would count twice.
    if (seen.has(viewer)) throw refuseLine(file, at + 1, `a second line for viewer ${viewer}`);
    seen.add(viewer);
  });
  const histories = lines.map(({ items: of }) => of.map(items.number));
  const attributes = await readAttributes(folder, `${name}_item2attributes.json`);
  // What nobody ever bought comes last, ordered by what it is, not by what it is called.
  const rest = [...attributes].filter(([id]) => items.find(id) === undefined);
  rest.sort(([, a], [, b]) => compareLists(a, b));
  for (const [id] of rest) items.number(id);
  const negatives = await readNegatives(folder, `${name}_sample.txt`, lines, items);
  const viewers = histories.map(
    (history, at): DatasetViewer => ({
      history: history.slice(0, -2),
      validation: history.at(-2) as number,
      test: history.at(-1) as number,
      negatives: negatives?.[at] ?? null,
    }),
  );
  return {
    name,
    format: 'sequences',
    products: describe(items, attributes),
    viewers,
    ordersForTest: viewers.map(({ history }, at) => ({ buyer: `buyer-${at}`, items: history })),
    ordersForValidation: viewers.map(({ history }, at) => ({
      buyer: `buyer-${at}`,
      items: history.slice(0, -1),
    })),
  };
}

async function readLines(folder: string, file: string): Promise<Line[]> {
  const text = await readFile(join(folder, file), 'utf8');
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  return lines.map((line, at) => {
    const [viewer, ...items] = line.trim().split(/ +/);
    const bad = [viewer ?? '', ...items].find((each) => !/^[\w-]+$/.test(each));
    if (bad !== undefined) throw refuseLine(file, at + 1, `not an id: ${JSON.stringify(bad)}`);
    return { viewer: viewer as string, items };
  });
}

async function readAttributes(
  folder: string,
  file: string,
): Promise<ReadonlyMap<string, readonly number[]>> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(join(folder, file), 'utf8'));
  } catch (error) {
    throw new StreamPicksError('dataset', 'not JSON', { path: file, cause: error });
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new StreamPicksError('dataset', 'must be an object of lists by item', { path: file });
  }
  const attributes = new Map<string, readonly number[]>();
  for (const [item, list] of Object.entries(json)) {
    if (!Array.isArray(list) || !list.every((each) => Number.isSafeInteger(each))) {
      const path = `${file}: ${item}`;
      throw new StreamPicksError('dataset', 'must be a list of whole numbers', { path });
    }
    attributes.set(item, list as number[]);
  }
  return attributes;
}

/** Negatives by line of the histories; null where there is no such file. */
async function readNegatives(
  folder: string,
  file: string,
  viewers: readonly Line[],
  items: Numbering,
): Promise<readonly Uint32Array[] | null> {
  const lines = await readLines(folder, file).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  });
  if (lines === null) return null;
  const byViewer = new Map<string, Uint32Array>();
  lines.forEach(({ viewer, items: of }, at) => {
    const found = of.map((id) => items.find(id));
    const unknown = found.indexOf(undefined);
    if (unknown >= 0) throw refuseLine(file, at + 1, `unknown item ${of[unknown]}`);
    byViewer.set(viewer, Uint32Array.from(found as number[]));
  });
  return viewers.map(({ viewer }, at) => {
    const found = byViewer.get(viewer);
    if (found === undefined) throw refuseLine(file, at + 1, `no line for viewer ${viewer}`);
    return found;
  });
}

/**
 * Products of unnamed attributes. The lists are the shop's brand, where it is known, and then the
 * category path from the widest to the narrowest: an attribute that is only ever the first of a list
 * is taken for a brand.
 */
function describe(
  items: Numbering,
  attributes: ReadonlyMap<string, readonly number[]>,
): Omit<Product, 'id' | 'url'>[] {
  const inPaths = new Set([...attributes.values()].flatMap((list) => list.slice(1)));
  return items.names.map((id) => {
    const list = attributes.get(id) ?? [];
    const [first] = list;
    const hasBrand = first !== undefined && !inPaths.has(first);
    const path = hasBrand ? list.slice(1) : list;
    return {
      title: '',
      ...(hasBrand ? { brand: `brand ${first}` } : {}),
      category: [...new Set(path)].map((each) => `kind ${each}`),
      tags: [],
    };
  });
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
    const difference = (a[at] as number) - (b[at] as number);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
