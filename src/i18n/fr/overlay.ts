import type { OverlayWords } from '../overlay.js';

/** Words of the picks over a player. */
export const overlay: OverlayWords = {
  fold: 'Réduire',
  unfold: 'Tout montrer',
  moveBelow: 'Placer sous la vidéo',
  moveBack: 'Montrer sur la vidéo',
  fullscreen: 'Plein écran',
  leaveFullscreen: 'Quitter le plein écran',
};
