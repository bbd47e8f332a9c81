import type { OverlayWords } from '../overlay.js';

/** Words of the picks over a player. */
export const overlay: OverlayWords = {
  fold: 'Make small',
  unfold: 'Show all',
  moveBelow: 'Move below the video',
  moveBack: 'Show on the video',
  fullscreen: 'Full screen',
  leaveFullscreen: 'Leave full screen',
};
