import type { OverlayWords } from '../overlay.js';

/** Words of the picks over a player. */
export const overlay: OverlayWords = {
  fold: 'Klein machen',
  unfold: 'Alles zeigen',
  moveBelow: 'Unter das Video',
  moveBack: 'Auf dem Video zeigen',
  fullscreen: 'Vollbild',
  leaveFullscreen: 'Vollbild beenden',
};
