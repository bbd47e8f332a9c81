/** What the question needs of the Arabic tools: counted nouns, and names that keep their direction. */

/** A noun as it stands beside each kind of number. */
export interface Noun {
  readonly one: string;
  /** Two of them as a subject, `ملاحظتان`. */
  readonly two: string;
  /** Two of them as an object or after a preposition, `ملاحظتين`. */
  readonly twoOf: string;
  /** After 3 to 10. */
  readonly few: string;
  /** After 11 to 99. */
  readonly many: string;
  /** After hundreds and fractions. */
  readonly other: string;
}

/** Where the counted noun stands in its sentence: cases differ for none and two. */
export type Role = 'subject' | 'object';

/** Numbers and counted nouns for the tag that the page asked for, `ar-EG`. */
export interface Counting {
  /** A number in the figures of the tag, `1,204` or `١٬٢٠٤`. */
  readonly figures: (value: number) => string;
  /**
   * `ملاحظة واحدة`, `ملاحظتان`, `3 ملاحظات`, `11 ملاحظة`; `role` as in {@link Noun}, `written` where
   * the number has been written already.
   */
  readonly several: (value: number, noun: Noun, role?: Role, written?: string) => string;
}

/** The tools for one tag. */
export function countingIn(tag: string): Counting {
  const numbers = new Intl.NumberFormat(tag, { maximumFractionDigits: 2 });
  const plurals = new Intl.PluralRules(tag);
  const figures = (value: number) => numbers.format(value);
  const several: Counting['several'] = (
    value,
    noun,
    role = 'subject',
    written = figures(value),
  ) => {
    switch (plurals.select(value)) {
      case 'zero':
        return role === 'subject' ? `لا ${noun.few}` : `${written} ${noun.other}`;
      case 'one':
        return noun.one;
      case 'two':
        return role === 'subject' ? noun.two : noun.twoOf;
      case 'few':
        return `${written} ${noun.few}`;
      case 'many':
        return `${written} ${noun.many}`;
      default:
        return `${written} ${noun.other}`;
    }
  };
  return { figures, several };
}

/**
 * A name from outside inside Arabic text, between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE
 * (Unicode Standard Annex 9): a Latin name keeps its order and moves nothing around it.
 */
export function apart(name: string): string {
  return name === '' ? '' : `\u2068${name}\u2069`;
}

export const DAY: Noun = {
  one: 'يوم واحد',
  two: 'يومان',
  twoOf: 'يومين',
  few: 'أيام',
  many: 'يومًا',
  other: 'يوم',
};
