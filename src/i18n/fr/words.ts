/**
 * Small tools of the French texts. Viewers are addressed with “vous”. A narrow no-break space stands
 * before `; : ! ?`, a no-break space inside « ».
 *
 * Words that stay the same throughout: picks suggestions · notes notes · counts comptage · basket panier ·
 * show émission · on stage à l’écran · to erase effacer · to take back (consent) retirer · who answers
 * responsable · promoted sponsorisé · recap récapitulatif · record justificatif · a category rayon ·
 * passphrase phrase secrète · the counting server serveur de comptage.
 */

import { figures } from './figures.js';

export { figures } from './figures.js';

const SMALL = 'zéro un deux trois quatre cinq six sept huit neuf dix'.split(' ');

let plurals: Intl.PluralRules | undefined;
let ordinals: Intl.PluralRules | undefined;
let lists: Intl.ListFormat | undefined;

/** Two to ten as a word, others in figures: `trois`, `14`. */
export function counted(value: number): string {
  return value < 2 ? figures(value) : (SMALL[value] ?? figures(value));
}

/** The form that goes with a number; in French, 0 goes with the singular. */
export function form(value: number, one: string, many: string): string {
  plurals ??= new Intl.PluralRules('fr');
  return plurals.select(value) === 'one' ? one : many;
}

/** `3 notes`, `1 note`. */
export function several(value: number, one: string, many = `${one}s`): string {
  return `${figures(value)} ${form(value, one, many)}`;
}

/** `une fois`, `deux fois`, `5 fois`. */
export function times(value: number): string {
  if (value === 1) return 'une fois';
  return value === 2 ? 'deux fois' : `${figures(value)} fois`;
}

/** `1re`, `3e`, of a place. */
export function ordinal(value: number): string {
  ordinals ??= new Intl.PluralRules('fr', { type: 'ordinal' });
  return `${figures(value)}${ordinals.select(value) === 'one' ? 're' : 'e'}`;
}

/** `1re place`, `3e place`. */
export function place(value: number): string {
  return `${ordinal(value)} place`;
}

/** `a`, `a et b`, `a, b et c`. */
export function listed(parts: readonly string[]): string {
  lists ??= new Intl.ListFormat('fr', { type: 'conjunction' });
  return lists.format(parts);
}

/** In quotes. */
export function quoted(text: string): string {
  return `«\u00a0${text}\u00a0»`;
}

const VOWEL = /^[aeiouàâäéèêëîïôöùûüœæ]/i;

/**
 * `de Ridgeway`, `d’Alpina`; before a vowel it loses its own. Not before h and y, which are often no
 * vowels in names.
 */
export function of(name: string): string {
  return `${VOWEL.test(name) ? 'd’' : 'de '}${name}`;
}

/** `que Fell 2`, `qu’Alpina`. */
export function than(name: string): string {
  return `${VOWEL.test(name) ? 'qu’' : 'que '}${name}`;
}

/** First letter large, for words that open a line. */
export function opening(text: string): string {
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length);
}
