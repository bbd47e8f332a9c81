/**
 * Measures of what a set of lists shows, over many viewers: how much of a catalogue, how unevenly,
 * how popular, how alike. A list is item numbers, first place first. Pure; nothing is rounded.
 */

/** Places of a list that are looked at by default. */
export const AUDIT_DEPTH = 10;
/** Weight of p in q̃ = (1 - α) · q + α · p, so that the divergence is finite (Steck 2018, eq. 6). */
export const CALIBRATION_ALPHA = 0.01;
/** Persistence of rank-biased overlap. */
export const RBO_PERSISTENCE = 0.9;
/** Share of a catalogue that counts as the long tail: all but the fifth that is chosen most. */
export const TAIL_SHARE = 0.8;

/** How often each item stands in a list. Length `items`. */
export function appearances(lists: readonly (readonly number[])[], items: number): Float64Array {
  const counts = new Float64Array(items);
  for (const list of lists) for (const item of list) (counts[item] as number) += 1;
  return counts;
}

/** Share of the catalogue's items that stand in at least one list, 0 to 1; 0 for no catalogue. */
export function catalogueCoverage(counts: ArrayLike<number>): number {
  let shown = 0;
  for (let item = 0; item < counts.length; item += 1) if ((counts[item] as number) > 0) shown += 1;
  return counts.length === 0 ? 0 : shown / counts.length;
}

/**
 * Gini coefficient, `Σ (2j - n - 1) · x_j / (n · Σ x)` over ascending x: 0 where all are equal, (n - 1) / n
 * where one has everything. 0 for nothing.
 * @param values not negative
 */
export function gini(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  let weighed = 0;
  let total = 0;
  sorted.forEach((value, at) => {
    weighed += (2 * (at + 1) - n - 1) * value;
    total += value;
  });
  return total === 0 ? 0 : weighed / (n * total);
}

/** ARP: mean over lists of the mean popularity of their items. Empty lists are left out. */
export function averagePopularity(
  lists: readonly (readonly number[])[],
  popularity: ArrayLike<number>,
): number {
  return meanOf(lists, (list) => mean(list.map((item) => popularity[item] as number)));
}

/**
 * Which items are the long tail: the `share` of all items with the lowest popularity, at least one;
 * of equally popular ones the later item counts as less popular.
 */
export function tailItems(popularity: ArrayLike<number>, share = TAIL_SHARE): Set<number> {
  const items = Array.from({ length: popularity.length }, (_, item) => item);
  items.sort((a, b) => (popularity[a] as number) - (popularity[b] as number) || b - a);
  return new Set(items.slice(0, Math.max(1, Math.floor(share * items.length))));
}

/** APLT: mean over lists of the share of their items that are in the long tail, 0 to 1. */
export function longTailShare(
  lists: readonly (readonly number[])[],
  tail: ReadonlySet<number>,
): number {
  return meanOf(lists, (list) => list.filter((item) => tail.has(item)).length / list.length);
}

/**
 * C_KL(p, q) = Σ p(c) · ln(p(c) / ((1 - α) · q(c) + α · p(c))) in nats (Steck, RecSys 2018, eq. 5 and
 * 6): 0 where the list's kinds are in the proportions of the history, at most ln(1 / α).
 * @param history p: any amounts not below 0, by kind
 * @param list q: the same
 */
export function calibrationDivergence<K>(
  history: ReadonlyMap<K, number>,
  list: ReadonlyMap<K, number>,
  alpha = CALIBRATION_ALPHA,
): number {
  const all = sum([...history.values()]);
  const shown = sum([...list.values()]);
  if (all === 0) return 0;
  let divergence = 0;
  for (const [kind, amount] of history) {
    if (amount === 0) continue;
    const p = amount / all;
    const q = shown === 0 ? 0 : (list.get(kind) ?? 0) / shown;
    divergence += p * Math.log(p / ((1 - alpha) * q + alpha * p));
  }
  return divergence;
}

/** ILD: mean distance of all pairs of a list; 0 for fewer than two items. */
export function intraListDistance(
  list: readonly number[],
  distance: (a: number, b: number) => number,
): number {
  let total = 0;
  let pairs = 0;
  list.forEach((a, at) => {
    for (const b of list.slice(at + 1)) {
      total += distance(a, b);
      pairs += 1;
    }
  });
  return pairs === 0 ? 0 : total / pairs;
}

/**
 * Rank-biased overlap of two rankings, extrapolated (RBO_EXT; Webber, Moffat and Zobel 2010, eq. 30
 * for equal and eq. 32 for other lengths): 0 where they share nothing, 1 where they are the same.
 * Two empty rankings are the same.
 * @param a without repeats
 * @param b without repeats
 * @param p persistence, between 0 and 1; at .9 the first ten places carry 86 % of the weight
 */
export function rankBiasedOverlap<K>(
  a: readonly K[],
  b: readonly K[],
  p = RBO_PERSISTENCE,
): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const [s, l] = [short.length, long.length];
  if (s === 0) return l === 0 ? 1 : 0;
  const overlaps = overlapByDepth(short, long);
  const atShort = overlaps[s - 1] as number;
  const atLong = overlaps[l - 1] as number;
  let total = 0;
  overlaps.forEach((overlap, at) => {
    const depth = at + 1;
    total += (overlap / depth) * p ** depth;
    if (depth > s) total += ((atShort * (depth - s)) / (s * depth)) * p ** depth;
  });
  return ((1 - p) / p) * total + ((atLong - atShort) / l + atShort / s) * p ** l;
}

/** NDCG@k of one wanted item: 1 / log2(1 + place), 0 past k and for a place of 0 (not there). */
export function gainAt(place: number, depth = AUDIT_DEPTH): number {
  return place >= 1 && place <= depth ? 1 / Math.log2(1 + place) : 0;
}

/** How many items two rankings share in their first 1, 2, … places. */
function overlapByDepth<K>(short: readonly K[], long: readonly K[]): number[] {
  const seen = new Set<K>();
  let overlap = 0;
  return long.map((item, at) => {
    const other = short[at];
    for (const one of at < short.length && other !== item ? [item, other as K] : [item]) {
      if (seen.has(one) || (at < short.length && other === item)) overlap += 1;
      seen.add(one);
    }
    return overlap;
  });
}

/** Mean over what is not empty; 0 for nothing. */
function meanOf<T>(lists: readonly (readonly T[])[], measure: (list: readonly T[]) => number) {
  return mean(lists.filter((list) => list.length > 0).map(measure));
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : sum(values) / values.length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
