/** Longest that a catalogue is read again and again, in milliseconds: no show is longer. */
export const REGULAR_FOR_MS = 12 * 60 * 60 * 1000;

/** Most moments that are let pass after failures in a row. */
const MOST_SKIPPED = 7;

/**
 * Does something at fixed moments: `everyMs` after the start, twice that, and so on, whatever the
 * viewer does, whether the page is in sight or not, and however long the last time took. So a server
 * that is asked cannot tell more than when the page was loaded. After failures moments are let pass,
 * one, three, then seven; that follows from the server's answers alone.
 */
export class Regular {
  readonly #look: (signal: AbortSignal) => Promise<boolean>;
  readonly #now: () => number;
  #abort: AbortController | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param look What is done; true where it worked. Never rejects.
   * @param now Milliseconds that never go back.
   */
  constructor(
    look: (signal: AbortSignal) => Promise<boolean>,
    now: () => number = () => performance.now(),
  ) {
    this.#look = look;
    this.#now = now;
  }

  /** Begins, anew where it had begun. */
  start(everyMs: number): void {
    this.stop();
    const abort = new AbortController();
    this.#abort = abort;
    const startMs = this.#now();
    let skipped = 0;
    const next = (skip: number): void => {
      const sinceMs = this.#now() - startMs;
      // A computer that slept, or a page held back, has let moments pass: those are not made up for.
      const atMs = (Math.floor(sinceMs / everyMs) + 1 + skip) * everyMs;
      if (atMs > REGULAR_FOR_MS) return;
      this.#timer = setTimeout(() => void look(), atMs - sinceMs);
    };
    const look = async (): Promise<void> => {
      const ok = await this.#look(abort.signal);
      if (abort.signal.aborted) return;
      skipped = ok ? 0 : Math.min(skipped * 2 + 1, MOST_SKIPPED);
      next(skipped);
    };
    next(0);
  }

  /** Ends it; what is under way is given up. */
  stop(): void {
    this.#abort?.abort();
    this.#abort = null;
    clearTimeout(this.#timer);
  }
}
