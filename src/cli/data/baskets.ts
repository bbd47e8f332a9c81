/**
 * Folders of the Complete Journey format (84.51°): `transactions*.csv`, one row a product in a
 * basket, with its time and what was paid; `products.csv`; `demographics.csv`, for some households.
 */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Product } from '../../core/product.js';
import { readCsv, refuseLine } from './csv.js';
import type { DatasetViewer, RawDataset } from './dataset.js';
import { createNumbering } from './numbering.js';

const CURRENCY = 'USD';
/** Fewest events of a household that is a viewer: history, validation target, test target. */
const FEWEST_EVENTS = 3;

/** Names of the files of this format in a folder. */
export interface BasketsFiles {
  readonly transactions: string;
  readonly products: string;
  /** Null where nothing is known about the households. */
  readonly demographics: string | null;
}

interface Event {
  readonly product: string;
  readonly atMs: number;
}

interface Paid {
  readonly unit: number;
  readonly discount: number;
}

/**
 * Reads a folder of this format: the products that were ever bought, and households with three
 * events or more. A row whose product is not described is left out.
 * @throws {StreamPicksError} `dataset`, with file and line, for what is not of this format
 */
export async function readBaskets(folder: string, files: BasketsFiles): Promise<RawDataset> {
  const described = await readProducts(folder, files.products);
  const { byHousehold, paid } = await readEvents(folder, files.transactions, described);
  const groups =
    files.demographics === null ? new Map() : await readGroups(folder, files.demographics);
  const numbering = createNumbering();
  const viewers: DatasetViewer[] = [];
  for (const [household, unsorted] of byHousehold) {
    // Stable: within a basket, the order of the file, which is drawn at random.
    const events = unsorted.toSorted((a, b) => a.atMs - b.atMs);
    const items = events.map(({ product }) => numbering.number(product));
    if (items.length < FEWEST_EVENTS) continue;
    const of = groups.get(household);
    viewers.push({
      history: items.slice(0, -2),
      validation: items.at(-2) as number,
      test: items.at(-1) as number,
      negatives: null,
      atMs: events.map(({ atMs }) => atMs),
      ...(of === undefined ? {} : { groups: of }),
    });
  }
  const ordersUpTo = (end: number) =>
    viewers.map(({ history, atMs }, at) => ({
      buyer: `buyer-${at}`,
      items: history.slice(0, history.length + end),
      atMs: (atMs ?? []).slice(0, history.length + end),
    }));
  return {
    name: 'completejourney',
    format: 'baskets',
    products: numbering.names.map((id) => priced(described.get(id), paid.get(id) ?? [])),
    viewers,
    ordersForTest: ordersUpTo(0),
    ordersForValidation: ordersUpTo(-1),
  };
}

async function readProducts(
  folder: string,
  file: string,
): Promise<ReadonlyMap<string, Omit<Product, 'id' | 'url'>>> {
  const columns = ['product_id', 'manufacturer_id', 'department', 'brand', 'product_category'];
  const text = await readFile(join(folder, file), 'utf8');
  const found = new Map<string, Omit<Product, 'id' | 'url'>>();
  for (const { get } of readCsv(text, file, columns)) {
    const path = [get('department'), get('product_category'), get('product_type')];
    const named = path.filter((name) => name !== '');
    const title = [path[2] || path[1] || path[0], get('package_size')].join(' ').trim();
    const maker = get('manufacturer_id');
    found.set(get('product_id'), {
      title,
      ...(maker === '' ? {} : { brand: `maker ${maker}` }),
      category: named,
      tags: get('brand') === '' ? [] : [get('brand')],
    });
  }
  return found;
}

async function readEvents(
  folder: string,
  file: string,
  described: ReadonlyMap<string, unknown>,
): Promise<{ byHousehold: Map<string, Event[]>; paid: Map<string, Paid[]> }> {
  const columns = [
    'household_id',
    'product_id',
    'quantity',
    'sales_value',
    'transaction_timestamp',
  ];
  const text = await readFile(join(folder, file), 'utf8');
  const byHousehold = new Map<string, Event[]>();
  const paid = new Map<string, Paid[]>();
  for (const { line, get } of readCsv(text, file, columns)) {
    const product = get('product_id');
    if (!described.has(product)) continue;
    const [quantity, sales, seconds, discount] = [
      'quantity',
      'sales_value',
      'transaction_timestamp',
      'retail_disc',
    ].map((column) => {
      const value = Number(get(column));
      if (!Number.isFinite(value)) throw refuseLine(file, line, `${column} is not a number`);
      return value;
    }) as [number, number, number, number];
    if (seconds <= 0) throw refuseLine(file, line, 'transaction_timestamp must be positive');
    push(byHousehold, get('household_id'), { product, atMs: seconds * 1000 });
    if (quantity > 0 && sales > 0) {
      push(paid, product, { unit: sales / quantity, discount: Math.max(0, discount) / quantity });
    }
  }
  return { byHousehold, paid };
}

async function readGroups(
  folder: string,
  file: string,
): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
  const text = await readFile(join(folder, file), 'utf8');
  const groups = new Map<string, Readonly<Record<string, string>>>();
  for (const { get } of readCsv(text, file, ['household_id', 'age', 'income'])) {
    groups.set(get('household_id'), { age: get('age'), income: get('income') });
  }
  return groups;
}

/** The product at its median price; the one before the discount where that is higher. */
function priced(
  product: Omit<Product, 'id' | 'url'> | undefined,
  paid: readonly Paid[],
): Omit<Product, 'id' | 'url'> {
  const known = product as Omit<Product, 'id' | 'url'>;
  if (paid.length === 0) return known;
  const current = cents(median(paid.map(({ unit }) => unit)));
  const original = cents(median(paid.map(({ unit, discount }) => unit + discount)));
  if (current <= 0) return known;
  const price = { current, currency: CURRENCY, ...(original > current ? { original } : {}) };
  return { ...known, price };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] as number) + (sorted[Math.ceil(middle)] as number)) / 2;
}

function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}

function push<V>(lists: Map<string, V[]>, key: string, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
