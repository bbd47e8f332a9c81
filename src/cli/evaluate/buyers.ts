/** Popularity as anybody could count it. */

import type { DatasetOrders } from '../data/dataset.js';

/** Purchases by item. */
export function countPurchases(orders: readonly DatasetOrders[], itemCount: number): Float64Array {
  const counts = new Float64Array(itemCount);
  for (const { items } of orders) {
    for (const item of items) (counts[item] as number) += 1;
  }
  return counts;
}

/** The same orders, each history in random order. */
export function shuffleOrders(
  orders: readonly DatasetOrders[],
  draw: (buyer: number, count: number) => Uint32Array,
): DatasetOrders[] {
  return orders.map(({ buyer, items }, at) => ({
    buyer,
    items: Array.from(draw(at, items.length), (from) => items[from] as number),
  }));
}
