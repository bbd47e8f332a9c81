/**
 * Longest single wait, in milliseconds. A browser's timer keeps less than 2^31, and stands still
 * while the device sleeps: a show is then joined at most this much late.
 */
const LONGEST_WAIT_MS = 60_000;

/** Waits for a moment of the wall clock, however far off; one moment at a time. */
export class Wait {
  readonly #now: () => number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param now Milliseconds since 1970. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Calls `then` once the clock shows `atMs` or later, never at once; an earlier wait ends. */
  until(atMs: number, then: () => void): void {
    this.stop();
    const leftMs = Math.max(0, atMs - this.#now());
    this.#timer = setTimeout(
      () => (this.#now() < atMs ? this.until(atMs, then) : then()),
      Math.min(leftMs, LONGEST_WAIT_MS),
    );
  }

  /** Nothing is called any more. */
  stop(): void {
    clearTimeout(this.#timer);
  }
}
