import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { SEEN_AFTER_MS } from '../../core/signal.js';

/** Half of a card on screen counts as visible (design, section 3.1). */
const SEEN_SHARE = 0.5;

/** Resting on a card for less is passing over it. */
const DWELL_FROM_S = 2;

/** Longer rests say no more about the product. */
const DWELL_AT_MOST_S = 120;

/** What {@link AttentionController} reports. */
export interface Attention {
  /** False while nothing may be noted. */
  isActive(): boolean;
  /** At least half visible for a second; each product once. */
  seen(productIds: readonly string[]): void;
  /** The pointer or the focus rested on the card for so many seconds. */
  dwelt(productId: string, seconds: number): void;
}

/** Notes which cards (`[data-id]` in the host's shadow root) the viewer sees and rests on. */
export class AttentionController implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  #attention: Attention;
  #observer: IntersectionObserver | null = null;
  #watched = new Map<Element, string>();
  #timers = new Map<Element, ReturnType<typeof setTimeout>>();
  #seen = new Set<string>();
  #resting: { id: string; since: number } | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement, attention: Attention) {
    this.#host = host;
    this.#attention = attention;
  }

  hostConnected(): void {
    this.#observer = new IntersectionObserver((entries) => this.#moved(entries), {
      threshold: SEEN_SHARE,
    });
    this.#host.addEventListener('pointerover', this.#rest);
    this.#host.addEventListener('pointerleave', this.#leave);
    this.#host.addEventListener('focusin', this.#rest);
    this.#host.addEventListener('focusout', this.#leave);
  }

  hostDisconnected(): void {
    this.#leave();
    this.#observer?.disconnect();
    this.#observer = null;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#watched.clear();
    this.#host.removeEventListener('pointerover', this.#rest);
    this.#host.removeEventListener('pointerleave', this.#leave);
    this.#host.removeEventListener('focusin', this.#rest);
    this.#host.removeEventListener('focusout', this.#leave);
  }

  hostUpdated(): void {
    if (!this.#attention.isActive()) {
      this.#seen.clear();
      for (const card of this.#watched.keys()) this.#forget(card);
      return;
    }
    const cards = new Set(this.#host.shadowRoot?.querySelectorAll<HTMLElement>('[data-id]'));
    for (const card of this.#watched.keys())
      if (!cards.has(card as HTMLElement)) this.#forget(card);
    for (const card of cards) {
      const id = card.dataset['id'] ?? '';
      if (this.#watched.get(card) === id) continue;
      this.#forget(card);
      this.#watched.set(card, id);
      this.#observer?.observe(card);
    }
  }

  #forget(card: Element): void {
    this.#observer?.unobserve(card);
    clearTimeout(this.#timers.get(card));
    this.#timers.delete(card);
    this.#watched.delete(card);
  }

  #moved(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, intersectionRatio } of entries) {
      clearTimeout(this.#timers.get(target));
      this.#timers.delete(target);
      const id = this.#watched.get(target);
      if (id === undefined || intersectionRatio < SEEN_SHARE || this.#seen.has(id)) continue;
      this.#timers.set(
        target,
        setTimeout(() => this.#noteSeen(target, id), SEEN_AFTER_MS),
      );
    }
  }

  #noteSeen(target: Element, id: string): void {
    this.#timers.delete(target);
    if (document.visibilityState !== 'visible' || !this.#attention.isActive()) return;
    this.#seen.add(id);
    this.#attention.seen([id]);
  }

  #rest = (event: Event): void => {
    const card = event
      .composedPath()
      .find(
        (node): node is HTMLElement =>
          node instanceof HTMLElement && node.dataset['id'] !== undefined,
      );
    const id = card?.dataset['id'];
    if (id === this.#resting?.id) return;
    this.#leave();
    if (id !== undefined && this.#attention.isActive())
      this.#resting = { id, since: performance.now() };
  };

  #leave = (): void => {
    const resting = this.#resting;
    this.#resting = null;
    if (resting === null || !this.#attention.isActive()) return;
    const seconds = (performance.now() - resting.since) / 1000;
    if (seconds < DWELL_FROM_S) return;
    this.#attention.dwelt(resting.id, Math.min(Math.round(seconds), DWELL_AT_MOST_S));
  };
}
