/**
 * Groups of products that serve the same ends, made of nothing but the catalogue and of counts that
 * enough buyers share: products of one group have much the same attributes and much the same partners.
 */

import type { SparseRows } from '../../engine/learner/factor-kernels.js';

/** Length of the vectors that groups are made of. */
const WIDTH = 64;
const ROUNDS = 6;
/** Products that too few bought are drawn as often as products with so many buyers. */
const RARE_BUYERS = 0.5;

/** Vectors of products: [items × {@link width}], row-major. */
export interface ProductVectors {
  readonly width: number;
  readonly values: Float32Array;
}

/**
 * A vector a product whose inner products are about those of the rows, by a random projection
 * (Johnson and Lindenstrauss 1984, with signs: Achlioptas 2003), of length 1 or 0.
 * @param random uniform numbers 0 ≤ x < 1
 */
export function project(rows: SparseRows, random: () => number): ProductVectors {
  const items = rows.starts.length - 1;
  const signs = Int8Array.from({ length: rows.columns * WIDTH }, () => (random() < 0.5 ? -1 : 1));
  const values = new Float32Array(items * WIDTH);
  for (let item = 0; item < items; item += 1) {
    for (let at = rows.starts[item] as number; at < (rows.starts[item + 1] as number); at += 1) {
      const from = (rows.indexes[at] as number) * WIDTH;
      const value = rows.values[at] as number;
      for (let place = 0; place < WIDTH; place += 1) {
        (values[item * WIDTH + place] as number) += value * (signs[from + place] as number);
      }
    }
    normalise(values, item * WIDTH, WIDTH);
  }
  return { width: WIDTH, values };
}

/**
 * Group of each product: k-means by angle (Dhillon and Modha 2001) from products drawn at random.
 * @param count groups asked for; some may come out empty
 * @param random uniform numbers 0 ≤ x < 1
 */
export function groupByAngle(
  { width, values }: ProductVectors,
  count: number,
  random: () => number,
): Uint32Array {
  const items = values.length / width;
  const centres = new Float32Array(count * width);
  const copyOf = (item: number): Float32Array => values.subarray(item * width, (item + 1) * width);
  for (let at = 0; at < count; at += 1) {
    centres.set(copyOf(Math.floor(random() * items)), at * width);
  }
  let groups: Uint32Array = new Uint32Array(items);
  for (let round = 0; round < ROUNDS; round += 1) {
    groups = nearest(values, centres, width);
    centres.fill(0);
    groups.forEach((group, item) => {
      for (let place = 0; place < width; place += 1) {
        (centres[group * width + place] as number) += values[item * width + place] as number;
      }
    });
    for (let at = 0; at < count; at += 1) {
      if (!normalise(centres, at * width, width)) {
        centres.set(copyOf(Math.floor(random() * items)), at * width);
      }
    }
  }
  return nearest(values, centres, width);
}

function nearest(values: Float32Array, centres: Float32Array, width: number): Uint32Array {
  const groups = new Uint32Array(values.length / width);
  for (let item = 0; item < groups.length; item += 1) {
    const from = item * width;
    let best = Number.NEGATIVE_INFINITY;
    for (let centre = 0; centre < centres.length; centre += width) {
      let dot = 0;
      for (let place = 0; place < width; place += 1) {
        dot += (values[from + place] as number) * (centres[centre + place] as number);
      }
      if (dot > best) {
        best = dot;
        groups[item] = centre / width;
      }
    }
  }
  return groups;
}

/** Makes a vector as long as 1; false where it is 0. */
function normalise(values: Float32Array, from: number, width: number): boolean {
  let squares = 0;
  for (let at = from; at < from + width; at += 1) squares += (values[at] as number) ** 2;
  if (squares === 0) return false;
  const by = 1 / Math.sqrt(squares);
  for (let at = from; at < from + width; at += 1) values[at] = (values[at] as number) * by;
  return true;
}

/**
 * Draws a product of a group, by buyers.
 * @param random uniform numbers 0 ≤ x < 1
 */
export function drawerOf(
  groups: Uint32Array,
  buyers: Float64Array,
  random: () => number,
): (group: number) => number {
  const count = groups.reduce((most, group) => Math.max(most, group), -1) + 1;
  const members: { item: number; upTo: number }[][] = Array.from({ length: count }, () => []);
  groups.forEach((group, item) => {
    const own = members[group] as { item: number; upTo: number }[];
    const upTo = (own.at(-1)?.upTo ?? 0) + Math.max(RARE_BUYERS, buyers[item] as number);
    own.push({ item, upTo });
  });
  return (group) => {
    const own = members[group] as { item: number; upTo: number }[];
    const at = random() * (own.at(-1)?.upTo as number);
    return (own.find(({ upTo }) => upTo > at) ?? own[own.length - 1])?.item as number;
  };
}
