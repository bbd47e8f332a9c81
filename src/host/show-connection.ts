import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Estimates } from '../core/estimates.js';
import type { Manifest } from '../core/report.js';
import type { ShowRequest } from '../core/show-request.js';
import {
  type CollectorClient,
  type CollectorFault,
  collectorBase,
  createCollectorClient,
} from './collector-client.js';
import { PollController, type PollOutcome } from './poll-controller.js';
import { showPhase } from './view/window.js';

/** Which show is looked at, where. */
export interface ShowAddress {
  /** Base address of the collector. */
  readonly collector: string;
  /** Id of the show. */
  readonly stream: string;
}

/** A show's id (design, section 3.1). */
const STREAM_ID = /^[A-Za-z0-9._-]{1,64}$/;
/** What fits an `Authorization` header. */
const TOKEN_FORM = /^[!-~]+$/;
/** Before and after the show little changes. */
const CALM_POLL_MS = 30_000;
const MANIFEST_TRIES = 5;

/** True when a collector can be asked about the show. */
export function isUsable({ collector, stream }: ShowAddress): boolean {
  return collector !== '' && collectorBase(collector) !== null && STREAM_ID.test(stream);
}

/**
 * Holds the numbers of one show and keeps them fresh while the element is connected and visible.
 * The token lives in this object's memory only. Numbers stay when a later look fails; a wrong token
 * or another show takes them away.
 */
export class ShowConnection implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #poll: PollController;
  #client: CollectorClient | null = null;
  #estimates: Estimates | null = null;
  #manifest: Manifest | null = null;
  #manifestTries = 0;
  #fault: CollectorFault | null = null;
  #clockOffsetMs = 0;
  #receivedAt = 0;
  #registering: AbortController | null = null;

  /** @param pollMs Gives the milliseconds between two looks during the show. */
  constructor(host: ReactiveControllerHost, pollMs: () => number) {
    this.#host = host;
    this.#poll = new PollController(host, {
      round: (signal) => this.#round(signal),
      everyMs: () => this.#everyMs(pollMs()),
    });
    host.addController(this);
  }

  /** The newest numbers, or null before the first. */
  get estimates(): Estimates | null {
    return this.#estimates;
  }

  /** The show's plan, or null where it could not be read. */
  get manifest(): Manifest | null {
    return this.#manifest;
  }

  /** What went wrong at the last look, or null. */
  get fault(): CollectorFault | null {
    return this.#fault;
  }

  /** True while there is a token that has not been refused. */
  get open(): boolean {
    return this.#client !== null;
  }

  /** When the numbers came, by our clock. */
  get receivedAt(): number {
    return this.#receivedAt;
  }

  /** The collector's clock, as far as the last answer tells. */
  now(): number {
    return Date.now() + this.#clockOffsetMs;
  }

  /** Starts over with another show or token; an empty token closes. */
  connect(address: ShowAddress, token: string): void {
    this.close();
    if (!isUsable(address) || token === '') return;
    if (!TOKEN_FORM.test(token)) {
      this.#fault = { kind: 'token' };
      return;
    }
    this.#client = createCollectorClient(address.collector, address.stream, token);
    this.#poll.start();
  }

  /** Lets go of the token and of all numbers. */
  close(): void {
    this.#poll.stop();
    this.#registering?.abort();
    this.#client = null;
    this.#estimates = null;
    this.#manifest = null;
    this.#manifestTries = 0;
    this.#fault = null;
  }

  /** Looks again now. */
  retry(): void {
    this.#poll.start();
  }

  /** Registers the show and starts to look at it; gives the fault, or null. */
  async register(request: ShowRequest): Promise<CollectorFault | null> {
    if (this.#client === null) return { kind: 'token' };
    this.#registering = new AbortController();
    try {
      const answer = await this.#client.register(request, this.#registering.signal);
      if (!answer.ok) return answer.fault;
    } catch {
      // Aborted: the element is gone or looks at another show.
      return null;
    }
    this.#fault = null;
    this.#manifestTries = 0;
    this.#poll.start();
    this.#host.requestUpdate();
    return null;
  }

  hostConnected(): void {
    // The poll controller resumes by itself.
  }

  hostDisconnected(): void {
    this.#registering?.abort();
  }

  #everyMs(pollMs: number): number {
    if (this.#estimates === null) return pollMs;
    const phase = showPhase(this.#estimates, this.now());
    if (phase === 'live') return pollMs;
    // In time for the start, however short the show.
    const untilStart = phase === 'planned' ? this.#estimates.start - this.now() : CALM_POLL_MS;
    return Math.max(pollMs, Math.min(CALM_POLL_MS, untilStart));
  }

  async #round(signal: AbortSignal): Promise<PollOutcome> {
    const client = this.#client;
    if (client === null) return { next: 'never' };
    // Together, so that nothing is recommended before it is known what was on stage.
    const [answer, plan] = await Promise.all([client.estimates(signal), this.#plan(signal)]);
    this.#host.requestUpdate();
    if (!answer.ok) return this.#onFault(answer.fault);
    this.#fault = null;
    this.#receivedAt = Date.now();
    this.#clockOffsetMs = answer.value.at - this.#receivedAt;
    this.#estimates = answer.value;
    this.#manifest = plan;
    return { next: 'usual' };
  }

  /** The plan never changes, so it is asked for until it came. Without it the desk works, too. */
  async #plan(signal: AbortSignal): Promise<Manifest | null> {
    if (this.#manifest !== null || this.#client === null) return this.#manifest;
    if (this.#manifestTries >= MANIFEST_TRIES) return null;
    this.#manifestTries += 1;
    const answer = await this.#client.manifest(signal);
    return answer.ok ? answer.value : null;
  }

  #onFault(fault: CollectorFault): PollOutcome {
    if (fault.kind === 'token') {
      this.close();
      this.#fault = fault;
      return { next: 'never' };
    }
    this.#fault = fault;
    // It may be registered from elsewhere.
    if (fault.kind === 'unknown-show') return { next: 'later', atLeastMs: CALM_POLL_MS };
    return { next: 'later', atLeastMs: fault.kind === 'busy' ? fault.retryAfterMs : undefined };
  }
}
