/** The viewers of a dataset folder as an audit sees them: real histories, and what was bought next. */

import { EMPTY_SHOW } from '../../core/show.js';
import { type Dataset, type DatasetViewer, testHistory } from '../data/dataset.js';
import { createRandom, drawOrder } from '../data/seeded.js';
import { purchaseSignals, RANKED_AT_MS } from '../evaluate/signals.js';
import type { AuditViewer } from './viewers.js';

/** How often each product was bought before any target, by item. */
export function purchases({ products, ordersForTest }: Dataset): Float64Array {
  const counts = new Float64Array(products.length);
  for (const { items } of ordersForTest) {
    for (const item of new Set(items)) (counts[item] as number) += 1;
  }
  return counts;
}

/**
 * Up to `most` viewers whose next purchase is held out and new to them, drawn at random. Where groups
 * are known for some, only those are taken.
 * @param actMs what one event stands for where events have an order but no clock
 */
export function datasetViewers(
  dataset: Dataset,
  actMs: number,
  most: number,
  seed: number,
): AuditViewer[] {
  const { products, ordersForTest } = dataset;
  const counts = purchases(dataset);
  const buyers = Math.max(1, ordersForTest.length);
  const popularity = Object.fromEntries(
    products.map(({ id }, item) => [id, (counts[item] as number) / buyers]),
  );
  const tested = dataset.viewers.filter(isTested);
  const known = tested.filter(({ groups }) => groups !== undefined);
  const pool = known.length > 0 ? known : tested;
  const drawn = drawOrder(pool.length, createRandom(seed)).slice(0, most);
  return Array.from(drawn, (at) => {
    const viewer = pool[at] as DatasetViewer;
    const signals = purchaseSignals(products, testHistory(viewer), { actMs });
    return {
      kind: 'buyer',
      taste: null,
      target: viewer.test as number,
      groups: viewer.groups ?? {},
      profile: { signals, show: EMPTY_SHOW, stream: '', popularity, nowMs: RANKED_AT_MS },
    };
  });
}

function isTested(viewer: DatasetViewer): boolean {
  const history = testHistory(viewer);
  return viewer.test !== null && history.length > 0 && !history.includes(viewer.test);
}
