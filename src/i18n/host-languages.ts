/**
 * The languages of the host's desk: English is there, each other is loaded when it is spoken. A new
 * language is one line here, and one in `test/i18n/support/host-messages-for.ts`.
 */

import { hostEn } from './en/host.js';
import type { HostMessages } from './host-messages.js';

type HostWords = (tag: string) => HostMessages;

/** By primary language. */
const LANGUAGES: Readonly<Record<string, () => Promise<HostWords>>> = {
  ar: () => import('./ar/host.js').then(({ hostArabic }) => hostArabic),
  de: () =>
    import('./de/host.js').then(
      ({ hostDe }) =>
        () =>
          hostDe,
    ),
  es: () =>
    import('./es/host.js').then(
      ({ hostSpanish }) =>
        () =>
          hostSpanish,
    ),
  fr: () =>
    import('./fr/host.js').then(
      ({ hostFr }) =>
        () =>
          hostFr,
    ),
  ja: () =>
    import('./ja/host.js').then(
      ({ hostJa }) =>
        () =>
          hostJa,
    ),
  zh: () =>
    import('./zh/host.js').then(
      ({ hostZh }) =>
        () =>
          hostZh,
    ),
};

const loaded = new Map<string, HostWords>();

/** The words for a BCP 47 tag; null where they have to be loaded first. */
export function hostWordsNow(tag: string): HostMessages | null {
  const primary = primaryOf(tag);
  return Object.hasOwn(LANGUAGES, primary) ? (loaded.get(primary)?.(tag) ?? null) : hostEn;
}

/** Loads them; where that fails, English from now on. */
export async function loadHostWords(tag: string): Promise<void> {
  const primary = primaryOf(tag);
  const load = LANGUAGES[primary];
  if (load === undefined || loaded.has(primary)) return;
  loaded.set(primary, await load().catch(() => () => hostEn));
}

/** `en` of `en-IN`. */
function primaryOf(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? '';
}
