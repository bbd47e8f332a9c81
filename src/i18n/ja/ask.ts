/** The question, in Japanese: all that has to be there before the viewer has answered. */
import type { OptInWords } from '../messages.js';
import { ja } from './words.js';

export const optIn: OptInWords = {
  title: 'おすすめを選びましょうか？',
  how: 'しくみ',
  text: ({ controller, counts, days }) =>
    counts
      ? ja`「はい」で、見た商品を端末に${days}日保存し、${controller}にぼかした集計を配信ごとに1件送ります。`
      : ja`「はい」で、見た商品を端末に${days}日保存します。何も送信しません。責任者は${controller}です。`,
  yes: 'はい、お願いします',
  no: 'いいえ、結構です',
  unsure: 'もう一度押してください',
  changed: {
    title: '変更がありました。続けますか？',
    what: ({ title, text }, elsewhere) => `${title}：${elsewhere ?? text}`,
    whatOfSeveral: ({ title }, elsewhere) =>
      elsewhere === null ? `${title}。` : `${title}：${elsewhere}`,
    yes: 'はい、続けます',
    no: 'いいえ、やめます',
  },
  working: 'お待ちください…',
  missing: '読み込めませんでした。接続を確かめて、もう一度お試しください。',
  again: 'もう一度試す',
};
