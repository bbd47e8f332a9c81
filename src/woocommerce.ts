/** The basket of WooCommerce, for pages that want it: `import {bindWooCommerce} from 'stream-picks/woocommerce'`. */

export type { CartBinding, CartElement } from './page/carts/binding.js';
export { bindWooCommerce, type WooCommerceOptions } from './page/carts/woocommerce.js';
