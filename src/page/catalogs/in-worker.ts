import { StreamPicksError } from '../../core/errors.js';
import type { CatalogueDefaults, ParsedCatalogue } from '../../wire/catalogue.js';
import { type HeldWorker, startIsolatedWorker } from '../link/isolation.js';
import type { CatalogueReader } from './load.js';
import type { ParseAnswer, ParseHello, ParseRequest } from './parse-job.js';

/** Longest wait for the worker to start, in milliseconds. */
const START_TIMEOUT_MS = 3000;

/** Longest wait for its next word, in milliseconds. */
const ANSWER_TIMEOUT_MS = 30_000;

/**
 * A reader of catalogues in a worker of its own, without a network.
 * @param code The worker's script.
 * @throws {StreamPicksError} When the page's policy or the browser refuses it.
 */
export async function readerInWorker(code: string): Promise<CatalogueReader> {
  const held = await startIsolatedWorker(code);
  const { port1, port2 } = new MessageChannel();
  const worker = new WorkerReader(held, port1);
  const started = worker.hear(START_TIMEOUT_MS);
  // A policy that refuses the worker gives an error event without a message.
  held.worker.addEventListener('error', (event) => {
    event.preventDefault();
    worker.fail(event.message || 'The browser refused the worker.');
  });
  held.worker.postMessage({ port: port2 } satisfies ParseHello, [port2]);
  try {
    await started;
    return worker;
  } catch (error) {
    worker.close();
    throw error;
  }
}

interface Waiting {
  readonly resolve: (answer: ParseAnswer) => void;
  readonly reject: (error: StreamPicksError) => void;
}

class WorkerReader implements CatalogueReader {
  readonly #held: HeldWorker;
  readonly #port: MessagePort;
  readonly #heard: ParseAnswer[] = [];
  #waiting: Waiting | null = null;
  #failed: string | null = null;

  constructor(held: HeldWorker, port: MessagePort) {
    this.#held = held;
    this.#port = port;
    port.addEventListener('message', ({ data }: MessageEvent<ParseAnswer>) => {
      this.#heard.push(data);
      this.#next();
    });
    port.start();
  }

  async page(chunks: readonly Uint8Array[], url: string): Promise<string | null> {
    this.#ask(
      { kind: 'page', chunks, url },
      chunks.map(({ buffer }) => buffer),
    );
    const answer = await this.hear();
    return answer.kind === 'next' ? answer.url : null;
  }

  async finish(defaults: CatalogueDefaults): Promise<ParsedCatalogue> {
    const all: ParsedCatalogue = { products: [], refused: [] };
    this.#ask({ kind: 'finish', defaults });
    for (let answer = await this.hear(); answer.kind === 'part'; answer = await this.hear()) {
      for (const product of answer.part.products) all.products.push(product);
      for (const refusal of answer.part.refused) all.refused.push(refusal);
    }
    return all;
  }

  close(): void {
    this.#port.close();
    this.#held.close();
  }

  /** What it says next. */
  async hear(timeoutMs = ANSWER_TIMEOUT_MS): Promise<ParseAnswer> {
    const answer = await new Promise<ParseAnswer>((resolve, reject) => {
      const timer = setTimeout(
        () => this.fail('The worker that reads it does not answer.'),
        timeoutMs,
      );
      const settle = (use: () => void) => {
        clearTimeout(timer);
        this.#waiting = null;
        use();
      };
      this.#waiting = {
        resolve: (value) => settle(() => resolve(value)),
        reject: (error) => settle(() => reject(error)),
      };
      this.#next();
    });
    if (answer.kind !== 'error') return answer;
    throw new StreamPicksError(answer.code, answer.message, { path: answer.path });
  }

  fail(why: string): void {
    this.#failed = why;
    this.#next();
  }

  #next(): void {
    if (this.#waiting === null) return;
    const answer = this.#heard.shift();
    if (answer !== undefined) this.#waiting.resolve(answer);
    else if (this.#failed !== null) {
      this.#waiting.reject(new StreamPicksError('catalog-load', this.#failed));
    }
  }

  #ask(request: ParseRequest, transfer: ArrayBufferLike[] = []): void {
    this.#port.postMessage(request, transfer as ArrayBuffer[]);
  }
}
