/** German texts of "What it knows". */

import { reactionOf, type SignalType, type StoredSignal } from '../../core/signal.js';
import type { Interest } from '../../core/view.js';
import type { KnowsWords, SaidWords } from '../data-sections.js';
import type { Names } from '../messages.js';
import { gestures } from './gestures.js';
import { said } from './reasons.js';
import { figures, listed, opening, quoted, several, times } from './words.js';

/** German texts of "What it knows". */
export const knows: KnowsWords = {
  lead: (notes, stored, days) =>
    `Aus ${several(notes, 'Notiz', 'Notizen')} auf dieser Seite, behalten ${
      stored === 'kept'
        ? `auf diesem Gerät für ${figures(days)} Tage`
        : stored === 'visit'
          ? 'auf diesem Gerät, bis du gehst'
          : 'nur im Arbeitsspeicher, bis du gehst'
    }. Berichtige, was falsch ist: Die Vorschläge folgen sofort.`,
  interest: interestWords,
  strength: (of5, against) => `${figures(of5)} von 5${against ? ' dagegen' : ''}`,
  legend: '„Behalten“ hält es auf Dauer fest. „Entfernen“ löscht es samt den Notizen dahinter.',
  correct: (label) => `${label} berichtigen`,
  less: 'Weniger',
  lessNamed: (label) => `Weniger: ${label}`,
  more: 'Mehr',
  moreNamed: (label) => `Mehr: ${label}`,
  keep: 'Behalten',
  keepNamed: (label) => `Behalten: ${label}`,
  removeNamed: (label, notes) =>
    notes === 0
      ? `Entfernen: ${label}`
      : `Entfernen: ${label}, samt ${several(notes, 'Notiz', 'Notizen')} dahinter`,
  said: saidWords,
  interests: 'Was du zu mögen scheinst',
  showAllInterests: (count) => `Alle ${figures(count)} zeigen`,
  notes: 'Die Notizen',
  note,
  deleteNote: (text) => `Notiz löschen: ${text}`,
  showMore: (next, left) =>
    next === left
      ? `Die übrigen ${figures(left)} zeigen`
      : `${figures(next)} weitere von ${figures(left)} zeigen`,
  showLess: 'Weniger zeigen',
  none: 'Noch nichts.',
  noneText:
    'Hier erscheinen Notizen, wenn du ein Produkt ansiehst, und du kannst jede einzeln löschen.',
  notKnown:
    'Es kennt nicht deinen Namen, deine E-Mail-Adresse, dein Alter, wo du bist und was du auf anderen Seiten tust.',
  removed: 'Entfernt. Die Vorschläge folgen.',
  undone: 'Rückgängig gemacht. Alles ist, wie es war.',
};

function saidWords({ label, kind, correction }: SaidWords): string {
  const object = kind === 'category' ? label : `von ${label}`;
  switch (correction) {
    case 'less':
      return `Weniger ${object}. Die Vorschläge folgen.`;
    case 'more':
      return `Mehr ${object}. Die Vorschläge folgen.`;
    case 'pin':
      return `${quoted(label)} bleibt, bis du es loslässt.`;
    case 'unpin':
      return `${quoted(label)} verblasst wieder mit der Zeit.`;
    case 'remove':
      return `${quoted(label)} ist entfernt, samt den Notizen. Die Vorschläge folgen.`;
  }
}

function acted(type: SignalType, count: number): string {
  switch (type) {
    case 'select':
      return several(count, 'Blick', 'Blicke');
    case 'dwell':
      return several(count, 'längerer Blick', 'längere Blicke');
    case 'view':
      return `${times(count)} gesehen`;
    case 'save':
      return `${figures(count)} gespeichert`;
    case 'add':
      return `${figures(count)} in den Warenkorb gelegt`;
    case 'purchase':
      return `${figures(count)} gekauft`;
    case 'search':
      return several(count, 'Suche', 'Suchen');
    case 'react':
      return several(count, 'Reaktion', 'Reaktionen');
    case 'dismiss':
      return `${figures(count)} nicht deins`;
  }
}

/** Kinds of act named at most; the others are counted together. */
const MOST_NAMED = 3;

function interestWords(interest: Interest, names: Names): string {
  const facts = interest.acts.slice(0, MOST_NAMED).map(({ type, count, productIds }) => {
    const [only] = productIds;
    const named = productIds.length === 1 && only !== undefined && type === 'save';
    if (type === 'view' && interest.strength < 0) return `${figures(count)} übergangen`;
    return named ? `${names.title(only)} gespeichert` : acted(type, count);
  });
  const list = opening(listed(facts));
  const word = ownWord(interest);
  if (word !== '') return list === '' ? word : `${list}. ${word}`;
  return interest.strength < 0 ? `${list}, zählt darum etwas weniger` : list;
}

/** What the viewer said about it, as a sentence of its own. */
function ownWord({ said: own, label, kind, path }: Interest): string {
  if (own === undefined) return '';
  if (own.said === 'keep') return 'Du hast gesagt: behalten.';
  const word = said({
    said: own.said,
    kind,
    path: path.length > 0 ? path : [label],
    amount: 0,
    pinned: own.pinned,
  });
  return own.pinned ? `${word}, und behalten.` : `${word}.`;
}

function note(signal: StoredSignal, names: Names): string {
  const title = signal.productId === undefined ? '' : names.title(signal.productId);
  switch (signal.type) {
    case 'view':
      return `${title} gesehen`;
    case 'dwell':
      return `${title} angesehen, ${several(Math.round(signal.value ?? 0), 'Sekunde', 'Sekunden')}`;
    case 'select':
      return `${title} angesehen`;
    case 'save':
      return `${title} gespeichert`;
    case 'add':
      return `${title} in den Warenkorb gelegt`;
    case 'purchase':
      return `${title} gekauft`;
    case 'search':
      return `Nach ${quoted(signal.query ?? '')} gesucht`;
    case 'react':
      return reacted(signal, title);
    case 'dismiss':
      return `Nicht meins: ${title}`;
    case 'stated':
      return signal.statement === undefined ? 'Von dir gesagt' : said(signal.statement);
  }
}

function reacted({ value }: StoredSignal, title: string): string {
  const reaction = reactionOf(value);
  if (reaction !== null) return gestures.note(reaction, title);
  return (value ?? 1) < 0 ? `Weniger wie ${title}` : `Mehr wie ${title}`;
}
