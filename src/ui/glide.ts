import type { ReactiveController, ReactiveControllerHost } from 'lit';

const GLIDE = 'glide';

/** Less than this, in pixels, is not seen as a move. */
const STILL_PX = 1;

/** What glides, and how. */
export interface GlideOptions {
  /** Selector of the rows in the host's shadow root. */
  readonly rows: string;
  /** Name of a row, the same wherever it is drawn. */
  readonly nameOf: (row: HTMLElement) => string | undefined;
  /** How long rows take to their new places, in milliseconds. */
  readonly ms: number;
  /** Whether rows that are new among old ones fade in. */
  readonly fadesIn?: boolean;
  /** Names of what will be drawn, as one text: layout is read only in updates that change it. */
  readonly order?: () => string;
}

/**
 * Lets rows glide to their new places when a list is drawn in another order: each is moved back to
 * where it was seen and let go (Lewis, "FLIP your animations", 2015). Layout is read at once, since
 * an update may come in the very frame that shows it. Not for those who asked for less motion.
 */
export class Glide implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: GlideOptions;
  #drawn = '';
  #before: ReadonlyMap<string, DOMPoint> | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement, options: GlideOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostUpdate(): void {
    const order = this.#options.order?.();
    const isSame = order !== undefined && (order === this.#drawn || this.#drawn === '');
    this.#drawn = order ?? '';
    if (isSame || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    this.#before = new Map(this.#rows().map(({ name, row }) => [name, placeOf(row)]));
  }

  hostUpdated(): void {
    const before = this.#before;
    this.#before = null;
    const rows = this.#rows();
    // A list that only comes or goes does not move.
    if (before === null || !rows.some(({ name }) => before.has(name))) return;
    // One that is still on its way goes on from where it is seen.
    for (const { row } of rows) {
      for (const moving of row.getAnimations()) if (moving.id === GLIDE) moving.cancel();
    }
    // All places are read before the first animation is written.
    const moves = rows.map(({ name, row }) => ({ row, from: before.get(name), to: placeOf(row) }));
    for (const { row, from, to } of moves) this.#play(row, from, to);
  }

  #play(row: HTMLElement, from: DOMPoint | undefined, to: DOMPoint): void {
    const { ms: duration, fadesIn = false } = this.#options;
    const timing = { duration, easing: 'cubic-bezier(0.2, 0, 0, 1)', id: GLIDE };
    if (from === undefined) {
      if (fadesIn) row.animate([{ opacity: 0 }, { opacity: 1 }], timing);
      return;
    }
    const x = from.x - to.x;
    const y = from.y - to.y;
    if (Math.abs(x) < STILL_PX && Math.abs(y) < STILL_PX) return;
    row.animate([{ transform: `translate(${x}px, ${y}px)` }, { transform: 'none' }], timing);
  }

  #rows(): { name: string; row: HTMLElement }[] {
    const { rows, nameOf } = this.#options;
    const found = this.#host.shadowRoot?.querySelectorAll<HTMLElement>(rows) ?? [];
    return [...found].map((row) => ({ name: nameOf(row) ?? '', row }));
  }
}

/** Within the list: where the list itself moves, its rows go with it. */
function placeOf(row: HTMLElement): DOMPoint {
  const list = row.parentElement?.getBoundingClientRect() ?? new DOMRect();
  const box = row.getBoundingClientRect();
  return new DOMPoint(box.x - list.x, box.y - list.y);
}
