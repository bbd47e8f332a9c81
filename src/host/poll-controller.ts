import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What one round came to, and how the next is timed. */
export type PollOutcome =
  /** Fine: again after the usual time. */
  | { readonly next: 'usual' }
  /** Trouble: again later each time, not before `atLeastMs`. */
  | { readonly next: 'later'; readonly atLeastMs?: number | undefined }
  /** No use in asking again until {@link PollController.start}. */
  | { readonly next: 'never' };

/** How to poll. */
export interface PollOptions {
  /** One round; takes an `AbortSignal`, may reject only when that is aborted. */
  readonly round: (signal: AbortSignal) => Promise<PollOutcome>;
  /** Milliseconds from the end of a good round to the next. */
  readonly everyMs: () => number;
}

/** The longest wait between rounds that fail. */
const LONGEST_WAIT_MS = 60_000;

/**
 * Asks again and again while the element is connected and the page is visible; at once when the
 * page comes back into view. One round runs at a time, and a stopped one is aborted.
 */
export class PollController implements ReactiveController {
  readonly #options: PollOptions;
  #wanted = false;
  #connected = false;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: AbortController | undefined;

  constructor(host: ReactiveControllerHost, options: PollOptions) {
    this.#options = options;
    host.addController(this);
  }

  /** True while a round is under way. */
  get busy(): boolean {
    return this.#running !== undefined;
  }

  /** Begins, or begins anew: what is under way is dropped and a round starts now. */
  start(): void {
    this.#wanted = true;
    this.#failures = 0;
    this.#halt();
    this.#resume();
  }

  /** Ends until the next {@link start}. */
  stop(): void {
    this.#wanted = false;
    this.#halt();
  }

  hostConnected(): void {
    this.#connected = true;
    document.addEventListener('visibilitychange', this.#onVisibility);
    this.#resume();
  }

  hostDisconnected(): void {
    this.#connected = false;
    document.removeEventListener('visibilitychange', this.#onVisibility);
    this.#halt();
  }

  readonly #onVisibility = (): void => {
    if (document.visibilityState === 'hidden') this.#halt();
    else this.#resume();
  };

  #resume(): void {
    const idle = this.#running === undefined && this.#timer === undefined;
    if (!this.#wanted || !this.#connected || document.visibilityState === 'hidden' || !idle) return;
    void this.#run();
  }

  #halt(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#running?.abort();
    this.#running = undefined;
  }

  /** Never rejects. */
  async #run(): Promise<void> {
    const running = new AbortController();
    this.#running = running;
    let outcome: PollOutcome;
    try {
      outcome = await this.#options.round(running.signal);
    } catch {
      // Aborted: whoever aborted decides what follows.
      outcome = { next: 'later' };
    }
    if (this.#running !== running) return;
    this.#running = undefined;
    if (outcome.next === 'never') {
      this.#wanted = false;
      return;
    }
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#resume();
    }, this.#wait(outcome));
  }

  #wait(outcome: PollOutcome): number {
    const usual = this.#options.everyMs();
    if (outcome.next !== 'later') {
      this.#failures = 0;
      return usual;
    }
    this.#failures += 1;
    const doubled = Math.min(LONGEST_WAIT_MS, usual * 2 ** this.#failures);
    return Math.max(doubled, outcome.atLeastMs ?? 0);
  }
}
