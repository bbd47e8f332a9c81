/** Facts about a picture and what holds it, read from the page. */

import type { PlayerBox } from './player-box.js';

/** Smallest picture that anything is drawn over, in CSS pixels; below it cards stand under the player. */
export const SMALLEST = { width: 560, height: 260 };

/** A floating player takes less of the window's width than this. */
const FLOATING = 0.7;

/** Whether two looks found the same player. */
export function sameBox(one: PlayerBox, other: PlayerBox): boolean {
  return (
    one.container === other.container &&
    one.picture === other.picture &&
    one.media === other.media &&
    one.needsButton === other.needsButton
  );
}

/** Whether what plays is in the browser's picture-in-picture window. */
export function isInPicture({ container }: PlayerBox): boolean {
  const root = container.getRootNode() as Document | ShadowRoot;
  const inPicture = root.pictureInPictureElement ?? document.pictureInPictureElement;
  return inPicture != null && container.contains(inPicture);
}

/** Whether a small player is one that floats, or that was larger in a window of this width. */
export function isFloating(
  { container }: PlayerBox,
  frame: DOMRect,
  grew: ReadonlyMap<number, number>,
): boolean {
  if (frame.width >= FLOATING * innerWidth) return false;
  if ((grew.get(innerWidth) ?? 0) >= SMALLEST.width) return true;
  for (let outer: HTMLElement | null = container; outer; outer = outer.parentElement) {
    if (getComputedStyle(outer).position === 'fixed') return true;
  }
  return false;
}

/** How high the panel may be: the show stays in view. CSS pixels. */
export function mostHeight(height: number, full: boolean, rem: number): number {
  if (full) return Math.round(Math.min(28 * rem, 0.62 * height));
  return Math.round(Math.max(14.5 * rem, 0.5 * height) + 1.25 * rem);
}

/** The viewer's own size of text, as `rem.ts` registers it, in CSS pixels. */
export function remOf(host: HTMLElement): number {
  return Number.parseFloat(getComputedStyle(host).getPropertyValue('--sp-rem')) || 16;
}
