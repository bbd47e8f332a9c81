/** What binds a pack to a catalogue: the same products in the same order. */

import type { Product } from '../core/product.js';

/** Multipliers of MurmurHash3_x86_32 (Appleby), and the pair of its 128-bit sibling's last lanes. */
const LANES = [
  { seed: 0x9747b28c, first: 0xcc9e2d51, second: 0x1b873593 },
  { seed: 0x3c6ef372, first: 0x38b34ae5, second: 0xa1e38b93 },
] as const;
/** Stands after each id; no UTF-16 unit has this value. */
const END_OF_ID = 0x1_0000;

/**
 * 16 hexadecimal digits over the product ids in order, repeated ids left out: 64 bits against
 * mistakes, not against somebody who wants two catalogues to collide. Ids are only told apart.
 */
export function catalogueHash(products: readonly Product[]): string {
  const ids = new Set(products.map(({ id }) => id));
  return LANES.map((lane) => hashIds(ids, lane).toString(16).padStart(8, '0')).join('');
}

function hashIds(ids: Iterable<string>, { seed, first, second }: (typeof LANES)[number]): number {
  let hash: number = seed;
  const mix = (unit: number): void => {
    const scrambled = Math.imul(rotate(Math.imul(unit, first), 15), second);
    hash = (Math.imul(rotate(hash ^ scrambled, 13), 5) + 0xe6546b64) | 0;
  };
  for (const id of ids) {
    for (let at = 0; at < id.length; at += 1) mix(id.charCodeAt(at));
    mix(END_OF_ID);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function rotate(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}
