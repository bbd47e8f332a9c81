import type { Pick } from '../core/picks.js';
import type { Format } from '../i18n/format.js';
import type { Messages, Names } from '../i18n/messages.js';
import type { SessionState } from '../page/session/state.js';

/** What an element needs to speak: texts, and the habits of the page's language. */
export interface Words {
  readonly messages: Messages;
  readonly format: Format;
  /** Given name of the host of the show, if the page told it. */
  readonly host: string | null;
}

/** The line on a card about its place; a reason that is sealed is told in the vault only. */
export function cardReason(pick: Pick, state: SessionState, words: Words): string {
  const isSealed = pick.sealed === true && !pick.promoted && !pick.discovery;
  if (isSealed) return words.messages.vault.card;
  return words.messages.reasons.card(pick, namesFor(state, words));
}

/** Names of products for wording reasons and notes; a product that is gone goes by its id. */
export function namesFor(state: SessionState, words: Words): Names {
  return { host: words.host, title: (id) => state.byId.get(id)?.title ?? id };
}
