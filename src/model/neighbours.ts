/**
 * The item-item list of a pack: for each product the products that buyers took later, and how much
 * that says. Kept as it lies in the file and decoded row by row: ascending item numbers as
 * differences in a Rice code, weights as 4 bits on a logarithmic scale.
 *
 * Rice code (Rice and Plaunt 1971) of a difference g with parameter k: ⌊g / 2^k⌋ in unary, then the
 * k lowest bits. For n of N items drawn evenly the gaps are geometric with mean N / n, for which
 * k = ⌊log2(ln 2 · N / n)⌋ is within a few hundredths of a bit of the best.
 */

import { BitReader, BitWriter } from './bits.js';
import { refusePack } from './pack-error.js';
import { remember } from './remember.js';

/** Most neighbours of one product. */
export const MAX_NEIGHBOURS = 255;
/** Bits of a weight. */
const LEVEL_BITS = 4;
const LEVELS = 1 << LEVEL_BITS;
/** Of every so many rows the place is remembered; the rows between are read through. */
const ROWS_PER_START = 4;
/** Rows kept decoded; a history touches some hundreds of products. */
const MAX_KEPT_ROWS = 512;
/** Shares of the smallest weights that may be raised to the scale's lower end. */
const RAISED_SHARES = [0, 0.005, 0.02, 0.05, 0.1];
/** Anything larger is a unit mistaken. */
const MAX_VALUE = 1e6;

/** Neighbours of one product. */
export interface NeighbourRow {
  /** Ascending item numbers, without the product itself. */
  readonly items: Uint32Array;
  /** φ of the product (earlier) and each neighbour (later); positive. */
  readonly values: Float32Array;
}

/** The list, ready to be asked. */
export interface Neighbours {
  /** Entries of all rows. */
  readonly entries: number;
  /** Bytes held, without the few rows that are kept decoded. */
  readonly bytes: number;
  /** The largest value. */
  readonly highest: number;
  /** The row of an item; a product nobody bought has an empty one. */
  readonly neighboursOf: (item: number) => NeighbourRow;
}

/** The list as it lies in the file. */
export interface EncodedNeighbours {
  readonly bits: Uint8Array;
  /** Weight of level 0. */
  readonly highest: number;
  /** Level q stands for `highest · exp(-q · step)`. */
  readonly step: number;
  /** Length of the longest row. */
  readonly most: number;
}

/** One row before encoding: any order, positive values. */
export interface RawNeighbourRow {
  readonly items: ArrayLike<number>;
  readonly values: ArrayLike<number>;
}

/**
 * Encodes one row an item; a product among its own neighbours is left out.
 * @throws {StreamPicksError} `model` for items out of range or repeated, values that are not
 *   positive and finite, or rows that are too long
 */
export function encodeNeighbours(rows: readonly RawNeighbourRow[]): EncodedNeighbours {
  const clean = rows.map((row, item) => cleanRow(row, item, rows.length));
  const most = clean.reduce((longest, row) => Math.max(longest, row.length), 0);
  const { highest, step } = levelsFor(clean.flatMap((row) => row.map(([, value]) => value)));
  const writer = new BitWriter();
  const countBits = bitsFor(most);
  for (const row of clean) {
    writer.write(row.length, countBits);
    const parameter = riceParameter(rows.length, row.length);
    let previous = -1;
    for (const [item, value] of row) {
      const gap = item - previous - 1;
      writer.writeUnary(gap >>> parameter);
      writer.write(gap, parameter);
      writer.write(levelOf(value, highest, step), LEVEL_BITS);
      previous = item;
    }
  }
  return { bits: writer.bytes(), highest, step, most };
}

/**
 * Opens an encoded list after reading every row once.
 * @param bits kept, not copied
 * @throws {StreamPicksError} `model` where a row cannot be read or names what is no other item
 */
export function openNeighbours(encoded: EncodedNeighbours, items: number): Neighbours {
  const { bits, highest, step, most } = encoded;
  if (!(highest >= 0 && highest <= MAX_VALUE)) throw refusePack('neighbours.highest', 'is absurd');
  if (!(step >= 0 && step <= 10)) throw refusePack('neighbours.step', 'is absurd');
  if (most > MAX_NEIGHBOURS) throw refusePack('neighbours.most', 'is too large');
  const levels = Float32Array.from({ length: LEVELS }, (_, q) => highest * Math.exp(-q * step));
  const starts = new Uint32Array(Math.ceil(items / ROWS_PER_START));
  const reader = new BitReader(bits);
  let entries = 0;
  for (let item = 0; item < items; item += 1) {
    if (item % ROWS_PER_START === 0) starts[item / ROWS_PER_START] = reader.position;
    const row = readRow(reader, items, most, levels);
    if (row === null || row.items.includes(item)) {
      throw refusePack(`neighbours[${item}]`, 'cannot be read');
    }
    entries += row.items.length;
  }
  if (reader.left >= 8 || reader.read(reader.left) !== 0) {
    throw refusePack('neighbours', 'go on after the last row');
  }
  const decode = (item: number): NeighbourRow => {
    reader.position = starts[Math.floor(item / ROWS_PER_START)] as number;
    let row = readRow(reader, items, most, levels);
    for (let skipped = item % ROWS_PER_START; skipped > 0; skipped -= 1) {
      row = readRow(reader, items, most, levels);
    }
    return row as NeighbourRow;
  };
  return {
    entries,
    highest,
    bytes: bits.byteLength + starts.byteLength + levels.byteLength,
    neighboursOf: remember(decode, MAX_KEPT_ROWS),
  };
}

function readRow(
  reader: BitReader,
  itemCount: number,
  most: number,
  levels: Float32Array,
): NeighbourRow | null {
  const count = reader.read(bitsFor(most));
  if (count < 0 || count > most) return null;
  const items = new Uint32Array(count);
  const values = new Float32Array(count);
  const parameter = riceParameter(itemCount, count);
  let previous = -1;
  for (let at = 0; at < count; at += 1) {
    const high = reader.readUnary(itemCount >>> parameter);
    const low = reader.read(parameter);
    const level = reader.read(LEVEL_BITS);
    const item = previous + 1 + high * 2 ** parameter + low;
    if (high < 0 || low < 0 || level < 0 || item >= itemCount) return null;
    items[at] = item;
    values[at] = levels[level] as number;
    previous = item;
  }
  return { items, values };
}

function cleanRow(
  { items, values }: RawNeighbourRow,
  item: number,
  itemCount: number,
): [number, number][] {
  const path = `neighbours[${item}]`;
  if (items.length !== values.length) throw refusePack(path, 'has not one value an item');
  const row = Array.from(items, (other, at): [number, number] => [other, values[at] as number])
    .filter(([other]) => other !== item)
    .sort((a, b) => a[0] - b[0]);
  if (row.length > MAX_NEIGHBOURS) throw refusePack(path, `has over ${MAX_NEIGHBOURS} entries`);
  row.forEach(([other, value], at) => {
    if (!Number.isInteger(other) || other < 0 || other >= itemCount || row[at - 1]?.[0] === other) {
      throw refusePack(path, 'names what is no item, or one twice');
    }
    if (!(value > 0 && value <= MAX_VALUE)) throw refusePack(path, 'has a value out of range');
  });
  return row;
}

/** Scale from the largest value down to the one that loses least, in squares, of a few. */
function levelsFor(values: readonly number[]): { highest: number; step: number } {
  if (values.length === 0) return { highest: 0, step: 0 };
  const sorted = Float64Array.from(values).sort();
  const highest = Math.fround(sorted.at(-1) as number);
  let best = { highest, step: 0, error: Number.POSITIVE_INFINITY };
  for (const share of RAISED_SHARES) {
    const lowest = sorted[Math.floor(share * (sorted.length - 1))] as number;
    const step = Math.fround(Math.max(0, Math.log(highest / lowest)) / (LEVELS - 1));
    let error = 0;
    for (const value of sorted) {
      error += (highest * Math.exp(-levelOf(value, highest, step) * step) - value) ** 2;
    }
    if (error < best.error) best = { highest, step, error };
  }
  return best;
}

function levelOf(value: number, highest: number, step: number): number {
  if (step === 0) return 0;
  return Math.min(LEVELS - 1, Math.max(0, Math.round(Math.log(highest / value) / step)));
}

/** In whole numbers, so that every machine finds the same: the largest k with 2^k ≤ .69 · N / n. */
function riceParameter(itemCount: number, count: number): number {
  let parameter = 0;
  while (2 ** (parameter + 1) * count * 100 <= 69 * itemCount && parameter < 30) parameter += 1;
  return count === 0 ? 0 : parameter;
}

function bitsFor(most: number): number {
  return most === 0 ? 0 : Math.floor(Math.log2(most)) + 1;
}
