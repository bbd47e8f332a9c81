/**
 * Adds to the basket: the page is asked by `sp-cart-add` and has 30 s to answer. Knows what is in the
 * basket as far as anybody has said: what was added here, what `track()` told, and, where the page
 * sets `basket`, exactly that.
 */

import { MAX_REASON_LENGTH } from '../../core/cart.js';
import { StreamPicksError } from '../../core/errors.js';
import type { Product } from '../../core/product.js';
import { readBasket } from '../../wire/basket.js';
import type { Context } from './context.js';
import type { EngineHost } from './engine-host.js';
import type { CartState, CartTrouble, CartWish } from './state.js';

/** How long the page has to answer, in milliseconds (design, section 3.1). */
export const CART_TIMEOUT_MS = 30_000;

/** How long "added" stays before the button is as before, in milliseconds. */
export const ADDED_SHOWN_MS = 4000;

/** Most of one thing that are asked for at once. */
export const MAX_QUANTITY = 99;

/** The basket of one element. */
export class Cart {
  #context: Context;
  #engine: EngineHost;
  #added: (productId: string) => void;
  /** What was asked for last, for another try. */
  #wishes = new Map<string, CartWish>();
  /** Ids as the page gave them; null: it said nothing. */
  #told: readonly string[] | null = null;
  /** Whether the page has ever said it. */
  #says = false;
  /** Added since the page last said what is in the basket. */
  #since = new Set<string>();

  /** @param added Told when the page has taken a product. */
  constructor(context: Context, engine: EngineHost, added: (productId: string) => void) {
    this.#context = context;
    this.#engine = engine;
    this.#added = added;
  }

  /**
   * Asks the page to take some of a product; nothing while an answer is awaited.
   * @param wish Without one what was asked for last, else one of the first variant.
   */
  add(productId: string, wish?: CartWish): void {
    if (this.#context.store.state.cart.get(productId)?.state === 'asking') return;
    const wanted = wish ?? this.#wishes.get(productId) ?? {};
    this.#wishes.set(productId, wanted);
    let answered = false;
    let late = false;
    const answer = (reply: unknown) => {
      // A yes that comes late is still true: the product is in the basket.
      if (answered && !(late && reply === true)) return;
      late = !answered && reply === undefined;
      answered = true;
      clearTimeout(timer);
      this.#answer(productId, reply);
    };
    const timer = setTimeout(() => answer(undefined), CART_TIMEOUT_MS);
    this.#set(productId, { state: 'asking' });
    // The cards always say which; what the page adds by name needs one all the same.
    const variantId =
      wanted.variantId ?? this.#context.store.state.byId.get(productId)?.variants?.[0]?.id;
    this.#context.options.fire('sp-cart-add', {
      productId,
      ...(variantId === undefined ? {} : { variantId }),
      quantity: Math.min(Math.max(Math.floor(wanted.quantity ?? 1) || 1, 1), MAX_QUANTITY),
      respond: (reply: unknown) => answer(reply === undefined ? null : reply),
    });
  }

  /** The `basket` property. */
  set told(input: unknown) {
    try {
      this.#told = readBasket(input);
      this.#says ||= this.#told !== null;
      this.#since.clear();
      this.refresh();
    } catch (error) {
      this.#context.fault(error, 'settings');
    }
  }

  /** A product went into the basket, here or elsewhere on the page. */
  note(productId: string): void {
    this.#since.add(productId);
    this.refresh();
  }

  /** Works out what is in the basket, after the catalogue or what is known has changed. */
  refresh(): void {
    const { store } = this.#context;
    const basket = new Set([
      ...productsOf(this.#told ?? [], store.state.byId),
      ...[...this.#since].filter((id) => store.state.byId.has(id)),
    ]);
    if (!sameSet(basket, store.state.basket)) store.update({ basket });
    this.tellEngine();
  }

  /** Where the page says what is in the basket, the ranking goes by that instead of by the acts. */
  tellEngine(): void {
    if (!this.#says) return;
    const productIds = this.#told === null ? null : [...this.#context.store.state.basket];
    this.#engine.tell({ kind: 'basket', productIds });
  }

  #answer(productId: string, reply: unknown): void {
    if (reply === true) {
      const added: CartState = { state: 'added' };
      this.#set(productId, added);
      setTimeout(() => {
        if (this.#context.store.state.cart.get(productId) === added) this.#set(productId, null);
      }, ADDED_SHOWN_MS);
      this.#wishes.delete(productId);
      this.note(productId);
      this.#added(productId);
      return;
    }
    const said = typeof reply === 'string' ? reply.trim() : '';
    const reason = said === '' ? null : said.slice(0, MAX_REASON_LENGTH);
    const because = troubleOf(reply);
    this.#set(productId, { state: 'failed', reason, ...(because === null ? {} : { because }) });
    const why =
      because === 'silent'
        ? 'The page did not answer sp-cart-add.'
        : `Refused: ${reason ?? because ?? 'without a reason'}`;
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

function troubleOf(reply: unknown): CartTrouble | null {
  if (reply === undefined) return 'silent';
  const because =
    typeof reply === 'object' && reply !== null && 'because' in reply ? reply.because : null;
  return because === 'network' || because === 'page' ? because : null;
}

/** Products that ids of products or of their variants name. */
function productsOf(ids: readonly string[], byId: ReadonlyMap<string, Product>): string[] {
  if (ids.length === 0) return [];
  const wanted = new Set(ids);
  return [...byId.values()]
    .filter(({ id, variants }) => wanted.has(id) || variants?.some((one) => wanted.has(one.id)))
    .map(({ id }) => id);
}

function sameSet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((id) => other.has(id));
}
