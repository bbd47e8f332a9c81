/** Histories of viewers of one shop with its catalogue, whatever the files looked like. */

import type { Product } from '../../core/product.js';
import { withNegatives } from './negatives.js';
import { createRandom, drawOrder } from './seeded.js';

/** The folders that can be read; see `read-dataset.ts`. */
export type DatasetFormat = 'sequences' | 'rows' | 'baskets';

/** One viewer, or one moment of one: what was done before, and what came next. Item indexes. */
export interface DatasetViewer {
  /** Events before the validation target, oldest first; may repeat. */
  readonly history: readonly number[];
  /** The event after `history`; null where none is held out for validation. */
  readonly validation: number | null;
  /** The event after `validation`, or after `history` where that is null; null: not tested. */
  readonly test: number | null;
  /** 99 items the test target is ranked against; null where the shop has too few. */
  readonly negatives: Uint32Array | null;
  /** Times of `history`, then `validation` and `test`, milliseconds since 1970. */
  readonly atMs?: readonly number[];
  /** What is known about the viewer, for audits by group: `{age: '35-44'}`. Never ranked by. */
  readonly groups?: Readonly<Record<string, string>>;
}

/** What one buyer bought, as the shop knows it. */
export interface DatasetOrders {
  readonly buyer: string;
  /** Item indexes, oldest first. */
  readonly items: readonly number[];
  /** Milliseconds since 1970, one an item. */
  readonly atMs?: readonly number[];
}

/** A dataset. Item indexes are places in `products`; neither they nor the ids say anything. */
export interface Dataset {
  readonly name: string;
  readonly format: DatasetFormat;
  readonly products: readonly Product[];
  readonly viewers: readonly DatasetViewer[];
  /** What a shop knows of its buyers before any test target; never a test target itself. */
  readonly ordersForTest: readonly DatasetOrders[];
  /** The same one step earlier, before any validation target. */
  readonly ordersForValidation: readonly DatasetOrders[];
}

/** A dataset as its files name the items; made opaque by {@link assemble}. */
export interface RawDataset extends Omit<Dataset, 'products'> {
  /** In an order that does not depend on the files' ids. */
  readonly products: readonly Omit<Product, 'id' | 'url'>[];
}

/** Letters of a product id. */
const ID_LENGTH = 12;

/**
 * The dataset with its items in random order under random ids, so that nothing can be read from
 * either. Viewers without negatives get some, the same whatever the seed.
 * @param seed a whole number; equal seeds give equal orders and ids
 */
export function assemble(raw: RawDataset, seed: number): Dataset {
  const random = createRandom(seed);
  /** Old index by new index, and the other way round. */
  const order = drawOrder(raw.products.length, random);
  const placeOf = new Uint32Array(order.length);
  order.forEach((old, place) => {
    placeOf[old] = place;
  });
  const place = (item: number): number => placeOf[item] as number;
  const used = new Set<string>();
  const products = Array.from(order, (old) => {
    const id = drawId(random, used);
    const product = raw.products[old] as Omit<Product, 'id' | 'url'>;
    return { id, url: `https://shop.example/${id}`, ...product };
  });
  const moveOrders = (orders: readonly DatasetOrders[]): DatasetOrders[] =>
    orders.map((each) => ({ ...each, items: each.items.map(place) }));
  return {
    ...raw,
    products,
    viewers: withNegatives(raw.viewers, raw.products.length).map((viewer) => ({
      ...viewer,
      history: viewer.history.map(place),
      validation: viewer.validation === null ? null : place(viewer.validation),
      test: viewer.test === null ? null : place(viewer.test),
      negatives: viewer.negatives === null ? null : viewer.negatives.map(place),
    })),
    ordersForTest: moveOrders(raw.ordersForTest),
    ordersForValidation: moveOrders(raw.ordersForValidation),
  };
}

/** What the viewer did before the test target: the history, and the validation target if any. */
export function testHistory({ history, validation }: DatasetViewer): readonly number[] {
  return validation === null ? history : [...history, validation];
}

function drawId(random: () => number, used: Set<string>): string {
  let id = '';
  while (id.length < ID_LENGTH || used.has(id)) {
    if (id.length >= ID_LENGTH) id = '';
    id += Math.floor(random() * 36).toString(36);
  }
  used.add(id);
  return id;
}
