/** Adds to the basket: the page is asked by `sp-cart-add` and has 30 s to answer. */

import { StreamPicksError } from '../../core/errors.js';
import type { Context } from './context.js';
import type { CartState } from './state.js';

/** How long the page has to answer, in milliseconds (design, section 3.1). */
export const CART_TIMEOUT_MS = 30_000;

/** How long "added" stays before the button is as before, in milliseconds. */
export const ADDED_SHOWN_MS = 4000;

/** The basket as this element knows it: only what it asked for itself. */
export class Cart {
  #context: Context;
  #added: (productId: string) => void;

  /** @param added Told when the page has taken a product. */
  constructor(context: Context, added: (productId: string) => void) {
    this.#context = context;
    this.#added = added;
  }

  /** Asks the page to take one; nothing while an answer is awaited. */
  add(productId: string): void {
    if (this.#context.store.state.cart.get(productId)?.state === 'asking') return;
    let answered = false;
    const answer = (reply: unknown) => {
      if (answered) return;
      answered = true;
      clearTimeout(timer);
      this.#answer(productId, reply);
    };
    const timer = setTimeout(() => answer(undefined), CART_TIMEOUT_MS);
    this.#set(productId, { state: 'asking' });
    // The cards offer this only where there is one; what the page adds by name needs it all the same.
    const variant = this.#context.store.state.byId.get(productId)?.variants?.[0];
    this.#context.options.fire('sp-cart-add', {
      productId,
      ...(variant ? { variantId: variant.id } : {}),
      quantity: 1,
      respond: answer,
    });
  }

  #answer(productId: string, reply: unknown): void {
    if (reply === true) {
      const added: CartState = { state: 'added' };
      this.#set(productId, added);
      setTimeout(() => {
        if (this.#context.store.state.cart.get(productId) === added) this.#set(productId, null);
      }, ADDED_SHOWN_MS);
      this.#added(productId);
      return;
    }
    const reason = typeof reply === 'string' && reply.trim() !== '' ? reply.slice(0, 300) : null;
    this.#set(productId, { state: 'failed', reason });
    const why = reply === undefined ? 'The page did not answer sp-cart-add.' : `Refused: ${reason}`;
    this.#context.fault(new StreamPicksError('cart', why), 'cart');
  }

  #set(productId: string, state: CartState | null): void {
    const { store } = this.#context;
    const cart = new Map(store.state.cart);
    if (state) cart.set(productId, state);
    else cart.delete(productId);
    store.update({ cart });
  }
}
