// A finger on a card, as pointer events.
export type Point = readonly [x: number, y: number];

/** A finger on the middle of a card that goes these ways from there, one after the other. */
export function touch(
  card: HTMLElement,
  ways: readonly Point[],
  end: 'pointerup' | 'none' = 'pointerup',
) {
  const box = card.getBoundingClientRect();
  const target = card.querySelector('h3 a') as Element;
  const at = ([x, y]: Point) => ({
    clientX: box.left + box.width / 2 + x,
    clientY: box.top + box.height / 2 + y,
  });
  const fire = (type: string, point: Point) =>
    target.dispatchEvent(
      new PointerEvent(type, {
        ...at(point),
        pointerId: 7,
        pointerType: 'touch',
        isPrimary: true,
        bubbles: true,
        composed: true,
        cancelable: true,
      }),
    );
  fire('pointerdown', [0, 0]);
  for (const way of ways) fire('pointermove', way);
  if (end === 'pointerup') fire(end, ways.at(-1) ?? [0, 0]);
  return {
    fire,
    /** The click that browsers send after a touch; true where it was let through. */
    click: () =>
      target.dispatchEvent(
        new MouseEvent('click', { bubbles: true, composed: true, cancelable: true }),
      ),
  };
}

export const away: Point[] = [
  [-20, 1],
  [-120, 3],
  [-220, 4],
];
