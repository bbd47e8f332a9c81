/** Histories of only what enough buyers bought. */

import type { OrderHistory } from './orders.js';

/**
 * The histories without products that fewer than `minBuyers` different buyers have in a history of at
 * least two, and without repeated purchases: a buyer then stands behind a product once, as one of at
 * least `minBuyers`. Histories of fewer than two are left out.
 */
export function commonHistories(
  histories: readonly OrderHistory[],
  items: number,
  minBuyers: number,
): OrderHistory[] {
  let kept = histories.map(({ buyer, items: history }) => ({
    buyer,
    items: [...new Set(history)],
  }));
  for (;;) {
    kept = kept.filter(({ items: history }) => history.length > 1);
    const counts = new Uint32Array(items);
    for (const { items: history } of kept) {
      for (const item of history) (counts[item] as number) += 1;
    }
    if (counts.every((count) => count === 0 || count >= minBuyers)) return kept;
    kept = kept.map(({ buyer, items: history }) => ({
      buyer,
      items: history.filter((item) => (counts[item] as number) >= minBuyers),
    }));
  }
}
