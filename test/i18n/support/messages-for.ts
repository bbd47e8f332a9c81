import { arabic } from '../../../src/i18n/ar/messages.js';
import { de } from '../../../src/i18n/de/messages.js';
import { en } from '../../../src/i18n/en/messages.js';
import { spanish } from '../../../src/i18n/es/messages.js';
import { fr } from '../../../src/i18n/fr/messages.js';
import { japanese } from '../../../src/i18n/ja/messages.js';
import type { Messages } from '../../../src/i18n/messages.js';
import { zhHans } from '../../../src/i18n/zh/messages.js';

/** By primary language: the texts, with figures as the page's whole tag writes them. */
const LANGUAGES: ReadonlyMap<string, (tag: string) => Messages> = new Map([
  ['ar', arabic],
  ['de', () => de],
  ['en', () => en],
  ['es', spanish],
  ['fr', () => fr],
  ['ja', () => japanese],
  ['zh', () => zhHans],
]);

const made = new Map<string, Messages>();

/**
 * The texts for a BCP 47 tag: the same language where it exists, else English. Script and region do
 * not count: `zh`, `zh-CN`, `zh-SG` and `zh-Hans` are Simplified Chinese, and `zh-TW`, `zh-HK` and
 * `zh-Hant` read it too rather than English, until somebody writes Traditional Chinese.
 */
export function messagesFor(lang: string): Messages {
  const known = made.get(lang);
  if (known !== undefined) return known;
  const messages = LANGUAGES.get(lang.toLowerCase().split('-')[0] ?? '')?.(lang) ?? en;
  made.set(lang, messages);
  return messages;
}
