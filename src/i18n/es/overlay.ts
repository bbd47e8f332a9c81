import type { OverlayWords } from '../overlay.js';

/** Spanish words of the picks over a player. */
export const overlay: OverlayWords = {
  fold: 'Hacer pequeño',
  unfold: 'Mostrar todo',
  moveBelow: 'Mover debajo del vídeo',
  moveBack: 'Mostrar sobre el vídeo',
  fullscreen: 'Pantalla completa',
  leaveFullscreen: 'Salir de pantalla completa',
};
