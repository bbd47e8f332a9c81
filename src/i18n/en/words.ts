/** Small tools of the English texts: counted nouns, ordinals, lists, letters inside a sentence. */

import { figures } from './figures.js';

export { figures } from './figures.js';

const SMALL = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const SUFFIX = { one: 'st', two: 'nd', few: 'rd', other: 'th' } as const;

let ordinals: Intl.PluralRules | undefined;
let lists: Intl.ListFormat | undefined;

/** Up to ten as a word, above in figures: `three`, `14`. */
export function counted(value: number): string {
  return SMALL[value] ?? figures(value);
}

/** `3 looks`, `1 look`. */
export function several(value: number, one: string, many = `${one}s`): string {
  return `${figures(value)} ${value === 1 ? one : many}`;
}

/** `once`, `twice`, `5 times`. */
export function times(value: number): string {
  if (value === 1) return 'once';
  return value === 2 ? 'twice' : `${figures(value)} times`;
}

/** `1st`, `2nd`, `14th`. */
export function ordinal(value: number): string {
  ordinals ??= new Intl.PluralRules('en', { type: 'ordinal' });
  const suffix = SUFFIX[ordinals.select(value) as keyof typeof SUFFIX] ?? SUFFIX.other;
  return `${figures(value)}${suffix}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(parts: readonly string[]): string {
  lists ??= new Intl.ListFormat('en-GB', { type: 'conjunction' });
  return lists.format(parts);
}

/** A label as it stands inside a sentence: `Trail shoes` becomes `trail shoes`, `LED lamps` stays. */
export function inside(label: string): string {
  const [first = '', second = ''] = label;
  return second === second.toLowerCase() && second !== second.toUpperCase()
    ? first.toLowerCase() + label.slice(first.length)
    : label;
}

/** First letter large, for a label that opens a line. */
export function opening(text: string): string {
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length);
}
