/**
 * Small tools of the Arabic texts: nouns counted by all six plural forms, places, lists, and names
 * that keep their own direction.
 */

import { type Counting, countingIn, type Noun } from './counting.js';

export { apart, DAY, type Noun, type Role } from './counting.js';

/** What writes numbers and lists for the tag that the page asked for, `ar-EG`. */
export interface Words extends Counting {
  /** `مرة واحدة`, `مرتين`, `5 مرات`. */
  readonly times: (value: number) => string;
  /** A place in words after `المرتبة`, from the eleventh in figures: `الثالثة`, `رقم 14`. */
  readonly ordinal: (value: number) => string;
  /** `أ وب وج`. */
  readonly listed: (parts: readonly string[]) => string;
}

const PLACES = [
  'الأولى',
  'الثانية',
  'الثالثة',
  'الرابعة',
  'الخامسة',
  'السادسة',
  'السابعة',
  'الثامنة',
  'التاسعة',
  'العاشرة',
];

/** The tools for one tag. */
export function wordsOf(tag: string): Words {
  const { figures, several } = countingIn(tag);
  // It costs milliseconds to make.
  let lists: Intl.ListFormat | undefined;
  return {
    figures,
    several,
    times: (value) => several(value, TIME, 'object'),
    ordinal: (value) => PLACES[value - 1] ?? `رقم ${figures(value)}`,
    listed: (parts) => {
      lists ??= new Intl.ListFormat(tag, { type: 'conjunction' });
      return lists.format(parts);
    },
  };
}

const TIME: Noun = {
  one: 'مرة واحدة',
  two: 'مرتان',
  twoOf: 'مرتين',
  few: 'مرات',
  many: 'مرة',
  other: 'مرة',
};
