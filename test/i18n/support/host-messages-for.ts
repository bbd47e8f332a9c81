import { hostArabic } from '../../../src/i18n/ar/host.js';
import { hostDe } from '../../../src/i18n/de/host.js';
import { hostEn } from '../../../src/i18n/en/host.js';
import { hostSpanish } from '../../../src/i18n/es/host.js';
import { hostFr } from '../../../src/i18n/fr/host.js';
import type { HostMessages } from '../../../src/i18n/host-messages.js';
import { hostJa } from '../../../src/i18n/ja/host.js';
import { hostZh } from '../../../src/i18n/zh/host.js';

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
