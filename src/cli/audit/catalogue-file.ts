/** Catalogues as files: the JSON that a storefront ships, or a table of products. */

import { readFile } from 'node:fs/promises';
import { StreamPicksError } from '../../core/errors.js';
import type { Product } from '../../core/product.js';
import { parseCatalogue } from '../../wire/catalogue.js';
import { type CsvRecord, readCsv } from '../data/csv.js';

/** What came out of a file. */
export interface CatalogueFile {
  readonly products: readonly Product[];
  /** Entries that could not be used. */
  readonly refused: number;
}

/** An audit uses no address, so any base will do to resolve relative ones. */
const BASE_URL = 'https://shop.invalid/';
/** Columns of a table that hold the same thing, most telling first. */
const COLUMNS = {
  title: ['title', 'productDisplayName', 'name'],
  category: ['masterCategory', 'subCategory', 'articleType'],
  tags: ['gender', 'baseColour', 'usage'],
} as const;

/**
 * Reads a catalogue: `.csv` as a table with at least a column `id`, anything else as JSON.
 * @throws {StreamPicksError} `catalog-load`, `catalog-invalid` or `dataset`
 */
export async function readCatalogueFile(file: string): Promise<CatalogueFile> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    throw new StreamPicksError('catalog-load', `${file} cannot be read`, { cause });
  }
  const input = file.endsWith('.csv') ? readTable(text, file) : readJson(text, file);
  const { products, refused } = parseCatalogue(input, { baseUrl: BASE_URL });
  return { products, refused: refused.length };
}

function readJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new StreamPicksError('catalog-load', `${file} is not JSON`, { cause });
  }
}

function readTable(text: string, file: string): unknown {
  const products = Array.from(readCsv(text, file, ['id']), (record) => {
    const id = record.get('id');
    const price = Number(record.get('price'));
    const currency = record.get('currency') || 'USD';
    return {
      id,
      title: firstOf(record, COLUMNS.title),
      url: encodeURIComponent(id),
      category: record
        .get('category')
        .split('>')
        .concat(allOf(record, COLUMNS.category))
        .flatMap(named),
      tags: record.get('tags').split('|').concat(allOf(record, COLUMNS.tags)).flatMap(named),
      ...(record.get('brand') === '' ? {} : { brand: record.get('brand') }),
      ...(record.get('creator') === '' ? {} : { creator: record.get('creator') }),
      ...(price > 0 ? { price: { current: price, currency } } : {}),
    };
  });
  return { version: 1, products };
}

function firstOf(record: CsvRecord, columns: readonly string[]): string {
  return allOf(record, columns)[0] ?? '';
}

function allOf(record: CsvRecord, columns: readonly string[]): string[] {
  return columns.map((column) => record.get(column)).filter((value) => value !== '');
}

function named(text: string): string[] {
  const name = text.trim();
  return name === '' ? [] : [name];
}
