// A shop with offers and countries, and what a viewer does in it.
import type { Product } from '../../src/core/product.js';
import { PRODUCTS, type TestEngine } from './support.js';

export const GALE = 'SKU-1';

/** The test shop with one offer; half of it is sent to Germany and Austria only, two to the US. */
export const SHOP: readonly Product[] = PRODUCTS.map((product, at) => ({
  ...product,
  ...(product.id === GALE
    ? { offer: { label: '10 % off', code: 'RAIN10', afterInteractions: 3 } }
    : {}),
  ...(at % 2 === 1 ? { regions: ['DE', 'AT'] } : {}),
}));
export const LOCAL = new Set(
  SHOP.flatMap(({ id, regions }) => (regions === undefined ? [] : [id])),
);

export async function look(test: TestEngine, productId: string, times = 1) {
  for (let count = 0; count < times; count += 1) {
    test.now += 1000;
    await test.signal({ type: 'select', productId });
  }
}

export const settle = () => new Promise((resolve) => setTimeout(resolve, 60));
export const lastPicks = (test: TestEngine) =>
  test
    .of('picks')
    .at(-1)
    ?.picks.map(({ productId }) => productId);
