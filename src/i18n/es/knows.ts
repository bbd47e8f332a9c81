/** Spanish texts of "What it knows". */

import { reactionOf, type SignalType, type StoredSignal } from '../../core/signal.js';
import type { Interest } from '../../core/view.js';
import type { KnowsWords, SaidWords } from '../data-sections.js';
import type { Names } from '../messages.js';
import { reacted as reaction } from './gestures.js';
import { said } from './reasons.js';
import { inside, opening, type Words } from './words.js';

/** Kinds of act named at most; the others are counted together. */
const MOST_NAMED = 3;

/** Spanish texts of "What it knows". */
export function knows(words: Words): KnowsWords {
  const { figures, several } = words;
  const notes = (count: number) => several(count, 'nota', 'notas');
  return {
    lead: (count, stored, days) =>
      `Hecho con ${notes(count)} de esta página, ${count === 1 ? 'guardada' : 'guardadas'} ${
        stored === 'kept'
          ? `en este dispositivo durante ${several(days, 'día', 'días')}`
          : stored === 'visit'
            ? 'en este dispositivo hasta que te vayas'
            : 'solo en la memoria, hasta que te vayas'
      }. Corrige lo que no sea cierto: las recomendaciones cambian al momento.`,
    interest: (interest, names) => interestWords(words, interest, names),
    strength: (of5, against) => `${figures(of5)} de ${figures(5)}${against ? ' en contra' : ''}`,
    legend: 'Mantener lo conserva para siempre. Quitar lo elimina junto con sus notas.',
    correct: (label) => `Corregir ${label}`,
    less: 'Menos',
    lessNamed: (label) => `Menos: ${label}`,
    more: 'Más',
    moreNamed: (label) => `Más: ${label}`,
    keep: 'Mantener',
    keepNamed: (label) => `Mantener: ${label}`,
    removeNamed: (label, count) =>
      count === 0
        ? `Quitar: ${label}`
        : `Quitar: ${label}, y ${notes(count)} que ${count === 1 ? 'tiene' : 'tienen'} que ver`,
    said: saidWords,
    interests: 'Lo que parece gustarte',
    showAllInterests: (count) => `Mostrar todo (${figures(count)})`,
    notes: 'Las notas',
    note: (signal, names) => note(words, signal, names),
    deleteNote: (text) => `Eliminar nota: ${text}`,
    showMore: (next, left) =>
      next === left
        ? `Mostrar las ${figures(left)} restantes`
        : `Mostrar ${figures(next)} más de ${figures(left)}`,
    showLess: 'Mostrar menos',
    none: 'Nada todavía.',
    noneText: 'Aquí aparecen notas cuando miras un producto, y puedes eliminar cada una.',
    notKnown: 'No sabe tu nombre, tu correo, tu edad, dónde estás ni qué haces en otras páginas.',
    removed: 'Quitado. Las recomendaciones cambian con ello.',
    undone: 'Deshecho. Todo está como antes.',
  };
}

function saidWords({ label, kind, correction }: SaidWords): string {
  const name = kind === 'category' ? inside(label) : `de ${label}`;
  switch (correction) {
    case 'less':
      return `Menos ${name}. Las recomendaciones cambian con ello.`;
    case 'more':
      return `Más ${name}. Las recomendaciones cambian con ello.`;
    case 'pin':
      return `Se mantiene hasta que lo sueltes: ${label}.`;
    case 'unpin':
      return `Vuelve a perder peso con el tiempo: ${label}.`;
    case 'remove':
      return `Quitado, con sus notas: ${label}. Las recomendaciones cambian con ello.`;
  }
}

function acted({ figures, several, times }: Words, type: SignalType, count: number): string {
  switch (type) {
    case 'select':
      return several(count, 'mirada', 'miradas');
    case 'dwell':
      return several(count, 'mirada larga', 'miradas largas');
    case 'view':
      return `visto ${times(count)}`;
    case 'save':
      return several(count, 'guardado', 'guardados');
    case 'add':
      return `${figures(count)} en el carrito`;
    case 'purchase':
      return several(count, 'compra', 'compras');
    case 'search':
      return several(count, 'búsqueda', 'búsquedas');
    case 'react':
      return several(count, 'reacción', 'reacciones');
    case 'dismiss':
      return `${figures(count)} que no ${count === 1 ? 'es' : 'son'} para ti`;
  }
}

function interestWords(words: Words, interest: Interest, names: Names): string {
  const facts = interest.acts.slice(0, MOST_NAMED).map(({ type, count, productIds }) => {
    const [only] = productIds;
    const named = productIds.length === 1 && only !== undefined && type === 'save';
    if (type === 'view' && interest.strength < 0) return `pasaste de largo ${words.figures(count)}`;
    return named ? `guardaste ${names.title(only)}` : acted(words, type, count);
  });
  const list = opening(words.listed(facts));
  const word = ownWord(interest);
  if (word !== '') return list === '' ? word : `${list}. ${word}`;
  return interest.strength < 0 ? `${list}, así que cuenta un poco menos` : list;
}

/** What the viewer said about it, as a sentence of its own. */
function ownWord({ said: own, label, kind, path }: Interest): string {
  if (own === undefined) return '';
  if (own.said === 'keep') return 'Dijiste: mantenerlo.';
  const word = said({
    said: own.said,
    kind,
    path: path.length > 0 ? path : [label],
    amount: 0,
    pinned: own.pinned,
  });
  return own.pinned ? `${word}, y mantenerlo.` : `${word}.`;
}

function note({ several }: Words, signal: StoredSignal, names: Names): string {
  const title = signal.productId === undefined ? '' : names.title(signal.productId);
  switch (signal.type) {
    case 'view':
      return `Viste ${title}`;
    case 'dwell':
      return `Miraste ${title}, ${several(Math.round(signal.value ?? 0), 'segundo', 'segundos')}`;
    case 'select':
      return `Miraste ${title}`;
    case 'save':
      return `Guardaste ${title}`;
    case 'add':
      return `Pusiste ${title} en el carrito`;
    case 'purchase':
      return `Compraste ${title}`;
    case 'search':
      return `Buscaste «${signal.query ?? ''}»`;
    case 'react':
      return reacted(signal, title);
    case 'dismiss':
      return `No es para mí: ${title}`;
    case 'stated':
      return signal.statement === undefined ? 'Lo dijiste tú' : said(signal.statement);
  }
}

function reacted({ value }: StoredSignal, title: string): string {
  const what = reactionOf(value);
  if (what !== null) return reaction(what, title);
  return (value ?? 1) < 0 ? `Menos como ${title}` : `Más como ${title}`;
}
