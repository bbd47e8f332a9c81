/**
 * The part of the score that is about the viewer: Σ_events w(e) · Σ_fields θ · φ(e, i).
 *
 * φ is bilinear, so the events are summed up first, into one weight a bucket, and then each bucket's
 * products are visited once: the cost depends on what the history touches. A product is not "like"
 * itself: for acts on the product itself only the event's `same` weight counts.
 */

import type { Act } from './acts.js';
import type { CatalogueIndex, FieldFeatures, Row } from './features.js';
import { BLOCK_SIZE } from './postings.js';
import type { Weights } from './weights.js';

/** One vector of the history: a product's or a search's rows, and the sum of its acts' weights. */
interface Source {
  readonly rows: readonly Row[];
  alike: number;
  same: number;
}

/** The viewer's terms by item, in units of the score. */
export function viewerScores(
  index: CatalogueIndex,
  acts: readonly Act[],
  weights: Weights,
): Float64Array {
  const scores = new Float64Array(index.products.length);
  const { byItem, all } = sourcesOf(index, acts);
  const items = [...byItem.keys()];
  const own = new Float64Array(items.length);
  index.fields.forEach((features, at) => {
    const theta = weights.fields[features.field];
    if (theta === 0) return;
    const { profile, touched } = gather(all, features, at);
    spread(scores, features, profile, touched, theta);
    items.forEach((item, nth) => {
      const source = byItem.get(item) as Source;
      (own[nth] as number) += theta * withoutItself(source, features, at, profile);
    });
  });
  items.forEach((item, nth) => {
    scores[item] = (own[nth] as number) + (byItem.get(item) as Source).same;
  });
  return scores;
}

function sourcesOf(
  index: CatalogueIndex,
  acts: readonly Act[],
): { byItem: Map<number, Source>; all: Source[] } {
  const byItem = new Map<number, Source>();
  const all: Source[] = [];
  for (const act of acts) {
    if (act.alike === 0 && act.same === 0) continue;
    let source = act.query === null ? byItem.get(act.item) : undefined;
    if (source === undefined) {
      source = { rows: act.query ?? index.rows(act.item), alike: 0, same: 0 };
      all.push(source);
      if (act.query === null) byItem.set(act.item, source);
    }
    source.alike += act.alike;
    source.same += act.same;
  }
  return { byItem, all };
}

/** Sums the history into one weight a bucket; `touched` lists the buckets once each. */
function gather(
  sources: readonly Source[],
  features: FieldFeatures,
  at: number,
): { profile: Float64Array; touched: number[] } {
  const profile = new Float64Array(features.weights.length);
  const seen = new Uint8Array(features.weights.length);
  const touched: number[] = [];
  for (const source of sources) {
    const { buckets, scale } = source.rows[at] as Row;
    const share = source.alike * scale;
    for (const bucket of buckets) {
      if (seen[bucket] === 0) {
        seen[bucket] = 1;
        touched.push(bucket);
      }
      (profile[bucket] as number) += share * (features.weights[bucket] as number);
    }
  }
  return { profile, touched };
}

function spread(
  scores: Float64Array,
  { weights, scales, postings }: FieldFeatures,
  profile: Float64Array,
  touched: readonly number[],
  theta: number,
): void {
  const { starts, items, buckets, blocks } = postings;
  for (const bucket of touched) {
    const amount = theta * (profile[bucket] as number) * (weights[bucket] as number);
    if (amount === 0) continue;
    for (let block = 0; block < blocks; block += 1) {
      const slot = block * (buckets + 1) + bucket;
      const base = block * BLOCK_SIZE;
      const end = starts[slot + 1] as number;
      for (let entry = starts[slot] as number; entry < end; entry += 1) {
        const item = base + (items[entry] as number);
        (scores[item] as number) += amount * (scales[item] as number);
      }
    }
  }
}

/** What the rest of the history gives a product: exactly 0 in buckets that only it has touched. */
function withoutItself(
  source: Source,
  { weights }: FieldFeatures,
  at: number,
  profile: Float64Array,
): number {
  const { buckets, scale } = source.rows[at] as Row;
  const share = source.alike * scale;
  let sum = 0;
  for (const bucket of buckets) {
    const weight = weights[bucket] as number;
    sum += ((profile[bucket] as number) - share * weight) * weight;
  }
  return sum * scale;
}
