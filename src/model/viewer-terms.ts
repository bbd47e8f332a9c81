/**
 * The part of the score that is about the viewer: Σ_events w(e) · Σ_k θ_k · φ_k(e, i), with φ the
 * cosines of the fields and of the shop's own vectors, the pack's item-item list and its factors.
 *
 * Every φ is bilinear, or a row of numbers, so the events are summed up first and then each list of
 * products is visited once: the cost depends on what the history touches (and on the catalogue's
 * size for vectors). A product is not "like" itself: for acts on the product itself only the
 * event's `same` weight counts.
 *
 * Sums run in an order that acts on other things do not change (sources by their oldest act,
 * buckets ascending), so products that some acts do not touch keep their score bit by bit without
 * those acts.
 */

import type { Act } from './acts.js';
import type { Embeddings } from './embeddings.js';
import type { CatalogueIndex, FieldFeatures, Row } from './features.js';
import type { Pack } from './pack.js';
import { BLOCK_SIZE } from './postings.js';
import { thetaOf } from './theta.js';
import type { Weights } from './weights.js';

/** One vector of the history: a product or a search, and the sum of its acts' weights. */
interface Source {
  /** -1 for a search. */
  readonly item: number;
  readonly rows: readonly Row[];
  alike: number;
  same: number;
}

/** The scores so far, and for each product acted on what it has from the others. */
interface Sums {
  readonly scores: Float64Array;
  readonly sources: readonly Source[];
  /** The sources that are products. */
  readonly products: readonly Source[];
  /** By place in `products`. */
  readonly own: Float64Array;
}

/** The viewer's terms by item, in units of the score. */
export function viewerScores(
  index: CatalogueIndex,
  acts: readonly Act[],
  weights: Weights,
): Float64Array {
  const theta = thetaOf(index.pack, weights);
  const sources = sourcesOf(index, acts);
  const products = sources.filter(({ item }) => item >= 0);
  const scores = new Float64Array(index.products.length);
  const sums: Sums = { scores, sources, products, own: new Float64Array(products.length) };
  const scratch = scratchOf(index);
  index.fields.forEach((features, at) => {
    addField(sums, features, at, theta.fields[features.field], scratch);
  });
  if (index.embeddings !== null) addEmbeddings(sums, index.embeddings, theta.embedding);
  if (index.pack !== null) addFactors(sums, index.pack, theta.factors);
  products.forEach(({ item, same }, nth) => {
    scores[item] = (sums.own[nth] as number) + same;
  });
  if (index.pack !== null) addNeighbours(sums, index.pack, theta.neighbours);
  return scores;
}

function sourcesOf(index: CatalogueIndex, acts: readonly Act[]): Source[] {
  const byItem = new Map<number, Source>();
  const all: Source[] = [];
  for (const act of acts) {
    if (act.alike === 0 && act.same === 0) continue;
    let source = act.query === null ? byItem.get(act.item) : undefined;
    if (source === undefined) {
      const rows = act.query ?? index.rows(act.item);
      source = { item: act.query === null ? act.item : -1, rows, alike: 0, same: 0 };
      all.push(source);
      if (act.query === null) byItem.set(act.item, source);
    }
    source.alike += act.alike;
    source.same += act.same;
  }
  return all;
}

function addField(
  sums: Sums,
  features: FieldFeatures,
  at: number,
  theta: number,
  scratch: Scratch,
): void {
  if (theta === 0) return;
  gather(sums.sources, features, at, scratch);
  spread(sums.scores, features, scratch, theta);
  const { profile } = scratch;
  for (let nth = 0; nth < sums.products.length; nth += 1) {
    const source = sums.products[nth] as Source;
    (sums.own[nth] as number) += theta * withoutItself(source, features, at, profile);
  }
  profile.fill(0);
  scratch.held.fill(0);
}

/** Sums of one field by bucket, and which buckets hold one: a bit each. Zeros between uses. */
interface Scratch {
  readonly profile: Float64Array;
  readonly held: Uint32Array;
}

const scratches = new WeakMap<CatalogueIndex, Scratch>();

/** One for all fields of a catalogue, so that ranking again and again leaves nothing to collect. */
function scratchOf(index: CatalogueIndex): Scratch {
  let scratch = scratches.get(index);
  if (scratch === undefined) {
    const most = index.fields.reduce(
      (buckets, { weights }) => Math.max(buckets, weights.length),
      0,
    );
    scratch = { profile: new Float64Array(most), held: new Uint32Array(Math.ceil(most / 32)) };
    scratches.set(index, scratch);
  }
  return scratch;
}

/** Sums the history into one weight a bucket. */
function gather(
  sources: readonly Source[],
  { weights }: FieldFeatures,
  at: number,
  { profile, held }: Scratch,
): void {
  for (const { rows, alike } of sources) {
    const { buckets, scale } = rows[at] as Row;
    const share = alike * scale;
    for (let nth = 0; nth < buckets.length; nth += 1) {
      const bucket = buckets[nth] as number;
      (profile[bucket] as number) += share * (weights[bucket] as number);
      (held[bucket >>> 5] as number) |= 1 << (bucket & 31);
    }
  }
}

function spread(
  scores: Float64Array,
  { weights, scales, postings }: FieldFeatures,
  { profile, held }: Scratch,
  theta: number,
): void {
  const { starts, items, buckets, blocks } = postings;
  for (let word = 0; word < held.length; word += 1) {
    for (let bits = held[word] as number; bits !== 0; bits &= bits - 1) {
      const bucket = (word << 5) + 31 - Math.clz32(bits & -bits);
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
  for (let nth = 0; nth < buckets.length; nth += 1) {
    const bucket = buckets[nth] as number;
    const weight = weights[bucket] as number;
    sum += ((profile[bucket] as number) - share * weight) * weight;
  }
  return sum * scale;
}

function addEmbeddings(sums: Sums, { length, codes, scales }: Embeddings, theta: number): void {
  const used = sums.products.filter(({ item, alike }) => alike !== 0 && scales[item] !== 0);
  if (theta === 0 || used.length === 0) return;
  const profile = new Float64Array(length);
  for (const { item, alike } of used) {
    const share = theta * alike * (scales[item] as number);
    for (let at = 0; at < length; at += 1) {
      (profile[at] as number) += share * (codes[item * length + at] as number);
    }
  }
  const { scores } = sums;
  for (let item = 0; item < scores.length; item += 1) {
    const scale = scales[item] as number;
    if (scale === 0) continue;
    const base = item * length;
    let sum = 0;
    for (let at = 0; at < length; at += 1) {
      sum += (profile[at] as number) * (codes[base + at] as number);
    }
    (scores[item] as number) += sum * scale;
  }
  sums.products.forEach(({ item, alike }, nth) => {
    const scale = scales[item] as number;
    const share = theta * alike * scale;
    let sum = 0;
    for (let at = 0; at < length; at += 1) {
      const code = codes[item * length + at] as number;
      sum += ((profile[at] as number) - share * code) * code;
    }
    (sums.own[nth] as number) += sum * scale;
  });
}

function addFactors(sums: Sums, { factors }: Pack, theta: number): void {
  const used = sums.products.filter(({ alike }) => alike !== 0);
  if (factors === null || theta === 0 || used.length === 0) return;
  const vectors = sums.products.map(({ item }) => factors.sourceOf(item));
  const profile = new Float64Array(factors.rank);
  sums.products.forEach(({ alike }, nth) => {
    vectors[nth]?.forEach((value, at) => {
      (profile[at] as number) += theta * alike * value;
    });
  });
  factors.addScores(profile, sums.scores);
  sums.products.forEach(({ item, alike }, nth) => {
    const vector = vectors[nth] as Float32Array;
    let sum = 0;
    factors.targetOf(item).forEach((value, at) => {
      sum += ((profile[at] as number) - theta * alike * (vector[at] as number)) * value;
    });
    (sums.own[nth] as number) += sum;
  });
}

/** After the products' own sums are in place: no row holds its own product. */
function addNeighbours({ scores, products }: Sums, { neighbours }: Pack, theta: number): void {
  if (theta === 0) return;
  for (const { item, alike } of products) {
    const { items, values } = neighbours.neighboursOf(item);
    const share = theta * alike;
    for (let at = 0; at < items.length; at += 1) {
      (scores[items[at] as number] as number) += share * (values[at] as number);
    }
  }
}
