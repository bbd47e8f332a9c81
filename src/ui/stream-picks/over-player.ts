/** What draws over a player, loaded where `placement` says `overlay`. */

export { OverlayController } from '../overlay/overlay.js';
export { overlaySheet } from '../overlay/overlay.styles.js';
export { belowSurface, drawnOf, overSurface } from './surfaces.js';
