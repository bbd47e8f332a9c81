/** Spanish texts about the shop's pack: what it was made of, and what that may tell of single buyers. */

import type { PackRule } from '../../core/pack-rule.js';
import type { RunView } from '../../core/view.js';
import type { CheckWords } from '../data-sections.js';
import type { Words } from './words.js';

const LEAD =
  'La tienda envió un archivo sobre lo que se compró aquí antes, igual para todo el mundo.';
const THINGS: Readonly<Record<PackRule['unit'], string>> = {
  none: 'lo que compró una persona',
  buyer: 'todo lo que compró alguna vez una persona',
  purchase: 'una compra',
  pair: 'dos compras seguidas de una persona',
  product: 'lo que compró una persona',
};

/** The rule of the pack in words; null without a pack. */
export function packWords(words: Words, { packRule }: RunView): CheckWords | null {
  if (packRule === null) return null;
  const { text, state, good } = ruleWords(words, packRule);
  return { title: 'Lo que añade la tienda', text: `${LEAD} ${text}`, state, good };
}

function ruleWords(
  { counted, figures, several }: Words,
  { minBuyers, epsilon, unit }: PackRule,
): Omit<CheckWords, 'title'> {
  if (epsilon !== null) {
    const most = Math.exp(epsilon);
    const odds = most < 10 ? Number(most.toPrecision(2)) : Math.round(most);
    return {
      text: `Se mezcló con azar para ocultar ${THINGS[unit]}. Aun así, para quien tenga el archivo, acertarlo puede volverse hasta ${figures(odds)} veces más probable.`,
      state: 'Difuminado',
      good: null,
    };
  }
  if (minBuyers <= 1) {
    return {
      text: 'No sigue ninguna regla que oculte a cada comprador, así que lo que compró una persona puede verse en él.',
      state: 'Sin regla',
      good: false,
    };
  }
  const least = `al menos ${counted(minBuyers)} personas`;
  const state = `${several(minBuyers, 'comprador', 'compradores')} o más`;
  return unit === 'product'
    ? {
        text: `Todo lo que dice de un producto viene de ${least}. Lo que una de ellas compró junto puede verse en él.`,
        state,
        good: null,
      }
    : { text: `Todo lo que contiene lo hicieron ${least}.`, state, good: true };
}
