/**
 * Small tools of the Japanese texts: figures, places, lists, names in brackets. Japanese has one plural
 * form, and what is counted takes its counter in the sentence, so nothing here counts.
 */

/** The tag that numbers and lists are written by. */
const TAG = 'ja';

let numbers: Intl.NumberFormat | undefined;
let lists: Intl.ListFormat | undefined;

/** A number in figures, `1,204`. */
export function figures(value: number): string {
  // Making a writer of numbers costs milliseconds, and these need none.
  if (Number.isInteger(value) && value >= 0 && value < 1000) return String(value);
  numbers ??= new Intl.NumberFormat(TAG, { maximumFractionDigits: 2 });
  return numbers.format(value);
}

/** Text with values in it, numbers as {@link figures}. */
export function ja(strings: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return values.reduce<string>(
    (text, value, index) =>
      `${text}${typeof value === 'number' ? figures(value) : value}${strings[index + 1] ?? ''}`,
    strings[0] ?? '',
  );
}

/** `3位`. */
export function placed(value: number): string {
  return ja`${value}位`;
}

/** `a、b、c`. */
export function listed(parts: readonly string[]): string {
  lists ??= new Intl.ListFormat(TAG, { type: 'conjunction' });
  return lists.format(parts);
}

/** The title of a product in a sentence: `「Fell 2」`, or `『…』` where it has such brackets itself. */
export function titled(title: string): string {
  return /[「」]/.test(title) ? `『${title}』` : `「${title}」`;
}
