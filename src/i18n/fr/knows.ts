/** French texts of "What it knows". */

import { reactionOf, type SignalType, type StoredSignal } from '../../core/signal.js';
import type { Interest } from '../../core/view.js';
import type { KnowsWords, SaidWords } from '../data-sections.js';
import type { Names } from '../messages.js';
import { gestures } from './gestures.js';
import { said } from './reasons.js';
import { figures, form, listed, of, opening, quoted, several, times } from './words.js';

/** French texts of "What it knows". */
export const knows: KnowsWords = {
  lead: (notes, stored, days) =>
    `Établi à partir de ${several(notes, 'note')} sur cette page, ${form(notes, 'gardée', 'gardées')} ${
      stored === 'kept'
        ? `sur cet appareil pendant ${figures(days)} jours`
        : stored === 'visit'
          ? 'sur cet appareil jusqu’à votre départ'
          : 'en mémoire seulement, jusqu’à votre départ'
    }. Corrigez ce qui est faux\u202f: les suggestions suivent aussitôt.`,
  interest: interestWords,
  strength: (of5, against) => `${figures(of5)} sur 5${against ? ' en sa défaveur' : ''}`,
  legend:
    '«\u00a0Garder\u00a0» le conserve pour de bon. «\u00a0Supprimer\u00a0» l’efface, ainsi que les notes derrière.',
  correct: (label) => `Corriger ${label}`,
  less: 'Moins',
  lessNamed: (label) => `Moins\u202f: ${label}`,
  more: 'Plus',
  moreNamed: (label) => `Plus\u202f: ${label}`,
  keep: 'Garder',
  keepNamed: (label) => `Garder\u202f: ${label}`,
  removeNamed: (label, notes) =>
    notes === 0
      ? `Supprimer\u202f: ${label}`
      : `Supprimer\u202f: ${label}, avec ${several(notes, 'note')} derrière`,
  said: saidWords,
  interests: 'Ce que vous semblez aimer',
  showAllInterests: (count) => (count === 1 ? 'Montrer le seul' : `Montrer les ${figures(count)}`),
  notes: 'Les notes',
  note,
  deleteNote: (text) => `Supprimer la note\u202f: ${text}`,
  showMore: (next, left) =>
    next === left
      ? `En montrer ${figures(left)} de plus, ${form(left, 'la dernière', 'les dernières')}`
      : `En montrer ${figures(next)} de plus sur ${figures(left)}`,
  showLess: 'En montrer moins',
  none: 'Rien encore.',
  noneText:
    'Des notes apparaissent ici quand vous regardez un produit, et vous pouvez supprimer chacune d’elles.',
  notKnown:
    'Votre nom, votre adresse e-mail, votre âge, l’endroit où vous êtes et ce que vous faites sur d’autres pages restent inconnus.',
  removed: 'Supprimé. Les suggestions suivent.',
  undone: 'Annulé. Tout est comme avant.',
};

function saidWords({ label, kind, correction }: SaidWords): string {
  const object = kind === 'category' ? of(label) : `de produits ${of(label)}`;
  switch (correction) {
    case 'less':
      return `Moins ${object}. Les suggestions suivent.`;
    case 'more':
      return `Plus ${object}. Les suggestions suivent.`;
    case 'pin':
      return `${quoted(label)} reste jusqu’à ce que vous le relâchiez.`;
    case 'unpin':
      return `${quoted(label)} s’estompe à nouveau avec le temps.`;
    case 'remove':
      return `${quoted(label)} est supprimé, avec ses notes. Les suggestions suivent.`;
  }
}

function acted(type: SignalType, count: number): string {
  switch (type) {
    case 'select':
      return several(count, 'visite');
    case 'dwell':
      return several(count, 'visite prolongée', 'visites prolongées');
    case 'view':
      return `vu ${times(count)}`;
    case 'save':
      return several(count, 'enregistré');
    case 'add':
      return `${figures(count)} au panier`;
    case 'purchase':
      return several(count, 'acheté');
    case 'search':
      return several(count, 'recherche');
    case 'react':
      return several(count, 'réaction');
    case 'dismiss':
      return `${figures(count)} pas pour vous`;
  }
}

/** Kinds of act named at most; the others are counted together. */
const MOST_NAMED = 3;

function interestWords(interest: Interest, names: Names): string {
  const facts = interest.acts.slice(0, MOST_NAMED).map(({ type, count, productIds }) => {
    const [only] = productIds;
    const named = productIds.length === 1 && only !== undefined && type === 'save';
    if (type === 'view' && interest.strength < 0) return several(count, 'passé');
    return named ? `enregistré\u202f: ${names.title(only)}` : acted(type, count);
  });
  const list = opening(listed(facts));
  const word = ownWord(interest);
  if (word !== '') return list === '' ? word : `${list}. ${word}`;
  return interest.strength < 0 ? `${list}, compte donc un peu moins` : list;
}

/** What the viewer said about it, as a sentence of its own. */
function ownWord({ said: own, label, kind, path }: Interest): string {
  if (own === undefined) return '';
  if (own.said === 'keep') return 'Vous avez dit\u202f: garder.';
  const word = said({
    said: own.said,
    kind,
    path: path.length > 0 ? path : [label],
    amount: 0,
    pinned: own.pinned,
  });
  return own.pinned ? `${word}, et garder.` : `${word}.`;
}

function note(signal: StoredSignal, names: Names): string {
  const title = signal.productId === undefined ? '' : names.title(signal.productId);
  switch (signal.type) {
    case 'view':
      return `Vu\u202f: ${title}`;
    case 'dwell':
      return `Regardé\u202f: ${title}, ${several(Math.round(signal.value ?? 0), 'seconde')}`;
    case 'select':
      return `Regardé\u202f: ${title}`;
    case 'save':
      return `Enregistré\u202f: ${title}`;
    case 'add':
      return `Mis au panier\u202f: ${title}`;
    case 'purchase':
      return `Acheté\u202f: ${title}`;
    case 'search':
      return `Recherche ${quoted(signal.query ?? '')}`;
    case 'react':
      return reacted(signal, title);
    case 'dismiss':
      return `Pas pour moi\u202f: ${title}`;
    case 'stated':
      return signal.statement === undefined ? 'Vous l’avez dit' : said(signal.statement);
  }
}

function reacted({ value }: StoredSignal, title: string): string {
  const reaction = reactionOf(value);
  if (reaction !== null) return gestures.note(reaction, title);
  return (value ?? 1) < 0 ? `Moins comme ${title}` : `Plus comme ${title}`;
}
