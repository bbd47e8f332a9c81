import type { Purpose } from '../core/consent.js';
import { PURPOSES } from '../core/consent.js';
import { StreamPicksError } from '../core/errors.js';

/** What a page's own consent tool says, through the element's `consent` property. */
export interface OutsideChoice {
  /** The purposes it decides; what is absent it leaves as it is. */
  readonly purposes: Readonly<Partial<Record<Purpose, boolean>>>;
  /** Name of the tool, as the page calls it; only kept for the developer. */
  readonly source: string;
  /** Which notice the viewer saw there. */
  readonly noticeId: string;
}

/**
 * Checks `{picks, history, counts, offers, region, source, noticeId}`.
 * @throws {StreamPicksError} `consent`; `path` names the field, as `consent.picks`.
 */
export function readOutsideChoice(input: unknown): OutsideChoice {
  if (typeof input !== 'object' || input === null) {
    throw new StreamPicksError('consent', 'consent is no object', { path: 'consent' });
  }
  const raw = input as Record<string, unknown>;
  const purposes: Partial<Record<Purpose, boolean>> = {};
  for (const purpose of PURPOSES) {
    const value = raw[purpose];
    if (value === undefined || value === null) continue;
    if (typeof value !== 'boolean') {
      throw new StreamPicksError('consent', `consent.${purpose} is neither true nor false`, {
        path: `consent.${purpose}`,
      });
    }
    purposes[purpose] = value;
  }
  return { purposes, source: shortText(raw['source']), noticeId: shortText(raw['noticeId']) };
}

function shortText(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 200) : '';
}
