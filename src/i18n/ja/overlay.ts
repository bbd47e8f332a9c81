import type { OverlayWords } from '../overlay.js';

/** Japanese words of the picks over a player. */
export const overlay: OverlayWords = {
  fold: '小さくする',
  unfold: 'すべて表示',
  moveBelow: '動画の下に移す',
  moveBack: '動画の上に表示',
  fullscreen: '全画面',
  leaveFullscreen: '全画面を終了',
};
