import type { SpotlightWords } from '../spotlight.js';

/** Chinese texts of the one product that comes up by itself. */
export const spotlight: SpotlightWords = {
  label: '或许适合你',
  wasOnStage: '刚刚介绍过',
  fewer: '少弹一些',
  fewerLong: '少弹一些：本场直播不再弹出商品',
  came: (title, why) => `或许适合你：${title}。${why}。`,
  noMore: '本场直播不再弹出商品。',
  switchTitle: '少打扰',
  switchText: '不再有商品自己弹出。列表保持不变。',
  stopped: '你选择了本场不再弹出。',
  allow: '重新允许',
};
