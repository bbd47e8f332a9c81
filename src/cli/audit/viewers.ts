/**
 * Simulated viewers of stated kinds. Each has a taste, which is known here and nowhere else, and acts
 * that follow it. All of it follows from the catalogue and a seed.
 */

import type { Product } from '../../core/product.js';
import { EMPTY_SHOW } from '../../core/show.js';
import type { SignalType, StoredSignal } from '../../core/signal.js';
import { namedGender } from '../../model/fairness-flip.js';
import type { RankProfile } from '../../model/ranker.js';
import { createRandom, drawBelow } from '../data/seeded.js';

/** A viewer whose lists are audited. */
export interface AuditViewer {
  /** As in the report. */
  readonly kind: string;
  readonly profile: RankProfile;
  /** How much each product suits the viewer, 0 to 1, by item; null where only a target is known. */
  readonly taste: Float64Array | null;
  /** The product that was bought next; -1 where a taste is known instead. */
  readonly target: number;
  /** What is known about the viewer, for comparing groups. */
  readonly groups: Readonly<Record<string, string>>;
}

/** The moment of every simulated visit, milliseconds since 1970; only ages matter. */
export const AUDITED_AT_MS = Date.UTC(2020, 0, 1);
/** Fewest products that a taste for them can be told by. */
const FEWEST_PRODUCTS = 3;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Chance of an act away from the taste: people look around. */
const WANDERING = 0.15;
/** Exponent of the shop's own popularity: a few products are met far more often than the rest. */
const POPULARITY_EXPONENT = 0.8;
/** What a visit is made of. */
const VISIT_ACTS = 6;
const LONG_ACTS = 36;
const LONG_DAYS = 120;
/** Products that stood before a long-time buyer on as many days and were never opened. */
const UNOPENED = 4;
const UNOPENED_DAYS = 6;

interface Kind {
  readonly kind: string;
  /** 0 to 1 by item; null where the catalogue has no such taste. */
  readonly tasteOf: (shop: Shop, random: () => number) => Float64Array | null;
  readonly visit: 'none' | 'show' | 'long';
}

interface Shop {
  readonly products: readonly Product[];
  /** How often a product is met, by item. */
  readonly met: Float64Array;
}

/** Every kind of viewer, in the order of the report. */
export const KINDS: readonly Kind[] = [
  { kind: 'newcomer', tasteOf: ofCategory, visit: 'none' },
  { kind: 'brand lover', tasteOf: likeOne(({ brand }) => brand ?? null), visit: 'show' },
  { kind: 'creator follower', tasteOf: likeOne(({ creator }) => creator ?? null), visit: 'show' },
  { kind: 'category lover', tasteOf: ofCategory, visit: 'show' },
  { kind: 'category explorer', tasteOf: ofManyCategories, visit: 'show' },
  { kind: 'price-minded', tasteOf: ofLowPrice, visit: 'show' },
  { kind: "men's taste", tasteOf: ofGender('men'), visit: 'show' },
  { kind: "women's taste", tasteOf: ofGender('women'), visit: 'show' },
  { kind: 'unisex taste', tasteOf: ofGender('unisex'), visit: 'show' },
  { kind: 'long-time buyer', tasteOf: ofTwoCategories, visit: 'long' },
];

/**
 * The viewers of a shop: `perKind` of each kind that its catalogue can tell apart. What they chose
 * is the popularity that all of them are ranked with.
 * @param seed a whole number; equal seeds give equal viewers
 */
export function simulateViewers(
  products: readonly Product[],
  perKind: number,
  seed: number,
): AuditViewer[] {
  const random = createRandom(seed);
  const met = Float64Array.from(products, () => (1 - random()) ** -POPULARITY_EXPONENT);
  const shop = { products, met };
  const drawn = KINDS.flatMap(({ kind, tasteOf, visit }, nth) =>
    Array.from({ length: perKind }, (_, at) => {
      const own = createRandom(seed, nth, at);
      const taste = tasteOf(shop, own);
      return taste === null ? [] : [{ kind, taste, signals: actsOf(shop, taste, visit, own) }];
    }).flat(),
  );
  const popularity = sharesOf(drawn.map(({ signals }) => signals));
  return drawn.map(({ kind, taste, signals }) => ({
    kind,
    taste,
    target: -1,
    groups: {},
    profile: { signals, show: EMPTY_SHOW, stream: '', popularity, nowMs: AUDITED_AT_MS },
  }));
}

function actsOf(
  shop: Shop,
  taste: Float64Array,
  visit: Kind['visit'],
  random: () => number,
): StoredSignal[] {
  const signals: StoredSignal[] = [];
  const note = (type: SignalType, item: number, agoMs: number, stream: string): void => {
    const { id: productId } = shop.products[item] as Product;
    const id = String(signals.length).padStart(4, '0');
    const value = type === 'dwell' ? { value: 2 + drawBelow(30, random) } : {};
    signals.push({ id, type, productId, at: AUDITED_AT_MS - agoMs, stream, ...value });
  };
  if (visit === 'none') return signals;
  const long = visit === 'long';
  for (let act = 0; act < (long ? LONG_ACTS : VISIT_ACTS); act += 1) {
    const item = drawItem(shop, random() < WANDERING ? null : taste, random);
    const agoMs = long ? random() * LONG_DAYS * DAY_MS : (VISIT_ACTS - act) * 4 * MINUTE_MS;
    note(drawType(long, random), item, agoMs, `show ${Math.floor(agoMs / DAY_MS)}`);
  }
  const unopened = long ? UNOPENED : 0;
  for (let nth = 0; nth < unopened; nth += 1) {
    const item = drawItem(shop, taste, random);
    for (let day = 0; day < UNOPENED_DAYS; day += 1)
      note('view', item, day * DAY_MS, `show ${day}`);
  }
  return signals.sort((a, b) => a.at - b.at);
}

function drawType(long: boolean, random: () => number): SignalType {
  const at = random();
  if (at < 0.55) return 'select';
  if (at < 0.8) return 'dwell';
  if (at < 0.95 || !long) return 'save';
  return 'purchase';
}

/** A product by how often it is met, within a taste. */
function drawItem(shop: Shop, taste: Float64Array | null, random: () => number): number {
  const chances = shop.met.map((met, item) => met * (taste === null ? 1 : (taste[item] as number)));
  const all = chances.reduce((sum, chance) => sum + chance, 0);
  let left = random() * all;
  const found = chances.findIndex((chance) => {
    left -= chance;
    return left < 0;
  });
  return found < 0 ? chances.length - 1 : found;
}

/** Share of the viewers with acts who chose each product, by id. */
function sharesOf(histories: readonly (readonly StoredSignal[])[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const signals of histories) {
    const chosen = signals.filter(({ type }) => type !== 'view' && type !== 'dwell');
    for (const id of new Set(chosen.map(({ productId }) => productId as string))) {
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  return Object.fromEntries([...counts].map(([id, count]) => [id, count / histories.length]));
}

/** A taste for one of the names that enough products carry; each name as likely as another. */
function likeOne(nameOf: (product: Product) => string | null): Kind['tasteOf'] {
  return ({ products }, random) => {
    const counts = new Map<string, number>();
    for (const product of products) {
      const name = nameOf(product);
      if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    const names = [...counts].filter(([, count]) => count >= FEWEST_PRODUCTS);
    if (names.length === 0) return null;
    const [name] = names[drawBelow(names.length, random)] as [string, number];
    return Float64Array.from(products, (product) => (nameOf(product) === name ? 1 : 0));
  };
}

function ofCategory(shop: Shop, random: () => number): Float64Array | null {
  return likeOne(({ category }) => (category.length === 0 ? null : category.join('>')))(
    shop,
    random,
  );
}

/** Mostly one narrow category, now and then another. */
function ofTwoCategories(shop: Shop, random: () => number): Float64Array | null {
  const [one, other] = [ofCategory(shop, random), ofCategory(shop, random)];
  if (one === null || other === null) return null;
  return one.map((taste, item) => Math.max(taste, 0.5 * (other[item] as number)));
}

/** A little of everything. */
function ofManyCategories({ products }: Shop, random: () => number): Float64Array | null {
  const roots = [...new Set(products.flatMap(({ category }) => category.slice(0, 1)))];
  if (roots.length < 2) return null;
  const tastes = new Map(roots.map((root) => [root, 0.3 + 0.7 * random()]));
  return Float64Array.from(products, ({ category }) => tastes.get(category[0] ?? '') ?? 0);
}

/** The cheapest quarter of what has a price. */
function ofLowPrice({ products }: Shop): Float64Array | null {
  const prices = products.flatMap(({ price }) => (price === undefined ? [] : [price.current]));
  if (prices.length < 4 * FEWEST_PRODUCTS) return null;
  const limit = prices.sort((a, b) => a - b)[Math.floor(prices.length / 4)] as number;
  return Float64Array.from(products, ({ price }) =>
    (price?.current ?? Infinity) <= limit ? 1 : 0,
  );
}

function ofGender(gender: ReturnType<typeof namedGender>): Kind['tasteOf'] {
  return ({ products }) => {
    const taste = Float64Array.from(products, (one) => (namedGender(one) === gender ? 1 : 0));
    return taste.reduce((sum, one) => sum + one, 0) < FEWEST_PRODUCTS ? null : taste;
  };
}
