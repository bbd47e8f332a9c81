import { formatFor } from '../../i18n/format.js';
import type { Messages } from '../../i18n/messages.js';
import type { Words } from '../words.js';

/** Texts as an element speaks them; numbers follow its region where the texts speak its language. */
export function wordsOf(element: Element, lang: string, messages: Messages): Words {
  const written = primaryOf(lang) === primaryOf(messages.lang) ? lang : messages.lang;
  return { messages, format: formatFor(written), host: element.getAttribute('host-name') };
}

/** `en` of `en-IN`. */
function primaryOf(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? '';
}
