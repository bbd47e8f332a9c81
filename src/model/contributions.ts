/** What each act adds to one product's score, by field: exact, since the score is their sum. */

import type { Act } from './acts.js';
import { embeddingCosine } from './embeddings.js';
import type { CatalogueIndex, Row } from './features.js';
import { FIELDS } from './fields.js';
import { type Theta, thetaOf } from './theta.js';
import type { Weights } from './weights.js';

/** The ways in which two products can be alike, in the order of {@link Contribution.byField}. */
export const LIKENESSES = [...FIELDS, 'neighbours', 'factors', 'embedding'] as const;

const NEIGHBOURS = LIKENESSES.indexOf('neighbours');
const FACTORS = LIKENESSES.indexOf('factors');
const EMBEDDING = LIKENESSES.indexOf('embedding');

/** One act's share of one product's score. */
export interface Contribution {
  readonly act: Act;
  /** True for an act on the product itself. */
  readonly same: boolean;
  /** Sum of `byField`, or the `same` weight, in units of the score. */
  readonly total: number;
  /** θ · w(e) · φ in the order of {@link LIKENESSES}; zeros for an act on the product itself. */
  readonly byField: Float64Array;
}

/** The contributions of all acts to the score of `item`, in the order of the acts. */
export function contributions(
  index: CatalogueIndex,
  acts: readonly Act[],
  weights: Weights,
  item: number,
): Contribution[] {
  const theta = thetaOf(index.pack, weights);
  const known = new Map<readonly Row[], Float64Array>();
  return acts.map((act) => {
    if (act.item === item) return new OneContribution(act, null);
    const source = act.query ?? index.rows(act.item);
    let likeness = known.get(source);
    if (likeness === undefined) {
      likeness = likenessOf(index, theta, act, item);
      known.set(source, likeness);
    }
    return new OneContribution(act, likeness);
  });
}

/** With thousands of acts a list of numbers for each would be most of the work; few are looked at. */
class OneContribution implements Contribution {
  readonly act: Act;
  readonly same: boolean;
  readonly total: number;
  readonly #likeness: Float64Array | null;

  /** @param likeness null for an act on the product itself */
  constructor(act: Act, likeness: Float64Array | null) {
    this.act = act;
    this.same = likeness === null;
    this.#likeness = likeness;
    let total = 0;
    if (likeness === null) total = act.same;
    else {
      for (let at = 0; at < likeness.length; at += 1) total += act.alike * (likeness[at] as number);
    }
    this.total = total;
  }

  get byField(): Float64Array {
    const { alike } = this.act;
    return this.#likeness?.map((value) => alike * value) ?? new Float64Array(LIKENESSES.length);
  }
}

/**
 * θ · φ of an act and a product it was not done on, in the order of {@link LIKENESSES}.
 * @param act `item` -1 for a search, with its rows in `query`
 */
export function likenessOf(
  index: CatalogueIndex,
  theta: Theta,
  act: Pick<Act, 'item' | 'query'>,
  item: number,
): Float64Array {
  const likeness = new Float64Array(LIKENESSES.length);
  const source = act.query ?? index.rows(act.item);
  const target = index.rows(item);
  index.fields.forEach(({ field, weights }, at) => {
    likeness[at] = theta.fields[field] * cosine(source[at] as Row, target[at] as Row, weights);
  });
  if (act.query !== null) return likeness;
  const { pack, embeddings } = index;
  if (embeddings !== null) {
    likeness[EMBEDDING] = theta.embedding * embeddingCosine(embeddings, act.item, item);
  }
  if (pack === null) return likeness;
  const row = pack.neighbours.neighboursOf(act.item);
  const at = row.items.indexOf(item);
  if (at >= 0) likeness[NEIGHBOURS] = theta.neighbours * (row.values[at] as number);
  if (pack.factors !== null && theta.factors !== 0) {
    likeness[FACTORS] =
      theta.factors * dot(pack.factors.sourceOf(act.item), pack.factors.targetOf(item));
  }
  return likeness;
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] as number) * (b[at] as number);
  return sum;
}

/** φ: the cosine of two rows of one field, 0 to 1. */
export function cosine(a: Row, b: Row, weights: Float32Array): number {
  let sum = 0;
  eachShared(a, b, (bucket) => {
    sum += (weights[bucket] as number) ** 2;
  });
  return sum * a.scale * b.scale;
}

/** Buckets that both rows hold, ascending. */
export function sharedBuckets(a: Row, b: Row): number[] {
  const shared: number[] = [];
  eachShared(a, b, (bucket) => shared.push(bucket));
  return shared;
}

function eachShared(a: Row, b: Row, visit: (bucket: number) => void): void {
  let left = 0;
  let right = 0;
  while (left < a.buckets.length && right < b.buckets.length) {
    const difference = (a.buckets[left] as number) - (b.buckets[right] as number);
    if (difference === 0) visit(a.buckets[left] as number);
    if (difference <= 0) left += 1;
    if (difference >= 0) right += 1;
  }
}
