import type { SpotlightWords } from '../spotlight.js';

/** Japanese texts of the one product that comes up by itself. */
export const spotlight: SpotlightWords = {
  label: 'お好みかもしれません',
  wasOnStage: '先ほど紹介されました',
  fewer: '表示を減らす',
  fewerLong: '表示を減らす：この配信ではもう表示しません',
  came: (title, why) => `お好みかもしれません：${title}。${why}。`,
  noMore: 'この配信ではもう表示しません。',
  switchTitle: '割り込みを減らす',
  switchText: '商品がひとりでに表示されなくなります。一覧はそのままです。',
  stopped: 'この配信ではもう表示しないことにしました。',
  allow: '再び許可',
};
