import type { Reason } from '../../core/picks.js';
import type { SessionState } from '../../page/session/state.js';
import { cardReason, namesFor, type Words } from '../words.js';

/** Being on stage, as the reason that it is. */
const ON_STAGE: Reason = { id: 'stage', kind: 'stage', contribution: 0, about: 'show' };

/**
 * Why a product is in the spotlight, in one line that is true while it stands there: the reason of
 * its place on the rail, else that it is on stage, or was.
 */
export function whyShown(productId: string, state: SessionState, words: Words): string {
  const { reasons, spotlight } = words.messages;
  const names = namesFor(state, words);
  const pick = state.picks?.find((each) => each.productId === productId);
  // A place that is paid for says nothing about why it comes up.
  const isReason = pick?.reason !== undefined || pick?.sealed === true;
  if (pick !== undefined && isReason && !pick.promoted) return cardReason(pick, state, words);
  if (!state.show.onStage.includes(productId)) return spotlight.wasOnStage;
  const place = { productId, place: 1, score: 0, discovery: false, promoted: false };
  return reasons.card({ ...place, reason: ON_STAGE }, names);
}
