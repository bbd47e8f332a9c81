import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** After being pointed at or focused it stays at least so long, in milliseconds. */
export const LEAST_LEFT_MS = 5000;

/**
 * Lets something go by itself after a time that stands still while the viewer points at it, has
 * focus in it, has a dialog open or is away (WCAG 2.2, 2.2.1 and 1.4.13).
 */
export class Linger implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #over: () => void;
  #leftMs = 0;
  #since: number | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running = false;
  #pointed = false;
  #focused = false;
  #held = false;

  /** @param over the time is over */
  constructor(host: ReactiveControllerHost & HTMLElement, over: () => void) {
    this.#host = host;
    this.#over = over;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('pointerenter', this.#enter);
    this.#host.addEventListener('pointerleave', this.#leave);
    this.#host.addEventListener('focusin', this.#focus);
    this.#host.addEventListener('focusout', this.#blur);
    document.addEventListener('visibilitychange', this.#weigh);
  }

  hostDisconnected(): void {
    this.end();
    this.#host.removeEventListener('pointerenter', this.#enter);
    this.#host.removeEventListener('pointerleave', this.#leave);
    this.#host.removeEventListener('focusin', this.#focus);
    this.#host.removeEventListener('focusout', this.#blur);
    document.removeEventListener('visibilitychange', this.#weigh);
  }

  /** Something new stands here, for so long. */
  begin(forMs: number): void {
    this.end();
    this.#leftMs = forMs;
    this.#running = true;
    this.#weigh();
  }

  /** Nothing stands here any more. */
  end(): void {
    this.#stop();
    this.#running = false;
    this.#focused = false;
  }

  /** Time stands still while this is true. */
  hold(held: boolean): void {
    this.#held = held;
    this.#weigh();
  }

  #enter = (): void => {
    this.#pointed = true;
    this.#weigh();
  };

  #leave = (): void => {
    this.#pointed = false;
    this.#weigh();
  };

  #focus = (): void => {
    this.#focused = true;
    this.#weigh();
  };

  #blur = (): void => {
    this.#focused = false;
    this.#weigh();
  };

  #weigh = (): void => {
    const still =
      this.#pointed || this.#focused || this.#held || document.visibilityState === 'hidden';
    if (!this.#running || still) this.#stop();
    else if (this.#since === null) this.#start();
  };

  #start(): void {
    this.#since = performance.now();
    this.#timer = setTimeout(() => {
      this.end();
      this.#over();
    }, this.#leftMs);
  }

  #stop(): void {
    clearTimeout(this.#timer);
    if (this.#since === null) return;
    const left = this.#leftMs - (performance.now() - this.#since);
    this.#leftMs = Math.max(LEAST_LEFT_MS, left);
    this.#since = null;
  }
}
