import type { ReactiveController, ReactiveControllerHost } from 'lit';

interface Place {
  readonly element: HTMLElement;
  /** Name of the list that the focused row is in. */
  readonly list: string | undefined;
  readonly row: number;
  /** Which of the row's buttons. */
  readonly act: string | undefined;
}

/**
 * Keeps the viewer's place when what has focus is taken away: focus goes to the same button of the
 * row that took its place, else to the last row, else to `fallback`. Rows are `[data-row]` inside
 * `[data-list]`, buttons `[data-act]`.
 */
export class KeepFocus implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #fallback: string;
  #place: Place | null = null;

  /** @param fallback selector of what always is there */
  constructor(host: ReactiveControllerHost & HTMLElement, fallback: string) {
    this.#host = host;
    this.#fallback = fallback;
    host.addController(this);
  }

  hostUpdate(): void {
    const active = this.#host.shadowRoot?.activeElement;
    this.#place = active instanceof HTMLElement ? placeOf(active) : null;
  }

  hostUpdated(): void {
    const root = this.#host.shadowRoot;
    const place = this.#place;
    this.#place = null;
    if (root === null || place === null || root.activeElement !== null) return;
    // Moved, and blurred by that.
    if (place.element.isConnected && place.element.checkVisibility()) place.element.focus();
    else this.#next(root, place)?.focus();
  }

  #next(root: ShadowRoot, { list, row, act }: Place): HTMLElement | null {
    const rows =
      list === undefined ? [] : root.querySelectorAll(`[data-list="${list}"] [data-row]`);
    const next = rows[Math.min(row, rows.length - 1)];
    const same = next?.querySelector<HTMLElement>(`[data-act="${act ?? ''}"]`);
    return same ?? next?.querySelector('button') ?? root.querySelector(this.#fallback);
  }
}

function placeOf(element: HTMLElement): Place {
  const row = element.closest('[data-row]');
  const list = row?.closest<HTMLElement>('[data-list]');
  const rows = list ? [...list.querySelectorAll('[data-row]')] : [];
  return {
    element,
    list: list?.dataset['list'],
    row: row ? rows.indexOf(row) : 0,
    act: element.dataset['act'],
  };
}
