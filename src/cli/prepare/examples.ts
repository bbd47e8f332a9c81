/** What factors are learned from: histories as examples, products as rows of attributes. */

import type { SparseRows } from '../../engine/learner/factor-kernels.js';
import { type FactorExamples, MAX_LAG } from '../../engine/learner/factor-training.js';
import type { CatalogueIndex } from '../../model/features.js';
import type { Field } from '../../model/fields.js';
import type { OrderHistory } from './orders.js';

/** Fields whose values are vectors of their own, which the products that have them share. */
const ATTRIBUTE_FIELDS: readonly Field[] = ['brand', 'creator', 'category', 'tags'];

/** One example for each purchase that has others before it. */
export function historyExamples(histories: readonly OrderHistory[]): FactorExamples {
  const starts = [0];
  const items: number[] = [];
  const lags: number[] = [];
  const targets: number[] = [];
  for (const { items: history } of histories) {
    for (let at = 1; at < history.length; at += 1) {
      for (let lag = 0; lag < Math.min(at, MAX_LAG); lag += 1) {
        items.push(history[at - 1 - lag] as number);
        lags.push(lag);
      }
      targets.push(history[at] as number);
      starts.push(items.length);
    }
  }
  return {
    starts: Uint32Array.from(starts),
    items: Uint32Array.from(items),
    lags: Uint8Array.from(lags),
    targets: Uint32Array.from(targets),
  };
}

/** The attributes of each product, as the ranker weighs them: a vector of length 1 a field. */
export function attributeRows(index: CatalogueIndex): SparseRows {
  const starts = [0];
  const indexes: number[] = [];
  const values: number[] = [];
  const used = index.fields.filter(({ field }) => ATTRIBUTE_FIELDS.includes(field));
  const firsts = used.map((_, at) =>
    used.slice(0, at).reduce((sum, { weights }) => sum + weights.length, 0),
  );
  for (let item = 0; item < index.products.length; item += 1) {
    const rows = index.rows(item);
    used.forEach((features, at) => {
      const row = rows[index.fields.indexOf(features)];
      for (const bucket of row?.buckets ?? []) {
        indexes.push((firsts[at] as number) + bucket);
        values.push((features.weights[bucket] as number) * (row?.scale ?? 0));
      }
    });
    starts.push(indexes.length);
  }
  return {
    columns: used.reduce((sum, { weights }) => sum + weights.length, 0),
    starts: Uint32Array.from(starts),
    indexes: Uint32Array.from(indexes),
    values: Float32Array.from(values),
  };
}
