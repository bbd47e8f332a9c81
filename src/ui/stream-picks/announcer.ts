import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Shortest time between two announcements, in milliseconds; what changes meanwhile is told once. */
const PAUSE_MS = 5000;

/** Text for a live region, told at a pace that can be listened to. */
export class Announcer implements ReactiveController {
  /** What the live region holds now. */
  text = '';
  #host: ReactiveControllerHost;
  #next: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #pauseMs: number;

  /** @param pauseMs Shortest time between two announcements. */
  constructor(host: ReactiveControllerHost, pauseMs = PAUSE_MS) {
    this.#host = host;
    this.#pauseMs = pauseMs;
    host.addController(this);
  }

  hostConnected(): void {}

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#next = null;
  }

  /** Takes back what was told and what waits: said in another language, or of picks that are gone. */
  hush(): void {
    this.text = '';
    this.#next = null;
  }

  /** Tells it now, or when the pause since the last one is over; a newer text replaces a waiting one. */
  tell(text: string): void {
    if (this.#timer !== undefined) {
      this.#next = text;
      return;
    }
    this.text = text;
    this.#host.requestUpdate();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      const next = this.#next;
      this.#next = null;
      if (next !== null && next !== this.text) this.tell(next);
    }, this.#pauseMs);
  }
}
