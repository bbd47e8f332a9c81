import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Swipe } from './swipe.js';

/** A finger that rests for so long opens the card's menu, in milliseconds; as platforms do. */
const HOLD_MS = 500;

/** Touches that begin this close to the side belong to the browser's own way back, in CSS pixels. */
const EDGE_PX = 24;

/** Where fingers that mean something else begin. */
const CONTROLS = 'input, select, label, sp-variant-chooser, .panel';

/** What {@link TouchController} asks for. */
export interface Touched {
  /** False while cards take no gestures. */
  isActive(): boolean;
  /** Pushed off the rail. */
  pushedAway(productId: string): void;
  /** Held. */
  held(productId: string): void;
}

interface Touch {
  readonly card: HTMLElement;
  readonly pointer: number;
  readonly swipe: Swipe;
}

/**
 * Pushing a card away and holding it, by touch or pen, on `.card.about[data-id]` of the host's shadow
 * root. Cards have `touch-action: pan-y`: the browser scrolls up and down by itself and takes the
 * touch for it, so nothing here ever holds up scrolling. A mouse has buttons, and its context menu.
 */
export class TouchController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #touched: Touched;
  #touch: Touch | null = null;
  #holding: ReturnType<typeof setTimeout> | undefined;
  /** Set when a gesture was made: the click that ends it is none. */
  #swallow = false;

  constructor(host: ReactiveControllerHost & HTMLElement, touched: Touched) {
    this.#host = host;
    this.#touched = touched;
    host.addController(this);
  }

  hostConnected(): void {
    const host = this.#host;
    host.addEventListener('pointerdown', this.#down);
    host.addEventListener('pointermove', this.#move);
    host.addEventListener('pointerup', this.#up);
    host.addEventListener('pointercancel', this.#cancel);
    host.addEventListener('contextmenu', this.#menu);
    host.addEventListener('click', this.#click, { capture: true });
  }

  hostDisconnected(): void {
    const host = this.#host;
    this.#end();
    host.removeEventListener('pointerdown', this.#down);
    host.removeEventListener('pointermove', this.#move);
    host.removeEventListener('pointerup', this.#up);
    host.removeEventListener('pointercancel', this.#cancel);
    host.removeEventListener('contextmenu', this.#menu);
    host.removeEventListener('click', this.#click, { capture: true });
  }

  #down = (event: PointerEvent): void => {
    // A click that never came must not take the next one along.
    this.#swallow = false;
    if (this.#touch !== null) {
      // A second finger means something else, such as making the page larger.
      this.#end();
      return;
    }
    if (event.pointerType === 'mouse' || !event.isPrimary || !this.#touched.isActive()) return;
    if (event.clientX < EDGE_PX || event.clientX > innerWidth - EDGE_PX) return;
    const card = cardOf(event);
    if (card === null) return;
    const { width } = card.getBoundingClientRect();
    const rtl = getComputedStyle(card).direction === 'rtl';
    const swipe = new Swipe(event.clientX, event.clientY, event.timeStamp, rtl, width);
    this.#touch = { card, pointer: event.pointerId, swipe };
    this.#holding = setTimeout(() => this.#held(), HOLD_MS);
  };

  #move = (event: PointerEvent): void => {
    const touch = this.#touch;
    if (touch?.pointer !== event.pointerId) return;
    const { swipe, card } = touch;
    const before = swipe.state;
    const across = swipe.move(event.clientX, event.clientY, event.timeStamp);
    if (!swipe.rests) clearTimeout(this.#holding);
    if (swipe.state === 'scrolling') this.#end();
    if (swipe.state !== 'pushing') return;
    if (before !== 'pushing') {
      card.classList.add('pushed');
      // The finger may leave the card on its way.
      capture(card, event.pointerId);
    }
    card.style.setProperty('--pushed', `${across}px`);
  };

  #up = (event: PointerEvent): void => {
    const touch = this.#touch;
    if (touch?.pointer !== event.pointerId) return;
    const { swipe, card } = touch;
    const goes = swipe.goes;
    this.#swallow = swipe.state === 'pushing';
    this.#end();
    const id = card.dataset['id'];
    if (!goes || id === undefined) return;
    // It is drawn away at once; where the engine does not hide it, the next drawing brings it back.
    card.style.setProperty('--pushed', `${swipe.away}px`);
    card.classList.add('gone');
    setTimeout(() => settle(card), 1000);
    this.#touched.pushedAway(id);
  };

  #cancel = (event: PointerEvent): void => {
    if (this.#touch?.pointer === event.pointerId) this.#end();
  };

  /** On a touch screen the browser's own menu for the link would come with the hold; ours has it too. */
  #menu = (event: MouseEvent): void => {
    if (this.#touch?.swipe.rests) this.#held();
    if (this.#swallow) event.preventDefault();
  };

  #click = (event: MouseEvent): void => {
    if (!this.#swallow) return;
    this.#swallow = false;
    event.preventDefault();
    event.stopPropagation();
  };

  #held(): void {
    const id = this.#touch?.card.dataset['id'];
    this.#end();
    if (id === undefined) return;
    this.#swallow = true;
    this.#touched.held(id);
  }

  #end(): void {
    clearTimeout(this.#holding);
    if (this.#touch !== null) settle(this.#touch.card);
    this.#touch = null;
  }
}

/** Back to its place. */
function settle(card: HTMLElement): void {
  card.classList.remove('pushed', 'gone');
  card.style.removeProperty('--pushed');
}

function cardOf(event: Event): HTMLElement | null {
  for (const node of event.composedPath()) {
    if (!(node instanceof Element)) return null;
    if (node.matches(CONTROLS)) return null;
    if (node instanceof HTMLElement && node.matches('.card.about[data-id]')) return node;
  }
  return null;
}

function capture(card: HTMLElement, pointer: number): void {
  try {
    card.setPointerCapture(pointer);
  } catch {
    // The finger is gone already; what comes next ends the touch.
  }
}
