/** The rules of the offers purpose: pure, from the viewer's acts and the catalogue alone. */

import type { DueOffer, DueReminder, Recap, RecapItem } from '../core/after-show.js';
import { RECAP_ITEMS, REMINDERS } from '../core/after-show.js';
import type { Product } from '../core/product.js';
import type { StoredSignal } from '../core/signal.js';

/** Acts older than this belong to an earlier show of the same name. */
const SHOW_MS = 86_400_000;

/** Acts so long before a visit belong to an earlier one; a reload is none. */
const VISIT_GAP_MS = 30 * 60_000;

/** Looks that make a reminder without a save: one may be an accident. */
const REMINDER_LOOKS = 2;

/** What a viewer did with one product. */
interface Dealings {
  readonly productId: string;
  looks: number;
  saves: number;
  /** Put in the basket or bought. */
  taken: boolean;
  dismissed: boolean;
}

/** Which catalogue, and where it can be sent. */
export interface OfferTerms {
  readonly products: ReadonlyMap<string, Product>;
  /** The viewer's country, ISO 3166-1 alpha-2; null: not known, or not to be used. */
  readonly region: string | null;
}

/**
 * The offers whose rule holds: looked at (opened, or rested on) or saved `afterInteractions` times
 * or more, and neither put in the basket nor bought, nor dismissed since. What is sold out or cannot
 * be sent to the viewer is not offered. In the catalogue's order.
 * @param signals oldest first
 */
export function dueOffers(
  signals: readonly StoredSignal[],
  { products, region }: OfferTerms,
): DueOffer[] {
  const due = new Map<string, DueOffer>();
  for (const { productId, looks, saves, taken, dismissed } of dealings(signals)) {
    const product = products.get(productId);
    if (product?.offer === undefined || taken || dismissed) continue;
    const acts = looks + saves;
    if (acts === 0 || acts < product.offer.afterInteractions) continue;
    if (product.availability === 'out-of-stock') continue;
    if (region !== null && product.regions?.includes(region) === false) continue;
    due.set(productId, { productId, because: saves > 0 ? 'saved' : 'looked', acts });
  }
  return [...products.keys()].flatMap((id) => due.get(id) ?? []);
}

/**
 * What the viewer did in one show; null where that is nothing.
 * @param signals oldest first
 * @param nowMs milliseconds since 1970
 */
export function recapOf(
  signals: readonly StoredSignal[],
  products: ReadonlyMap<string, Product>,
  stream: string,
  nowMs: number,
): Recap | null {
  const acts = signals.filter((each) => each.stream === stream && nowMs - each.at < SHOW_MS);
  const all = dealings(acts).filter(({ productId }) => products.has(productId));
  const items = all
    .filter(({ looks, saves, dismissed }) => looks + saves > 0 && !dismissed)
    .toReversed()
    .sort((a, b) => Number(b.saves > 0) - Number(a.saves > 0) || b.looks - a.looks)
    .slice(0, RECAP_ITEMS)
    .map(
      ({ productId, looks, saves }): RecapItem => ({
        productId,
        because: saves > 0 ? 'saved' : 'looked',
        looks,
      }),
    );
  const count = (of: (each: Dealings) => boolean) => all.filter(of).length;
  const looked = count(({ looks }) => looks > 0);
  const saved = count(({ saves }) => saves > 0);
  const added = count(({ taken }) => taken);
  return looked + saved + added === 0 ? null : { items, looked, saved, added, notes: acts.length };
}

/**
 * What was saved, or looked at twice and more, in earlier visits, and not dealt with since: neither
 * looked at in this visit, nor put in the basket, bought or dismissed. What is sold out or cannot be
 * sent to the viewer is left out.
 * @param signals oldest first
 * @param beganMs when this visit began, milliseconds since 1970
 */
export function remindersOf(
  signals: readonly StoredSignal[],
  { products, region }: OfferTerms,
  beganMs: number,
): DueReminder[] {
  const isEarlier = ({ at }: StoredSignal) => at < beganMs - VISIT_GAP_MS;
  const now = new Map(dealings(signals).map((each) => [each.productId, each]));
  const lastAt = new Map<string, number>();
  for (const { at, type, productId } of signals.filter(isEarlier)) {
    const isLook = type === 'select' || type === 'dwell' || type === 'save';
    if (isLook && productId !== undefined) lastAt.set(productId, at);
  }
  return dealings(signals.filter(isEarlier))
    .flatMap(({ productId, looks, saves }): DueReminder[] => {
      const product = products.get(productId);
      const all = now.get(productId);
      if (product === undefined || all === undefined || all.taken || all.dismissed) return [];
      if (all.looks > looks || all.saves > saves) return [];
      if (saves === 0 && looks < REMINDER_LOOKS) return [];
      if (product.availability === 'out-of-stock') return [];
      if (region !== null && product.regions?.includes(region) === false) return [];
      const because = saves > 0 ? 'saved' : 'looked';
      return [{ productId, because, looks, at: lastAt.get(productId) ?? 0 }];
    })
    .sort((a, b) => Number(b.because === 'saved') - Number(a.because === 'saved') || b.at - a.at)
    .slice(0, REMINDERS);
}

/** By product, the one acted on last at the end. */
function dealings(signals: readonly StoredSignal[]): Dealings[] {
  const byId = new Map<string, Dealings>();
  for (const { type, productId, value } of signals) {
    if (productId === undefined) continue;
    const fresh = { productId, looks: 0, saves: 0, taken: false, dismissed: false };
    const each = byId.get(productId) ?? fresh;
    byId.delete(productId);
    byId.set(productId, each);
    if (type === 'select' || type === 'dwell') each.looks += 1;
    if (type === 'save') each.saves += 1;
    if (type === 'add' || type === 'purchase') each.taken = true;
    if (type === 'dismiss') each.dismissed = true;
    // As in the ranking: opening, saving or liking it takes a dismissal back.
    else if (type === 'select' || type === 'save' || (type === 'react' && (value ?? 1) > 0)) {
      each.dismissed = false;
    }
  }
  return [...byId.values()];
}
