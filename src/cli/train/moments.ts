/** Moments to learn from: what a viewer had bought, and what came next. */

import type { Product } from '../../core/product.js';
import type { Dataset, DatasetOrders, DatasetViewer } from '../data/dataset.js';
import { createRandom, drawOrder } from '../data/seeded.js';

/** One moment. Item indexes. */
export interface Moment {
  /** Oldest first, at least one; without the target. */
  readonly history: readonly number[];
  readonly target: number;
  /** Days between each item of the history and the target; null where there is no clock. */
  readonly ageDays: readonly number[] | null;
}

/** A shop to learn from: nothing in it is later than what `evaluate` holds out for the test. */
export interface MomentShop {
  readonly name: string;
  readonly products: readonly Product[];
  readonly moments: readonly Moment[];
  /** False where the titles are made of the other fields and so tell nothing. */
  readonly hasTitles: boolean;
  /** Orders before any target, for a pack. */
  readonly orders: readonly DatasetOrders[];
}

const MS_PER_DAY = 86_400_000;
/** A product of a shop of baskets is only kept if so many households bought it. */
const FEWEST_BUYERS = 5;
/** Moments taken of one household. */
const MOMENTS_A_HOUSEHOLD = 2;

/**
 * The moments of a dataset. Where viewers have a validation target, that is the target. Baskets with
 * times: the products of a household's last basket that it had not bought before. The test targets
 * of `evaluate` are never read. A target that lies in its own history is left out, since
 * `evaluate` ranks only what is new.
 * @param limit most moments, drawn at random
 */
export function momentsOf(dataset: Dataset, seed: number, limit: number): MomentShop {
  const clocked = dataset.format === 'baskets';
  const shop = clocked ? oftenBought(dataset) : dataset;
  const all = clocked
    ? shop.viewers.flatMap((viewer, at) => basketMoments(viewer, createRandom(seed, at)))
    : shop.viewers.flatMap(validationMoment);
  const order = drawOrder(all.length, createRandom(seed, 1));
  return {
    name: dataset.name,
    products: shop.products,
    hasTitles: !clocked,
    moments: Array.from(order.subarray(0, limit), (at) => all[at] as Moment),
    orders: clocked ? shop.viewers.map(ordersBefore) : shop.ordersForValidation,
  };
}

function ordersBefore(viewer: DatasetViewer, at: number): DatasetOrders {
  return { buyer: `buyer-${at}`, items: lastBasket(viewer).history };
}

function validationMoment({ history, validation }: DatasetViewer): Moment[] {
  if (validation === null || history.length === 0 || history.includes(validation)) return [];
  return [{ history, target: validation, ageDays: null }];
}

/** A household before its last basket, and that basket. */
interface LastBasket {
  /** Items that were bought before, with their days before the basket. */
  readonly history: readonly number[];
  readonly ageDays: readonly number[];
  /** Items of the basket that were not. */
  readonly news: readonly number[];
}

function lastBasket({ history, validation, atMs = [] }: DatasetViewer): LastBasket {
  const items = validation === null ? history : [...history, validation];
  const now = atMs[items.length - 1] as number;
  const before = items.filter((_, at) => (atMs[at] as number) < now);
  return {
    history: before,
    ageDays: before.map((_, at) => (now - (atMs[at] as number)) / MS_PER_DAY),
    news: [...new Set(items.slice(before.length))].filter((item) => !before.includes(item)),
  };
}

function basketMoments(viewer: DatasetViewer, random: () => number): Moment[] {
  const { history, ageDays, news } = lastBasket(viewer);
  if (history.length === 0) return [];
  return Array.from(drawOrder(news.length, random).subarray(0, MOMENTS_A_HOUSEHOLD), (at) => ({
    history,
    target: news[at] as number,
    ageDays,
  }));
}

/** The shop without what hardly anybody bought; viewers keep what is left of their history. */
function oftenBought(dataset: Dataset): Dataset {
  const buyers = new Uint32Array(dataset.products.length);
  for (const { items } of dataset.ordersForTest) {
    for (const item of new Set(items)) (buyers[item] as number) += 1;
  }
  const placeOf = new Map<number, number>();
  const products = dataset.products.filter((_, item) => {
    if ((buyers[item] as number) < FEWEST_BUYERS) return false;
    placeOf.set(item, placeOf.size);
    return true;
  });
  const move = (orders: readonly DatasetOrders[]): DatasetOrders[] => orders.map(keep);
  const keep = (order: DatasetOrders): DatasetOrders => {
    const at = order.items.flatMap((item, place) => (placeOf.has(item) ? [place] : []));
    const { atMs } = order;
    return {
      buyer: order.buyer,
      items: at.map((place) => placeOf.get(order.items[place] as number) as number),
      ...(atMs === undefined ? {} : { atMs: at.map((place) => atMs[place] as number) }),
    };
  };
  const viewers = dataset.viewers.map((viewer): DatasetViewer => {
    const { history, validation, atMs } = viewer;
    const all = validation === null ? history : [...history, validation];
    const kept = keep({ buyer: '', items: all, ...(atMs === undefined ? {} : { atMs }) });
    return {
      history: kept.items,
      validation: null,
      test: null,
      negatives: null,
      ...(kept.atMs === undefined ? {} : { atMs: kept.atMs }),
    };
  });
  return {
    ...dataset,
    products,
    viewers,
    ordersForTest: move(dataset.ordersForTest),
  };
}
