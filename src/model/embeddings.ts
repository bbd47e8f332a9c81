/**
 * The shop's own product vectors, for their cosine. Kept as whole numbers of eight bits and the
 * length of what is kept, so that a product's cosine with itself is 1.
 */

import type { Product } from '../core/product.js';

/** Largest number of eight bits, either way. */
const MAX_CODE = 127;
/** Longer vectors are a mistake. */
const MAX_LENGTH = 4096;

/** All vectors of a catalogue. */
export interface Embeddings {
  readonly length: number;
  /** [items × length]; zeros where a product has none. */
  readonly codes: Int8Array;
  /** [items]: one over the length of the codes' vector; 0 where a product has none. */
  readonly scales: Float32Array;
}

/**
 * Reads the vectors of a catalogue. The first usable one decides how long they are; vectors of
 * another length, of zeros alone or with anything that is not finite, are left out and counted.
 * @returns `embeddings` null where no product has a usable vector
 */
export function readEmbeddings(products: readonly Product[]): {
  embeddings: Embeddings | null;
  ignored: number;
} {
  const given = products.filter(({ embedding }) => embedding !== undefined).length;
  const length = products.find(({ embedding }) => isUsable(embedding))?.embedding?.length ?? 0;
  if (length === 0) return { embeddings: null, ignored: given };
  const codes = new Int8Array(products.length * length);
  const scales = new Float32Array(products.length);
  let used = 0;
  products.forEach(({ embedding }, item) => {
    if (!isUsable(embedding) || embedding.length !== length) return;
    const largest = largestOf(embedding);
    const own = codes.subarray(item * length, (item + 1) * length);
    let squares = 0;
    for (let at = 0; at < length; at += 1) {
      // Divided first: a number near the largest double must not overflow.
      own[at] = Math.round(((embedding[at] as number) / largest) * MAX_CODE);
      squares += (own[at] as number) ** 2;
    }
    scales[item] = 1 / Math.sqrt(squares);
    used += 1;
  });
  return { embeddings: { length, codes, scales }, ignored: given - used };
}

/** φ: the cosine of two items' vectors, -1 to 1; 0 where one has none. */
export function embeddingCosine(
  { length, codes, scales }: Embeddings,
  a: number,
  b: number,
): number {
  let sum = 0;
  for (let at = 0; at < length; at += 1) {
    sum += (codes[a * length + at] as number) * (codes[b * length + at] as number);
  }
  return sum * (scales[a] as number) * (scales[b] as number);
}

function isUsable(vector: Product['embedding']): vector is readonly number[] {
  if (!Array.isArray(vector) || vector.length === 0 || vector.length > MAX_LENGTH) return false;
  return vector.every((value) => Number.isFinite(value)) && vector.some((value) => value !== 0);
}

function largestOf(vector: readonly number[]): number {
  return vector.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
}
