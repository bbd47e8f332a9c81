import type { OverlayWords } from '../overlay.js';

/** Arabic words of the picks over a player. */
export const overlay: OverlayWords = {
  fold: 'تصغير',
  unfold: 'إظهار الكل',
  moveBelow: 'نقل إلى أسفل الفيديو',
  moveBack: 'إظهار فوق الفيديو',
  fullscreen: 'ملء الشاشة',
  leaveFullscreen: 'الخروج من ملء الشاشة',
};
