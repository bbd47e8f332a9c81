/**
 * The place each of a few products would have without each one of the viewer's acts. Scores are sums
 * over the acts, so an act's share is subtracted from what it touches and all else stays: the result
 * is the one of ranking again, at a hundredth of the cost.
 *
 * An act that can only move products that stand near the top is looked at with those alone; the
 * others go through the lists of everything they touch.
 *
 * Subtracting rounds in other places than ranking again does. Where two products come closer than
 * all rounding together could move them, that one act is left out and everything is ranked again, so
 * places are exact, ties included.
 */

import type { Act } from './acts.js';
import type { CatalogueIndex, Row } from './features.js';
import { type Ranking, rankAgain } from './ranker.js';
import { AllShares, type Shares, TopShares } from './shares.js';
import { type Theta, thetaOf } from './theta.js';
import { type Unlisted, unlistedOf } from './unlisted.js';

/** Additions behind one score, for each act: buckets of a row, and the other likenesses. */
const SUMS_AN_ACT = 128;
/** So many products from the top are looked at alone. */
const TOP = 96;

/** What {@link leaveOneOut} finds. */
export interface LeaveOneOut {
  /** [acts × items], row-major, acts as in the ranking: place by score, 1 = first. */
  readonly places: Uint32Array;
  /** Acts for which everything was ranked again. */
  readonly replayed: number;
}

/** Everything that stays the same from act to act. */
interface Base {
  readonly index: CatalogueIndex;
  readonly ranking: Ranking;
  readonly theta: Theta;
  readonly unlisted: Unlisted | null;
  /** Scores, highest first. */
  readonly sorted: Float64Array;
  /** Position of each item in the order. */
  readonly positions: Uint32Array;
  /** Scores closer than this may be in either order. */
  readonly tolerance: number;
}

/** Products that are looked at together. */
interface Setting extends Base {
  readonly items: readonly number[];
  /** Their places among those that were asked for. */
  readonly columns: readonly number[];
  /** Their scores without the act at hand … */
  readonly left: Float64Array;
  /** … and their places. */
  readonly places: Uint32Array;
}

/**
 * Places by score without each act of a ranking, for `items`: exactly what `rank` gives without that
 * signal.
 */
export function leaveOneOut(
  index: CatalogueIndex,
  ranking: Ranking,
  items: readonly number[],
): LeaveOneOut {
  const { acts } = ranking;
  const base = baseOf(index, ranking);
  const { theta, unlisted } = base;
  const top = new TopShares(index, theta, unlisted, ranking.order.subarray(0, TOP));
  const all = new AllShares(index, theta, unlisted);
  const columns = Array.from(items.keys());
  const isTop = (at: number): boolean => (base.positions[items[at] as number] as number) < TOP;
  // One product from far down must not take the others with it.
  const parts = [columns.filter(isTop), columns.filter((at) => !isTop(at))]
    .filter(({ length }) => length > 0)
    .map((of) => settingOf(base, items, of));
  const places = new Uint32Array(acts.length * items.length);
  let replayed = 0;
  for (const { item, rows, members } of bySource(index, acts)) {
    top.load(item, rows);
    all.unload();
    for (const nth of members) {
      const act = acts[nth] as Act;
      for (const part of parts) {
        if (!placeBySubtraction(part, top, all, act, rows)) {
          placeAnew(part, nth);
          replayed += 1;
        }
        part.columns.forEach((column, at) => {
          places[nth * items.length + column] = part.places[at] as number;
        });
      }
    }
  }
  return { places, replayed };
}

function placeBySubtraction(
  setting: Setting,
  top: TopShares,
  all: AllShares,
  act: Act,
  rows: readonly Row[],
): boolean {
  const gain = Math.max(mostGain(setting, act), act.item >= 0 ? -act.same : 0);
  const reach = reachOf(setting, top, act, gain);
  if (reach >= 0) return placeNearTop(setting, top, act, reach);
  all.load(act.query === null ? act.item : -1, rows);
  return placeAmongAll(setting, all, act);
}

/** Acts on the same product share their likenesses. */
interface Group {
  /** -1 for a search. */
  readonly item: number;
  readonly rows: readonly Row[];
  readonly members: number[];
}

function bySource(index: CatalogueIndex, acts: readonly Act[]): Iterable<Group> {
  const groups = new Map<number | readonly Row[], Group>();
  acts.forEach(({ item, query }, nth) => {
    const key = query ?? item;
    let group = groups.get(key);
    if (group === undefined) {
      group = { item, rows: query ?? index.rows(item), members: [] };
      groups.set(key, group);
    }
    group.members.push(nth);
  });
  return groups.values();
}

function baseOf(index: CatalogueIndex, ranking: Ranking): Base {
  const count = index.products.length;
  const theta = thetaOf(index.pack, ranking.weights);
  const unlisted = unlistedOf(index, theta);
  const positions = new Uint32Array(count);
  const sorted = new Float64Array(count);
  for (let at = 0; at < count; at += 1) {
    const item = ranking.order[at] as number;
    positions[item] = at;
    sorted[at] = ranking.scores[item] as number;
  }
  return {
    index,
    ranking,
    theta,
    unlisted,
    sorted,
    positions,
    tolerance: toleranceOf(index, ranking, theta, unlisted),
  };
}

function settingOf(base: Base, items: readonly number[], columns: readonly number[]): Setting {
  return {
    ...base,
    items: columns.map((column) => items[column] as number),
    columns,
    left: new Float64Array(columns.length),
    places: new Uint32Array(columns.length),
  };
}

/**
 * Twice the bound on the rounding of a sum of n terms, n · 2^-53 · Σ|terms| (Higham, Accuracy and
 * Stability of Numerical Algorithms, section 4.2), once for each of the two ways to the score.
 */
function toleranceOf(
  index: CatalogueIndex,
  { acts, show }: Ranking,
  theta: Theta,
  unlisted: Unlisted | null,
): number {
  const listed = mostListed(index, theta);
  let size = 0;
  for (const score of show.scores) size = Math.max(size, Math.abs(score));
  for (const { item, alike, same } of acts) {
    const rest = item < 0 || unlisted === null ? 0 : unlisted.most(item);
    size += Math.abs(same) + Math.abs(alike) * (listed + rest);
  }
  return 2 * Number.EPSILON * SUMS_AN_ACT * (acts.length + 1) * size;
}

/** The most that fields and neighbours can add to a likeness, in absolute value. */
function mostListed({ pack, fields }: CatalogueIndex, theta: Theta): number {
  let most = Math.abs(theta.neighbours) * (pack?.neighbours.highest ?? 0);
  for (const { field } of fields) most += Math.abs(theta.fields[field]);
  return most;
}

/** The most that leaving out an act can add to another product's score. */
function mostGain({ index, theta, unlisted }: Setting, { alike, item }: Act): number {
  if (alike === 0) return 0;
  let most = item < 0 || unlisted === null ? 0 : Math.abs(alike) * unlisted.most(item);
  for (const { field } of index.fields) most += Math.max(0, -alike * theta.fields[field]);
  return most + Math.max(0, -alike * theta.neighbours) * (index.pack?.neighbours.highest ?? 0);
}

/**
 * How many of the top products can be at or above the lowest of `items`; -1 where others can too.
 * Fills in `left`.
 * @param gain the most that a score can go up without the act
 */
function reachOf(setting: Setting, top: TopShares, act: Act, gain: number): number {
  const { items, positions, sorted, ranking, left, tolerance } = setting;
  let lowest = Number.POSITIVE_INFINITY;
  for (let at = 0; at < items.length; at += 1) {
    const item = items[at] as number;
    const position = positions[item] as number;
    if (position >= top.count) return -1;
    const score = ranking.scores[item] as number;
    left[at] = item === act.item ? score - act.same : score - act.alike * top.at(position);
    lowest = Math.min(lowest, left[at] as number);
  }
  const reach = countAbove(sorted, lowest - gain - 2 * tolerance);
  return reach < top.count || top.count === sorted.length ? Math.min(reach, top.count) : -1;
}

/** Writes the places without one act; false where two scores come too close to be sure. */
function placeNearTop(
  { items, ranking, positions, sorted, left, tolerance, places }: Setting,
  top: TopShares,
  act: Act,
  reach: number,
): boolean {
  places.fill(1);
  for (let position = 0; position < reach; position += 1) {
    const item = ranking.order[position] as number;
    const own = item === act.item;
    const before = sorted[position] as number;
    const after = own ? before - act.same : before - act.alike * top.at(position);
    const moved = own || (act.alike !== 0 && top.isTouched(position));
    for (let at = 0; at < items.length; at += 1) {
      const wanted = items[at] as number;
      if (wanted === item) continue;
      const gap = after - (left[at] as number);
      if (gap > tolerance) {
        (places[at] as number) += 1;
      } else if (gap >= -tolerance) {
        const other = positions[wanted] as number;
        const otherMoved = wanted === act.item || (act.alike !== 0 && top.isTouched(other));
        if (moved || otherMoved) return false;
        // Neither score changes by a bit, so neither does their order.
        if (position < other) (places[at] as number) += 1;
      }
    }
  }
  return true;
}

/** The same over everything the act touches. */
function placeAmongAll(setting: Setting, all: Shares, act: Act): boolean {
  const { items, ranking, positions, sorted, left, tolerance, places } = setting;
  const { scores } = ranking;
  const changed = act.alike === 0 ? 0 : all.count;
  let lowest = Number.POSITIVE_INFINITY;
  items.forEach((item, at) => {
    const score = scores[item] as number;
    left[at] = item === act.item ? score - act.same : score - act.alike * all.of(item);
    lowest = Math.min(lowest, left[at]);
  });
  const above = new Int32Array(items.length);
  const close = new Int32Array(items.length);
  const moved = items.map((item) => item === act.item || (act.alike !== 0 && all.isTouched(item)));
  items.forEach((item, at) => {
    const score = left[at] as number;
    above[at] = moved[at] ? countAbove(sorted, score + tolerance) : (positions[item] as number);
    close[at] = moved[at] ? countAbove(sorted, score - tolerance) - above[at] : 0;
  });
  const floor = lowest - tolerance;
  const visit = (item: number, after: number): boolean => {
    const before = scores[item] as number;
    if (before < floor && after < floor) return true;
    for (let at = 0; at < items.length; at += 1) {
      const score = left[at] as number;
      const wanted = items[at] as number;
      // Its old score, its own too, is no longer among the sorted ones.
      if (!moved[at]) {
        if ((positions[item] as number) < (positions[wanted] as number)) (above[at] as number) -= 1;
      } else if (before > score + tolerance) (above[at] as number) -= 1;
      else if (before > score - tolerance) (close[at] as number) -= 1;
      if (item === wanted) continue;
      const gap = after - score;
      if (gap > tolerance) (above[at] as number) += 1;
      else if (gap >= -tolerance) return false;
    }
    return true;
  };
  for (let nth = 0; nth < changed; nth += 1) {
    const item = all.item(nth);
    if (item === act.item) continue;
    if (!visit(item, (scores[item] as number) - act.alike * all.of(item))) return false;
  }
  if (act.item >= 0 && !visit(act.item, (scores[act.item] as number) - act.same)) return false;
  for (let at = 0; at < items.length; at += 1) {
    if ((close[at] as number) > 0) return false;
    places[at] = (above[at] as number) + 1;
  }
  return true;
}

/** How many of the descending scores are above a bound. */
function countAbove(sorted: Float64Array, bound: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) > bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

function placeAnew({ index, ranking, items, places }: Setting, nth: number): void {
  const acts = ranking.acts.filter((_, other) => other !== nth);
  const { order } = rankAgain(index, ranking, acts);
  items.forEach((item, at) => {
    places[at] = order.indexOf(item) + 1;
  });
}
