import type { ErrorCode } from '../core/errors.js';

/** The host pressed "Put it on screen". Cancelable: then the product stays among those left to show. */
export class SpHostShowEvent extends CustomEvent<{ readonly productId: string }> {
  constructor(productId: string) {
    super('sp-host-show', {
      bubbles: true,
      composed: true,
      cancelable: true,
      detail: { productId },
    });
  }
}

/** Something the page should know; the host sees a plain sentence as well. */
export class SpHostErrorEvent extends CustomEvent<{
  readonly code: ErrorCode;
  readonly path?: string;
}> {
  constructor(code: ErrorCode, path?: string) {
    super('sp-error', {
      bubbles: true,
      composed: true,
      detail: path === undefined ? { code } : { code, path },
    });
  }
}

declare global {
  interface HTMLElementEventMap {
    'sp-host-show': SpHostShowEvent;
  }
}
