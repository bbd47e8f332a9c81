/** Negatives for viewers that come without: uniform over what the viewer never had. */

import type { DatasetViewer } from './dataset.js';
import { createRandom, drawBelow } from './seeded.js';

/** As many as in the tables of the S3-Rec paper. */
const NEGATIVES = 99;
/** Fixed, so that everybody ranks against the same ones. */
const SEED = 20_200_825;

/**
 * The viewers, those with a test target and without negatives now with some; they depend on the
 * viewer's place in the list alone. In a shop with too few products they stay without.
 * @param itemCount products of the shop
 */
export function withNegatives(
  viewers: readonly DatasetViewer[],
  itemCount: number,
): DatasetViewer[] {
  return viewers.map((viewer, at) => {
    const { history, validation, test, negatives } = viewer;
    if (test === null || negatives !== null) return viewer;
    const had = validation === null ? [...history, test] : [...history, validation, test];
    return { ...viewer, negatives: drawNegatives(had, itemCount, at) };
  });
}

/** Without repeats. */
function drawNegatives(had: readonly number[], count: number, seed: number): Uint32Array | null {
  const taken = new Set(had);
  if (count - taken.size < NEGATIVES) return null;
  const random = createRandom(SEED, seed);
  const drawn: number[] = [];
  while (drawn.length < NEGATIVES) {
    const item = drawBelow(count, random);
    if (taken.has(item)) continue;
    taken.add(item);
    drawn.push(item);
  }
  return Uint32Array.from(drawn);
}
