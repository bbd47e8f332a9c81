/** Words, bigrams and character grams of any script, without a dictionary. */

/** Longer text is cut here, in UTF-16 units: a title is a line, not a page. */
const MAX_TEXT_LENGTH = 1024;

/** Letters and digits with the marks that belong to them. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;

/** Scripts written without spaces between words, and Hangul, whose words carry endings. */
const UNSPACED =
  '\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Hang}\\p{scx=Thai}\\p{scx=Laoo}\\p{scx=Khmr}\\p{scx=Mymr}';
const RUNS = new RegExp(`[${UNSPACED}]+|[^${UNSPACED}]+`, 'gu');
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, 'u');

/** The words of a text: NFKC, lower case, letters and digits only; in order, with repeats. */
export function words(text: string): string[] {
  return text.slice(0, MAX_TEXT_LENGTH).normalize('NFKC').toLowerCase().match(WORD) ?? [];
}

/**
 * The tokens two titles are compared by: words, and for scripts without spaces overlapping pairs of
 * characters (a lone character stands for itself).
 */
export function tokenize(text: string): string[] {
  const tokens: string[] = [];
  for (const word of words(text)) {
    for (const run of word.match(RUNS) ?? []) {
      if (IS_UNSPACED.test(run)) tokens.push(...grams(run, 2));
      else tokens.push(run);
    }
  }
  return tokens;
}

/** Overlapping grams of `size` code points; a shorter text is one gram, an empty one none. */
export function grams(text: string, size: number): string[] {
  const points = Array.from(text);
  if (points.length === 0) return [];
  const found: string[] = [];
  for (let start = 0; start + size <= points.length; start += 1) {
    found.push(points.slice(start, start + size).join(''));
  }
  return found.length > 0 ? found : [text];
}

/** One spelling for a name: its words with single spaces; what has no words keeps its characters. */
export function nameKey(name: string): string {
  return words(name).join(' ') || name.slice(0, MAX_TEXT_LENGTH).normalize('NFKC').trim();
}
