/** German texts about the shop's pack: what it was made of, and what that may tell of single buyers. */

import type { PackRule } from '../../core/pack-rule.js';
import type { RunView } from '../../core/view.js';
import type { CheckWords } from '../data-sections.js';
import { counted, figures, several } from './words.js';

const LEAD =
  'Der Shop hat eine Datei darüber geschickt, was hier früher gekauft wurde; sie ist für alle dieselbe.';
/** What chance was mixed in for. */
const HIDES: Readonly<Record<PackRule['unit'], string>> = {
  none: 'um zu verbergen, was eine Person gekauft hat',
  buyer: 'um zu verbergen, was eine Person je gekauft hat',
  purchase: 'um einen einzelnen Kauf zu verbergen',
  pair: 'um zwei aufeinanderfolgende Käufe einer Person zu verbergen',
  product: 'um zu verbergen, was eine Person gekauft hat',
};

/** The rule of the pack in words; null without a pack. */
export function packWords({ packRule }: RunView): CheckWords | null {
  if (packRule === null) return null;
  const { text, state, good } = ruleWords(packRule);
  return { title: 'Was der Shop beisteuert', text: `${LEAD} ${text}`, state, good };
}

function ruleWords({ minBuyers, epsilon, unit }: PackRule): Omit<CheckWords, 'title'> {
  if (epsilon !== null) {
    const most = Math.exp(epsilon);
    const odds = most < 10 ? Number(most.toPrecision(2)) : Math.round(most);
    return {
      text: `Zufall wurde beigemischt, ${HIDES[unit]}. Für jemanden, der die Datei hat, kann eine Vermutung darüber trotzdem bis zu ${figures(odds)}-mal so wahrscheinlich werden.`,
      state: 'Verwischt',
      good: null,
    };
  }
  if (minBuyers <= 1) {
    return {
      text: 'Sie folgt keiner Regel, die einzelne Käufe verbirgt. Was eine Person gekauft hat, kann darin zu erkennen sein.',
      state: 'Keine Regel',
      good: false,
    };
  }
  const least = `mindestens ${counted(minBuyers)} Personen`;
  const state = `Ab ${several(minBuyers, 'Person', 'Personen')}`;
  return unit === 'product'
    ? {
        text: `Was sie über ein Produkt sagt, stammt von ${least}. Was eine davon zusammen gekauft hat, kann darin zu erkennen sein.`,
        state,
        good: null,
      }
    : { text: `Alles darin haben ${least} getan.`, state, good: true };
}
