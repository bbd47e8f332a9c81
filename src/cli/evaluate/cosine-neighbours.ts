/** The full item-item list of the protocol check: cosine of who bought what, nothing cut off. */

import type { DatasetOrders } from '../data/dataset.js';

/** Rows of a sparse, symmetric matrix. */
export interface CosineNeighbours {
  readonly starts: Uint32Array;
  readonly items: Uint32Array;
  readonly values: Float32Array;
}

/** Pairs within a history over √(events of the one × events of the other); 0 for an item itself. */
export function cosineNeighbours(
  orders: readonly DatasetOrders[],
  itemCount: number,
): CosineNeighbours {
  const events = new Float64Array(itemCount);
  const rows: Map<number, number>[] = Array.from({ length: itemCount }, () => new Map());
  const add = (from: number, to: number) => {
    const row = rows[from] as Map<number, number>;
    row.set(to, (row.get(to) ?? 0) + 1);
  };
  for (const { items } of orders) {
    items.forEach((later, at) => {
      (events[later] as number) += 1;
      for (const earlier of items.slice(0, at)) {
        if (earlier === later) continue;
        add(earlier, later);
        add(later, earlier);
      }
    });
  }
  const starts = new Uint32Array(itemCount + 1);
  rows.forEach((row, item) => {
    starts[item + 1] = (starts[item] as number) + row.size;
  });
  const items = new Uint32Array(starts[itemCount] as number);
  const values = new Float32Array(items.length);
  rows.forEach((row, item) => {
    let at = starts[item] as number;
    for (const [other, count] of row) {
      items[at] = other;
      values[at] = count / Math.sqrt((events[item] as number) * (events[other] as number));
      at += 1;
    }
  });
  return { starts, items, values };
}
