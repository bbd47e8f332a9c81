import { StreamPicksError } from '../core/errors.js';
import { measure } from './measure.js';
import type { RankedPicks } from './ranking.js';
import { memoryOf } from './spotlight.js';
import type { Visit } from './visit.js';

/**
 * Makes the picks and tells them, as far as the monitor lets it: with the last step reached, it tells
 * that picks are paused, and tries again when the step ends.
 */
export class PicksTeller {
  readonly #visit: Visit;
  readonly #enqueue: (work: () => Promise<void>) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wake: ReturnType<typeof setTimeout> | undefined;
  #paused = false;
  /** Set after a fault was told, until a ranking works again: one word for several in a row. */
  #toldFault = false;

  constructor(visit: Visit, enqueue: (work: () => Promise<void>) => void) {
    this.#visit = visit;
    this.#enqueue = enqueue;
  }

  /** Ranks for this moment and what the viewer has done until now, once the requests at hand are done. */
  soon(): null {
    this.#visit.moveTo(this.#visit.deps.now());
    return this.again();
  }

  /**
   * Ranks at once: picks are told before this returns, unless nothing may be ranked. Resolves when
   * that is noted in the log; rejects as a ranking does.
   */
  now(): Promise<void> {
    this.#visit.moveTo(this.#visit.deps.now());
    this.#visit.afterShow.soon();
    clearTimeout(this.#timer);
    return this.#rank();
  }

  /** Ranks again for the same moment. */
  again(): null {
    this.#visit.afterShow.soon();
    if (!this.#visit.purposes.picks) return null;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#enqueue(() => this.#rank()));
    return null;
  }

  /** Nothing more is ranked, unless asked for anew. */
  stop(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#wake);
  }

  async #rank(): Promise<void> {
    const { desk, viewer, purposes, monitor } = this.#visit;
    if (!purposes.picks || desk.products.size === 0) return;
    if (monitor.step === 3) return this.#pause();
    const start = performance.now();
    let ranked: RankedPicks;
    try {
      ranked = desk.rank(viewer);
    } catch (error) {
      monitor.noteError();
      // Each try leaves out more; the last step tells that picks are paused.
      this.soon();
      if (this.#toldFault) return;
      this.#toldFault = true;
      throw new StreamPicksError('engine', `ranking failed: ${String(error)}`, { cause: error });
    }
    measure('stream-picks:rank', start);
    monitor.noteRanking(ranked.durationMs, ranked.empty);
    this.#paused = false;
    this.#toldFault = false;
    // Out of the try: whoever fails at hearing of the picks, the ranking has not failed.
    await this.#tell(ranked);
  }

  #pause(): void {
    const { monitor, deps } = this.#visit;
    this.#visit.rail = null;
    clearTimeout(this.#wake);
    const waitMs = (monitor.restsUntil ?? 0) - deps.now();
    this.#wake = setTimeout(() => this.#enqueue(async () => void this.soon()), Math.max(0, waitMs));
    if (!this.#paused) deps.emit({ kind: 'paused' });
    this.#paused = true;
  }

  async #tell({ picks, total, reason, personal, words }: RankedPicks): Promise<void> {
    const { viewer, tally, reporter, purposes, audit, deps } = this.#visit;
    const { basedOnMe } = viewer;
    const ids = picks.map(({ productId }) => productId);
    deps.emit({ kind: 'picks', picks, total, basedOnMe });
    const { fewer } = this.#visit.profile.spotlight;
    deps.emit({ kind: 'spotlight', words, fewer, memory: memoryOf(this.#visit) });
    const unpaid = picks.filter(({ promoted }) => !promoted).map(({ productId }) => productId);
    this.#visit.rail = personal ? { all: ids, unpaid } : null;
    if (purposes.counts) {
      tally.notePicks(ids, reason, basedOnMe);
      reporter.changed();
    }
    await audit.note('rank', { basedOnMe, products: total, signals: viewer.signals.length }, ids);
  }
}
