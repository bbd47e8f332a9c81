/**
 * What the bindings of shop systems share: they answer `sp-cart-add` and tell the element what is in
 * the basket. When they ask the shop depends on presses of "add" and on the page being shown again,
 * never on the viewer's profile, which they do not know.
 */

import type { CartAnswer, CartAsk } from '../../core/cart.js';

/** The element, as far as a binding knows it. */
export interface CartElement extends EventTarget {
  /** Ids of products or variants that are in the basket; null where nobody says. */
  basket: readonly (string | number)[] | null;
}

/** A binding at work. */
export interface CartBinding {
  /** Reads the basket again, as after a change elsewhere on the page. Never throws. */
  refresh(): Promise<void>;
  /** Stops answering and telling; the element goes by what it knows itself again. */
  end(): void;
}

/** How a shop system is spoken to. */
export interface CartShop {
  /** Adds to the basket. */
  add(ask: Omit<CartAsk, 'respond'>): Promise<CartAnswer>;
  /** Ids of what is in the basket; null where it could not be read. */
  read(): Promise<readonly string[] | null>;
}

/** Longest wait for a shop, in milliseconds: less than the element waits for the binding. */
export const SHOP_TIMEOUT_MS = 25_000;

/** A page that is shown again reads the basket at most this often, in milliseconds. */
const REREAD_MS = 10_000;

/** Connects an element to a shop. */
export function bindCart(element: CartElement, shop: CartShop): CartBinding {
  let ended = false;
  let readAt = Number.NEGATIVE_INFINITY;
  /** One at a time: shops keep the basket in a session, and the last of two writes would win. */
  let tail: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = tail.then(work);
    tail = done.catch(() => undefined);
    return done;
  };

  const read = async () => {
    readAt = performance.now();
    const items = await shop.read().catch(() => null);
    if (items !== null && !ended) element.basket = items;
  };
  const add = async ({ respond, ...ask }: CartAsk) => {
    let answer: CartAnswer;
    try {
      answer = await shop.add(ask);
    } catch {
      // The reason is the browser's own affair; the viewer hears that nothing came back.
      answer = { because: 'network' };
    }
    if (!ended) respond(answer);
    // After a refusal too: some shops add a part, and say no to the rest.
    await read();
  };

  const onAdd = (event: Event) => {
    const { detail } = event as CustomEvent<CartAsk>;
    void inTurn(() => add(detail));
  };
  const onShown = () => {
    if (document.visibilityState !== 'visible' || performance.now() - readAt < REREAD_MS) return;
    void inTurn(read);
  };
  element.addEventListener('sp-cart-add', onAdd);
  document.addEventListener('visibilitychange', onShown);
  // Out of the back-forward cache the page is as it was; the basket may not be.
  const onCached = ({ persisted }: PageTransitionEvent) => {
    if (persisted) onShown();
  };
  addEventListener('pageshow', onCached);
  void inTurn(read);

  return {
    refresh: () => inTurn(read),
    end() {
      ended = true;
      element.removeEventListener('sp-cart-add', onAdd);
      document.removeEventListener('visibilitychange', onShown);
      removeEventListener('pageshow', onCached);
      element.basket = null;
    },
  };
}

/** Number of a variant as shops write it in JSON; null for what is none. */
export function numberOf(id: string | undefined): number | null {
  return id !== undefined && /^[1-9]\d{0,15}$/.test(id) && Number.isSafeInteger(Number(id))
    ? Number(id)
    : null;
}

/** An object of unknown fields, or null. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
}

/** The body as JSON; null where it is none, as from a page that asks for a password. */
export async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return null;
  }
}

/** Ids by which a catalogue may know what is in a basket: those of `names`, of each item. */
export function idsOf(items: unknown, names: readonly string[]): readonly string[] | null {
  if (!Array.isArray(items)) return null;
  const ids = items.flatMap((item: unknown) =>
    names.flatMap((name) => {
      const id = fieldsOf(item)?.[name];
      return typeof id === 'number' || (typeof id === 'string' && id !== '') ? [String(id)] : [];
    }),
  );
  return [...new Set(ids)];
}
