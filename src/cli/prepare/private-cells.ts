/**
 * Counts that every buyer shares with at least k - 1 others, as fine as they can be (generalisation
 * by local recoding, as for k-anonymity: Sweeney 2002). Each time that one product was bought with
 * another goes into exactly one cell, the first in this order that has k different buyers:
 * the ordered pair; the pair in either order; one product and a group of products; two groups, ever
 * coarser. What fits nowhere is forgotten. Cells never overlap, so that no difference between them
 * tells what fewer buyers did, and a buyer counts at most 1 in a cell, however often it happened.
 */

import type { Incidences } from './private-incidences.js';

/** What a cell counts; a `group` is that of the level's {@link Level.groups}. */
export type CellKind =
  /** `first` before `second`. */
  | 'ordered'
  /** `first` and `second`, `first < second`. */
  | 'either'
  /** The product `first` and a product of the group `second`. */
  | 'group'
  /** Products of both groups, `first ≤ second`. */
  | 'groups';

/** One step of {@link divide}. */
export interface Level {
  readonly kind: CellKind;
  /** [items]: group of each product; must not depend on anything that fewer than k buyers did. */
  readonly groups?: Uint32Array;
}

/** A count over at least k buyers. */
export interface Cell {
  readonly first: number;
  readonly second: number;
  /** Σ over its buyers of at most 1 each. */
  readonly weight: number;
  readonly buyers: number;
}

/** The cells of one level, sorted. */
export interface CellLevel extends Level {
  readonly cells: readonly Cell[];
}

/** What is not yet in any cell, and the levels so far. */
export interface Division {
  readonly left: Incidences;
  readonly levels: readonly CellLevel[];
}

/** Nothing divided yet. */
export function startDivision(incidences: Incidences): Division {
  return { left: incidences, levels: [] };
}

/** One level more: what has `minBuyers` different buyers there leaves the rest. */
export function divide(division: Division, level: Level, minBuyers: number): Division {
  const { left } = division;
  const table = createTable(2 * left.buyers.length);
  const [own, other] = placesOf(left, level, table);
  // A product is in its pair's cells from both ends; the end with more buyers takes it.
  const chosen = other === undefined ? own : preferred(own, other, left.buyers, table);
  const { buyers, weights } = sumUp(left, chosen, table.size());
  const places = Array.from(buyers.keys()).filter((at) => (buyers[at] as number) >= minBuyers);
  const cells = places.map((at) => ({
    ...table.keyAt(at),
    weight: weights[at] as number,
    buyers: buyers[at] as number,
  }));
  // Sorted, so that no order of insertion is left.
  cells.sort((a, b) => a.first - b.first || a.second - b.second);
  return {
    left: filter(left, (at) => (buyers[chosen[at] as number] as number) < minBuyers),
    levels: [...division.levels, { ...level, cells }],
  };
}

/** Numbers pairs of keys in the order in which they come (open addressing, linear probing). */
interface KeyTable {
  readonly place: (first: number, second: number) => number;
  readonly size: () => number;
  readonly keyAt: (place: number) => { first: number; second: number };
}

const FIRST_FACTOR = 0x9e3779b1;
const SECOND_FACTOR = 0x85ebca77;

/** @param most keys that may come */
function createTable(most: number): KeyTable {
  const bits = Math.max(1, Math.ceil(Math.log2(most + 1)) + 1);
  const slots = new Int32Array(2 ** bits).fill(-1);
  const firsts = new Uint32Array(most);
  const seconds = new Uint32Array(most);
  let size = 0;
  return {
    place: (first, second) => {
      const hash = Math.imul(first, FIRST_FACTOR) ^ Math.imul(second, SECOND_FACTOR);
      let slot = Math.imul(hash ^ (hash >>> 15), FIRST_FACTOR) >>> (32 - bits);
      for (;;) {
        const at = slots[slot] as number;
        if (at < 0) break;
        if (firsts[at] === first && seconds[at] === second) return at;
        slot = (slot + 1) % slots.length;
      }
      slots[slot] = size;
      firsts[size] = first;
      seconds[size] = second;
      size += 1;
      return size - 1;
    },
    size: () => size,
    keyAt: (at) => ({ first: firsts[at] as number, second: seconds[at] as number }),
  };
}

/** Cell of each incidence, from one or both of its ends. */
function placesOf(
  { earlier, later }: Incidences,
  { kind, groups }: Level,
  { place }: KeyTable,
): [Uint32Array, Uint32Array?] {
  const groupOf = (item: number): number => groups?.[item] ?? 0;
  const sorted = (a: number, b: number): number => (a < b ? place(a, b) : place(b, a));
  const each = (key: (a: number, b: number) => number): Uint32Array =>
    earlier.map((item, at) => key(item, later[at] as number));
  switch (kind) {
    case 'ordered':
      return [each(place)];
    case 'either':
      return [each(sorted)];
    case 'group':
      return [each((a, b) => place(a, groupOf(b))), each((a, b) => place(b, groupOf(a)))];
    case 'groups':
      return [each((a, b) => sorted(groupOf(a), groupOf(b)))];
  }
}

/** Of both ends the one whose cell has more buyers, of equal ones that with the lower key. */
function preferred(
  own: Uint32Array,
  other: Uint32Array,
  buyers: Uint32Array,
  table: KeyTable,
): Uint32Array {
  const counts = new Uint32Array(table.size());
  const lastBuyer = new Int32Array(table.size()).fill(-1);
  const count = (place: number, buyer: number): void => {
    if (lastBuyer[place] === buyer) return;
    lastBuyer[place] = buyer;
    (counts[place] as number) += 1;
  };
  buyers.forEach((buyer, at) => {
    count(own[at] as number, buyer);
    count(other[at] as number, buyer);
  });
  return own.map((first, at) => {
    const second = other[at] as number;
    const more = (counts[second] as number) - (counts[first] as number);
    if (more !== 0) return more > 0 ? second : first;
    const [a, b] = [table.keyAt(first), table.keyAt(second)];
    return (b.first - a.first || b.second - a.second) < 0 ? second : first;
  });
}

/** Different buyers of each place, and Σ over them of min(1, Σ weights). */
function sumUp(
  { buyers: all, weights: each }: Incidences,
  places: Uint32Array,
  count: number,
): { buyers: Uint32Array; weights: Float64Array } {
  const buyers = new Uint32Array(count);
  const weights = new Float64Array(count);
  const ownSums = new Float64Array(count);
  const lastBuyer = new Int32Array(count).fill(-1);
  places.forEach((place, at) => {
    if (lastBuyer[place] !== all[at]) {
      lastBuyer[place] = all[at] as number;
      ownSums[place] = 0;
      (buyers[place] as number) += 1;
    }
    const before = ownSums[place] as number;
    const after = Math.min(1, before + (each[at] as number));
    ownSums[place] = after;
    (weights[place] as number) += after - before;
  });
  return { buyers, weights };
}

function filter(all: Incidences, stays: (at: number) => boolean): Incidences {
  const kept = (_: number, at: number): boolean => stays(at);
  return {
    buyers: all.buyers.filter(kept),
    earlier: all.earlier.filter(kept),
    later: all.later.filter(kept),
    weights: all.weights.filter(kept),
  };
}
