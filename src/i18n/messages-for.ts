import { en } from './en/messages.js';
import type { Messages } from './messages.js';

const LANGUAGES: readonly Messages[] = [en];

/** The texts for a BCP 47 tag: the same language where it exists, else English. */
export function messagesFor(lang: string): Messages {
  const primary = lang.toLowerCase().split('-')[0] ?? '';
  return LANGUAGES.find((messages) => messages.lang.split('-')[0] === primary) ?? en;
}
