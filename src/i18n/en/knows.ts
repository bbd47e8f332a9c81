/** English texts of "What it knows". */

import { reactionOf, type SignalType, type StoredSignal } from '../../core/signal.js';
import type { Interest } from '../../core/view.js';
import type { KnowsWords, SaidWords } from '../data-sections.js';
import type { Names } from '../messages.js';
import { gestures } from './gestures.js';
import { said } from './reasons.js';
import { figures, inside, listed, opening, several, times } from './words.js';

/** English texts of "What it knows". */
export const knows: KnowsWords = {
  lead: (notes, stored, days) =>
    `Made from ${several(notes, 'note')} on this page, kept ${
      stored === 'kept'
        ? `on this device for ${figures(days)} days`
        : stored === 'visit'
          ? 'on this device until you leave'
          : 'in memory only, until you leave'
    }. Correct what is wrong: the picks follow at once.`,
  interest: interestWords,
  strength: (of5, against) => `${figures(of5)} of 5${against ? ' against' : ''}`,
  legend: 'Keep holds it for good. Remove deletes it and the notes behind it.',
  correct: (label) => `Correct ${label}`,
  less: 'Less',
  lessNamed: (label) => `Less: ${label}`,
  more: 'More',
  moreNamed: (label) => `More: ${label}`,
  keep: 'Keep',
  keepNamed: (label) => `Keep: ${label}`,
  removeNamed: (label, notes) =>
    notes === 0 ? `Remove: ${label}` : `Remove: ${label}, and ${several(notes, 'note')} behind it`,
  said: saidWords,
  interests: 'What you seem to like',
  showAllInterests: (count) => `Show all ${figures(count)}`,
  notes: 'The notes',
  note,
  deleteNote: (text) => `Delete note: ${text}`,
  showMore: (next, left) =>
    next === left
      ? `Show the other ${figures(left)}`
      : `Show ${figures(next)} more of ${figures(left)}`,
  showLess: 'Show fewer',
  none: 'Nothing yet.',
  noneText: 'Notes appear here when you look at a product, and you can delete each of them.',
  notKnown:
    'It does not know your name, your email, your age, where you are, or what you do on other pages.',
  removed: 'Removed. The picks follow.',
  undone: 'Undone. Everything is as it was.',
};

function saidWords({ label, kind, correction }: SaidWords): string {
  const name = kind === 'category' ? inside(label) : label;
  switch (correction) {
    case 'less':
      return `Less ${kind === 'category' ? 'of' : 'by'} ${name}. The picks follow.`;
    case 'more':
      return `More ${kind === 'category' ? 'of' : 'by'} ${name}. The picks follow.`;
    case 'pin':
      return `${opening(name)} stays until you let it go.`;
    case 'unpin':
      return `${opening(name)} fades with time again.`;
    case 'remove':
      return `${opening(name)} is removed, with its notes. The picks follow.`;
  }
}

function acted(type: SignalType, count: number): string {
  switch (type) {
    case 'select':
    case 'dwell':
      return several(count, type === 'select' ? 'look' : 'longer look');
    case 'view':
      return `seen ${times(count)}`;
    case 'save':
      return `saved ${figures(count)}`;
    case 'add':
      return `${figures(count)} put in the basket`;
    case 'purchase':
      return `bought ${figures(count)}`;
    case 'search':
      return several(count, 'search', 'searches');
    case 'react':
      return several(count, 'reaction');
    case 'dismiss':
      return `${figures(count)} not for you`;
  }
}

/** Kinds of act named at most; the others are counted together. */
const MOST_NAMED = 3;

function interestWords(interest: Interest, names: Names): string {
  const facts = interest.acts.slice(0, MOST_NAMED).map(({ type, count, productIds }) => {
    const [only] = productIds;
    const named = productIds.length === 1 && only !== undefined && type === 'save';
    if (type === 'view' && interest.strength < 0) return `you passed ${figures(count)} by`;
    return named ? `you saved ${names.title(only)}` : acted(type, count);
  });
  const list = opening(listed(facts));
  const word = ownWord(interest);
  if (word !== '') return list === '' ? word : `${list}. ${word}`;
  return interest.strength < 0 ? `${list}, so it counts a little less` : list;
}

/** What the viewer said about it, as a sentence of its own. */
function ownWord({ said: own, label, kind, path }: Interest): string {
  if (own === undefined) return '';
  if (own.said === 'keep') return 'You said: keep it.';
  const word = said({
    said: own.said,
    kind,
    path: path.length > 0 ? path : [label],
    amount: 0,
    pinned: own.pinned,
  });
  return own.pinned ? `${word}, and keep it.` : `${word}.`;
}

function note(signal: StoredSignal, names: Names): string {
  const title = signal.productId === undefined ? '' : names.title(signal.productId);
  switch (signal.type) {
    case 'view':
      return `Saw ${title}`;
    case 'dwell':
      return `Looked at ${title}, ${several(Math.round(signal.value ?? 0), 'second')}`;
    case 'select':
      return `Looked at ${title}`;
    case 'save':
      return `Saved ${title}`;
    case 'add':
      return `Put ${title} in the basket`;
    case 'purchase':
      return `Bought ${title}`;
    case 'search':
      return `Searched for “${signal.query ?? ''}”`;
    case 'react':
      return reacted(signal, title);
    case 'dismiss':
      return `Not for me: ${title}`;
    case 'stated':
      return signal.statement === undefined ? 'You said so' : said(signal.statement);
  }
}

function reacted({ value }: StoredSignal, title: string): string {
  const reaction = reactionOf(value);
  if (reaction !== null) return gestures.note(reaction, title);
  return (value ?? 1) < 0 ? `Less like ${title}` : `More like ${title}`;
}
