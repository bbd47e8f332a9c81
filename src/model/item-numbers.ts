/**
 * The item of each product id: an open-addressed table of item numbers (linear probing, at most three
 * quarters full), which holds 4 to 8 bytes an item where a `Map` holds about 40. The ids themselves stay
 * in the products and decide, so equal hashes only cost time.
 */

import type { Product } from '../core/product.js';
import { hashText } from './hash.js';

/** Items by product id. */
export interface ItemNumbers {
  /** The place among the products; undefined for an id that none has. */
  readonly get: (productId: string) => number | undefined;
  readonly byteLength: number;
}

const FULL_SHARE = 0.75;
const SMALLEST_BITS = 3;

/** The products without repeated ids (the first one stays), and their numbers. */
export function numberItems(products: readonly Product[]): {
  readonly products: readonly Product[];
  readonly itemOf: ItemNumbers;
} {
  let bits = SMALLEST_BITS;
  while (FULL_SHARE * 2 ** bits < products.length) bits += 1;
  const mask = 2 ** bits - 1;
  /** Item + 1; 0: free. */
  const slots = new Uint32Array(mask + 1);
  let kept: Product[] = [];
  const slotOf = (id: string): number => {
    let slot = hashText(id) & mask;
    for (;;) {
      const number = slots[slot] as number;
      if (number === 0 || (kept[number - 1] as Product).id === id) return slot;
      slot = (slot + 1) & mask;
    }
  };
  for (const product of products) {
    const slot = slotOf(product.id);
    if (slots[slot] !== 0) continue;
    kept.push(product);
    slots[slot] = kept.length;
  }
  // An array that has grown holds more room than it needs.
  kept = kept.slice();
  return {
    products: kept,
    itemOf: {
      get: (productId) => {
        const number = slots[slotOf(productId)] as number;
        return number === 0 ? undefined : number - 1;
      },
      byteLength: slots.byteLength,
    },
  };
}
