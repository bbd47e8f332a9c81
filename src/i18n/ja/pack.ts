/** Japanese texts about the shop's pack: what it was made of, and what that may tell of single buyers. */

import type { PackRule } from '../../core/pack-rule.js';
import type { RunView } from '../../core/view.js';
import type { CheckWords } from '../data-sections.js';
import { ja } from './words.js';

const LEAD = 'これまでの購入についてのファイルがお店から届きました。だれにでも同じものです。';
const THINGS: Readonly<Record<PackRule['unit'], string>> = {
  none: '一人が何を買ったか',
  buyer: '一人がこれまでに買ったもの',
  purchase: '1回の購入',
  pair: '一人の続けて2回の購入',
  product: '一人が何を買ったか',
};

/** The rule of the pack in words; null without a pack. */
export function packWords({ packRule }: RunView): CheckWords | null {
  if (packRule === null) return null;
  const { text, state, good } = ruleWords(packRule);
  return { title: 'お店が加えるもの', text: `${LEAD}${text}`, state, good };
}

function ruleWords({ minBuyers, epsilon, unit }: PackRule): Omit<CheckWords, 'title'> {
  if (epsilon !== null) {
    const most = Math.exp(epsilon);
    const odds = most < 10 ? Number(most.toPrecision(2)) : Math.round(most);
    return {
      text: ja`${THINGS[unit]}を隠すため、ランダムなノイズを混ぜてあります。それでも、ファイルを持つ人の推測が当たる見込みは、最大で${odds}倍になりえます。`,
      state: 'ぼかし済み',
      good: null,
    };
  }
  if (minBuyers <= 1) {
    return {
      text: '一人ひとりの購入者を隠す決まりがないため、一人が何を買ったかが表れることがあります。',
      state: '決まりなし',
      good: false,
    };
  }
  const state = ja`購入者${minBuyers}人以上`;
  return unit === 'product'
    ? {
        text: ja`商品についての内容は、どれも${minBuyers}人以上の購入によるものです。ただし、そのうちの一人が一緒に買ったものが表れることがあります。`,
        state,
        good: null,
      }
    : { text: ja`中身はどれも、${minBuyers}人以上の行動によるものです。`, state, good: true };
}
