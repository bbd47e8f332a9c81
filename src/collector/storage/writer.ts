import type { Limits } from '../limits.js';
import type { Answer, Storage } from './storage.js';

/** What became of a report. */
export type WriteResult =
  /** Counted and committed. */
  | 'counted'
  /** Its id was counted before; nothing changed. */
  | 'duplicate'
  /** The queue was full; nothing changed. */
  | 'full'
  /** The commit failed; nothing changed. */
  | 'failed';

/** What the writer tells about its work. */
export interface WriterObserver {
  /** A transaction ended: how many reports it held, how long it took, why it failed if it did. */
  committed(reports: number, seconds: number, fault: unknown): void;
}

interface Waiting {
  readonly answer: Answer;
  readonly settle: (result: WriteResult) => void;
}

/**
 * Commits reports in groups: the first one waits up to `batchDelayMs` for others, all of them go
 * into one transaction, and each is answered only after the commit. One transaction runs at a time.
 */
export class ReportWriter {
  readonly #storage: Storage;
  readonly #limits: Limits;
  readonly #observer: WriterObserver;
  #queue: Waiting[] = [];
  /** Reports in the transaction that is running. */
  #committing = 0;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;

  constructor(storage: Storage, limits: Limits, observer: WriterObserver) {
    this.#storage = storage;
    this.#limits = limits;
    this.#observer = observer;
  }

  /** Reports that wait for their commit, those in the running transaction included. */
  get length(): number {
    return this.#queue.length + this.#committing;
  }

  /** True when the next report would be turned away. */
  get isFull(): boolean {
    return this.length >= this.#limits.queueCap;
  }

  /** Counts one answer; resolves after its commit and never rejects. */
  add(answer: Answer): Promise<WriteResult> {
    if (this.isFull) return Promise.resolve('full');
    return new Promise((settle) => {
      this.#queue.push({ answer, settle });
      this.#schedule();
    });
  }

  /** Commits all that waits; resolves when nothing is left. */
  async drain(): Promise<void> {
    while (this.length > 0) {
      this.#start();
      await this.#running;
    }
  }

  #schedule(): void {
    if (this.#running !== undefined) return;
    if (this.#queue.length >= this.#limits.batchMax) this.#start();
    else this.#timer ??= setTimeout(() => this.#start(), this.#limits.batchDelayMs);
  }

  #start(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#running !== undefined || this.#queue.length === 0) return;
    const batch = this.#queue.splice(0, this.#limits.batchMax);
    this.#committing = batch.length;
    this.#running = this.#commit(batch).finally(() => {
      this.#running = undefined;
      this.#committing = 0;
      if (this.#queue.length > 0) this.#schedule();
    });
  }

  async #commit(batch: readonly Waiting[]): Promise<void> {
    const startMs = performance.now();
    let counted: ReadonlySet<Answer> | undefined;
    let fault: unknown;
    try {
      counted = await this.#storage.count(batch.map(({ answer }) => answer));
    } catch (error) {
      fault = error;
    }
    this.#observer.committed(batch.length, (performance.now() - startMs) / 1000, fault);
    for (const { answer, settle } of batch) {
      if (counted === undefined) settle('failed');
      else settle(counted.has(answer) ? 'counted' : 'duplicate');
    }
  }
}
