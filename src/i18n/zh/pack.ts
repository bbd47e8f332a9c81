/** Chinese texts about the shop's pack: what it was made of, and what that may tell of single buyers. */

import type { PackRule } from '../../core/pack-rule.js';
import type { RunView } from '../../core/view.js';
import type { CheckWords } from '../data-sections.js';
import { zh } from './words.js';

const LEAD = '商店提供了一个文件，内容是过去的购买情况，人人相同。';
const THINGS: Readonly<Record<PackRule['unit'], string>> = {
  none: '一个人买过什么',
  buyer: '一个人曾经买过的一切',
  purchase: '单次购买',
  pair: '一个人相继的两次购买',
  product: '一个人买过什么',
};

/** The rule of the pack in words; null without a pack. */
export function packWords({ packRule }: RunView): CheckWords | null {
  if (packRule === null) return null;
  const { text, state, good } = ruleWords(packRule);
  return { title: '商店补充了什么', text: `${LEAD}${text}`, state, good };
}

function ruleWords({ minBuyers, epsilon, unit }: PackRule): Omit<CheckWords, 'title'> {
  if (epsilon !== null) {
    const most = Math.exp(epsilon);
    const odds = most < 10 ? Number(most.toPrecision(2)) : Math.round(most);
    return {
      text: zh`其中掺入了随机成分，用来掩盖${THINGS[unit]}。但拿到文件的人若去猜，猜中的可能性仍可能升到原来的${odds}倍。`,
      state: '已模糊',
      good: null,
    };
  }
  if (minBuyers <= 1) {
    return {
      text: '它没有遵循掩盖单个买家的规则，所以其中可能看得出某个人买过什么。',
      state: '无规则',
      good: false,
    };
  }
  const state = zh`至少${minBuyers}位买家`;
  return unit === 'product'
    ? {
        text: zh`其中关于每件商品的内容都来自至少${minBuyers}个人。但其中某个人一起买过什么，可能看得出来。`,
        state,
        good: null,
      }
    : { text: zh`其中的每一项都由至少${minBuyers}个人做过。`, state, good: true };
}
