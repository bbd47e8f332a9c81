import type { Reaction } from '../../core/signal.js';
import type { GestureWords } from '../gestures.js';
import { listed, titled } from './words.js';

/** What each reaction is called, on its button and in a sentence. */
export const SAID: Readonly<Record<Reaction, string>> = {
  more: '似た商品をもっと',
  love: '大好き',
  curious: '気になる',
  dear: '高すぎる',
};

/** Japanese texts about what can be done with a card. */
export const gestures: GestureWords = {
  menu: (title) => `その他の操作：${title}`,
  menuOf: (title) => `${titled(title)}の操作`,
  reactions: 'あなたの反応',
  reaction: SAID,
  notForMe: '好みではない',
  howMany: '数を選ぶ…',
  newTab: '新しいタブで開く',
  reacted: (reaction, title) => `この端末に記録しました：「${SAID[reaction]}」、${title}`,
  note: (reaction, title) => `「${SAID[reaction]}」と答えました：${title}`,
  onStage: (titles, price) => `紹介中：${listed(titles)}${price === null ? '' : `、${price}`}`,
};
