/** Who gets seen: exposure by brand, creator, price band and gendered tag. */

import type { Product } from '../../core/product.js';
import { namedGender } from '../../model/fairness-flip.js';
import {
  exposureByGroup,
  exposureParity,
  type GroupExposure,
} from '../../model/fairness-groups.js';

/** One attribute of products and how its groups fare. */
export interface AttributeExposure {
  readonly attribute: string;
  readonly groups: readonly GroupExposure[];
  /** Lowest over highest ratio, over groups of enough products; null where there are not two. */
  readonly parity: number | null;
}

/** Groups below this share of the catalogue do not decide parity, nor ones of fewer than three. */
export const LEAST_GROUP_SHARE = 0.05;
const LEAST_GROUP = 3;
const BANDS = ['lowest third of prices', 'middle third of prices', 'highest third of prices'];

/**
 * Exposure by each attribute that at least two groups of products differ in.
 * @param merit by item; without it, every product deserves the same
 */
export function exposures(
  products: readonly Product[],
  lists: readonly (readonly number[])[],
  merit?: ArrayLike<number>,
): AttributeExposure[] {
  const attributes: readonly [string, (string | null)[]][] = [
    ['brand', products.map(({ brand }) => brand ?? null)],
    ['creator', products.map(({ creator }) => creator ?? null)],
    ['price band', priceBands(products)],
    ['gendered tag', products.map(namedGender)],
  ];
  return attributes.flatMap(([attribute, groupOf]) => {
    const groups = exposureByGroup(lists, groupOf, merit);
    if (groups.length < 2) return [];
    const least = Math.max(LEAST_GROUP, Math.ceil(LEAST_GROUP_SHARE * products.length));
    const decides = groups.filter(({ products: of }) => of >= least).length >= 2;
    return [{ attribute, groups, parity: decides ? exposureParity(groups, least) : null }];
  });
}

/** Thirds of the products with a price, of each currency apart; null where there are too few. */
function priceBands(products: readonly Product[]): (string | null)[] {
  const byCurrency = new Map<string, number[]>();
  for (const { price } of products) {
    if (price === undefined) continue;
    const prices = byCurrency.get(price.currency);
    if (prices === undefined) byCurrency.set(price.currency, [price.current]);
    else prices.push(price.current);
  }
  const cuts = new Map<string, number[]>();
  for (const [currency, prices] of byCurrency) {
    if (prices.length < BANDS.length * LEAST_GROUP) continue;
    prices.sort((a, b) => a - b);
    cuts.set(
      currency,
      [1, 2].map((third) => prices[Math.floor((third * prices.length) / 3)] as number),
    );
  }
  return products.map(({ price }) => {
    const own = price === undefined ? undefined : cuts.get(price.currency);
    if (price === undefined || own === undefined) return null;
    return BANDS[own.filter((cut) => price.current >= cut).length] as string;
  });
}
