/** What each act adds to one product's score, by field: exact, since the score is their sum. */

import type { Act } from './acts.js';
import type { CatalogueIndex, Row } from './features.js';
import type { Weights } from './weights.js';

/** One act's share of one product's score. */
export interface Contribution {
  readonly act: Act;
  /** True for an act on the product itself. */
  readonly same: boolean;
  /** Sum over the fields, in units of the score. */
  readonly total: number;
  /** θ · w(e) · φ by field, in the order of `FIELDS`; zeros for an act on the product itself. */
  readonly byField: Float64Array;
}

/** The contributions of all acts to the score of `item`, in the order of the acts. */
export function contributions(
  index: CatalogueIndex,
  acts: readonly Act[],
  weights: Weights,
  item: number,
): Contribution[] {
  const target = index.rows(item);
  const known = new Map<readonly Row[], Float64Array>();
  return acts.map((act) => {
    if (act.item === item) {
      return { act, same: true, total: act.same, byField: new Float64Array(target.length) };
    }
    const source = act.query ?? index.rows(act.item);
    let likeness = known.get(source);
    if (likeness === undefined) {
      likeness = weighedLikeness(index, weights, source, target);
      known.set(source, likeness);
    }
    const byField = new Float64Array(likeness.length);
    let total = 0;
    for (let at = 0; at < byField.length; at += 1) {
      byField[at] = act.alike * (likeness[at] as number);
      total += byField[at] as number;
    }
    return { act, same: false, total, byField };
  });
}

/** θ · φ by field. */
function weighedLikeness(
  index: CatalogueIndex,
  weights: Weights,
  a: readonly Row[],
  b: readonly Row[],
): Float64Array {
  const likeness = new Float64Array(index.fields.length);
  index.fields.forEach((features, at) => {
    const theta = weights.fields[features.field];
    likeness[at] = theta * cosine(a[at] as Row, b[at] as Row, features.weights);
  });
  return likeness;
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
