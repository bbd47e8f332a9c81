/**
 * Small tools of the Chinese texts: figures, places, lists, and the space that stands between a Han
 * character and a Latin letter or a figure. Chinese has one plural form, so nothing here counts.
 */

/** The tag that numbers and lists are written by. */
const TAG = 'zh-Hans';

let numbers: Intl.NumberFormat | undefined;
let lists: Intl.ListFormat | undefined;

const HAN = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Bopomofo}]';
const OTHER = `(?!${HAN})[\\p{L}\\p{N}\\p{Sc}%]`;
/** Where two texts meet, with a line break between them. */
const MEET = new RegExp(`${HAN}\n${OTHER}|${OTHER}\n${HAN}`, 'u');

/** A number in figures, `1,204`. */
export function figures(value: number): string {
  // Making a writer of numbers costs milliseconds, and these need none.
  if (Number.isInteger(value) && value >= 0 && value < 1000) return String(value);
  numbers ??= new Intl.NumberFormat(TAG, { maximumFractionDigits: 2 });
  return numbers.format(value);
}

/**
 * Text with values in it: numbers as {@link figures}, and a space wherever a value would otherwise
 * touch its neighbour with Han on one side and a letter or figure of another script on the other:
 * `你看过 Fell 2 的图片`, but `你看过雨衣的图片`.
 */
export function zh(strings: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return values.reduce<string>((text, value, index) => {
    const written = typeof value === 'number' ? figures(value) : value;
    return joined(joined(text, written), strings[index + 1] ?? '');
  }, strings[0] ?? '');
}

/** `第 3 位`. */
export function placed(value: number): string {
  return zh`第${value}位`;
}

/** `a`, `a和b`, `a、b和c`. */
export function listed(parts: readonly string[]): string {
  lists ??= new Intl.ListFormat(TAG, { type: 'conjunction' });
  return lists.formatToParts(parts).reduce((text, { value }) => joined(text, value), '');
}

function joined(left: string, right: string): string {
  const meet = MEET.test(`${left.slice(-2)}\n${right.slice(0, 2)}`);
  return meet ? `${left} ${right}` : left + right;
}
