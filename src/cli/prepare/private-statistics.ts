/** All that a pack may learn under the rule of at least k buyers, and what trains on it. */

import type { SparseRows } from '../../engine/learner/factor-kernels.js';
import type { FactorExamples } from '../../engine/learner/factor-training.js';
import type { OrderHistory } from './orders.js';
import { countBuyers, type PairCount } from './pairs.js';
import { type Cell, type CellLevel, divide, startDivision } from './private-cells.js';
import { drawerOf, groupByAngle, project } from './private-groups.js';
import { listIncidences } from './private-incidences.js';

/** Counts over at least k buyers each, and what follows from them alone. */
export interface GuardedStatistics {
  /** [items]: different buyers, 0 below k. */
  readonly buyers: Float64Array;
  /** All cells, the finest level first. */
  readonly levels: readonly CellLevel[];
}

/** Products a group has on average, a level each; finer ones first. */
const GROUP_SIZES = [8, 30] as const;
/** Fewer groups than this say nothing that a product's popularity does not. */
const FEWEST_GROUPS = 16;
/** What partners weigh beside attributes where groups are made. */
const PARTNER_SHARE = 0.7;

/**
 * Counts everything. Depends on the histories only through counts of at least `minBuyers` different
 * buyers.
 * @param attributes a row for each item: its brand and categories
 * @param random a stream of uniform numbers 0 ≤ x < 1 for each place
 */
export function guardedStatistics(
  histories: readonly OrderHistory[],
  attributes: SparseRows,
  minBuyers: number,
  random: (place: number) => () => number,
): GuardedStatistics {
  const items = attributes.starts.length - 1;
  let division = startDivision(listIncidences(histories));
  division = divide(division, { kind: 'ordered' }, minBuyers);
  division = divide(division, { kind: 'either' }, minBuyers);
  const pairs = pairsOf(division.levels, items);
  const sizes = GROUP_SIZES.filter((size) => items / size >= FEWEST_GROUPS);
  if (sizes.length > 0) {
    const vectors = project(beside(attributes, partnerRows(pairs, items)), random(0));
    const levels = sizes.map((size, at) =>
      groupByAngle(vectors, Math.round(items / size), random(at + 1)),
    );
    for (const kind of ['group', 'groups'] as const) {
      for (const groups of levels) division = divide(division, { kind, groups }, minBuyers);
    }
  }
  return {
    buyers: countBuyers(histories, items, minBuyers),
    levels: division.levels,
  };
}

/** Ordered pairs, for the list, sorted. One known in either order only counts half each way. */
export function pairsOf(levels: readonly CellLevel[], items: number): PairCount[] {
  const pairs = new Map<number, PairCount>();
  const add = (earlier: number, later: number, weight: number, buyers: number): void => {
    const key = earlier * items + later;
    const before = pairs.get(key);
    pairs.set(key, {
      earlier,
      later,
      weight: (before?.weight ?? 0) + weight,
      buyers: (before?.buyers ?? 0) + buyers,
    });
  };
  for (const { kind, cells } of levels) {
    for (const { first, second, weight, buyers } of cells) {
      if (kind === 'ordered') add(first, second, weight, buyers);
      if (kind === 'either') {
        add(first, second, weight / 2, buyers);
        add(second, first, weight / 2, buyers);
      }
    }
  }
  return [...pairs.values()].sort((a, b) => a.earlier - b.earlier || a.later - b.later);
}

/** A row an item: its partners before and after, each side of length {@link PARTNER_SHARE}. */
function partnerRows(pairs: readonly PairCount[], items: number): SparseRows {
  const rows: { column: number; value: number }[][] = Array.from({ length: items }, () => []);
  const sums = new Float64Array(2 * items);
  const each = (take: (row: number, column: number, value: number) => void): void => {
    for (const { earlier, later, weight } of pairs) {
      const value = Math.log1p(weight);
      take(earlier, later, value);
      take(later, items + earlier, value);
    }
  };
  const sideOf = (row: number, column: number): number => (column < items ? row : items + row);
  each((row, column, value) => {
    (sums[sideOf(row, column)] as number) += value ** 2;
  });
  each((row, column, value) => {
    const by = PARTNER_SHARE / Math.sqrt(sums[sideOf(row, column)] as number);
    rows[row]?.push({ column, value: value * by });
  });
  const starts = new Uint32Array(items + 1);
  rows.forEach((row, item) => {
    starts[item + 1] = (starts[item] as number) + row.length;
  });
  const flat = rows.flat();
  return {
    columns: 2 * items,
    starts,
    indexes: Uint32Array.from(flat, ({ column }) => column),
    values: Float32Array.from(flat, ({ value }) => value),
  };
}

function beside(left: SparseRows, right: SparseRows): SparseRows {
  const starts = left.starts.map((start, item) => start + (right.starts[item] as number));
  const indexes = new Uint32Array(left.indexes.length + right.indexes.length);
  const values = new Float32Array(indexes.length);
  for (let item = 0; item + 1 < starts.length; item += 1) {
    let to = starts[item] as number;
    for (const [rows, shift] of [
      [left, 0],
      [right, left.columns],
    ] as const) {
      for (let at = rows.starts[item] as number; at < (rows.starts[item + 1] as number); at += 1) {
        indexes[to] = (rows.indexes[at] as number) + shift;
        values[to] = rows.values[at] as number;
        to += 1;
      }
    }
  }
  return { columns: left.columns + right.columns, starts, indexes, values };
}

/** What a pair in either order, or of a group, counts each way beside an ordered one. */
const EITHER_SHARE = 0.65;
const REVERSE_SHARE = 0.3;
/** Examples a cell of a group, and of two groups, stands for. */
const DRAWS = { ordered: 1, either: 1, group: 1, groups: 2 } as const;
/** Exponent of the sum of a product's examples: those with many weigh less than all of them. */
const SUM_POWER = 0.75;

/**
 * Examples for the factors: one act and one target, drawn from the cells. Within a group, products
 * are drawn by their buyers.
 * @param random uniform numbers 0 ≤ x < 1
 */
export function guardedExamples(
  { buyers, levels }: GuardedStatistics,
  random: () => number,
): FactorExamples {
  const sources: number[] = [];
  const targets: number[] = [];
  const weights: number[] = [];
  const add = (source: number, target: number, weight: number): void => {
    if (source === target) return;
    sources.push(source);
    targets.push(target);
    weights.push(weight);
  };
  for (const { kind, groups, cells } of levels) {
    const draw = groups === undefined ? () => 0 : drawerOf(groups, buyers, random);
    const ends = ({ first, second }: Cell): [number, number] => {
      if (kind === 'group') return [first, draw(second)];
      return kind === 'groups' ? [draw(first), draw(second)] : [first, second];
    };
    for (const cell of cells) {
      for (let at = 0; at < DRAWS[kind]; at += 1) {
        const weight = cell.weight / DRAWS[kind];
        const ordered = kind === 'ordered';
        const [first, second] = ends(cell);
        add(first, second, (ordered ? 1 : EITHER_SHARE) * weight);
        const [third, fourth] = ends(cell);
        add(fourth, third, (ordered ? REVERSE_SHARE : EITHER_SHARE) * weight);
      }
    }
  }
  return {
    starts: Uint32Array.from({ length: sources.length + 1 }, (_, at) => at),
    items: Uint32Array.from(sources),
    lags: new Uint8Array(sources.length),
    targets: Uint32Array.from(targets),
    weights: evened(sources, weights, buyers.length),
  };
}

/** Examples for the factors: each ordered cell as it is. */
export function cellExamples(cells: readonly Cell[]): FactorExamples {
  const mean = cells.reduce((sum, { weight }) => sum + weight, 0) / Math.max(1, cells.length);
  return {
    starts: Uint32Array.from({ length: cells.length + 1 }, (_, at) => at),
    items: Uint32Array.from(cells, ({ first }) => first),
    lags: new Uint8Array(cells.length),
    targets: Uint32Array.from(cells, ({ second }) => second),
    weights: Float32Array.from(cells, ({ weight }) => weight / mean),
  };
}

/** Divides by the source's sum to the power that leaves {@link SUM_POWER}; 1 on average. */
function evened(
  sources: readonly number[],
  weights: readonly number[],
  items: number,
): Float32Array {
  const sums = new Float64Array(items);
  sources.forEach((source, at) => {
    (sums[source] as number) += weights[at] as number;
  });
  const even = weights.map(
    (weight, at) => weight * (sums[sources[at] as number] as number) ** (SUM_POWER - 1),
  );
  const mean = even.reduce((a, b) => a + b, 0) / Math.max(1, even.length);
  return Float32Array.from(even, (weight) => weight / mean);
}
