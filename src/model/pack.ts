/**
 * What a shop's past orders say about its products, made by `prepare` and shipped beside the
 * catalogue: popularity, a bias, the item-item list and factors. One file, at most 80 bytes an item
 * with ten neighbours and 48 factors, of which nothing is unpacked: rows and vectors are read from
 * it when they are needed.
 *
 * Layout, little endian: header (96 bytes, see `HEADER`), popularity [items] u8, bias [items] i8,
 * scales of P and Q [items] u8 each, P and Q [items × ⌈rank / 2⌉] bytes each, bits of the list,
 * CRC-32 of all before it.
 */

import type { PackRule } from '../core/pack-rule.js';
import type { Product } from '../core/product.js';
import { catalogueHash } from './catalogue-hash.js';
import { crc32 } from './crc32.js';
import {
  type EncodedVectors,
  encodeVectors,
  type Factors,
  MAX_RANK,
  openFactors,
} from './factors.js';
import {
  type EncodedNeighbours,
  encodeNeighbours,
  type Neighbours,
  openNeighbours,
  type RawNeighbourRow,
} from './neighbours.js';
import { refusePack } from './pack-error.js';

/** Multipliers of the pack's terms that the shop's own training orders calibrated; 1: as learned. */
export interface PackScales {
  readonly popularity: number;
  readonly bias: number;
  readonly neighbours: number;
  readonly factors: number;
  /** Of all content fields together. */
  readonly fields: number;
}

/** Units of rules. Their places are in files: new ones go to the end. */
export const PACK_UNITS: readonly PackRule['unit'][] = [
  'none',
  'buyer',
  'purchase',
  'pair',
  'product',
];

/** A pack, ready for the ranker. Items are numbered as in the catalogue without repeated ids. */
export interface Pack {
  readonly items: number;
  /** See `catalogueHash`. */
  readonly catalogueHash: string;
  /** ln(1 + buyers), as a share of the most bought product's; 0 to 1, in steps of 1/255. */
  readonly popularityOf: (item: number) => number;
  /** Learned term of the product alone; about 0. */
  readonly biasOf: (item: number) => number;
  readonly neighbours: Neighbours;
  readonly factors: Factors | null;
  readonly scales: PackScales;
  readonly rule: PackRule;
  /** Bytes held. */
  readonly bytes: number;
}

/** A pack before encoding. */
export interface RawPack {
  readonly catalogueHash: string;
  /** [items], 0 to 1. */
  readonly popularity: Float32Array;
  /** [items]. */
  readonly bias: Float32Array;
  /** One row an item, earlier product to later ones; positive values, any order. */
  readonly neighbours: readonly RawNeighbourRow[];
  /** `source` P and `target` Q: [items × rank], row-major. */
  readonly factors: {
    readonly rank: number;
    readonly source: Float32Array;
    readonly target: Float32Array;
  } | null;
  readonly scales: PackScales;
  readonly rule: PackRule;
}

/** Scales of a pack that was not calibrated. */
export const PLAIN_SCALES: PackScales = {
  popularity: 1,
  bias: 1,
  neighbours: 1,
  factors: 1,
  fields: 1,
};

const MAGIC = [0x53, 0x50, 0x50, 0x4b];
const VERSION = 1;
const HEADER_BYTES = 96;
const CHECKSUM_BYTES = 4;
/** Where each number of the header lies. */
const HEADER = {
  version: 4,
  unit: 5,
  rank: 6,
  items: 8,
  hash: 12,
  minBuyers: 20,
  epsilon: 24,
  delta: 32,
  scales: 40,
  biasScale: 60,
  highest: 64,
  step: 68,
  most: 72,
  bitsBytes: 76,
  source: 80,
  target: 88,
} as const;
const SCALE_KEYS = ['popularity', 'bias', 'neighbours', 'factors', 'fields'] as const;
/** Scales and biases beyond this are a unit mistaken. */
const MAX_SCALE = 1e6;
const MAX_BIAS_CODE = 127;
const MAX_POPULARITY_CODE = 255;
const NO_VECTORS: EncodedVectors = {
  codes: new Uint8Array(0),
  scales: new Uint8Array(0),
  logLowest: 0,
  logStep: 0,
};

/**
 * The file of a pack. Deterministic.
 * @throws {StreamPicksError} `model`, with the path, where a part has another length than the
 *   others, a number is out of range, or a row names what is no item
 */
export function encodePack(raw: RawPack): Uint8Array {
  const items = raw.neighbours.length;
  const rank = raw.factors?.rank ?? 0;
  checkRaw(raw, items, rank);
  const list = encodeNeighbours(raw.neighbours);
  const source = raw.factors
    ? encodeVectors(raw.factors.source, items, rank, 'factors.source')
    : NO_VECTORS;
  const target = raw.factors
    ? encodeVectors(raw.factors.target, items, rank, 'factors.target')
    : NO_VECTORS;
  const biasScale = Math.fround(raw.bias.reduce((most, bias) => Math.max(most, Math.abs(bias)), 0));
  const parts = [
    Uint8Array.from(raw.popularity, (share) => Math.round(share * MAX_POPULARITY_CODE)),
    Uint8Array.from(raw.bias, (bias) =>
      biasScale === 0 ? 0 : Math.round((bias / biasScale) * MAX_BIAS_CODE),
    ),
    source.scales,
    target.scales,
    source.codes,
    target.codes,
    list.bits,
  ];
  const bytes = new Uint8Array(
    parts.reduce((sum, part) => sum + part.length, HEADER_BYTES + CHECKSUM_BYTES),
  );
  writeHeader(bytes, raw, { items, rank, biasScale, list, source, target });
  let at = HEADER_BYTES;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  new DataView(bytes.buffer).setUint32(at, crc32(bytes.subarray(0, at)), true);
  return bytes;
}

/**
 * Reads the file of a pack for a catalogue. Copies the bytes once and reads every row once, so that
 * nothing can fail later.
 * @throws {StreamPicksError} `model`, with the path, for anything else than a whole pack of this
 *   version that was made for these products in this order
 */
export function decodePack(bytes: Uint8Array, products: readonly Product[]): Pack {
  const view = readFrame(bytes);
  const items = view.getUint32(HEADER.items, true);
  const rank = view.getUint16(HEADER.rank, true);
  const hash = hashFrom(view);
  if (hash !== catalogueHash(products) || items !== new Set(products.map(({ id }) => id)).size) {
    throw refusePack('catalogueHash', 'is that of another catalogue');
  }
  if (rank > MAX_RANK) throw refusePack('factors.rank', 'is too large');
  const width = Math.ceil(rank / 2);
  const vectors = rank === 0 ? 0 : items;
  const lengths = [items, items, vectors, vectors, vectors * width, vectors * width];
  const bitsBytes = view.getUint32(HEADER.bitsBytes, true);
  const whole = lengths.reduce((a, b) => a + b, HEADER_BYTES + bitsBytes + CHECKSUM_BYTES);
  if (whole !== bytes.length) throw refusePack('length', `is ${bytes.length}, not ${whole}`);
  const owned = bytes.slice(HEADER_BYTES, whole - CHECKSUM_BYTES);
  let start = 0;
  const take = (length: number): Uint8Array => {
    start += length;
    return owned.subarray(start - length, start);
  };
  const [popularity, bias, sourceScales, targetScales, sourceCodes, targetCodes] = lengths.map(
    take,
  ) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array];
  const signedBias = new Int8Array(bias.buffer, bias.byteOffset, bias.length);
  const biasStep = scaleFrom(view, HEADER.biasScale, 'bias', 0) / MAX_BIAS_CODE;
  const neighbours = openNeighbours({ bits: take(bitsBytes), ...listFrom(view) }, items);
  const factors =
    rank === 0
      ? null
      : openFactors(
          rank,
          { codes: sourceCodes, scales: sourceScales, ...vectorScales(view, HEADER.source) },
          { codes: targetCodes, scales: targetScales, ...vectorScales(view, HEADER.target) },
        );
  return Object.freeze({
    items,
    catalogueHash: hash,
    popularityOf: (item: number) => (popularity[item] as number) / MAX_POPULARITY_CODE,
    biasOf: (item: number) => (signedBias[item] as number) * biasStep,
    neighbours,
    factors,
    scales: scalesFrom(view),
    rule: ruleFrom(view),
    bytes: popularity.length + bias.length + neighbours.bytes + (factors?.bytes ?? 0),
  });
}

/** What must hold of any file: length, magic, version and checksum. */
function readFrame(bytes: Uint8Array): DataView {
  if (!MAGIC.every((byte, at) => bytes[at] === byte)) throw refusePack('magic', 'is not a pack');
  if (bytes.length < HEADER_BYTES + CHECKSUM_BYTES) throw refusePack('length', 'is too short');
  if (bytes[HEADER.version] !== VERSION) throw refusePack('version', `is not ${VERSION}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const body = bytes.length - CHECKSUM_BYTES;
  if (view.getUint32(body, true) !== crc32(bytes.subarray(0, body))) {
    throw refusePack('checksum', 'does not fit: the file is cut off or damaged');
  }
  return view;
}

function checkRaw(raw: RawPack, items: number, rank: number): void {
  const { popularity, bias, scales, rule } = raw;
  if (!/^[0-9a-f]{16}$/.test(raw.catalogueHash)) throw refusePack('catalogueHash', 'is none');
  if (popularity.length !== items) throw refusePack('popularity', 'has another length');
  if (bias.length !== items) throw refusePack('bias', 'has another length');
  if (!popularity.every((share) => share >= 0 && share <= 1)) {
    throw refusePack('popularity', 'must be 0 to 1');
  }
  if (!bias.every((value) => Math.abs(value) <= MAX_SCALE)) throw refusePack('bias', 'is absurd');
  if (!Number.isInteger(rank) || rank > MAX_RANK || (raw.factors !== null && rank < 1)) {
    throw refusePack('factors.rank', `must be 1 to ${MAX_RANK}`);
  }
  for (const key of SCALE_KEYS) {
    if (!(Math.abs(scales[key]) <= MAX_SCALE)) throw refusePack(`scales.${key}`, 'is absurd');
  }
  if (!Number.isInteger(rule.minBuyers) || rule.minBuyers < 1 || rule.minBuyers > 0xffff_ffff) {
    throw refusePack('rule.minBuyers', 'must be a whole number from 1');
  }
  for (const key of ['epsilon', 'delta'] as const) {
    const value = rule[key];
    if (value !== null && !(value >= 0 && value < Number.POSITIVE_INFINITY)) {
      throw refusePack(`rule.${key}`, 'must be a number from 0, or null');
    }
  }
  if (!PACK_UNITS.includes(rule.unit)) throw refusePack('rule.unit', 'is unknown');
}

interface Parts {
  readonly items: number;
  readonly rank: number;
  readonly biasScale: number;
  readonly list: EncodedNeighbours;
  readonly source: EncodedVectors;
  readonly target: EncodedVectors;
}

function writeHeader(bytes: Uint8Array, raw: RawPack, parts: Parts): void {
  const view = new DataView(bytes.buffer);
  const float = (at: number, ...values: readonly number[]): void => {
    values.forEach((value, nth) => {
      view.setFloat32(at + 4 * nth, value, true);
    });
  };
  const { rule, scales } = raw;
  const { list, source, target } = parts;
  bytes.set(MAGIC);
  bytes[HEADER.version] = VERSION;
  bytes[HEADER.unit] = PACK_UNITS.indexOf(rule.unit);
  view.setUint16(HEADER.rank, parts.rank, true);
  view.setUint32(HEADER.items, parts.items, true);
  view.setUint32(HEADER.hash, Number.parseInt(raw.catalogueHash.slice(0, 8), 16), true);
  view.setUint32(HEADER.hash + 4, Number.parseInt(raw.catalogueHash.slice(8), 16), true);
  view.setUint32(HEADER.minBuyers, rule.minBuyers, true);
  view.setFloat64(HEADER.epsilon, rule.epsilon ?? -1, true);
  view.setFloat64(HEADER.delta, rule.delta ?? -1, true);
  float(HEADER.scales, ...SCALE_KEYS.map((key) => scales[key]));
  float(HEADER.biasScale, parts.biasScale);
  float(HEADER.highest, list.highest, list.step);
  view.setUint16(HEADER.most, list.most, true);
  view.setUint32(HEADER.bitsBytes, list.bits.length, true);
  float(HEADER.source, source.logLowest, source.logStep);
  float(HEADER.target, target.logLowest, target.logStep);
}

function hashFrom(view: DataView): string {
  return [0, 4]
    .map((at) =>
      view
        .getUint32(HEADER.hash + at, true)
        .toString(16)
        .padStart(8, '0'),
    )
    .join('');
}

function scaleFrom(view: DataView, at: number, path: string, low: number): number {
  const scale = view.getFloat32(at, true);
  if (!(scale >= low && scale <= MAX_SCALE)) throw refusePack(path, 'has an absurd scale');
  return scale;
}

function scalesFrom(view: DataView): PackScales {
  const pairs = SCALE_KEYS.map((key, nth) => [
    key,
    scaleFrom(view, HEADER.scales + 4 * nth, `scales.${key}`, -MAX_SCALE),
  ]);
  return Object.freeze(Object.fromEntries(pairs) as Record<keyof PackScales, number>);
}

function ruleFrom(view: DataView): PackRule {
  const unit = PACK_UNITS[view.getUint8(HEADER.unit)];
  if (unit === undefined) throw refusePack('rule.unit', 'is unknown');
  const optional = (at: number, path: string): number | null => {
    const value = view.getFloat64(at, true);
    if (value !== -1 && !(value >= 0 && value < Number.POSITIVE_INFINITY)) {
      throw refusePack(path, 'is absurd');
    }
    return value === -1 ? null : value;
  };
  return Object.freeze({
    minBuyers: view.getUint32(HEADER.minBuyers, true),
    epsilon: optional(HEADER.epsilon, 'rule.epsilon'),
    delta: optional(HEADER.delta, 'rule.delta'),
    unit,
  });
}

function listFrom(view: DataView): Omit<EncodedNeighbours, 'bits'> {
  return {
    highest: view.getFloat32(HEADER.highest, true),
    step: view.getFloat32(HEADER.step, true),
    most: view.getUint16(HEADER.most, true),
  };
}

function vectorScales(view: DataView, at: number): Pick<EncodedVectors, 'logLowest' | 'logStep'> {
  return {
    logLowest: view.getFloat32(at, true),
    logStep: view.getFloat32(at + 4, true),
  };
}
