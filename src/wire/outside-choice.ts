import { PURPOSES } from '../core/consent.js';
import { StreamPicksError } from '../core/errors.js';

/** What a page's own consent tool says, through the element's `consent` property. */
export interface OutsideChoice {
  /** By our purposes' names or the tool's own; what is absent it leaves as it is. */
  readonly answers: Readonly<Record<string, boolean>>;
  /** Name of the tool, as the page calls it: kept with the record, and told to the viewer. */
  readonly source: string;
  /** True while the tool asks the viewer, who is then not asked here. */
  readonly asking: boolean;
  /** Which notice the viewer saw there. */
  readonly noticeId: string;
}

/** More names than any tool has; the rest is left out. */
const MAX_ANSWERS = 200;

/**
 * Checks `{picks, history, counts, offers, region, asking, source, noticeId}`, with the answers of the tool
 * under its own names beside or instead of ours.
 * @throws {StreamPicksError} `consent`; `path` names the field, as `consent.picks`.
 */
export function readOutsideChoice(input: unknown): OutsideChoice {
  if (typeof input !== 'object' || input === null) {
    throw new StreamPicksError('consent', 'consent is no object', { path: 'consent' });
  }
  const { asking, source, noticeId, ...raw } = input as Record<string, unknown>;
  const answers: Record<string, boolean> = {};
  for (const purpose of PURPOSES) {
    const value = raw[purpose] ?? undefined;
    if (value !== undefined && typeof value !== 'boolean') {
      throw new StreamPicksError('consent', `consent.${purpose} is neither true nor false`, {
        path: `consent.${purpose}`,
      });
    }
  }
  for (const [name, value] of Object.entries(raw).slice(0, MAX_ANSWERS)) {
    if (typeof value === 'boolean') answers[name] = value;
  }
  return {
    answers,
    asking: asking === true,
    source: shortText(source),
    noticeId: shortText(noticeId),
  };
}

function shortText(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 200) : '';
}
