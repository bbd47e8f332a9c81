/** Arabic texts about the shop's pack: what it was made of, and what that may tell of single buyers. */

import type { PackRule } from '../../core/pack-rule.js';
import type { RunView } from '../../core/view.js';
import type { CheckWords } from '../data-sections.js';
import type { Noun, Words } from './words.js';

const LEAD = 'أرسل المتجر ملفًا عمّا اشتُري هنا من قبل، وهو نفسه للجميع.';
const THINGS: Readonly<Record<PackRule['unit'], string>> = {
  none: 'ما اشتراه شخص واحد',
  buyer: 'كل ما اشتراه شخص واحد يومًا',
  purchase: 'عملية شراء واحدة',
  pair: 'عمليتي شراء متتاليتين لشخص واحد',
  product: 'ما اشتراه شخص واحد',
};

const PERSON: Noun = {
  one: 'شخص واحد',
  two: 'شخصان',
  twoOf: 'شخصين',
  few: 'أشخاص',
  many: 'شخصًا',
  other: 'شخص',
};

const BUYER: Noun = {
  one: 'مشترٍ واحد',
  two: 'مشتريان',
  twoOf: 'مشتريين',
  few: 'مشترين',
  many: 'مشتريًا',
  other: 'مشترٍ',
};

/** The rule of the pack in words; null without a pack. */
export function packWords(words: Words, { packRule }: RunView): CheckWords | null {
  if (packRule === null) return null;
  const { text, state, good } = ruleWords(words, packRule);
  return { title: 'ما يضيفه المتجر', text: `${LEAD} ${text}`, state, good };
}

function ruleWords(
  { several, times }: Words,
  { minBuyers, epsilon, unit }: PackRule,
): Omit<CheckWords, 'title'> {
  if (epsilon !== null) {
    const most = Math.exp(epsilon);
    const odds = most < 10 ? Number(most.toPrecision(2)) : Math.round(most);
    return {
      text: `خُلط بالمصادفة لإخفاء ${THINGS[unit]}. ومع ذلك قد يصير تخمين ذلك لمن معه الملف أرجح بما يصل إلى ${times(odds)}.`,
      state: 'مموَّه',
      good: null,
    };
  }
  if (minBuyers <= 1) {
    return {
      text: 'لا يتبع أي قاعدة تخفي كل مشترٍ بمفرده، فقد يظهر فيه ما اشتراه شخص واحد.',
      state: 'بلا قاعدة',
      good: false,
    };
  }
  const state = `${several(minBuyers, BUYER)} أو أكثر`;
  const least = several(minBuyers, PERSON, 'object');
  return unit === 'product'
    ? {
        text: `كل ما يقوله عن منتج يأتي من ${least} على الأقل. وقد يظهر فيه ما اشتراه أحدهم معًا.`,
        state,
        good: null,
      }
    : { text: `كل ما فيه يأتي من ${least} على الأقل.`, state, good: true };
}
