/** Nouns that the Arabic texts count in more than one place; the question needs none of them. */

import type { Noun } from './words.js';

export const NOTE: Noun = {
  one: 'ملاحظة واحدة',
  two: 'ملاحظتان',
  twoOf: 'ملاحظتين',
  few: 'ملاحظات',
  many: 'ملاحظة',
  other: 'ملاحظة',
};

export const BYTE: Noun = {
  one: 'بايت واحد',
  two: 'بايتان',
  twoOf: 'بايتين',
  few: 'بايتات',
  many: 'بايتًا',
  other: 'بايت',
};

export const MESSAGE: Noun = {
  one: 'رسالة واحدة',
  two: 'رسالتان',
  twoOf: 'رسالتين',
  few: 'رسائل',
  many: 'رسالة',
  other: 'رسالة',
};

export const PRODUCT: Noun = {
  one: 'منتج واحد',
  two: 'منتجان',
  twoOf: 'منتجين',
  few: 'منتجات',
  many: 'منتجًا',
  other: 'منتج',
};

export const COMPARISON: Noun = {
  one: 'مقارنة واحدة',
  two: 'مقارنتان',
  twoOf: 'مقارنتين',
  few: 'مقارنات',
  many: 'مقارنة',
  other: 'مقارنة',
};

export const ENTRY: Noun = {
  one: 'قيد واحد',
  two: 'قيدان',
  twoOf: 'قيدين',
  few: 'قيود',
  many: 'قيدًا',
  other: 'قيد',
};

export const SECOND: Noun = {
  one: 'ثانية واحدة',
  two: 'ثانيتان',
  twoOf: 'ثانيتين',
  few: 'ثوانٍ',
  many: 'ثانية',
  other: 'ثانية',
};

export const THOUSANDTH: Noun = {
  one: 'جزء واحد من ألف من الثانية',
  two: 'جزآن من ألف من الثانية',
  twoOf: 'جزأين من ألف من الثانية',
  few: 'أجزاء من ألف من الثانية',
  many: 'جزءًا من ألف من الثانية',
  other: 'جزء من ألف من الثانية',
};
