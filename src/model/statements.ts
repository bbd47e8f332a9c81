/**
 * What the viewer said about an interest, as an act like any other: it adds to the products of that
 * category, brand or creator and to nothing else, so contributions stay exact, "without this" is what ranking
 * again without it gives, and the smallest set may hold it.
 */

import type { InterestKind, Said, Statement, StoredSignal } from '../core/signal.js';
import type { CatalogueIndex, FieldFeatures, Row } from './features.js';
import { categoryTokens, FIELDS } from './fields.js';
import { eachItem } from './postings.js';
import { nameKey } from './text.js';

/** What a statement counts at the least; a search counts 0.9. */
const LEAST_AMOUNT = 1;

/**
 * What a statement of a file counts at the most, either way: some 200 choices of one kind within
 * weeks. One that is pinned has no end, so whoever writes a file could decide the picks for good.
 */
export const MOST_IMPORTED = 100;

/** What an interest is called in a profile: `category:Outdoors>Trail shoes`, `brand:Ridgeway`. */
export function interestId(kind: InterestKind, path: readonly string[]): string {
  return `${kind}:${path.join('>')}`;
}

/**
 * What a statement counts, in the unit of event weights. Less takes away all that the acts behind
 * the interest give, and one more; more adds what the strongest interest has; keep adds one in the
 * interest's own direction.
 * @param now what the acts behind the interest give
 * @param strongest the same of the strongest interest, not negative
 */
export function statedAmount(said: Said, now: number, strongest: number): number {
  switch (said) {
    case 'less':
      return -(Math.max(0, now) + LEAST_AMOUNT);
    case 'more':
      return Math.max(LEAST_AMOUNT, strongest);
    case 'keep':
      return now < 0 ? -LEAST_AMOUNT : LEAST_AMOUNT;
  }
}

/** How much of a statement is left: it fades by the long half-life alone, or not at all. */
export function statementLeft({ at, statement }: StoredSignal, nowMs: number, halfLifeMs: number) {
  if (statement?.pinned === true) return 1;
  const ageMs = Math.max(0, nowMs - at);
  return Number.isFinite(ageMs) ? 2 ** (-ageMs / halfLifeMs) : 0;
}

const rowsOf = new WeakMap<CatalogueIndex['fields'], Map<string, readonly Row[] | null>>();

/**
 * The rows of a statement, one a field, all but one of them empty; null where the catalogue has no
 * such category, brand or creator. A product of exactly that one is as like it as one of two
 * products of it is like the other.
 */
export function statedRows(index: CatalogueIndex, statement: Statement): readonly Row[] | null {
  const known = rowsOf.get(index.fields) ?? new Map<string, readonly Row[] | null>();
  rowsOf.set(index.fields, known);
  const id = interestId(statement.kind, statement.path);
  let rows = known.get(id);
  if (rows === undefined) {
    rows = makeRows(index, statement);
    known.set(id, rows);
  }
  return rows;
}

function makeRows(index: CatalogueIndex, { kind, path }: Statement): readonly Row[] | null {
  const at = FIELDS.indexOf(kind);
  const features = index.fields[at] as FieldFeatures;
  const token = kind === 'category' ? categoryTokens(path).at(-1) : nameKey(path[0] ?? '');
  const bucket = features.vocabulary?.get(token ?? '');
  if (bucket === undefined) return null;
  const own: Row = { buckets: Uint32Array.of(bucket), scale: scaleOf(features, bucket) };
  const none: Row = { buckets: new Uint32Array(0), scale: 0 };
  return FIELDS.map((_, nth) => (nth === at ? own : none));
}

/**
 * Of a category: such that a product that lies in exactly this one has a cosine of 1, and those
 * further down less. Names are not scaled.
 */
function scaleOf(features: FieldFeatures, bucket: number): number {
  if (features.field !== 'category') return 1;
  const { weights, scales, postings } = features;
  let largest = 0;
  // Products right in this category have the largest scale of all that hold it.
  eachItem(postings, bucket, (item) => {
    largest = Math.max(largest, scales[item] as number);
  });
  const length = (weights[bucket] as number) ** 2 * largest;
  return length > 0 ? 1 / length : 0;
}
