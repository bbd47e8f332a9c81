/** Likenesses that have no list of products: factors and the shop's own vectors touch them all. */

import { embeddingCosine } from './embeddings.js';
import type { CatalogueIndex } from './features.js';
import { remember } from './remember.js';
import type { Theta } from './theta.js';

/** Vectors kept unpacked while acts are looked at. */
const MAX_KEPT_VECTORS = 4096;

/** Such likenesses of a catalogue, weighed. */
export interface Unlisted {
  /** θ · φ of a source and an item, summed. */
  readonly of: (source: number, item: number) => number;
  /** The most it can be for a source, in absolute value. */
  readonly most: (source: number) => number;
  /** Adds θ · φ of a source and every item. */
  readonly addAll: (source: number, shares: Float64Array) => void;
}

/** Those that count with these weights; null where none does. Remembers the vectors it has read. */
export function unlistedOf(index: CatalogueIndex, theta: Theta): Unlisted | null {
  const { pack, embeddings } = index;
  const factors = theta.factors === 0 ? null : (pack?.factors ?? null);
  const vectors = theta.embedding === 0 ? null : embeddings;
  if (factors === null && vectors === null) return null;
  const none = new Float32Array(0);
  const targetOf = remember((item: number) => factors?.targetOf(item) ?? none, MAX_KEPT_VECTORS);
  const sourceOf = remember((item: number) => {
    const vector = factors?.sourceOf(item) ?? none;
    return { vector, length: lengthOf(vector) };
  }, MAX_KEPT_VECTORS);
  const longest = factors?.longestTarget() ?? 0;
  return {
    of: (source, item) => {
      let sum = 0;
      if (factors !== null) {
        const { vector } = sourceOf(source);
        const target = targetOf(item);
        for (let at = 0; at < vector.length; at += 1) {
          sum += (vector[at] as number) * (target[at] as number);
        }
        sum *= theta.factors;
      }
      if (vectors !== null) sum += theta.embedding * embeddingCosine(vectors, source, item);
      return sum;
    },
    addAll: (source, shares) => {
      factors?.addScores(
        Float64Array.from(sourceOf(source).vector, (value) => theta.factors * value),
        shares,
      );
      if (vectors === null) return;
      for (let item = 0; item < shares.length; item += 1) {
        (shares[item] as number) += theta.embedding * embeddingCosine(vectors, source, item);
      }
    },
    most: (source) =>
      (factors === null ? 0 : Math.abs(theta.factors) * sourceOf(source).length * longest) +
      (vectors === null ? 0 : Math.abs(theta.embedding)),
  };
}

function lengthOf(vector: Float32Array): number {
  let squares = 0;
  for (const value of vector) squares += value * value;
  return Math.sqrt(squares);
}
