import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Where keys have a meaning of their own. */
const OWN_KEYS = 'input, select, textarea, summary, sp-variant-chooser, .panel';

/**
 * Arrow keys among the cards of the rail and of the full list: focus goes to the same control of the
 * next card, or to its name. Beside each other, left and right are neighbours too; Home and End are the
 * ends. Delete puts a card aside, as its button does. Tab goes as ever.
 */
export class CardKeys implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #remove: (productId: string) => void;

  /** @param remove Called for Delete on a card that can be put aside. */
  constructor(host: ReactiveControllerHost & HTMLElement, remove: (productId: string) => void) {
    this.#host = host;
    this.#remove = remove;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('keydown', this.#press);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('keydown', this.#press);
  }

  #press = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const active = this.#host.shadowRoot?.activeElement ?? null;
    const card = active?.closest<HTMLElement>('.card[data-id]') ?? null;
    if (active === null || card === null || active.closest(OWN_KEYS) !== null) return;
    if (event.key === 'Delete' && card.matches('.about')) {
      event.preventDefault();
      this.#remove(card.dataset['id'] ?? '');
      return;
    }
    const cards = [...(card.parentElement?.querySelectorAll<HTMLElement>(':scope > .card') ?? [])];
    const to = cards[target(event.key, cards.indexOf(card), cards)];
    if (to === undefined) return;
    event.preventDefault();
    const same = [...active.classList].map((name) => `:scope > .${name}, .acts > .${name}`)[0];
    const control = active.matches('h3 a') || same === undefined ? null : to.querySelector(same);
    const focused =
      control instanceof HTMLElement ? control : to.querySelector<HTMLElement>('h3 a');
    focused?.focus();
  };
}

/** Place of the card that a key leads to; -1 where it leads nowhere. */
function target(key: string, at: number, cards: readonly HTMLElement[]): number {
  const [first] = cards;
  if (first === undefined) return -1;
  const columns = cards.filter((card) => topOf(card) === topOf(first)).length;
  const forward = getComputedStyle(first).direction === 'rtl' ? -1 : 1;
  const step = {
    ArrowDown: columns,
    ArrowUp: -columns,
    ArrowRight: columns > 1 ? forward : 0,
    ArrowLeft: columns > 1 ? -forward : 0,
  }[key];
  if (key === 'Home') return 0;
  if (key === 'End') return cards.length - 1;
  if (step === undefined || step === 0) return -1;
  const to = at + step;
  return to >= 0 && to < cards.length ? to : -1;
}

function topOf(card: HTMLElement): number {
  return card.getBoundingClientRect().top;
}
