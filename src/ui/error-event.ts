import type { ErrorCode } from '../core/errors.js';

/** What `sp-error` carries. */
export interface ErrorDetail {
  readonly code: ErrorCode;
  /** Where in the input, as `products[3].price.current`. */
  readonly path?: string;
  /** How many times in this load. */
  readonly count?: number;
}

/** Something failed; the page keeps working. */
export class SpErrorEvent extends CustomEvent<ErrorDetail> {
  constructor(detail: ErrorDetail) {
    super('sp-error', { bubbles: true, composed: true, detail });
  }
}
