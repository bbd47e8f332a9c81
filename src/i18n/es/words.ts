/** Small tools of the Spanish texts: counted nouns, ordinals, lists, letters inside a sentence. */

/** What writes numbers and lists for the tag that the page asked for, `es-MX`. */
export interface Words {
  /** A number in figures, `1204` in Spain and `1,204` in Mexico. */
  readonly figures: (value: number) => string;
  /** Two to ten as a word, the others in figures: `tres`, `14`. */
  readonly counted: (value: number) => string;
  /** `3 notas`, `1 nota`; millions take `de`. */
  readonly several: (value: number, one: string, many: string) => string;
  /** `una vez`, `dos veces`, `5 veces`. */
  readonly times: (value: number) => string;
  /** `1.º`, of a place. */
  readonly ordinal: (value: number) => string;
  /** `a`, `a y b`, `a, b e i`. */
  readonly listed: (parts: readonly string[]) => string;
}

const SMALL = ['dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve', 'diez'];

/** The tools for one tag. */
export function wordsOf(tag: string): Words {
  // Each costs milliseconds to make, and the question needs none of them.
  let numbers: Intl.NumberFormat | undefined;
  let plurals: Intl.PluralRules | undefined;
  let lists: Intl.ListFormat | undefined;
  const figures = (value: number) => {
    if (Number.isInteger(value) && value >= 0 && value < 1000) return String(value);
    numbers ??= new Intl.NumberFormat(tag, { maximumFractionDigits: 2 });
    return numbers.format(value);
  };
  const counted = (value: number) => SMALL[value - 2] ?? figures(value);
  return {
    figures,
    counted,
    several: (value, one, many) => {
      plurals ??= new Intl.PluralRules(tag);
      const form = plurals.select(value);
      if (form === 'many') return `${figures(value)} de ${many}`;
      return `${figures(value)} ${form === 'one' ? one : many}`;
    },
    times: (value) => {
      if (value === 1) return 'una vez';
      return value === 2 ? 'dos veces' : `${figures(value)} veces`;
    },
    ordinal: (value) => `${figures(value)}.º`,
    listed: (parts) => {
      lists ??= new Intl.ListFormat(tag, { type: 'conjunction' });
      return lists.format(parts);
    },
  };
}

/** A label as it stands inside a sentence: `Zapatillas` becomes `zapatillas`, `LED` stays. */
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
