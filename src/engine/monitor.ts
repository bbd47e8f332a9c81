/**
 * Watches the engine at work and, past a limit, leaves parts out, one step at a time: first the
 * learner and what it learned, then the steps after scoring, then the ranking itself. It goes back
 * one step after {@link GOOD_RANKINGS} good rankings in a row, or after {@link REST_MS}.
 */

import type { WatchCause, WatchStep, WatchView } from '../core/view.js';

/** Rankings that count, the newest ones since the last step. */
export const WINDOW = 20;
/** Slow: 95 of 100 rankings take at most this long, in milliseconds; a fifth of a second is felt. */
export const SLOW_MS = 200;
/** Rankings measured before any is called slow. */
const LEAST_TIMED = 5;
/** Rankings that failed, or came out empty, within the window. */
const MOST_FAULTS = 2;
/** Runs of the learner that failed, in all. */
const MOST_LEARNER_FAULTS = 2;
/** Chance of ever calling picks worse that are as good as the show order, at most. */
const FALSE_ALARM = 0.001;
/** Good rankings in a row that end a step. */
export const GOOD_RANKINGS = 20;
/** Time that ends a step, in milliseconds. */
export const REST_MS = 5 * 60_000;

const LAST_STEP = 3;

/** One ranking as the monitor sees it. */
interface Ranked {
  readonly durationMs: number;
  readonly fault: 'errors' | 'empty' | null;
}

/** The state of one engine's health. */
export class Monitor {
  readonly #now: () => number;
  #step: WatchStep = 0;
  #cause: WatchCause | null = null;
  #since = 0;
  #rankings: Ranked[] = [];
  #good = 0;
  #learnerFaults = 0;
  /** Choices that were among the picks and not among the first of the show order, and the reverse. */
  #onlyPicks = 0;
  #onlyShow = 0;

  /** @param now Milliseconds since 1970. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** What is left out now; time alone may end a step. */
  get step(): WatchStep {
    // A clock set back must not make a step longer.
    this.#since = Math.min(this.#since, this.#now());
    while (this.#step > 0 && this.#now() - this.#since >= REST_MS) this.#goBack();
    return this.#step;
  }

  /** When the current step ends by itself, milliseconds since 1970; null where none is taken. */
  get restsUntil(): number | null {
    return this.step === 0 ? null : this.#since + REST_MS;
  }

  /** 95th percentile of the window, nearest rank, in milliseconds; 0 before the first ranking. */
  get p95Ms(): number {
    return nearestRank(this.#rankings, 0.95);
  }

  /** A ranking was made; `empty` where it has no pick though there was something to pick. */
  noteRanking(durationMs: number, empty: boolean): void {
    this.#note({ durationMs, fault: empty ? 'empty' : null });
  }

  /** A ranking threw. */
  noteError(): void {
    this.#note({ durationMs: 0, fault: 'errors' });
  }

  /** The learner failed or did not answer. */
  noteLearnerFault(): void {
    this.#learnerFaults += 1;
    if (this.#learnerFaults >= MOST_LEARNER_FAULTS && this.step === 0) this.#goOn('learner');
  }

  /** The viewer chose something while picks of their own were on the rail. */
  noteChoice(amongPicks: boolean, amongShow: boolean): void {
    if (amongPicks === amongShow) return;
    if (amongPicks) this.#onlyPicks += 1;
    else this.#onlyShow += 1;
    if (isWorse(this.#onlyPicks, this.#onlyShow)) this.#goOn('unwanted');
  }

  view(): WatchView {
    const { step } = this;
    return { step, cause: step === 0 ? null : this.#cause, p95Ms: this.p95Ms };
  }

  #note(ranked: Ranked): void {
    // Time may have ended a step.
    void this.step;
    this.#rankings.push(ranked);
    if (this.#rankings.length > WINDOW) this.#rankings.shift();
    const faults = (kind: Ranked['fault']) =>
      this.#rankings.filter(({ fault }) => fault === kind).length;
    if (faults('errors') >= MOST_FAULTS) return this.#goOn('errors');
    if (faults('empty') >= MOST_FAULTS) return this.#goOn('empty');
    if (this.#rankings.length >= LEAST_TIMED && this.p95Ms > SLOW_MS) return this.#goOn('slow');
    this.#good = ranked.fault === null && ranked.durationMs <= SLOW_MS ? this.#good + 1 : 0;
    if (this.#step > 0 && this.#good >= GOOD_RANKINGS) this.#goBack();
  }

  #goOn(cause: WatchCause): void {
    this.#move(Math.min(LAST_STEP, this.step + 1) as WatchStep);
    this.#cause = cause;
    this.#since = this.#now();
  }

  #goBack(): void {
    this.#move((this.#step - 1) as WatchStep);
    this.#since += REST_MS;
    if (this.#since > this.#now()) this.#since = this.#now();
  }

  /** What was seen before a step says nothing about what comes after it. */
  #move(step: WatchStep): void {
    this.#step = step;
    this.#rankings = [];
    this.#good = 0;
    this.#learnerFaults = 0;
    this.#onlyPicks = 0;
    this.#onlyShow = 0;
  }
}

/**
 * Whether picks do worse than the show order, asked after every choice that only one of the two held.
 * A test for one look would sooner or later call any picks worse; this one holds for all looks
 * together: how much likelier the choices are where the chance of the show order is anything from one
 * half to one than where it is one half, Σ_{k ≤ s} C(n + 1, k) / ((n + 1) C(n, s)) for s of n, passes
 * 1 / {@link FALSE_ALARM} with at most that chance (Ville 1939; Robbins 1970).
 */
export function isWorse(onlyPicks: number, onlyShow: number): boolean {
  if (onlyShow <= onlyPicks) return false;
  const telling = onlyPicks + onlyShow;
  // The sum is 2^(n + 1) but for a tail counted from the side of the picks; logarithms, since 2^n
  // soon passes what a number holds.
  let logTerm = -(telling + 1) * Math.LN2;
  let tail = 0;
  let logWays = 0;
  for (let k = 0; k <= onlyPicks; k += 1) {
    tail += Math.exp(logTerm);
    logTerm += Math.log((telling + 1 - k) / (k + 1));
    if (k < onlyPicks) logWays += Math.log((telling - k) / (k + 1));
  }
  const logSum = (telling + 1) * Math.LN2 + Math.log1p(-tail);
  return logSum - Math.log(telling + 1) - logWays >= -Math.log(FALSE_ALARM);
}

function nearestRank(rankings: readonly Ranked[], share: number): number {
  const sorted = rankings.map(({ durationMs }) => durationMs).sort((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
}
