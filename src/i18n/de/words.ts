/**
 * Small tools of the German texts. Viewers are addressed with “du”, as live shops do.
 *
 * Words that stay the same throughout: picks Vorschläge · notes Notizen · counts Zählen, mitzählen ·
 * basket Warenkorb · to erase löschen · to take back (consent) widerrufen · who answers verantwortlich ·
 * promoted Anzeige · recap Rückblick · on stage gerade gezeigt · the counting server Zählserver.
 * Names of products and categories stand after “zu”, “auf” or “:” or in quotes, so that none needs a case.
 */

import { figures } from './figures.js';

export { figures } from './figures.js';

const SMALL = 'null ein zwei drei vier fünf sechs sieben acht neun zehn'.split(' ');

let plurals: Intl.PluralRules | undefined;
let lists: Intl.ListFormat | undefined;

/** Two to ten as a word, others in figures: `drei`, `14`. */
export function counted(value: number): string {
  return value < 2 ? figures(value) : (SMALL[value] ?? figures(value));
}

/** The form that goes with a number. */
export function form(value: number, one: string, many: string): string {
  plurals ??= new Intl.PluralRules('de');
  return plurals.select(value) === 'one' ? one : many;
}

/** `3 Notizen`, `1 Notiz`. */
export function several(value: number, one: string, many: string): string {
  return `${figures(value)} ${form(value, one, many)}`;
}

/** `einmal`, `zweimal`, `5-mal`. */
export function times(value: number): string {
  if (value === 1) return 'einmal';
  return value === 2 ? 'zweimal' : `${figures(value)}-mal`;
}

/** `Platz 3`. */
export function place(value: number): string {
  return `Platz ${figures(value)}`;
}

/** `a`, `a und b`, `a, b und c`. */
export function listed(parts: readonly string[]): string {
  lists ??= new Intl.ListFormat('de', { type: 'conjunction' });
  return lists.format(parts);
}

/** In quotes. */
export function quoted(text: string): string {
  return `„${text}“`;
}

/** First letter large, for words that open a line. */
export function opening(text: string): string {
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length);
}
