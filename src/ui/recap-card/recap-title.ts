import type { AfterShowWords } from '../../i18n/after-show.js';
import type { AfterShowView } from '../../page/session/state.js';

/** What is there names it; where the last of it was just hidden, what that was. */
export function recapTitle(view: AfterShowView, words: AfterShowWords): string {
  const { offers, recap, missed, reminders, hidden } = view;
  if (recap !== null || missed.length > 0) return words.recap;
  if (offers.length > 0) return words.offers(offers.length);
  const last = reminders.length > 0 ? 'reminder' : hidden?.what;
  if (last === 'reminder') return words.reminders;
  return last === 'missed' || last === 'recap' ? words.recap : words.offers(0);
}
