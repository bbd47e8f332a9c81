/** A history as the profile of a viewer would hold it. */

import type { StoredSignal } from '../../core/signal.js';
import type { Dataset } from '../data/dataset.js';

/** The moment every viewer is ranked for, milliseconds since 1970; only ages matter. */
export const RANKED_AT_MS = Date.UTC(2020, 0, 1);

/** How events without a clock are spaced. */
export interface Spacing {
  /** What one event stands for, in milliseconds. */
  readonly actMs: number;
  /** False: all events are of now, so that their order says nothing. Default true. */
  readonly decay?: boolean;
}

/**
 * Events as purchases, the newest of age 0 and each earlier one `actMs` older than the next.
 * @param items places in `products`, oldest first
 */
export function purchaseSignals(
  products: Dataset['products'],
  items: readonly number[],
  { actMs, decay = true }: Spacing,
): StoredSignal[] {
  const digits = String(items.length).length;
  return items.map((item, at) => ({
    // Among signals of one moment the id decides the order of summing.
    id: String(at).padStart(digits, '0'),
    type: 'purchase',
    productId: (products[item] as { id: string }).id,
    at: RANKED_AT_MS - (decay ? (items.length - 1 - at) * actMs : 0),
    stream: '',
  }));
}
