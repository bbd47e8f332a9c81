import { hostArabic } from './ar/host.js';
import { hostDe } from './de/host.js';
import { hostEn } from './en/host.js';
import { hostSpanish } from './es/host.js';
import { hostFr } from './fr/host.js';
import type { HostMessages } from './host-messages.js';
import { hostJa } from './ja/host.js';
import { hostZh } from './zh/host.js';

/** The host's words for a BCP 47 language, all languages at hand; English where there is none. */
export function hostMessagesFor(language: string): HostMessages {
  const [primary = ''] = language.toLowerCase().split('-');
  return HOST_LANGUAGES.get(primary)?.(language) ?? hostEn;
}

/** By primary language: the words, with figures as the reader's whole tag writes them. */
const HOST_LANGUAGES: ReadonlyMap<string, (tag: string) => HostMessages> = new Map([
  ['ar', hostArabic],
  ['de', () => hostDe],
  ['en', () => hostEn],
  ['es', () => hostSpanish],
  ['fr', () => hostFr],
  ['ja', () => hostJa],
  ['zh', () => hostZh],
]);
