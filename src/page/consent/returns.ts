/** Follows what other tabs chose where nobody was there to hear of it. */

import { markerKey } from './marker-key.js';

/**
 * Tells when the page may have missed something: it comes back from the back-forward cache, was
 * frozen, or was out of sight. Returns the function that ends it.
 */
export function watchReturns(back: () => void): () => void {
  const onShow = ({ persisted }: PageTransitionEvent) => {
    if (persisted) back();
  };
  const onVisible = () => {
    if (document.visibilityState === 'visible') back();
  };
  addEventListener('pageshow', onShow);
  document.addEventListener('visibilitychange', onVisible);
  document.addEventListener('resume', back);
  return () => {
    removeEventListener('pageshow', onShow);
    document.removeEventListener('visibilitychange', onVisible);
    document.removeEventListener('resume', back);
  };
}

/** Key under which other tabs are told of a change; nothing ever stays under it. */
export function changeKey(shop: string): string {
  return `${markerKey(shop)}#changed`;
}

/**
 * Tells the other tabs of a choice that leaves the marker as it is, where the engines cannot: writes
 * and takes away an empty value, which they hear of as a `storage` event.
 */
export function tellChange(shop: string): void {
  if (typeof BroadcastChannel === 'function') return;
  try {
    localStorage.setItem(changeKey(shop), '');
    localStorage.removeItem(changeKey(shop));
  } catch {
    // Without storage there is nothing that other tabs could follow.
  }
}
