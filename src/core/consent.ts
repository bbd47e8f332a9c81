import type { OutsideTool } from './outside.js';
import { NO_PURPOSES, PURPOSES, type Purpose, type Purposes } from './purposes.js';

export { NO_PURPOSES, PURPOSES, type Purpose, type Purposes } from './purposes.js';

/**
 * Who made the choice: the viewer's own click here, the host page, or a signal from elsewhere. `tab`:
 * a yes that was read back from the tab's sessionStorage, where a script of the page may have put it.
 */
export type ConsentSource = 'viewer' | 'page' | 'gpc' | 'outside' | 'tab';

/** What "yes" in the first layer turns on; without a collector, counts are not offered. */
export function firstLayerPurposes(countsOffered: boolean): Purposes {
  return { ...NO_PURPOSES, picks: true, history: true, counts: countsOffered };
}

/**
 * The choice with impossible combinations turned off: `history` needs picks or offers, `region`
 * needs picks, `counts` needs a collector.
 */
export function settlePurposes(wanted: Purposes, countsOffered: boolean): Purposes {
  return {
    picks: wanted.picks,
    history: wanted.history && (wanted.picks || wanted.offers),
    counts: wanted.counts && countsOffered,
    offers: wanted.offers,
    region: wanted.region && wanted.picks,
  };
}

/** True when at least one purpose is on. */
export function anyPurpose(purposes: Purposes): boolean {
  return PURPOSES.some((purpose) => purposes[purpose]);
}

/** Version of the wording about each purpose, by the primary tag of the language it is worded in. */
export type WordingVersions = Readonly<Record<string, Readonly<Record<Purpose, number>>>>;

/** What a notice says now, as far as a change of it asks anew. */
export interface NoticeTerms {
  readonly controller: string;
  readonly wordings: WordingVersions;
  /** Who gets the counts, if not the controller. */
  readonly recipient: string | null;
  readonly recipientCountry: string | null;
}

/**
 * Purposes that are on in a choice, but whose notice has changed since: their wording is a newer one
 * in the language of the choice, or the counts go to somebody else, somewhere else, or by the will of
 * another controller. None of them may count as on before the viewer has answered again; what was left
 * off is not asked about, nor is what changed in other languages only.
 */
export function changedSince(choice: ConsentChoice, now: NoticeTerms): Purpose[] {
  const { purposes, wordings, controller, named } = choice;
  const newest = wordingsIn(now.wordings, choice.language);
  const countsElsewhere =
    controller !== now.controller ||
    (named?.recipient ?? null) !== now.recipient ||
    (named?.recipientCountry ?? null) !== now.recipientCountry;
  return PURPOSES.filter(
    (purpose) =>
      purposes[purpose] &&
      ((wordings?.[purpose] ?? 1) < newest[purpose] || (purpose === 'counts' && countsElsewhere)),
  );
}

/** The versions that every language begins with. */
export const FIRST_WORDINGS: Readonly<Record<Purpose, number>> = Object.freeze({
  picks: 1,
  history: 1,
  counts: 1,
  offers: 1,
  region: 1,
});

/**
 * Versions of the wordings in a language, BCP 47. Where there is none (any more): those of English,
 * which everybody reads who is not addressed in their own.
 */
export function wordingsIn(
  all: WordingVersions,
  language: string,
): Readonly<Record<Purpose, number>> {
  const primary = language.toLowerCase().split('-')[0] ?? '';
  return (Object.hasOwn(all, primary) ? all[primary] : all.en) ?? FIRST_WORDINGS;
}

/** The purposes without those, and without what cannot be on without them. */
export function withoutPurposes(purposes: Purposes, off: readonly Purpose[]): Purposes {
  const left = { ...purposes };
  for (const purpose of off) left[purpose] = false;
  return settlePurposes(left, true);
}

/** A choice as handed to the engine. */
export interface ConsentChoice {
  readonly purposes: Purposes;
  readonly source: ConsentSource;
  /** Version of the notice that was on screen. */
  readonly noticeVersion: number;
  /** SHA-256 of the notice's text, base64url. */
  readonly noticeHash: string;
  /** Language of the notice, BCP 47. */
  readonly language: string;
  /** Who answers for the data, as shown in the notice. */
  readonly controller: string;
  /**
   * Version of the wording about each purpose, in `language`; absent in records of before it was kept:
   * 1. One that waits for an answer to its changed notice keeps a version from before the change.
   */
  readonly wordings?: Readonly<Record<Purpose, number>>;
  /** The other facts of the page that the notice named; absent in records of before they were kept. */
  readonly named?: NamedInNotice;
  /** `shared`: others use this device too; the choice, and all under it, ends with the tab. */
  readonly device?: 'shared';
  /** The tool outside the widget that decided, where one did. */
  readonly tool?: OutsideTool;
}

/** What a notice names beside the controller; null: not given by the page. */
export interface NamedInNotice {
  /** Where to complain. */
  readonly contact: string | null;
  /** Address of the controller's policy. */
  readonly policy: string | null;
  /** Who gets the counts, if not the controller. */
  readonly recipient: string | null;
  /** ISO 3166-1 alpha-2, or as the page writes it. */
  readonly recipientCountry: string | null;
}

/** The record the engine keeps of a choice; the source of truth about a yes. */
export interface ConsentRecord extends ConsentChoice {
  /** Random per record, never sent. */
  readonly id: string;
  readonly at: number;
  readonly state: 'given' | 'changed' | 'withdrawn';
}
