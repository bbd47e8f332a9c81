/** Japanese texts of "What it knows". */

import { reactionOf, type SignalType, type StoredSignal } from '../../core/signal.js';
import type { Interest } from '../../core/view.js';
import type { KnowsWords, SaidWords } from '../data-sections.js';
import type { Names } from '../messages.js';
import { gestures } from './gestures.js';
import { said } from './reasons.js';
import { ja, listed, titled } from './words.js';

/** Japanese texts of "What it knows". */
export const knows: KnowsWords = {
  lead: (notes, stored, days) =>
    ja`このページでの${notes}件の記録から作りました。${
      stored === 'kept'
        ? ja`この端末に${days}日間保存します`
        : stored === 'visit'
          ? 'ページを離れるまでこの端末に置きます'
          : 'メモリーの中だけに、ページを離れるまで置きます'
    }。違うところは直してください。おすすめはすぐに変わります。`,
  interest: interestWords,
  strength: (of5, against) => ja`5段階中${of5}${against ? '、マイナス' : ''}`,
  legend: '「残す」はずっと残します。「削除」は元になった記録ごと消します。',
  correct: (label) => `${titled(label)}を直す`,
  less: '減らす',
  lessNamed: (label) => `減らす：${label}`,
  more: '増やす',
  moreNamed: (label) => `増やす：${label}`,
  keep: '残す',
  keepNamed: (label) => `残す：${label}`,
  removeNamed: (label, notes) =>
    notes === 0 ? `削除：${label}` : ja`削除：${label}と、元になった記録${notes}件`,
  said: saidWords,
  interests: '好みと思われるもの',
  showAllInterests: (count) => ja`${count}件すべてを表示`,
  notes: '記録',
  note,
  deleteNote: (text) => `記録を削除：${text}`,
  showMore: (next, left) =>
    next === left ? ja`残り${left}件を表示` : ja`残り${left}件のうち${next}件を表示`,
  showLess: '表示を減らす',
  none: 'まだ何もありません。',
  noneText: '商品を見ると、ここに記録が出ます。どれも削除できます。',
  notKnown: '名前、メールアドレス、年齢、いる場所、ほかのページで何をしているかは知りません。',
  removed: '削除しました。おすすめも変わります。',
  undone: '元に戻しました。すべて前のとおりです。',
};

function saidWords({ label, kind, correction }: SaidWords): string {
  const name = kind === 'category' ? titled(label) : `${titled(label)}の商品`;
  switch (correction) {
    case 'less':
      return `${name}を減らします。おすすめも変わります。`;
    case 'more':
      return `${name}を増やします。おすすめも変わります。`;
    case 'pin':
      return `${titled(label)}は、やめるまで残ります。`;
    case 'unpin':
      return `${titled(label)}は、また時間とともに薄れます。`;
    case 'remove':
      return `${titled(label)}を記録ごと削除しました。おすすめも変わります。`;
  }
}

function acted(type: SignalType, count: number): string {
  switch (type) {
    case 'select':
      return ja`${count}回見た`;
    case 'dwell':
      return ja`${count}回じっくり見た`;
    case 'view':
      return ja`${count}回見かけた`;
    case 'save':
      return ja`${count}点お気に入り`;
    case 'add':
      return ja`${count}点カートに`;
    case 'purchase':
      return ja`${count}点購入`;
    case 'search':
      return ja`${count}回検索`;
    case 'react':
      return ja`${count}回反応`;
    case 'dismiss':
      return ja`${count}点好みではない`;
  }
}

/** Kinds of act named at most; the others are counted together. */
const MOST_NAMED = 3;

function interestWords(interest: Interest, names: Names): string {
  const facts = interest.acts.slice(0, MOST_NAMED).map(({ type, count, productIds }) => {
    const [only] = productIds;
    const named = productIds.length === 1 && only !== undefined && type === 'save';
    if (type === 'view' && interest.strength < 0) return ja`${count}回見送り`;
    return named ? `お気に入りの${titled(names.title(only))}` : acted(type, count);
  });
  const list = listed(facts);
  const word = ownWord(interest);
  if (word !== '') return list === '' ? word : `${list}。${word}`;
  return interest.strength < 0 ? `${list}のため、少し下げています` : list;
}

/** What the viewer said about it, as a sentence of its own. */
function ownWord({ said: own, label, kind, path }: Interest): string {
  if (own === undefined) return '';
  if (own.said === 'keep') return '残す希望です。';
  const word = said({
    said: own.said,
    kind,
    path: path.length > 0 ? path : [label],
    amount: 0,
    pinned: own.pinned,
  });
  return own.pinned ? `${word}と、残す希望です。` : `${word}です。`;
}

function note(signal: StoredSignal, names: Names): string {
  const title = signal.productId === undefined ? '' : titled(names.title(signal.productId));
  switch (signal.type) {
    case 'view':
      return `${title}を見かけました`;
    case 'dwell':
      return ja`${title}を${Math.round(signal.value ?? 0)}秒見ました`;
    case 'select':
      return `${title}を見ました`;
    case 'save':
      return `${title}をお気に入りに入れました`;
    case 'add':
      return `${title}をカートに入れました`;
    case 'purchase':
      return `${title}を購入しました`;
    case 'search':
      return `「${signal.query ?? ''}」を検索しました`;
    case 'react':
      return reacted(signal, names);
    case 'dismiss':
      return `${title}に「好みではない」と答えました`;
    case 'stated':
      return signal.statement === undefined ? 'あなたの希望' : said(signal.statement);
  }
}

function reacted({ value, productId }: StoredSignal, names: Names): string {
  const title = productId === undefined ? '' : names.title(productId);
  const reaction = reactionOf(value);
  if (reaction !== null) return gestures.note(reaction, title);
  return (value ?? 1) < 0 ? `似た商品を減らす希望：${title}` : `似た商品を増やす希望：${title}`;
}
