/** θ as a ranking uses it: which of the two sets of weights, and what the pack's shop calibrated. */

import type { Field } from './fields.js';
import type { Pack } from './pack.js';
import type { Weights } from './weights.js';

/** What each term of a score is multiplied with. Any of them may be negative or 0. */
export interface Theta {
  readonly fields: Readonly<Record<Field, number>>;
  readonly embedding: number;
  /** 0 without a pack, as are the next ones. */
  readonly neighbours: number;
  readonly factors: number;
  /** Of the pack's popularity. */
  readonly popularity: number;
  readonly bias: number;
}

/** θ without a pack, or `withPack` times the scales of the pack. */
export function thetaOf(pack: Pack | null, weights: Weights): Theta {
  if (pack === null) {
    const { fields, embedding } = weights;
    return { fields, embedding, neighbours: 0, factors: 0, popularity: 0, bias: 0 };
  }
  const { withPack } = weights;
  const { scales } = pack;
  const pairs = Object.entries(withPack.fields).map(([field, theta]) => [
    field,
    theta * scales.fields,
  ]);
  return {
    fields: Object.fromEntries(pairs) as Record<Field, number>,
    embedding: withPack.embedding,
    neighbours: withPack.neighbours * scales.neighbours,
    factors: withPack.factors * scales.factors,
    popularity: withPack.popularity * scales.popularity,
    bias: withPack.bias * scales.bias,
  };
}
