/**
 * WooCommerce's basket, by the Store API (developer.woocommerce.com/docs/apis/store-api): `POST
 * cart/add-item` with `{id, quantity}`, `id` the number of a product or variation, and a `Nonce`
 * header; a refusal has a `message` for the viewer, with HTML entities; `GET cart` tells what is in
 * it. Answers bring the next nonce. From another origin, without the shop's cookies, a `Cart-Token`
 * stands for the session, and no nonce is needed.
 */

import { type CartAnswer, MAX_REASON_LENGTH } from '../../core/cart.js';
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

/** Options of {@link bindWooCommerce}. */
export interface WooCommerceOptions {
  /** Address of the Store API; default `/wp-json/wc/store/v1/` of this page's origin. */
  readonly api?: string;
  /** A nonce made with `wp_create_nonce('wc_store_api')`; default what the page's own blocks use. */
  readonly nonce?: string;
  /** Told of the basket (the JSON of `cart`) each time it was read. */
  readonly onCart?: (cart: unknown) => void;
}

interface WooWindow extends Window {
  readonly wcSettings?: { readonly storeApiNonce?: string };
  readonly wcBlocksMiddlewareConfig?: { readonly storeApiNonce?: string };
}

/** A nonce that is missing, of another session, or too old: the basket's next answer has a new one. */
const NONCE_CODES = ['woocommerce_rest_missing_nonce', 'woocommerce_rest_invalid_nonce'];

/**
 * Lets an element add to a WooCommerce basket, and tells it what is in there. Nothing in it is a pick.
 * @param element `<stream-picks>` with a catalogue whose variants are WooCommerce's, as the Store API
 *   gives them.
 */
export function bindWooCommerce(
  element: CartElement,
  options: WooCommerceOptions = {},
): CartBinding {
  const api = new URL(options.api ?? '/wp-json/wc/store/v1/', location.href);
  if (!api.pathname.endsWith('/')) api.pathname += '/';
  const session = new Session(api, options);
  const tell = (cart: unknown) => {
    options.onCart?.(cart);
    // A variation goes by its own number, and by its own SKU.
    return idsOf(fieldsOf(cart)?.['items'], ['id', 'sku']);
  };
  return bindCart(element, {
    async add({ productId, variantId, quantity }) {
      const id = numberOf(variantId) ?? numberOf(productId);
      if (id === null) return { because: 'page' };
      return session.add(id, quantity);
    },
    async read() {
      const cart = await session.read();
      return cart === null ? null : tell(cart);
    },
  });
}

/** What stands for the shopper's session: a nonce beside the shop's cookies, or a token without. */
class Session {
  readonly #api: URL;
  readonly #own: boolean;
  #nonce: string | null;
  /** In memory only. */
  #token: string | null = null;

  constructor(api: URL, { nonce }: WooCommerceOptions) {
    this.#api = api;
    this.#own = api.origin === location.origin;
    const { wcSettings, wcBlocksMiddlewareConfig } = window as WooWindow;
    this.#nonce =
      nonce ?? wcSettings?.storeApiNonce ?? wcBlocksMiddlewareConfig?.storeApiNonce ?? null;
  }

  /** The basket; null where it cannot be read. */
  async read(): Promise<unknown> {
    const response = await this.#ask('cart');
    return response.ok ? jsonOf(response) : null;
  }

  async add(id: number, quantity: number): Promise<CartAnswer> {
    if ((this.#own ? this.#nonce : this.#token) === null) await this.read();
    const first = await this.#post(id, quantity);
    if (first.answer === true || !NONCE_CODES.includes(first.code)) return first.answer;
    // Pages out of a cache hold an old nonce.
    this.#nonce = null;
    await this.read();
    return (await this.#post(id, quantity)).answer;
  }

  async #post(id: number, quantity: number): Promise<{ answer: CartAnswer; code: string }> {
    const response = await this.#ask('cart/add-item', JSON.stringify({ id, quantity }));
    if (response.ok) return { answer: true, code: '' };
    const body = fieldsOf(await jsonOf(response));
    const message = body?.['message'];
    const answer = typeof message === 'string' ? plain(message).slice(0, MAX_REASON_LENGTH) : '';
    const code = body?.['code'];
    return { answer, code: typeof code === 'string' ? code : '' };
  }

  async #ask(path: string, body?: string): Promise<Response> {
    const headers = new Headers({ accept: 'application/json' });
    if (body !== undefined) headers.set('content-type', 'application/json');
    if (this.#own && this.#nonce !== null) headers.set('Nonce', this.#nonce);
    if (!this.#own && this.#token !== null) headers.set('Cart-Token', this.#token);
    const response = await fetch(new URL(path, this.#api), {
      method: body === undefined ? 'GET' : 'POST',
      headers,
      ...(body === undefined ? {} : { body }),
      cache: 'no-store',
      credentials: this.#own ? 'same-origin' : 'omit',
      signal: AbortSignal.timeout(SHOP_TIMEOUT_MS),
    });
    this.#nonce = response.headers.get('Nonce') ?? this.#nonce;
    this.#token = response.headers.get('Cart-Token') ?? this.#token;
    return response;
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  nbsp: ' ',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  hellip: '…',
  ndash: '–',
  times: '×',
};

/**
 * A message of WooCommerce as text: tags, such as the link to the basket, go first; then the entities
 * it is written with become characters. What looks like a tag afterwards is shown, never read as one.
 */
function plain(message: string): string {
  return message
    .replace(/<[^>]{0,1000}>/g, ' ')
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
      if (typeof name === 'string') return ENTITIES[name.toLowerCase()] ?? whole;
      const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    })
    .replace(/\s+/g, ' ')
    .trim();
}
