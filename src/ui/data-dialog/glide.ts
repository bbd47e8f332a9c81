import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How long rows take to their new places, in milliseconds. */
const GLIDE_MS = 320;

/**
 * Lets rows glide to their new places when a list is drawn in another order: each is moved back to
 * where it was and let go (Lewis, "FLIP your animations", 2015). Not for those who asked for less
 * motion. Rows are `[data-glide]`, named by its value.
 */
export class Glide implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #before = new Map<string, number>();

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#before = this.#tops();
  }

  hostUpdated(): void {
    const before = this.#before;
    if (before.size === 0 || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const after = this.#tops();
    // A list that only comes or goes, or is the same, does not move.
    if (![...after.keys()].some((id) => before.has(id))) return;
    for (const row of this.#rows()) {
      const id = row.dataset['glide'] ?? '';
      const from = before.get(id);
      const to = after.get(id) ?? 0;
      if (from === to) continue;
      row.animate(
        from === undefined
          ? [{ opacity: 0 }, { opacity: 1 }]
          : [{ transform: `translateY(${from - to}px)` }, { transform: 'none' }],
        { duration: GLIDE_MS, easing: 'cubic-bezier(0.2, 0, 0, 1)' },
      );
    }
  }

  /** Tops within their list, so that what happens above it moves nothing. */
  #tops(): Map<string, number> {
    return new Map(
      this.#rows().map((row) => [row.dataset['glide'] ?? '', row.offsetTop - listTop(row)]),
    );
  }

  #rows(): HTMLElement[] {
    return [...(this.#host.shadowRoot?.querySelectorAll<HTMLElement>('[data-glide]') ?? [])];
  }
}

function listTop(row: HTMLElement): number {
  return row.parentElement?.offsetTop ?? 0;
}
