/** Words, bigrams and character grams of any script, without a dictionary. */

import { remember } from './remember.js';

/** Longer text is cut here, in UTF-16 units: a title is a line, not a page. */
const MAX_TEXT_LENGTH = 1024;

/** Letters and digits with the marks that belong to them. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;

/** Scripts written without spaces between words, and Hangul, whose words carry endings. */
const UNSPACED =
  '\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Hang}\\p{scx=Thai}\\p{scx=Laoo}\\p{scx=Khmr}\\p{scx=Mymr}';
const RUNS = new RegExp(`[${UNSPACED}]+|[^${UNSPACED}]+`, 'gu');
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, 'u');

/** Most text is plain: one form, one script, one unit a character. */
const IS_PLAIN = /^[\0-\x7f]*$/;
const PLAIN_WORD = /[a-z0-9]+/g;
const SURROGATE = /[\ud800-\udfff]/;

/** Names and titles that are remembered; a shop's brands, categories and tags come again and again. */
const MAX_KEPT = 4096;

/** The words of a text: NFKC, lower case, letters and digits only; in order, with repeats. */
export function words(text: string): string[] {
  const line = text.slice(0, MAX_TEXT_LENGTH);
  const found = IS_PLAIN.test(line)
    ? line.toLowerCase().match(PLAIN_WORD)
    : line.normalize('NFKC').toLowerCase().match(WORD);
  return found ?? [];
}

/**
 * The tokens two titles are compared by: words, and for scripts without spaces overlapping pairs of
 * characters (a lone character stands for itself).
 */
export function tokenize(text: string): string[] {
  const tokens: string[] = [];
  for (const word of words(text)) {
    if (IS_PLAIN.test(word)) {
      tokens.push(word);
      continue;
    }
    for (const run of word.match(RUNS) ?? []) {
      if (IS_UNSPACED.test(run)) tokens.push(...grams(run, 2));
      else tokens.push(run);
    }
  }
  return tokens;
}

/** Overlapping grams of `size` code points; a shorter text is one gram, an empty one none. */
export function grams(text: string, size: number): string[] {
  if (text === '') return [];
  const found: string[] = [];
  if (!SURROGATE.test(text)) {
    for (let start = 0; start + size <= text.length; start += 1) {
      found.push(text.slice(start, start + size));
    }
    return found.length > 0 ? found : [text];
  }
  const points = Array.from(text);
  for (let start = 0; start + size <= points.length; start += 1) {
    found.push(points.slice(start, start + size).join(''));
  }
  return found.length > 0 ? found : [text];
}

/** One spelling for a name: its words with single spaces; what has no words keeps its characters. */
export const nameKey: (name: string) => string = remember(
  (name) => words(name).join(' ') || name.slice(0, MAX_TEXT_LENGTH).normalize('NFKC').trim(),
  MAX_KEPT,
);
