/** Registers elements, each once. */
export function defineElements(
  elements: readonly (readonly [tag: string, element: CustomElementConstructor])[],
): void {
  for (const [tag, element] of elements) {
    if (customElements.get(tag) === undefined) customElements.define(tag, element);
  }
}
