import type { Purpose } from '../core/consent.js';
import type { Messages } from './messages.js';

/** Version of the notice; goes up with each change of what it says, in any language. */
export const NOTICE_VERSION = 1;

/**
 * Version of what is said about each purpose, in any language. Raise the one whose meaning changes
 * (and {@link NOTICE_VERSION}): whoever said yes is asked again for that purpose only.
 */
export const WORDING_VERSIONS: Readonly<Record<Purpose, number>> = {
  picks: 1,
  history: 1,
  counts: 1,
  offers: 1,
  region: 1,
};

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
