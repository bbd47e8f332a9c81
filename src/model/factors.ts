/**
 * The low-rank part of a pack: φ_F(e, i) = P_e · Q_i, for what buyers of similar baskets took
 * (linear pooling as in FISM, Kabbur et al. KDD 2013, with two vectors an item). Numbers of four
 * bits, -7 to 7, two a byte, times one scale a vector, which is a byte on a logarithmic scale.
 */

import { refusePack } from './pack-error.js';

/** Longest vector. */
export const MAX_RANK = 256;
/** Largest number of four bits, either way. */
const MAX_CODE = 7;
/** Four bits hold a number plus this. */
const ZERO_CODE = 8;
/**
 * Shares of a vector's largest number that are tried as its clip: the one that loses least in
 * squares stays.
 */
const CLIPS = [1, 0.925, 0.85, 0.775, 0.7, 0.6];
/** Codes of a scale: 0 is an empty vector, 1 to 255 are on the scale. */
const SCALE_CODES = 255;
/** Vectors with no number above this are empty; numbers above the other are a unit mistaken. */
const SMALLEST = 1e-8;
const LARGEST = 1e9;
/** Scales beyond e^±23 (1e±10) are a unit mistaken. */
const MAX_LOG_SCALE = 23;

/** Vectors as they lie in the file. */
export interface EncodedVectors {
  /** [items × ⌈rank / 2⌉] bytes; the even dimension in the low half. */
  readonly codes: Uint8Array;
  /** [items]. */
  readonly scales: Uint8Array;
  /** Code c > 0 stands for exp(logLowest + (c - 1) · logStep). */
  readonly logLowest: number;
  readonly logStep: number;
}

/** Both vectors of every item. */
export interface Factors {
  readonly rank: number;
  readonly bytes: number;
  /** P of an item acted on; [rank], a new array. */
  readonly sourceOf: (item: number) => Float32Array;
  /** Q of an item that is scored; [rank], a new array. */
  readonly targetOf: (item: number) => Float32Array;
  /** Length of the longest Q. */
  readonly longestTarget: () => number;
  /** Adds `vector · Q_i` to the score of each item; `vector` is a sum of weighed P. */
  readonly addScores: (vector: Float64Array, scores: Float64Array) => void;
}

/**
 * Encodes vectors, row-major.
 * @throws {StreamPicksError} `model` where a number is not finite or absurd
 */
export function encodeVectors(
  vectors: Float32Array,
  items: number,
  rank: number,
  path: string,
): EncodedVectors {
  if (vectors.length !== items * rank) throw refusePack(path, 'has another length than its items');
  const width = Math.ceil(rank / 2);
  const largest = Array.from({ length: items }, (_, item) =>
    largestOf(vectors.subarray(item * rank, (item + 1) * rank)),
  );
  if (!largest.every((value) => value <= LARGEST)) throw refusePack(path, 'has absurd numbers');
  const used = largest
    .filter((value) => value > SMALLEST)
    .map((value) => Math.log(value / MAX_CODE));
  const high = used.reduce(
    (a, b) => Math.max(a, b),
    used.length === 0 ? 0 : Number.NEGATIVE_INFINITY,
  );
  const low = used.reduce((a, b) => Math.min(a, b), high) + Math.log(Math.min(...CLIPS));
  const logLowest = Math.fround(low);
  const logStep = Math.fround(Math.max(0, high - low) / (SCALE_CODES - 1));
  const codes = new Uint8Array(items * width).fill(ZERO_CODE | (ZERO_CODE << 4));
  const scales = new Uint8Array(items);
  largest.forEach((size, item) => {
    if (size <= SMALLEST) return;
    const vector = vectors.subarray(item * rank, (item + 1) * rank);
    const best = CLIPS.map((clip) => {
      const wanted = Math.round((Math.log((size * clip) / MAX_CODE) - logLowest) / logStep);
      const code = 1 + (logStep === 0 ? 0 : Math.min(SCALE_CODES - 1, Math.max(0, wanted)));
      return { code, error: errorAt(vector, scaleAt(code, logLowest, logStep)) };
    }).reduce((a, b) => (b.error < a.error ? b : a));
    scales[item] = best.code;
    const scale = scaleAt(best.code, logLowest, logStep);
    codes.set(packVector(vector, scale), item * width);
  });
  return { codes, scales, logLowest, logStep };
}

/**
 * Opens both sides.
 * @param source,target kept, not copied
 * @throws {StreamPicksError} `model` for scales that are absurd
 */
export function openFactors(rank: number, source: EncodedVectors, target: EncodedVectors): Factors {
  const width = Math.ceil(rank / 2);
  const sourceScales = scaleTable(source, 'factors.source');
  const targetScales = scaleTable(target, 'factors.target');
  const decode =
    ({ codes, scales }: EncodedVectors, table: Float32Array) =>
    (item: number): Float32Array => {
      const scale = table[scales[item] as number] as number;
      const vector = new Float32Array(rank);
      for (let at = 0; at < rank; at += 1) {
        const pair = codes[item * width + (at >>> 1)] as number;
        vector[at] = scale * (((at & 1) === 0 ? pair & 15 : pair >>> 4) - ZERO_CODE);
      }
      return vector;
    };
  const targetOf = decode(target, targetScales);
  return {
    rank,
    bytes: [source, target].reduce(
      (sum, { codes, scales }) => sum + codes.byteLength + scales.byteLength,
      sourceScales.byteLength + targetScales.byteLength,
    ),
    sourceOf: decode(source, sourceScales),
    targetOf,
    longestTarget: () => longestOf(target, rank, targetScales),
    addScores: (vector, scores) => {
      addAll(vector, scores, rank, target, targetScales);
    },
  };
}

/** One look-up for two dimensions: every byte's share of the dot product is made beforehand. */
function addAll(
  vector: Float64Array,
  scores: Float64Array,
  rank: number,
  { codes, scales }: EncodedVectors,
  table: Float32Array,
): void {
  const width = Math.ceil(rank / 2);
  const shares = new Float64Array(width * 256);
  for (let at = 0; at < width; at += 1) {
    const even = vector[2 * at] as number;
    const odd = vector[2 * at + 1] ?? 0;
    for (let pair = 0; pair < 256; pair += 1) {
      shares[at * 256 + pair] = even * ((pair & 15) - ZERO_CODE) + odd * ((pair >>> 4) - ZERO_CODE);
    }
  }
  for (let item = 0; item < scales.length; item += 1) {
    const base = item * width;
    let sum = 0;
    for (let at = 0; at < width; at += 1) {
      sum += shares[(at << 8) | (codes[base + at] as number)] as number;
    }
    (scores[item] as number) += sum * (table[scales[item] as number] as number);
  }
}

const longest = new WeakMap<Uint8Array, number>();

function longestOf({ codes, scales }: EncodedVectors, rank: number, table: Float32Array): number {
  let most = longest.get(codes);
  if (most !== undefined) return most;
  const width = Math.ceil(rank / 2);
  most = 0;
  for (let item = 0; item < scales.length; item += 1) {
    let squares = 0;
    for (let at = item * width; at < (item + 1) * width; at += 1) {
      const pair = codes[at] as number;
      squares += ((pair & 15) - ZERO_CODE) ** 2 + ((pair >>> 4) - ZERO_CODE) ** 2;
    }
    most = Math.max(most, Math.sqrt(squares) * (table[scales[item] as number] as number));
  }
  longest.set(codes, most);
  return most;
}

function largestOf(vector: Float32Array): number {
  let largest = 0;
  for (const value of vector) {
    if (!Number.isFinite(value)) return Number.POSITIVE_INFINITY;
    largest = Math.max(largest, Math.abs(value));
  }
  return largest;
}

function codeOf(value: number, scale: number): number {
  return Math.min(MAX_CODE, Math.max(-MAX_CODE, Math.round(value / scale)));
}

function errorAt(vector: Float32Array, scale: number): number {
  let error = 0;
  for (const value of vector) error += (codeOf(value, scale) * scale - value) ** 2;
  return error;
}

function packVector(vector: Float32Array, scale: number): Uint8Array {
  const packed = new Uint8Array(Math.ceil(vector.length / 2)).fill(ZERO_CODE | (ZERO_CODE << 4));
  vector.forEach((value, at) => {
    const shift = (at & 1) * 4;
    const code = codeOf(value, scale) + ZERO_CODE;
    packed[at >>> 1] = ((packed[at >>> 1] as number) & ~(15 << shift)) | (code << shift);
  });
  return packed;
}

function scaleAt(code: number, logLowest: number, logStep: number): number {
  return Math.fround(Math.exp(logLowest + (code - 1) * logStep));
}

function scaleTable({ logLowest, logStep }: EncodedVectors, path: string): Float32Array {
  const logHighest = logLowest + (SCALE_CODES - 1) * logStep;
  if (!(logLowest >= -MAX_LOG_SCALE && logStep >= 0 && logHighest <= MAX_LOG_SCALE)) {
    throw refusePack(path, 'has absurd scales');
  }
  return Float32Array.from({ length: 256 }, (_, code) =>
    code === 0 ? 0 : scaleAt(code, logLowest, logStep),
  );
}
