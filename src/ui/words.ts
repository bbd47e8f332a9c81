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

/** Names of products for wording reasons and notes; a product that is gone goes by its id. */
export function namesFor(state: SessionState, words: Words): Names {
  return { host: words.host, title: (id) => state.byId.get(id)?.title ?? id };
}
