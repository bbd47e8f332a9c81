/** Whether `inner` is drawn inside `outer`, slots and shadow roots included. */
export function isDrawnIn(outer: Element, inner: Element): boolean {
  let node: Node | null = inner;
  while (node !== null && node !== outer) {
    const parent: Node | null = (node as Element).assignedSlot ?? node.parentNode;
    node = parent instanceof ShadowRoot ? parent.host : parent;
  }
  return node === outer;
}
