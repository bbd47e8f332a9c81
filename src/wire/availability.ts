import type { Availability } from '../core/product.js';

/**
 * Words for "can it be bought now" in schema.org (`ItemAvailability`, with or without its address)
 * and in merchant feeds, reduced to their letters.
 */
const WORDS: Readonly<Record<string, Availability>> = {
  instock: 'in-stock',
  instoreonly: 'in-stock',
  onlineonly: 'in-stock',
  limitedavailability: 'in-stock',
  outofstock: 'out-of-stock',
  soldout: 'out-of-stock',
  discontinued: 'out-of-stock',
  preorder: 'preorder',
  presale: 'preorder',
  backorder: 'preorder',
};

/** What `text` says about availability, or undefined when it says nothing known. */
export function readAvailability(text: string): Availability | undefined {
  const word = text.trim().replace(/^https?:\/\/schema\.org\//i, '');
  const letters = word.toLowerCase().replace(/[^a-z]/g, '');
  return Object.hasOwn(WORDS, letters) ? WORDS[letters] : undefined;
}
