import type { OverlayWords } from '../overlay.js';

/** Chinese words of the picks over a player. */
export const overlay: OverlayWords = {
  fold: '收起',
  unfold: '展开',
  moveBelow: '移到视频下方',
  moveBack: '显示在视频上',
  fullscreen: '全屏',
  leaveFullscreen: '退出全屏',
};
