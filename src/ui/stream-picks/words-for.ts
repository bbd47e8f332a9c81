import { formatFor } from '../../i18n/format.js';
import type { Messages } from '../../i18n/messages.js';
import { messagesFor } from '../../i18n/messages-for.js';
import type { Words } from '../words.js';
import { languageOf } from './language.js';

/** Texts of the page's language, all languages at hand; numbers follow its region where the texts speak it. */
export function wordsFor(element: Element): Words {
  const lang = languageOf(element);
  return wordsOf(element, lang, messagesFor(lang));
}

/** The same with texts that were found before. */
export function wordsOf(element: Element, lang: string, messages: Messages): Words {
  const written = primaryOf(lang) === primaryOf(messages.lang) ? lang : messages.lang;
  return { messages, format: formatFor(written), host: element.getAttribute('host-name') };
}

/** `en` of `en-IN`. */
function primaryOf(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? '';
}
