/** Our own full screen: the container goes, so that what lies over the picture goes with it. */

import type { PlayerBox } from './player-box.js';

const STRETCHED = 'data-sp-stretched';

/** Takes the picture to the edges of the screen, whatever the page's styles are. */
const SHEET = `[${STRETCHED}] {
  position: fixed !important; inset: 0 !important; z-index: 0 !important;
  inline-size: 100% !important; block-size: 100% !important; max-inline-size: none !important;
  max-block-size: none !important; aspect-ratio: auto !important; margin: 0 !important;
  border-radius: 0 !important; object-fit: contain !important; background: #000 !important;
}`;

let sheet: CSSStyleSheet | undefined;
const wearing = new WeakSet<Document | ShadowRoot>();

/** Whether a page may fill the screen at all: not on iPhones, nor in frames that forbid it. */
export const canFillScreen = (): boolean => document.fullscreenEnabled;

/** What fills the screen now, looked for through open shadow roots; null without. */
export function fullscreened(): Element | null {
  let screen = document.fullscreenElement;
  while (screen?.shadowRoot?.fullscreenElement) screen = screen.shadowRoot.fullscreenElement;
  return screen;
}

/** Fills the screen with the container of a player, or leaves it. Needs the viewer's press. */
export async function toggleFullscreen({ container }: PlayerBox): Promise<void> {
  if (document.fullscreenElement === null) await container.requestFullscreen();
  else await document.exitFullscreen();
}

/** Stretches the picture while its container fills the screen; undoes it afterwards. */
export function stretch({ container, stretch: picture }: PlayerBox): void {
  if (picture === null) return;
  const isFull = fullscreened() === container;
  if (picture.hasAttribute(STRETCHED) === isFull) return;
  picture.toggleAttribute(STRETCHED, isFull);
  const root = picture.getRootNode();
  if (!(root instanceof Document || root instanceof ShadowRoot) || wearing.has(root)) return;
  wearing.add(root);
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(SHEET);
  }
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
