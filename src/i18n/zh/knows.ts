/** Chinese texts of "What it knows". */

import { reactionOf, type SignalType, type StoredSignal } from '../../core/signal.js';
import type { Interest } from '../../core/view.js';
import type { KnowsWords, SaidWords } from '../data-sections.js';
import type { Names } from '../messages.js';
import { gestures } from './gestures.js';
import { said } from './reasons.js';
import { zh } from './words.js';

/** Chinese texts of "What it knows". */
export const knows: KnowsWords = {
  lead: (notes, stored, days) =>
    zh`根据你在此页面的${notes}条记录得出，${
      stored === 'kept'
        ? zh`在本机保存${days}天`
        : stored === 'visit'
          ? '在本机保留到你离开'
          : '只放在内存里，到你离开为止'
    }。有不对的就改，挑选会立刻跟上。`,
  interest: interestWords,
  strength: (of5, against) => zh`5 格中的${of5}格${against ? '，减分' : ''}`,
  legend: '“保留”会一直留着它。“移除”会删除它和背后的记录。',
  correct: (label) => zh`纠正${label}`,
  less: '减少',
  lessNamed: (label) => `减少：${label}`,
  more: '增加',
  moreNamed: (label) => `增加：${label}`,
  keep: '保留',
  keepNamed: (label) => `保留：${label}`,
  removeNamed: (label, notes) =>
    notes === 0 ? `移除：${label}` : zh`移除：${label}，以及背后的${notes}条记录`,
  said: saidWords,
  interests: '你似乎喜欢的',
  showAllInterests: (count) => zh`显示全部${count}项`,
  notes: '记录',
  note,
  deleteNote: (text) => `删除记录：${text}`,
  showMore: (next, left) =>
    next === left ? zh`显示其余${left}条` : zh`再显示${next}条（还有${left}条）`,
  showLess: '收起',
  none: '还没有。',
  noneText: '你看商品时，记录会出现在这里，每一条都可以删除。',
  notKnown: '它不知道你的姓名、邮箱、年龄、所在位置，也不知道你在其他页面做了什么。',
  removed: '已移除。挑选随之更新。',
  undone: '已撤销。一切恢复原样。',
};

function saidWords({ label, kind, correction }: SaidWords): string {
  const name = kind === 'category' ? label : zh`${label}的商品`;
  switch (correction) {
    case 'less':
      return zh`会少来点${name}。挑选随之更新。`;
    case 'more':
      return zh`会多来点${name}。挑选随之更新。`;
    case 'pin':
      return zh`${label}会一直保留，直到你取消。`;
    case 'unpin':
      return zh`${label}会重新随时间淡去。`;
    case 'remove':
      return zh`${label}和它的记录已移除。挑选随之更新。`;
  }
}

function acted(type: SignalType, count: number): string {
  switch (type) {
    case 'select':
      return zh`看过${count}次`;
    case 'dwell':
      return zh`细看${count}次`;
    case 'view':
      return zh`看到${count}次`;
    case 'save':
      return zh`收藏${count}件`;
    case 'add':
      return zh`${count}件加入购物车`;
    case 'purchase':
      return zh`买过${count}件`;
    case 'search':
      return zh`搜索${count}次`;
    case 'react':
      return zh`表态${count}次`;
    case 'dismiss':
      return zh`${count}件不适合你`;
  }
}

/** Kinds of act named at most; the others are counted together. */
const MOST_NAMED = 3;

function interestWords(interest: Interest, names: Names): string {
  const facts = interest.acts.slice(0, MOST_NAMED).map(({ type, count, productIds }) => {
    const [only] = productIds;
    const named = productIds.length === 1 && only !== undefined && type === 'save';
    if (type === 'view' && interest.strength < 0) return zh`略过${count}次`;
    return named ? zh`收藏了${names.title(only)}` : acted(type, count);
  });
  const list = facts.join('，');
  const word = ownWord(interest);
  if (word !== '') return list === '' ? word : `${list}。${word}`;
  return interest.strength < 0 ? `${list}，所以权重略低` : list;
}

/** What the viewer said about it, as a sentence of its own. */
function ownWord({ said: own, label, kind, path }: Interest): string {
  if (own === undefined) return '';
  if (own.said === 'keep') return '你说过：保留它。';
  const word = said({
    said: own.said,
    kind,
    path: path.length > 0 ? path : [label],
    amount: 0,
    pinned: own.pinned,
  });
  return own.pinned ? `${word}，并保留它。` : `${word}。`;
}

function note(signal: StoredSignal, names: Names): string {
  const title = signal.productId === undefined ? '' : names.title(signal.productId);
  switch (signal.type) {
    case 'view':
      return zh`看到${title}`;
    case 'dwell':
      return zh`看了${title}，${Math.round(signal.value ?? 0)}秒`;
    case 'select':
      return zh`看过${title}`;
    case 'save':
      return zh`收藏了${title}`;
    case 'add':
      return zh`把${title}加入了购物车`;
    case 'purchase':
      return zh`买了${title}`;
    case 'search':
      return `搜索了“${signal.query ?? ''}”`;
    case 'react':
      return reacted(signal, title);
    case 'dismiss':
      return `不适合我：${title}`;
    case 'stated':
      return signal.statement === undefined ? '你说过' : said(signal.statement);
  }
}

function reacted({ value }: StoredSignal, title: string): string {
  const reaction = reactionOf(value);
  if (reaction !== null) return gestures.note(reaction, title);
  return (value ?? 1) < 0 ? `想少看类似的：${title}` : `想多看类似的：${title}`;
}
