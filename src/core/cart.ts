/** What a page answers when a product is wanted in its basket. */

/**
 * Why it is not in the basket, where the shop has no words of its own: nothing came back from it
 * (`network`), or it cannot be added from here and its page is the way (`page`).
 */
export type CartFailure = 'network' | 'page';

/** Longest reason that is shown, in characters. */
export const MAX_REASON_LENGTH = 300;

/** `true` when it is in, else a sentence for the viewer, or a reason that has words already. */
export type CartAnswer = true | string | { readonly because: CartFailure };

/** What `sp-cart-add` carries. */
export interface CartAsk {
  readonly productId: string;
  readonly variantId?: string;
  /** 1 to 99. */
  readonly quantity: number;
  /** Once, within 30 s. */
  readonly respond: (answer: CartAnswer) => void;
}
