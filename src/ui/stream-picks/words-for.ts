import { formatFor } from '../../i18n/format.js';
import { messagesFor } from '../../i18n/messages-for.js';
import type { Words } from '../words.js';

/** Texts of the page's language; numbers follow its region where the texts speak it. */
export function wordsFor(element: Element): Words {
  const lang = languageOf(element);
  const messages = messagesFor(lang);
  const written = primaryOf(lang) === primaryOf(messages.lang) ? lang : messages.lang;
  return { messages, format: formatFor(written), host: element.getAttribute('host-name') };
}

/** `en` of `en-IN`. */
function primaryOf(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? '';
}

/** Language of an element as HTML defines it: the nearest `lang`, through shadow roots too. */
function languageOf(element: Element): string {
  let node: Node | null = element;
  while (node !== null) {
    if (node instanceof Element) {
      const lang = node.getAttribute('lang');
      if (lang !== null && lang !== '') return lang;
    }
    node = node instanceof ShadowRoot ? node.host : node.parentNode;
  }
  return navigator.language;
}
