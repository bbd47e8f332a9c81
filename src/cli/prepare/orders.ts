/**
 * Files of past orders, the one thing about buyers that `prepare` reads: a table with the columns
 * `buyer`, `product`, `at` and perhaps `quantity` (RFC 4180), or one JSON object with these keys a
 * line.
 *
 * `at` is ISO 8601 or milliseconds since 1970. Lines may come in any order; where two purchases of a
 * buyer have the same time, the earlier line counts as the earlier purchase. A quantity is how many
 * of the product one order held; since a buyer counts once, it only has to be more than 0.
 */

import type { StreamPicksError } from '../../core/errors.js';
import { readCsv, refuseLine } from '../data/csv.js';

/** What one buyer bought. */
export interface OrderHistory {
  readonly buyer: string;
  /** Item indexes, oldest first; may repeat. */
  readonly items: readonly number[];
  /** Milliseconds since 1970, one an item. */
  readonly atMs?: readonly number[];
}

/** What a file of orders held. */
export interface ParsedOrders {
  /** By buyer, in the order of their first line. */
  readonly histories: readonly OrderHistory[];
  /** Lines that count. */
  readonly purchases: number;
  /** Lines with a product that the catalogue does not have; skipped. */
  readonly unknownProducts: number;
  /** Lines with a quantity of 0 or less, as returns have; skipped. */
  readonly returns: number;
}

/** Longest buyer or product id, characters. */
const MAX_ID = 256;

interface Purchase {
  readonly item: number;
  readonly atMs: number;
}

interface RawLine {
  readonly line: number;
  readonly get: (key: string) => unknown;
}

/**
 * Reads a file of orders.
 * @param text the file; JSON lines where the first character is `{`, else a table
 * @param file its name, for messages
 * @param itemOf index of a product id; undefined for products that the catalogue does not have
 * @throws {StreamPicksError} `dataset`, with file and line, for a line that is not of the format
 */
export function parseOrders(
  text: string,
  file: string,
  itemOf: (productId: string) => number | undefined,
): ParsedOrders {
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const lines = plain.trimStart().startsWith('{')
    ? readJsonLines(plain, file)
    : readTable(plain, file);
  const byBuyer = new Map<string, Purchase[]>();
  let purchases = 0;
  let unknownProducts = 0;
  let returns = 0;
  for (const { line, get } of lines) {
    const fail = (message: string): StreamPicksError => refuseLine(file, line, message);
    const buyer = readId(get('buyer'), 'buyer', fail);
    const item = itemOf(readId(get('product'), 'product', fail));
    const atMs = readMoment(get('at'), fail);
    if (readQuantity(get('quantity'), fail) <= 0) {
      returns += 1;
      continue;
    }
    if (item === undefined) {
      unknownProducts += 1;
      continue;
    }
    purchases += 1;
    const known = byBuyer.get(buyer);
    if (known === undefined) byBuyer.set(buyer, [{ item, atMs }]);
    else known.push({ item, atMs });
  }
  const histories = Array.from(byBuyer, ([buyer, list]): OrderHistory => {
    const sorted = list.toSorted((a, b) => a.atMs - b.atMs);
    return {
      buyer,
      items: sorted.map(({ item }) => item),
      atMs: sorted.map(({ atMs }) => atMs),
    };
  });
  return { histories, purchases, unknownProducts, returns };
}

function* readTable(text: string, file: string): Generator<RawLine> {
  for (const { line, get } of readCsv(text, file, ['buyer', 'product', 'at'])) {
    yield { line, get: (key) => (get(key) === '' ? undefined : get(key)) };
  }
}

function* readJsonLines(text: string, file: string): Generator<RawLine> {
  for (const [at, content] of text.split('\n').entries()) {
    if (content.trim() === '') continue;
    const line = at + 1;
    let json: unknown;
    try {
      json = JSON.parse(content);
    } catch (cause) {
      throw refuseLine(file, line, 'not JSON', cause);
    }
    if (typeof json !== 'object' || json === null || Array.isArray(json)) {
      throw refuseLine(file, line, 'must be an object');
    }
    const record = new Map<string, unknown>(Object.entries(json));
    yield { line, get: (key) => record.get(key) ?? undefined };
  }
}

type Fail = (message: string) => StreamPicksError;

function readId(value: unknown, key: string, fail: Fail): string {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || text === '' || text.length > MAX_ID) {
    throw fail(`${key} must be text of 1 to ${MAX_ID} characters`);
  }
  return text;
}

function readMoment(value: unknown, fail: Fail): number {
  const text = typeof value === 'string' ? value.trim() : value;
  const atMs =
    typeof text === 'string' && !/^-?\d+$/.test(text)
      ? Date.parse(text)
      : isNumeric(text)
        ? Number(text)
        : Number.NaN;
  if (!Number.isSafeInteger(atMs)) {
    throw fail('at must be a moment, as 2026-05-01T18:00:00Z, or milliseconds since 1970');
  }
  return atMs;
}

function readQuantity(value: unknown, fail: Fail): number {
  if (value === undefined) return 1;
  const quantity = isNumeric(value) ? Number(value) : Number.NaN;
  if (!Number.isFinite(quantity)) throw fail('quantity must be a number');
  return quantity;
}

/** A number, or text, as a table has them; anything else would become a number of its own accord. */
function isNumeric(value: unknown): value is number | string {
  return typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
}
