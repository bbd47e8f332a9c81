/**
 * Holds at most one finished report, and sends it: at its time, or when the page goes away, whichever
 * is first. It holds nothing or exactly the bytes that are on disk. The first attempt freezes them:
 * from then on the same bytes are repeated until the collector has taken or refused them.
 *
 *   offer ──► held ──(recall)──► dropped            engine commits anew, then offers again
 *              │
 *              └─(time, pagehide)─► tried ──► sent | refused | dropped (deadline, withdrawal)
 */

import type { ReportOffer } from '../../core/protocol.js';
import { MAX_ATTEMPTS, waitBeforeRetry } from './backoff.js';
import type { PostOutcome } from './collector.js';

/** What a sender needs. */
export interface SenderDeps {
  /** Makes one attempt; must start it before returning. */
  post(body: string, signal: AbortSignal): Promise<PostOutcome>;
  /** The first attempt is about to be made. Must hand the news on before returning. */
  tried(id: string): void;
  done(id: string, outcome: 'sent' | 'refused' | 'dropped'): void;
  /** Milliseconds since 1970. */
  now(): number;
  /** Uniform in 0 to 1, for the spread of retries. */
  random(): number;
}

/** Longest delay a browser's timer keeps, in milliseconds. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** Sends what the engine offers, one report at a time for each id. */
export class Sender {
  #deps: SenderDeps;
  #reports = new Map<string, Sending>();
  #stopped = false;

  constructor(deps: SenderDeps) {
    this.#deps = deps;
  }

  /**
   * Takes a report. Different bytes under an id that was tried are refused: two bodies under one id
   * would undo the privacy of both.
   * @returns False when the report was not taken.
   */
  offer(report: ReportOffer): boolean {
    if (this.#stopped) return false;
    const known = this.#reports.get(report.id);
    if (known?.isTried) return known.report.body === report.body;
    known?.cancel();
    const sending = new Sending(report, this.#deps);
    this.#reports.set(report.id, sending);
    sending.schedule();
    return true;
  }

  /** Gives a report back, unless it was tried. */
  recall(id: string): 'dropped' | 'tried' {
    const known = this.#reports.get(id);
    if (!known) return 'dropped';
    if (known.isTried) return 'tried';
    known.cancel();
    this.#reports.delete(id);
    return 'dropped';
  }

  /** The page goes away: what is held is tried now. */
  flush(): void {
    for (const sending of this.#reports.values()) sending.flush();
  }

  /** Withdrawal: nothing is sent or repeated any more, attempts under way are cut off. */
  stop(): void {
    this.#stopped = true;
    for (const sending of this.#reports.values()) sending.cancel();
    this.#reports.clear();
  }
}

/** One report on its way. */
class Sending {
  readonly report: ReportOffer;
  #deps: SenderDeps;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #abort = new AbortController();
  #attempts = 0;
  #underWay = false;
  #finished = false;
  #told = false;

  constructor(report: ReportOffer, deps: SenderDeps) {
    this.report = report;
    this.#deps = deps;
  }

  /** True once these bytes may have reached the wire, in this page or before it. */
  get isTried(): boolean {
    return this.#attempts > 0 || this.report.frozen;
  }

  schedule(): void {
    this.#at(this.report.sendAt);
  }

  flush(): void {
    // A second flush while an attempt is under way, or right after, would only repeat it.
    if (this.#attempts === 0) void this.#attempt();
  }

  cancel(): void {
    this.#finished = true;
    clearTimeout(this.#timer);
    this.#abort.abort();
  }

  #at(atMs: number): void {
    clearTimeout(this.#timer);
    const delayMs = Math.max(0, atMs - this.#deps.now());
    this.#timer = setTimeout(
      () => (delayMs > MAX_TIMER_MS ? this.#at(atMs) : void this.#attempt()),
      Math.min(delayMs, MAX_TIMER_MS),
    );
  }

  async #attempt(): Promise<void> {
    if (this.#finished || this.#underWay) return;
    clearTimeout(this.#timer);
    const { id, body, deadline } = this.report;
    if (this.#deps.now() >= deadline) {
      this.#finish('dropped');
      return;
    }
    this.#underWay = true;
    this.#attempts += 1;
    if (!this.#told) {
      this.#told = true;
      this.#deps.tried(id);
    }
    const result = await this.#deps.post(body, this.#abort.signal);
    this.#underWay = false;
    if (this.#finished) return;
    if (result.outcome !== 'later') {
      this.#finish(result.outcome);
      return;
    }
    // Out of attempts: the bytes stay on disk as tried, and the next page load goes on.
    if (this.#attempts >= MAX_ATTEMPTS) return;
    const waitMs = waitBeforeRetry(this.#attempts, this.#deps.random(), result.retryAfterMs);
    // Told to wait for longer than reports are taken, it is given up at the deadline.
    this.#at(Math.min(this.#deps.now() + waitMs, deadline));
  }

  #finish(outcome: 'sent' | 'refused' | 'dropped'): void {
    this.#finished = true;
    this.#deps.done(this.report.id, outcome);
  }
}
