/** English texts about the shop's pack: what it was made of, and what that may tell of single buyers. */

import type { PackRule } from '../../core/pack-rule.js';
import type { RunView } from '../../core/view.js';
import type { CheckWords } from '../data-sections.js';
import { counted, figures, opening, several } from './words.js';

const LEAD = 'The shop sent a file about what was bought here before, the same for everybody.';
const THINGS: Readonly<Record<PackRule['unit'], string>> = {
  none: 'what one person bought',
  buyer: 'what one person ever bought',
  purchase: 'one purchase',
  pair: 'two purchases in a row of one person',
  product: 'what one person bought',
};

/** The rule of the pack in words; null without a pack. */
export function packWords({ packRule }: RunView): CheckWords | null {
  if (packRule === null) return null;
  const { text, state, good } = ruleWords(packRule);
  return { title: 'What the shop adds', text: `${LEAD} ${text}`, state, good };
}

function ruleWords({ minBuyers, epsilon, unit }: PackRule): Omit<CheckWords, 'title'> {
  if (epsilon !== null) {
    const most = Math.exp(epsilon);
    const odds = most < 10 ? Number(most.toPrecision(2)) : Math.round(most);
    return {
      text: `Chance was mixed in to hide ${THINGS[unit]}. A guess at that can still become up to ${figures(odds)} times as likely to somebody who has the file.`,
      state: 'Blurred',
      good: null,
    };
  }
  if (minBuyers <= 1) {
    return {
      text: 'It follows no rule that hides single buyers, so what one person bought may show in it.',
      state: 'No rule',
      good: false,
    };
  }
  const least = `at least ${counted(minBuyers)} people`;
  const state = `${opening(several(minBuyers, 'buyer'))} or more`;
  return unit === 'product'
    ? {
        text: `Whatever it says of a product comes from ${least}. What one of them bought together may show in it.`,
        state,
        good: null,
      }
    : { text: `Everything in it was done by ${least}.`, state, good: true };
}
