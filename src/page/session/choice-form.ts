/** What a choice may hold here, and the form in which the engine records it. */

import type { ConsentChoice, Purpose, Purposes } from '../../core/consent.js';
import { PURPOSES, settlePurposes, wordingsIn } from '../../core/consent.js';
import { StreamPicksError } from '../../core/errors.js';
import { hashNotice } from '../consent/notice.js';
import type { Context } from './context.js';
import type { Decider } from './outside-part.js';
import type { OffCause, SessionState } from './state.js';

/**
 * The choice without what is not allowed here: no profile and no offers for known minors (viewer
 * rules, 10), no counts and no offers under an opt-out signal (16), nothing that a tool outside the
 * widget denies (17), nothing remembered by a tab that forgets, no counts without a collector.
 */
export function limitPurposes(
  wanted: Purposes,
  state: Pick<SessionState, 'minor' | 'signalHonoured' | 'countsOffered' | 'outside' | 'shared'>,
): Purposes {
  const profile = !state.minor;
  const { denied } = state.outside;
  return settlePurposes(
    {
      picks: wanted.picks && profile && !denied.picks,
      history: wanted.history && profile && !denied.history && !state.shared,
      counts: wanted.counts && !denied.counts,
      offers: wanted.offers && profile && !state.signalHonoured && !denied.offers,
      region: wanted.region && profile && !denied.region,
    },
    state.countsOffered,
  );
}

/** Why the viewer is not asked of our own accord; null: ask (viewer rules, 10, 16 and 17). */
export function whyNotAsk(
  state: Pick<SessionState, 'minor' | 'signalHonoured' | 'outside'>,
): OffCause | null {
  const { waiting, answered } = state.outside;
  if (state.minor) return 'minor';
  if (state.signalHonoured) return 'signal';
  if (waiting !== null) return 'waiting';
  return answered !== null ? 'outside' : null;
}

/** True when both turn the same purposes on. */
export function samePurposes(a: Purposes, b: Purposes): boolean {
  return PURPOSES.every((purpose) => a[purpose] === b[purpose]);
}

/**
 * A choice as the engine records it, with the hash of the wording that is on screen now. `waiting`
 * names purposes that stay on in it without an answer to their changed notice.
 */
export async function makeChoice(
  context: Context,
  purposes: Purposes,
  { source, tool }: Decider,
  waiting: readonly Purpose[] = [],
): Promise<ConsentChoice> {
  const { version, text, language, ...notice } = context.options.notice();
  const wordings = { ...wordingsIn(notice.wordings, language) };
  // Not answered yet: recorded as on under an older wording, so that it is asked about again.
  for (const purpose of waiting) wordings[purpose] -= 1;
  const { controller, contact, policy, recipient, recipientCountry } = context.store.state.notified;
  return {
    purposes,
    source,
    ...(tool ? { tool } : {}),
    noticeVersion: version,
    noticeHash: await hashNotice(text),
    language,
    controller,
    wordings,
    named: { contact, policy, recipient, recipientCountry },
    ...(context.store.state.shared ? { device: 'shared' as const } : {}),
  };
}

/** `consent`: a choice that could not be recorded, and why. */
export function notKept(cause: unknown): StreamPicksError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new StreamPicksError('consent', `The choice could not be recorded: ${why}`, { cause });
}
