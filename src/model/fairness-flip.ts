/**
 * The tag-flip: the same shop with men's and women's words swapped (a counterfactual as in Li et al.,
 * SIGIR 2021, here on products, since nothing is known about a viewer's own gender). A ranker that
 * reads such words as words, and not as worth, ranks both shops alike.
 */

import type { Product } from '../core/product.js';

/** Words that are swapped, each with its counterpart. */
const PAIRS = [
  ['men', 'women'],
  ['mens', 'womens'],
  ['man', 'woman'],
  ['male', 'female'],
  ['boy', 'girl'],
  ['boys', 'girls'],
  ['gents', 'ladies'],
  ['gentleman', 'lady'],
  ['gentlemen', 'ladies'],
] as const;

const COUNTERPART: ReadonlyMap<string, string> = new Map([
  // Where two words have one counterpart, the first pair decides the way back.
  ...PAIRS.toReversed().map(([his, hers]) => [hers, his] as const),
  ...PAIRS.map(([his, hers]) => [his, hers] as const),
]);
const HIS: ReadonlySet<string> = new Set(PAIRS.map(([his]) => his));
const HERS: ReadonlySet<string> = new Set(PAIRS.map(([, hers]) => hers));
const NEITHER: ReadonlySet<string> = new Set(['unisex']);
const WORD = /\p{L}+/gu;

/** Whom a product names in its title, tags or categories. */
export type NamedGender = 'men' | 'women' | 'unisex';

/** The text with each gendered word replaced by its counterpart, written in the same case. */
export function flipText(text: string): string {
  return text.replace(WORD, (word) => {
    const other = COUNTERPART.get(word.toLowerCase());
    return other === undefined ? word : inCaseOf(word, other);
  });
}

/** The product with title, tags and categories flipped; everything else stays, the id too. */
export function flipProduct(product: Product): Product {
  return {
    ...product,
    title: flipText(product.title),
    tags: product.tags.map(flipText),
    category: product.category.map(flipText),
  };
}

/** Whom a product names; `unisex` where it says so or names both, null where it names nobody. */
export function namedGender({ title, tags, category }: Product): NamedGender | null {
  const found = [title, ...tags, ...category]
    .flatMap((text) => text.match(WORD) ?? [])
    .map((word) => word.toLowerCase());
  const his = found.some((word) => HIS.has(word));
  const hers = found.some((word) => HERS.has(word));
  if ((his && hers) || found.some((word) => NEITHER.has(word))) return 'unisex';
  if (his) return 'men';
  return hers ? 'women' : null;
}

function inCaseOf(model: string, word: string): string {
  if (model === model.toUpperCase() && model.length > 1) return word.toUpperCase();
  const first = model.charAt(0);
  return first === first.toUpperCase() ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}
