import { createHmac, randomBytes } from 'node:crypto';

/** How much the collector takes on. */
export interface Limits {
  /** Reports one source may send at once. */
  readonly burst: number;
  /** Reports one source may send per second after that; `Infinity` for no limit. */
  readonly perSecond: number;
  /** Reports that may wait for a commit; the next is answered 503. */
  readonly queueCap: number;
  /** Reports in one transaction. */
  readonly batchMax: number;
  /** How long the first report of a transaction waits for others, milliseconds. */
  readonly batchDelayMs: number;
}

/**
 * The two configurations that exist.
 *
 * `production`: a whole office or a carrier's shared address (1,000 viewers in the same moment,
 * 36,000 in an hour) passes, one machine that floods does not.
 * `test`: no limit per source, for load tests and the demo, where every viewer has one address.
 */
export const LIMITS = {
  production: { burst: 1000, perSecond: 10, queueCap: 5000, batchMax: 500, batchDelayMs: 5 },
  test: { burst: 1, perSecond: Infinity, queueCap: 5000, batchMax: 500, batchDelayMs: 5 },
} as const satisfies Record<string, Limits>;

/** Sources remembered at once: 2^20 slots of 12 bytes are 12.6 MB, however many sources there are. */
const SLOTS = 2 ** 20;
/** Slots in which a source may lie; the one idle for longest gives way. */
const WAYS = 8;

/**
 * A token bucket per source, in fixed memory. A source is known only by an HMAC under a key that
 * is drawn at the start and never leaves this object, so that nothing here can be turned back into
 * an address. Buckets are kept as in the generic cell rate algorithm (ITU-T I.371, Annex A): one
 * "theoretical arrival time" each.
 */
export class RateLimiter {
  readonly #key = randomBytes(32);
  readonly #intervalMs: number;
  readonly #toleranceMs: number;
  readonly #sets: number;
  readonly #fingerprints: Uint32Array;
  readonly #arrivals: Float64Array;

  /**
   * @param rate tokens at once and per second
   * @param slots how many sources are remembered, a multiple of 8
   */
  constructor(rate: Pick<Limits, 'burst' | 'perSecond'>, slots = SLOTS) {
    this.#intervalMs = 1000 / rate.perSecond;
    this.#toleranceMs = rate.burst * this.#intervalMs;
    this.#sets = this.#intervalMs === 0 ? 0 : slots / WAYS;
    this.#fingerprints = new Uint32Array(this.#sets * WAYS);
    this.#arrivals = new Float64Array(this.#sets * WAYS);
  }

  /**
   * Takes one token of a source.
   *
   * @param source an address as {@link sourceOf} gives it
   * @param nowMs a monotonic clock, milliseconds
   * @returns 0 when it was there, else the seconds until there is one
   */
  take(source: string, nowMs: number = performance.now()): number {
    if (this.#sets === 0) return 0;
    const slot = this.#slotOf(source, nowMs);
    const next = Math.max(this.#arrivals[slot] ?? 0, nowMs) + this.#intervalMs;
    const excessMs = next - nowMs - this.#toleranceMs;
    // Sums of floats: the last token of a burst must not fall to rounding.
    if (excessMs > 1e-6 * this.#toleranceMs) return excessMs / 1000;
    this.#arrivals[slot] = next;
    return 0;
  }

  #slotOf(source: string, nowMs: number): number {
    const digest = createHmac('sha256', this.#key).update(source).digest();
    const first = (digest.readUInt32LE(0) % this.#sets) * WAYS;
    const fingerprint = digest.readUInt32LE(4);
    let oldest = first;
    for (let slot = first; slot < first + WAYS; slot += 1) {
      if (this.#fingerprints[slot] === fingerprint) return slot;
      if ((this.#arrivals[slot] ?? 0) < (this.#arrivals[oldest] ?? 0)) oldest = slot;
    }
    this.#fingerprints[oldest] = fingerprint;
    this.#arrivals[oldest] = nowMs;
    return oldest;
  }
}
