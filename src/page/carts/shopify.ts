/**
 * A Shopify theme's basket, by the Ajax API (shopify.dev/docs/api/ajax/reference/cart): `POST
 * cart/add.js` with `{items: [{id, quantity}]}`, `id` the number of a variant; a refusal is 422 with a
 * `description` for the viewer; `GET cart.js` tells what is in it. Addresses start at
 * `window.Shopify.routes.root`, which holds the language and the market.
 */

import { MAX_REASON_LENGTH } from '../../core/cart.js';
import {
  bindCart,
  type CartBinding,
  type CartElement,
  fieldsOf,
  idsOf,
  jsonOf,
  numberOf,
  SHOP_TIMEOUT_MS,
} from './binding.js';

/** Options of {@link bindShopify}. */
export interface ShopifyOptions {
  /** Where the shop's addresses start; default `window.Shopify.routes.root`, else `/`. */
  readonly root?: string;
  /** Told of the basket (the JSON of `cart.js`) each time it was read, as for the theme's counter. */
  readonly onCart?: (cart: unknown) => void;
}

interface ShopifyWindow extends Window {
  readonly Shopify?: { readonly routes?: { readonly root?: string } };
}

/**
 * Lets an element add to a Shopify basket, and tells it what is in there. Nothing in it is a pick.
 * @param element `<stream-picks>` with a catalogue whose variants are Shopify's, as `/products.json`
 *   gives them.
 */
export function bindShopify(element: CartElement, options: ShopifyOptions = {}): CartBinding {
  const address = (path: string) => new URL(`${rootOf(options)}${path}`, location.href).href;
  return bindCart(element, {
    async add({ productId, variantId, quantity }) {
      const id = numberOf(variantId) ?? numberOf(productId);
      if (id === null) return { because: 'page' };
      const response = await fetch(address('cart/add.js'), {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ items: [{ id, quantity }] }),
        signal: AbortSignal.timeout(SHOP_TIMEOUT_MS),
      });
      if (response.ok) return true;
      return reasonOf(await jsonOf(response));
    },
    async read() {
      const response = await fetch(address('cart.js'), {
        headers: { accept: 'application/json' },
        cache: 'no-store',
        signal: AbortSignal.timeout(SHOP_TIMEOUT_MS),
      });
      const cart = response.ok ? await jsonOf(response) : null;
      if (cart === null) return null;
      options.onCart?.(cart);
      return idsOf(fieldsOf(cart)?.['items'], ['variant_id', 'sku', 'product_id']);
    },
  });
}

function rootOf({ root }: ShopifyOptions): string {
  const given = root ?? (window as ShopifyWindow).Shopify?.routes?.root ?? '/';
  return given.endsWith('/') ? given : `${given}/`;
}

/** What Shopify says to the shopper; `message` alone is the name of the error. */
function reasonOf(body: unknown): string {
  const description = fieldsOf(body)?.['description'];
  return typeof description === 'string' ? description.slice(0, MAX_REASON_LENGTH) : '';
}
