/**
 * Calls back when the page changes a language or a direction that the element may inherit: `lang` and
 * `dir` of `<html>`, as pages with a choice of language do, of anything it stands in, and of the hosts
 * around that. The element's own are attributes it observes itself.
 * @returns What ends it.
 */
export function watchLanguage(element: Element, changed: () => void): () => void {
  const observer = new MutationObserver((records) => {
    if (records.some(({ target }) => target !== element)) changed();
  });
  for (let root = element.getRootNode(); ; root = root.host.getRootNode()) {
    observer.observe(root, { subtree: true, attributeFilter: ['lang', 'dir'] });
    if (!(root instanceof ShadowRoot)) return () => observer.disconnect();
  }
}
