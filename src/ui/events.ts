import type { CartAsk } from '../core/cart.js';
import type { ConsentSource, Purposes } from '../core/consent.js';
import type { SpErrorEvent } from './error-event.js';

/** What `sp-consent` carries. */
export interface ConsentDetail {
  readonly purposes: Purposes;
  readonly source: ConsentSource;
}

/** What `sp-select` carries. */
export interface SelectDetail {
  readonly productId: string;
  /** Checked `http(s)` address of the product. */
  readonly url: string;
}

/** What `sp-cart-add` carries. */
export type CartAddDetail = CartAsk;

export { type ErrorDetail, SpErrorEvent } from './error-event.js';

const OPEN = { bubbles: true, composed: true } as const;

/** The element is ready: its catalogue is read and the products are drawn. */
export class SpReadyEvent extends Event {
  constructor() {
    super('sp-ready', OPEN);
  }
}

/** The viewer's choice changed. */
export class SpConsentEvent extends CustomEvent<ConsentDetail> {
  constructor(detail: ConsentDetail) {
    super('sp-consent', { ...OPEN, detail });
  }
}

/** A product was chosen; cancelable, by default the browser follows the product's address. */
export class SpSelectEvent extends CustomEvent<SelectDetail> {
  constructor(detail: SelectDetail) {
    super('sp-select', { ...OPEN, cancelable: true, detail });
  }
}

/** What `sp-replay` carries. */
export interface ReplayDetail {
  readonly productId: string;
  /** Where it was on stage, on the player's clock. */
  readonly seconds: number;
}

/** The viewer wants to see a moment of the replay; cancelable, by default the page's player jumps there. */
export class SpReplayEvent extends CustomEvent<ReplayDetail> {
  constructor(detail: ReplayDetail) {
    super('sp-replay', { ...OPEN, cancelable: true, detail });
  }
}

/** The viewer wants a product in the basket; the page answers through `detail.respond`. */
export class SpCartAddEvent extends CustomEvent<CartAddDetail> {
  constructor(detail: CartAddDetail) {
    super('sp-cart-add', { ...OPEN, detail });
  }
}

/** Every public event by name. */
export interface StreamPicksEventMap {
  'sp-ready': SpReadyEvent;
  'sp-consent': SpConsentEvent;
  'sp-select': SpSelectEvent;
  'sp-cart-add': SpCartAddEvent;
  'sp-replay': SpReplayEvent;
  'sp-error': SpErrorEvent;
}

declare global {
  interface HTMLElementEventMap extends StreamPicksEventMap {}
}
