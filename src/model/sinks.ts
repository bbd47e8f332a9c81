/**
 * Which products the viewer is done with, or cannot have: they stand behind all others, whatever
 * their score.
 */

import type { Act } from './acts.js';
import type { CatalogueIndex } from './features.js';

/** A basket older than this belongs to another visit. */
const BASKET_MS = 86_400_000;

/**
 * Items that sink: dismissed and not opened, saved or liked since; bought; or put in the basket in
 * this show or within a day. Where the page says what is in the basket, that counts instead: what was
 * taken out again comes back, what was put in elsewhere sinks.
 * @param acts oldest first
 * @param basket items in the basket; null: the page does not say
 */
export function sunkItems(
  acts: readonly Act[],
  stream: string,
  nowMs: number,
  basket: ReadonlySet<number> | null = null,
): Set<number> {
  const dismissed = new Set<number>();
  const owned = new Set<number>(basket);
  for (const { signal, item } of acts) {
    if (item < 0) continue;
    switch (signal.type) {
      case 'dismiss':
        dismissed.add(item);
        break;
      case 'select':
      case 'save':
        dismissed.delete(item);
        break;
      case 'react':
        if ((signal.value ?? 1) > 0) dismissed.delete(item);
        break;
      case 'purchase':
        owned.add(item);
        break;
      case 'add':
        if (basket !== null) break;
        if (inThisShow(signal.stream, stream) || nowMs - signal.at < BASKET_MS) owned.add(item);
        break;
      default:
        break;
    }
  }
  return new Set([...dismissed, ...owned]);
}

/**
 * Items that cannot be sent to a country. Products that name no countries can be sent everywhere.
 * @param region ISO 3166-1 alpha-2; null: nothing is known, so nothing sinks
 */
export function unsendableItems(index: CatalogueIndex, region: string | null): readonly number[] {
  if (region === null) return [];
  return index.limited.filter((item) => index.products[item]?.regions?.includes(region) === false);
}

function inThisShow(stream: string, current: string): boolean {
  return current !== '' && stream === current;
}
