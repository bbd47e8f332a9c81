import type { Switched } from '../../core/after-show.js';
import type { AfterShowWords } from '../after-show.js';
import { several, times } from './words.js';

/** German texts of the recap and the offers. */
export const afterShow: AfterShowWords = {
  offers: (count) => (count === 1 ? 'Ein Angebot' : 'Angebote'),
  recap: 'Dein Rückblick',
  madeFrom: (notes) =>
    notes === 1
      ? 'Auf deinem Gerät gemacht, aus deiner 1 Notiz'
      : `Auf deinem Gerät gemacht, aus deinen ${several(notes, 'Notiz', 'Notizen')}`,
  madeHere: 'Auf deinem Gerät ausgewählt',
  looked: 'angesehen',
  saved: 'gespeichert',
  added: 'im Warenkorb',
  spentTime: 'Damit hast du dich beschäftigt',
  away: 'Das lief, als du kurz weg warst',
  item: ({ because, looks }) => (because === 'saved' ? 'Du hast es gespeichert' : lookedAt(looks)),
  awayWhy: 'Wurde gezeigt, während diese Seite im Hintergrund war',
  reminders: 'Von deinem letzten Besuch',
  reminder: ({ because, looks }, day) =>
    because === 'saved'
      ? `Du hast es am ${day} gespeichert`
      : `${lookedAt(looks)}, zuletzt am ${day}`,
  hide: (title) => `Ausblenden: ${title}`,
  hidden: (title) => `Ausgeblendet: ${title}.`,
  undo: 'Rückgängig',
  offHeading: 'Nach der Show ausgeblendet',
  off: (what, title) => `${title}: ${OFF[what]}`,
  showAgain: 'Wieder zeigen',
  showAgainNamed: (title) => `Wieder zeigen: ${title}`,
  offerWhy: ({ because, acts }) =>
    `Du siehst es, weil du es ${because === 'saved' ? 'gespeichert' : `${times(acts)} angesehen`} hast. Dein Gerät hat es ausgewählt, und der Code ist für alle derselbe.`,
  code: (code) => `Code: ${code}`,
  watch: (time) => `Ab ${time} ansehen`,
  watchNamed: (time, title) => `Ab ${time} ansehen: ${title}`,
  unreachable: 'Auf dieser Seite gibt es keine Aufzeichnung, zu der gesprungen werden kann.',
  messageTitle: 'Die Show ist vorbei',
  messageBody: 'Komm zurück und sieh, was du verpasst hast.',
  notify: 'Sag mir, wenn eine Show vorbei ist',
  notifyText:
    'Eine Mitteilung dieses Browsers, falls du etwas verpasst hast, während diese Seite im Hintergrund war. Sie nennt kein Produkt. Nach 30 Tagen wieder aus.',
  notifyDenied: 'Dein Browser lässt diese Seite keine Mitteilungen zeigen.',
  close: 'Schließen',
  notForMe: 'Nicht meins',
  notForMeText: 'Schaltet Rückblicke, Erinnerungen und Angebote aus.',
  offerCame: 'Unter den Produkten steht ein Angebot.',
  recapCame: 'Die Show ist vorbei. Dein Rückblick steht unter den Produkten.',
};

const OFF: Readonly<Record<Exclude<Switched, 'notify'>, string>> = {
  offer: 'das Angebot dazu',
  recap: 'im Rückblick',
  missed: 'als Verpasstes',
  reminder: 'als Erinnerung',
};

function lookedAt(looks: number): string {
  return `Du hast es ${times(looks)} angesehen`;
}
