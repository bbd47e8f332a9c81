/** French texts about the shop's pack: what it was made of, and what that may tell of single buyers. */

import type { PackRule } from '../../core/pack-rule.js';
import type { RunView } from '../../core/view.js';
import type { CheckWords } from '../data-sections.js';
import { counted, figures, several } from './words.js';

const LEAD =
  'La boutique a envoyé un fichier sur ce qui a été acheté ici auparavant, le même pour tout le monde.';
const THINGS: Readonly<Record<PackRule['unit'], string>> = {
  none: 'ce qu’une personne a acheté',
  buyer: 'tout ce qu’une personne a jamais acheté',
  purchase: 'un achat',
  pair: 'deux achats successifs d’une personne',
  product: 'ce qu’une personne a acheté',
};

/** The rule of the pack in words; null without a pack. */
export function packWords({ packRule }: RunView): CheckWords | null {
  if (packRule === null) return null;
  const { text, state, good } = ruleWords(packRule);
  return { title: 'Ce que la boutique ajoute', text: `${LEAD} ${text}`, state, good };
}

function ruleWords({ minBuyers, epsilon, unit }: PackRule): Omit<CheckWords, 'title'> {
  if (epsilon !== null) {
    const most = Math.exp(epsilon);
    const odds = most < 10 ? Number(most.toPrecision(2)) : Math.round(most);
    return {
      text: `Du hasard y a été mêlé pour cacher ${THINGS[unit]}. Pour qui possède le fichier, une supposition à ce sujet peut encore devenir jusqu’à ${figures(odds)} fois plus probable.`,
      state: 'Flouté',
      good: null,
    };
  }
  if (minBuyers <= 1) {
    return {
      text: 'Il ne suit aucune règle qui cache les acheteurs isolés\u202f: ce qu’une personne a acheté peut donc s’y voir.',
      state: 'Sans règle',
      good: false,
    };
  }
  const least = `au moins ${counted(minBuyers)} personnes`;
  const state = `${several(minBuyers, 'acheteur')} ou plus`;
  return unit === 'product'
    ? {
        text: `Tout ce qu’il dit d’un produit vient d’${least}. Ce que l’une d’elles a acheté ensemble peut s’y voir.`,
        state,
        good: null,
      }
    : { text: `Tout ce qu’il contient a été fait par ${least}.`, state, good: true };
}
