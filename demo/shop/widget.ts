/** `<stream-picks>` as this page uses it. Calls made before it is defined wait in its queue. */

/** What the page tells the widget; see `track()` in the project's README. */
export interface PageSignal {
  readonly type: 'dwell' | 'select' | 'save' | 'add' | 'purchase' | 'search';
  readonly productId?: string;
  readonly query?: string;
  /** Seconds of `dwell`. */
  readonly value?: number;
}

/** Asks the page to put a product in its basket. */
export interface CartDetail {
  readonly productId: string;
  readonly variantId?: string;
  readonly quantity: number;
  readonly respond: (answer: true | string) => void;
}

type Queue = { push(call: readonly [name: string, ...args: readonly unknown[]]): unknown };
declare global {
  interface Window {
    streamPicks?: Queue;
  }
}

const element = document.querySelector('stream-picks') as HTMLElement & {
  player?: unknown;
  basket?: readonly string[];
};

/** Notes an act of the viewer, if the viewer wants that; else nothing happens. */
export function track(signal: PageSignal): void {
  (window.streamPicks ??= [] as unknown as Queue).push(['track', signal]);
}

/** Hands over the player, whose date ranges are the cues. */
export function setPlayer(player: unknown): void {
  element.player = player;
}

/** Tells what is in the basket, so that it is no pick. */
export function setBasket(productIds: readonly string[]): void {
  element.basket = productIds;
}

/** Goes on with another show. */
export function setStream(stream: string): void {
  if (element.getAttribute('stream') !== stream) element.setAttribute('stream', stream);
}

/** Nothing is on stage any more: the show is over. */
export function clearStage(): void {
  (window.streamPicks ??= [] as unknown as Queue).push(['highlight', []]);
}

/** Calls back when a pick is opened; the page shows its own view instead of the product's address. */
export function onSelect(open: (productId: string) => void): void {
  element.addEventListener('sp-select', (event) => {
    event.preventDefault();
    open((event as CustomEvent<{ productId: string }>).detail.productId);
  });
}

/** Calls back when a pick is to be put in the basket. */
export function onCartAdd(add: (detail: CartDetail) => void): void {
  element.addEventListener('sp-cart-add', (event) =>
    add((event as CustomEvent<CartDetail>).detail),
  );
}
