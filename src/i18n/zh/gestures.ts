import type { Reaction } from '../../core/signal.js';
import type { GestureWords } from '../gestures.js';
import { listed, zh } from './words.js';

const SAID: Readonly<Record<Reaction, string>> = {
  more: '多来点类似的',
  love: '很喜欢',
  curious: '想了解',
  dear: '太贵了',
};

/** Chinese texts about what can be done with a card. */
export const gestures: GestureWords = {
  menu: (title) => `更多操作：${title}`,
  menuOf: (title) => zh`对${title}的操作`,
  reactions: '你的反应',
  reaction: SAID,
  notForMe: '不适合我',
  howMany: '选择数量…',
  newTab: '在新标签页中打开',
  reacted: (reaction, title) => `已记在本机：${SAID[reaction]}，${title}。`,
  note: (reaction, title) =>
    reaction === 'more' ? `想多看类似的：${title}` : `你说“${SAID[reaction]}”：${title}`,
  onStage: (titles, price) => `正在介绍：${listed(titles)}${price === null ? '' : `，${price}`}`,
};

/** What the viewer said about products, as reasons name it. */
export const REACTION_WORDS: Readonly<Record<Exclude<Reaction, 'more'>, string>> = {
  love: '很喜欢',
  curious: '想了解',
  dear: '太贵了',
};
