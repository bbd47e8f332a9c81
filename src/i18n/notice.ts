import { FIRST_WORDINGS, type WordingVersions } from '../core/consent.js';
import type { Messages } from './messages.js';

/**
 * Version of the notice in each language, by primary tag; goes up with each change of what it says
 * there. `test/i18n/notice-versions.json` holds the hash of every version.
 */
const NOTICE_VERSIONS: Readonly<Record<string, number>> = {
  ar: 1,
  de: 1,
  en: 1,
  es: 1,
  fr: 1,
  ja: 1,
  zh: 1,
};

/**
 * Version of what each language says about each purpose. Raise the one whose meaning changes (and
 * {@link NOTICE_VERSIONS} of that language): whoever said yes in that language is asked again for that
 * purpose only. `de: { ...FIRST_WORDINGS, counts: 2 }`.
 */
export const WORDING_VERSIONS: WordingVersions = {
  ar: FIRST_WORDINGS,
  de: FIRST_WORDINGS,
  en: FIRST_WORDINGS,
  es: FIRST_WORDINGS,
  fr: FIRST_WORDINGS,
  ja: FIRST_WORDINGS,
  zh: FIRST_WORDINGS,
};

/** Version of the notice in a language, BCP 47, that has texts of its own. */
export function noticeVersion(language: string): number {
  return NOTICE_VERSIONS[language.split('-')[0] ?? ''] ?? 1;
}

/** The facts of a page that the notice names. */
export interface NoticeFacts {
  readonly controller: string;
  /** True where counts are part of a first-layer yes. */
  readonly counts: boolean;
  /** Days that notes are kept. */
  readonly days: number;
  readonly policy: string | null;
  readonly contact: string | null;
  readonly recipient: string | null;
  /** Name of the country, in the notice's language. */
  readonly country: string | null;
}

/** All that both layers say, as one text; its hash is kept with the choice. */
export function noticeText({ optIn, how }: Messages, facts: NoticeFacts): string {
  const elsewhere = facts.recipient !== null || facts.country !== null;
  return [
    optIn.title,
    optIn.text(facts),
    optIn.yes,
    optIn.no,
    how.title,
    ...how.points.flatMap(({ title, text }) => [title, text]),
    how.choose,
    ...Object.values(how.purposes).flatMap(({ title, text }) => [title, text]),
    ...(elsewhere ? [how.recipient(facts.recipient, facts.country)] : []),
    how.controller(facts.controller),
    how.rights({ counts: facts.counts, elsewhere }),
    ...(facts.policy === null ? [] : [`${how.policy}: ${facts.policy}`]),
    ...(facts.contact === null ? [] : [`${how.contact}: ${facts.contact}`]),
    how.save,
    how.refuse,
  ].join('\n');
}
