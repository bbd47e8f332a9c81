import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Long enough to be followed with the eyes, milliseconds. */
const GLIDE_MS = 240;
const GLIDE = 'glide';
const EASE = 'cubic-bezier(0.2, 0, 0, 1)';

/** Less than this, in pixels, is not seen as a move. */
const STILL_PX = 1;

/**
 * Lets cards (`.cards:not(.list) > [data-id]` in the host's shadow root) glide from their old place
 * to the new one when their order changes by itself, in place of a jump ("FLIP": first, last, invert,
 * play). Layout is read only in updates that change the order, and at once: an update may come in
 * the very frame that shows it. Nothing moves where the viewer wants less motion.
 */
export class GlideController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #order: () => string;
  #drawn = '';
  #places: Map<string, DOMRect> | null = null;

  /** @param order Ids of what will be drawn, in order, as one text. */
  constructor(host: ReactiveControllerHost & HTMLElement, order: () => string) {
    this.#host = host;
    this.#order = order;
    host.addController(this);
  }

  hostUpdate(): void {
    const order = this.#order();
    if (order !== this.#drawn && this.#drawn !== '' && !wantsStillness()) {
      this.#places = new Map(this.#cards().map(({ id, card }) => [id, placeOf(card)]));
    }
    this.#drawn = order;
  }

  hostUpdated(): void {
    const before = this.#places;
    this.#places = null;
    if (before !== null) this.#play(before);
  }

  #play(before: ReadonlyMap<string, DOMRect>): void {
    // One that is still on its way goes on from where it is seen.
    for (const { card } of this.#cards()) {
      for (const moving of card.getAnimations()) if (moving.id === GLIDE) moving.cancel();
    }
    // All places are read before the first animation is written.
    const moves = this.#cards().map(({ id, card }) => {
      const from = before.get(id);
      const to = placeOf(card);
      return { card, x: from ? from.x - to.x : 0, y: from ? from.y - to.y : 0 };
    });
    for (const { card, x, y } of moves) {
      if (Math.abs(x) < STILL_PX && Math.abs(y) < STILL_PX) continue;
      card.animate([{ transform: `translate(${x}px, ${y}px)` }, { transform: 'none' }], {
        duration: GLIDE_MS,
        easing: EASE,
        id: GLIDE,
      });
    }
  }

  #cards(): { id: string; card: HTMLElement }[] {
    const list = this.#host.shadowRoot?.querySelectorAll<HTMLElement>(
      '.cards:not(.list) > [data-id]',
    );
    return [...(list ?? [])].map((card) => ({ id: card.dataset['id'] ?? '', card }));
  }
}

/** Within the list: where the list itself moves, its cards go with it. */
function placeOf(card: HTMLElement): DOMRect {
  const { x, y } = card.parentElement?.getBoundingClientRect() ?? new DOMRect();
  const box = card.getBoundingClientRect();
  return new DOMRect(box.x - x, box.y - y, box.width, box.height);
}

function wantsStillness(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
