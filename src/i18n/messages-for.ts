import { en } from './en/messages.js';
import type { Messages } from './messages.js';
import { zhHans } from './zh/messages.js';

const LANGUAGES: readonly Messages[] = [en, zhHans];

/**
 * The texts for a BCP 47 tag: the same language where it exists, else English. Script and region do
 * not count: `zh`, `zh-CN`, `zh-SG` and `zh-Hans` are Simplified Chinese, and `zh-TW`, `zh-HK` and
 * `zh-Hant` read it too rather than English, until somebody writes Traditional Chinese.
 */
export function messagesFor(lang: string): Messages {
  const primary = lang.toLowerCase().split('-')[0] ?? '';
  return LANGUAGES.find((messages) => messages.lang.split('-')[0] === primary) ?? en;
}
