/** What buyers bought before what, one entry a time it happened: what every private count is over. */

import type { OrderHistory } from './orders.js';
import { LAG_DECAY, MAX_HISTORY } from './pairs.js';

/** One entry for each time one buyer bought one product before another one; buyers are in one piece. */
export interface Incidences {
  /** Place of the buyer. */
  readonly buyers: Uint32Array;
  readonly earlier: Uint32Array;
  readonly later: Uint32Array;
  /** {@link LAG_DECAY}^(lag - 1), 0 to 1. */
  readonly weights: Float32Array;
}

/** All of them. */
export function listIncidences(histories: readonly OrderHistory[]): Incidences {
  const lists = histories.map(({ items }) => items.slice(-MAX_HISTORY));
  let length = 0;
  for (const { length: items } of lists) length += (items * (items - 1)) / 2;
  const buyers = new Uint32Array(length);
  const earlier = new Uint32Array(length);
  const later = new Uint32Array(length);
  const weights = new Float32Array(length);
  let count = 0;
  lists.forEach((items, buyer) => {
    for (let to = 1; to < items.length; to += 1) {
      for (let from = 0; from < to; from += 1) {
        if (items[from] === items[to]) continue;
        buyers[count] = buyer;
        earlier[count] = items[from] as number;
        later[count] = items[to] as number;
        weights[count] = LAG_DECAY ** (to - from - 1);
        count += 1;
      }
    }
  });
  return {
    buyers: buyers.subarray(0, count),
    earlier: earlier.subarray(0, count),
    later: later.subarray(0, count),
    weights: weights.subarray(0, count),
  };
}
