import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Product } from '../../core/product.js';
import { type CardContext, productRow } from './product-card.js';

/** How many rows the full list grows by. */
export const LIST_STEP = 48;

/**
 * The first rows of the full list, by pages: a page is worked out again only when something that its
 * rows say has changed, so a long list costs no more than a short one while other things change.
 */
export function listRows(
  products: readonly Product[],
  count: number,
  context: CardContext,
): unknown[] {
  const { state, words, panels } = context;
  const { cart, basket, pictures } = state;
  const open = panels?.open?.listed ? panels.open : null;
  const pages: unknown[] = [];
  for (let from = 0; from < Math.min(count, products.length); from += LIST_STEP) {
    const to = Math.min(from + LIST_STEP, count);
    const page = products.slice(from, to);
    // What is open in a row draws from all of the state.
    const opened = page.some(({ id }) => id === open?.productId) ? state : null;
    pages.push(
      guard([products, to, cart, basket, pictures, words.messages, words.format, opened], () =>
        repeat(
          page,
          ({ id }) => id,
          (product) => productRow(product, context),
        ),
      ),
    );
  }
  return pages;
}
