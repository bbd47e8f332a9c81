/** Languages with texts here that are written from right to left. */
const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(['ar']);

/** Elements whose `dir` was set here, not by the page. */
const followed = new WeakSet<Element>();

/**
 * HTML leaves the direction alone when a page only says `lang="ar"`; who writes that expects Arabic
 * from right to left all the same. So an element whose language is written so gets `dir="rtl"`,
 * unless the page says a direction as near as the language or nearer. Taken back when that changes.
 */
export function followLanguage(element: HTMLElement): void {
  if (element.dir !== 'rtl') followed.delete(element);
  const lang = languageWithoutDirection(element);
  const rtl = lang !== null && RIGHT_TO_LEFT.has(lang.toLowerCase().split('-')[0] ?? '');
  if (rtl === followed.has(element)) return;
  if (rtl) {
    followed.add(element);
    element.dir = 'rtl';
  } else {
    followed.delete(element);
    element.removeAttribute('dir');
  }
}

/** The language as HTML defines it, through shadow roots too; null where a direction comes with it. */
function languageWithoutDirection(element: Element): string | null {
  for (let node: Node | null = element; node !== null; ) {
    if (node instanceof Element) {
      if (node.hasAttribute('dir') && !followed.has(node)) return null;
      const lang = node.getAttribute('lang');
      if (lang !== null && lang !== '') return lang;
    }
    node = node instanceof ShadowRoot ? node.host : node.parentNode;
  }
  return navigator.language;
}
