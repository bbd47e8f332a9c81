/** Registers elements, each once; on a server, where nothing is drawn, none. */
export function defineElements(
  elements: readonly (readonly [tag: string, element: CustomElementConstructor])[],
): void {
  if (globalThis.customElements === undefined) return;
  for (const [tag, element] of elements) {
    if (customElements.get(tag) === undefined) customElements.define(tag, element);
  }
}
