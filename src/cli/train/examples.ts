/** Moments as the numbers that training works on: likeness of acts and candidate products. */

import type { TrainBatch } from '../../engine/learner/train-graph.js';
import { LIKENESSES } from '../../model/contributions.js';
import type { CatalogueIndex, FieldFeatures, Row } from '../../model/features.js';
import { FIELDS } from '../../model/fields.js';
import { BLOCK_SIZE } from '../../model/postings.js';
import { words } from '../../model/text.js';
import { createRandom, drawBelow } from '../data/seeded.js';
import type { Moment, MomentShop } from './moments.js';

/** Features learned: how two products can be alike, without embeddings, which no dataset has. */
export const FEATURES = LIKENESSES.filter((name) => name !== 'embedding');
/** Terms of a product alone, learned of a pack. */
export const TERMS = ['popularity', 'bias'] as const;

/** Newest acts of a history that are looked at. */
export const MAX_ACTS = 10;
/** Candidates of a moment beside its target: the likest ones, and some that stand for the rest. */
const TOP_CANDIDATES = 255;
const DRAWN_CANDIDATES = 256;
/** Viewers of a batch. */
const BATCH = 50;
/** Share of moments that are learned from with a field hidden, since shops leave fields out. */
const HIDDEN_SHARE = 0.25;
/** A field of fewer values, as a grocery's own and other brands, is not what it is elsewhere. */
const FEWEST_VALUES = 5;
/** Fields that must be left: one alone says nothing about proportions. */
const FEWEST_FIELDS = 2;
/** Stream of random numbers. */
const STREAM = 7;

/** What to make of the moments. */
export interface ExampleOptions {
  readonly seed: number;
  /** False: nothing is hidden. Default true. */
  readonly hide?: boolean;
}

/**
 * Batches of examples. Candidates are stratified: the target, the likest products by an even
 * mixture of all features, and a uniform draw of the rest, each of which stands for as many as it
 * was drawn from; so the softmax is that over the whole catalogue in expectation of its sum. What is
 * in the history is no candidate.
 * @param onMoment called after each moment
 */
export function examplesOf(
  index: CatalogueIndex,
  { moments, hasTitles }: Pick<MomentShop, 'moments' | 'hasTitles'>,
  { seed, hide = true }: ExampleOptions,
  onMoment: () => void = () => {},
): TrainBatch[] {
  const likeness = likenessTo(index);
  const terms = itemTerms(index);
  const batches: TrainBatch[] = [];
  const candidates = Math.min(index.products.length, 1 + TOP_CANDIDATES + DRAWN_CANDIDATES);
  for (let first = 0; first < moments.length; first += BATCH) {
    const part = moments.slice(first, first + BATCH);
    const batch = emptyBatch(part.length, candidates);
    part.forEach((moment, at) => {
      const random = createRandom(seed, STREAM, first + at);
      fill(
        batch,
        at,
        { index, likeness, terms },
        moment,
        drawHidden(index, hasTitles, hide ? random : () => 1),
        random,
      );
      onMoment();
    });
    batches.push(batch);
  }
  return batches;
}

function emptyBatch(viewers: number, candidates: number): TrainBatch {
  const features = FEATURES.length;
  return {
    viewers,
    acts: MAX_ACTS,
    candidates,
    features,
    terms: TERMS.length,
    likeness: new Float32Array(viewers * MAX_ACTS * candidates * features),
    itemTerms: new Float32Array(viewers * candidates * TERMS.length),
    ageDays: new Float32Array(viewers * MAX_ACTS),
    ageActs: new Float32Array(viewers * MAX_ACTS),
    present: new Float32Array(viewers * MAX_ACTS),
    logWeights: new Float32Array(viewers * candidates).fill(PADDING),
  };
}

/** ln of a weight that is nothing. */
const PADDING = -1e4;

/** What is the same for all moments of a shop. */
interface Shop {
  readonly index: CatalogueIndex;
  readonly likeness: LikenessTo;
  /** [items, terms]. */
  readonly terms: Float32Array;
}

function fill(
  batch: TrainBatch,
  viewer: number,
  { index, likeness, terms }: Shop,
  { history, target, ageDays }: Moment,
  hidden: readonly boolean[],
  random: () => number,
): void {
  const count = Math.min(MAX_ACTS, history.length);
  const acts = history.slice(-count);
  const toAll = acts.map((item) => likeness(item));
  const chosen = drawCandidates(toAll, history, target, index.products.length, random);
  const features = FEATURES.length;
  acts.forEach((_, act) => {
    const slot = viewer * batch.acts + act;
    batch.present[slot] = 1;
    if (ageDays !== null) batch.ageDays[slot] = ageDays[history.length - count + act] as number;
    else batch.ageActs[slot] = count - 1 - act;
    const from = toAll[act] as Float32Array;
    chosen.items.forEach((item, at) => {
      const to = (slot * batch.candidates + at) * features;
      for (let k = 0; k < features; k += 1) {
        if (!hidden[k]) batch.likeness[to + k] = from[item * features + k] as number;
      }
    });
  });
  chosen.items.forEach((item, at) => {
    const slot = viewer * batch.candidates + at;
    batch.logWeights[slot] = chosen.logWeights[at] as number;
    TERMS.forEach((_, term) => {
      batch.itemTerms[slot * TERMS.length + term] = terms[item * TERMS.length + term] as number;
    });
  });
}

/** [items, terms]; zeros without a pack. */
function itemTerms({ pack, products }: CatalogueIndex): Float32Array {
  if (pack === null) return new Float32Array(products.length * TERMS.length);
  const { scales } = pack;
  const terms = products.flatMap((_, item) => [
    pack.popularityOf(item) * scales.popularity,
    pack.biasOf(item) * scales.bias,
  ]);
  return Float32Array.from(terms);
}

/** Share of branded products whose title names the brand, past which it does so in general. */
const REPEATED_SHARE = 0.5;

const repeats = new WeakMap<CatalogueIndex, boolean>();

/**
 * Whether titles name the brand. What brands are worth can then not be told from what titles are
 * worth, and is learned from other shops.
 */
function titlesRepeatBrands(index: CatalogueIndex): boolean {
  let repeated = repeats.get(index);
  if (repeated === undefined) {
    const branded = index.products.filter(({ brand }) => brand !== undefined);
    const named = branded.filter(({ title, brand }) => {
      const [first] = words(brand ?? '');
      return first !== undefined && words(title).includes(first);
    });
    repeated = named.length > REPEATED_SHARE * branded.length;
    repeats.set(index, repeated);
  }
  return repeated;
}

function isText(name: string): boolean {
  return name === 'title' || name === 'grams';
}

/** Which features a moment does without. */
function drawHidden(
  index: CatalogueIndex,
  hasTitles: boolean,
  random: () => number,
): readonly boolean[] {
  const always = FEATURES.map((name, at) => {
    const values = index.fields[at]?.weights.reduce((sum, weight) => sum + Number(weight > 0), 0);
    if (values !== undefined && values > 0 && values < FEWEST_VALUES) return true;
    return hasTitles ? name === 'brand' && titlesRepeatBrands(index) : isText(name);
  });
  const noText = random() < HIDDEN_SHARE;
  const drawn = FEATURES.map((name, at) => {
    const hides = random() < HIDDEN_SHARE;
    if (at >= FIELDS.length) return false;
    return (always[at] as boolean) || (isText(name) ? noText : hides);
  });
  const left = index.fields.filter(({ postings }, at) => postings.items.length > 0 && !drawn[at]);
  return left.length < FEWEST_FIELDS ? always : drawn;
}

interface Candidates {
  /** The target first. */
  readonly items: readonly number[];
  readonly logWeights: readonly number[];
}

function drawCandidates(
  toAll: readonly Float32Array[],
  history: readonly number[],
  target: number,
  items: number,
  random: () => number,
): Candidates {
  const out = new Set([...history, target]);
  const even = new Float64Array(items);
  toAll.forEach((from, act) => {
    const weight = 2 ** (act + 1 - toAll.length);
    for (let item = 0; item < items; item += 1) {
      for (let k = 0; k < FEATURES.length; k += 1) {
        (even[item] as number) += weight * (from[item * FEATURES.length + k] as number);
      }
    }
  });
  const rest = Array.from(even.keys()).filter((item) => !out.has(item));
  rest.sort((a, b) => (even[b] as number) - (even[a] as number) || a - b);
  const top = rest.slice(0, TOP_CANDIDATES);
  const others = rest.slice(TOP_CANDIDATES);
  const drawn = Math.min(DRAWN_CANDIDATES, others.length);
  for (let at = 0; at < drawn; at += 1) {
    const from = at + drawBelow(others.length - at, random);
    const kept = others[at] as number;
    others[at] = others[from] as number;
    others[from] = kept;
  }
  const each = drawn === 0 ? 0 : Math.log(others.length / drawn);
  return {
    items: [target, ...top, ...others.slice(0, drawn)],
    logWeights: [0, ...top.map(() => 0), ...others.slice(0, drawn).map(() => each)],
  };
}

/** φ of an item and every item, [items, features]. */
type LikenessTo = (item: number) => Float32Array;

function likenessTo(index: CatalogueIndex): LikenessTo {
  const { pack } = index;
  const items = index.products.length;
  const neighboursAt = FEATURES.indexOf('neighbours');
  const factorsAt = FEATURES.indexOf('factors');
  return (source) => {
    const found = new Float32Array(items * FEATURES.length);
    const put = (item: number, at: number, value: number) => {
      found[item * FEATURES.length + at] = value;
    };
    index.rows(source).forEach((row, at) => {
      const cosines = cosinesTo(index.fields[at] as FieldFeatures, row, items);
      cosines.forEach((value, item) => put(item, at, value * (pack?.scales.fields ?? 1)));
    });
    if (pack === null) return found;
    const near = pack.neighbours.neighboursOf(source);
    near.items.forEach((item, nth) => {
      put(item, neighboursAt, (near.values[nth] as number) * pack.scales.neighbours);
    });
    if (pack.factors !== null) {
      const scores = new Float64Array(items);
      pack.factors.addScores(Float64Array.from(pack.factors.sourceOf(source)), scores);
      scores.forEach((value, item) => put(item, factorsAt, value * pack.scales.factors));
    }
    return found;
  };
}

/** φ of a row and all products' rows of one field, by way of the postings. */
function cosinesTo({ weights, scales, postings }: FieldFeatures, row: Row, items: number) {
  const sums = new Float64Array(items);
  const { starts, buckets, blocks } = postings;
  for (const bucket of row.buckets) {
    const amount = row.scale * (weights[bucket] as number) ** 2;
    for (let block = 0; block < blocks; block += 1) {
      const slot = block * (buckets + 1) + bucket;
      for (let at = starts[slot] as number; at < (starts[slot + 1] as number); at += 1) {
        const item = block * BLOCK_SIZE + (postings.items[at] as number);
        (sums[item] as number) += amount * (scales[item] as number);
      }
    }
  }
  return sums;
}
