import type { Switched } from '../../core/after-show.js';
import type { AfterShowWords } from '../after-show.js';
import { ja } from './words.js';

/** Japanese texts of the recap and the offers. */
export const afterShow: AfterShowWords = {
  offers: () => '特典',
  recap: 'あなたのまとめ',
  madeFrom: (notes) => ja`${notes}件の記録から、この端末で作りました`,
  madeHere: 'この端末で選びました',
  looked: '見た',
  saved: 'お気に入り',
  added: 'カートの中',
  spentTime: 'じっくり見た商品',
  away: '席を外していた間の商品',
  item: ({ because, looks }) => (because === 'saved' ? SAVED : lookedAt(looks)),
  awayWhy: 'このページを表示していない間に紹介されました',
  reminders: '前回のご訪問から',
  reminder: ({ because, looks }, day) =>
    because === 'saved' ? `${day}に${SAVED}` : `${lookedAt(looks)}。最後は${day}です`,
  hide: (title) => `隠す：${title}`,
  hidden: (title) => `隠しました：${title}`,
  undo: '元に戻す',
  offHeading: '配信後に隠したもの',
  off: (what, title) => `${title}：${OFF[what]}`,
  showAgain: '再び表示',
  showAgainNamed: (title) => `再び表示：${title}`,
  offerWhy: ({ because, acts }) =>
    `${because === 'saved' ? 'お気に入りに入れた' : ja`${acts}回見た`}ため表示しています。この端末が選びました。コードはだれでも同じです。`,
  code: (code) => `コード：${code}`,
  watch: (time) => `${time}から見る`,
  watchNamed: (time, title) => `${time}から見る：${title}`,
  unreachable: 'このページには、移動できる録画がありません。',
  messageTitle: '配信が終わりました',
  messageBody: '見逃したものを見に来てください。',
  notify: '配信が終わったら知らせる',
  notifyText:
    'このページを表示していない間に見逃しがあれば、ブラウザーの通知でお知らせします。商品名は出しません。30日後にオフに戻ります。',
  notifyDenied: 'ブラウザーの設定で、このページは通知を出せません。',
  close: '閉じる',
  notForMe: '不要です',
  notForMeText: 'まとめ、リマインダー、特典をオフにします。',
  offerCame: '商品の下に特典があります。',
  recapCame: '配信が終わりました。商品の下にまとめがあります。',
};

const SAVED = 'お気に入りに入れました';

const OFF: Readonly<Record<Exclude<Switched, 'notify'>, string>> = {
  offer: '特典',
  recap: 'まとめでの表示',
  missed: '見逃しとしての表示',
  reminder: 'リマインダー',
};

function lookedAt(looks: number): string {
  return ja`${looks}回見ました`;
}
