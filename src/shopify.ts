/** The basket of a Shopify theme, for pages that want it: `import {bindShopify} from 'stream-picks/shopify'`. */

export type { CartBinding, CartElement } from './page/carts/binding.js';
export { bindShopify, type ShopifyOptions } from './page/carts/shopify.js';
