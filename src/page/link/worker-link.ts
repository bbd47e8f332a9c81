/**
 * The conversation with an engine in a worker: numbered requests, answers in any order, events in
 * between. A worker that does not start, dies or goes silent becomes a typed error, never a hang.
 */

import { StreamPicksError } from '../../core/errors.js';
import type {
  EngineEvent,
  EngineMessage,
  LearnerHello,
  RequestMessage,
} from '../../core/protocol.js';
import type { EngineEnd, HeldEngine } from './isolation.js';
import type { EngineLink } from './link.js';

/** Longest wait for the worker's first word, in milliseconds. */
export const READY_TIMEOUT_MS = 5000;

/** Longest wait for an answer, in milliseconds: above the 3 s that storage may take to open. */
export const ANSWER_TIMEOUT_MS = 20_000;

/** The learner starts this long after the first picks, which it would hold up; milliseconds. */
const LEARNER_AFTER_MS = 50;

/** Where there are no picks, it starts this long after the engine, in milliseconds. */
const LEARNER_LATEST_MS = 2000;

type FirstWord = Extract<EngineMessage, { ready: unknown }>['ready'];

interface Waiting {
  readonly resolve: (result: never) => void;
  readonly reject: (error: StreamPicksError) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/**
 * Waits until the worker has said how it runs, then gives the link.
 * @throws {StreamPicksError} `worker` when it does not start; the worker is ended then.
 */
export async function openWorkerLink(
  held: HeldEngine,
  onEvent: (event: EngineEvent) => void,
): Promise<EngineLink> {
  const waiting = new Map<number, Waiting>();
  let nextSeq = 1;
  let closed = false;
  let silent = false;
  const learner = new LearnerStart(held);

  const endAll = () => {
    for (const { reject, timer } of waiting.values()) {
      clearTimeout(timer);
      reject(new StreamPicksError('engine', 'The engine was closed.'));
    }
    waiting.clear();
  };
  const settle = (message: Extract<EngineMessage, { seq: number }>) => {
    const asked = waiting.get(message.seq);
    if (!asked) return;
    waiting.delete(message.seq);
    clearTimeout(asked.timer);
    if ('error' in message) {
      asked.reject(new StreamPicksError(message.error.code, message.error.message));
    } else {
      asked.resolve(message.result as never);
    }
  };

  try {
    const word = await firstWord(held.worker);
    const isolation = word === 'refused' ? (held.sealed ? 'isolated' : 'worker') : word;
    held.worker.addEventListener('message', ({ data }: MessageEvent<EngineMessage>) => {
      if (closed) return;
      if ('event' in data) {
        onEvent(data.event);
        if (data.event.kind === 'picks') learner.after(LEARNER_AFTER_MS);
      } else if ('seq' in data) settle(data);
    });
    // An exception outside a request: the worker goes on, and what is never answered runs out.
    held.worker.addEventListener('error', (event) => {
      event.preventDefault();
      const message = event.message || 'An error without a message.';
      onEvent({ kind: 'fault', code: 'engine', message });
    });
    learner.after(LEARNER_LATEST_MS);
    return {
      isolation,
      request: (request) =>
        new Promise((resolve, reject) => {
          if (closed || !held.isAlive()) {
            reject(new StreamPicksError('engine', 'The engine is gone.'));
            return;
          }
          const seq = nextSeq++;
          const timer = setTimeout(() => {
            waiting.delete(seq);
            silent = true;
            reject(new StreamPicksError('engine', `No answer to ${request.kind} in time.`));
          }, ANSWER_TIMEOUT_MS);
          waiting.set(seq, { resolve, reject, timer });
          // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
          held.worker.postMessage({ seq, request } satisfies RequestMessage);
        }),
      isLost: () => !closed && (silent || !held.isAlive()),
      close: () => {
        closed = true;
        learner.stop();
        endAll();
        held.close();
      },
    };
  } catch (cause) {
    held.close();
    throw cause;
  }
}

/** Starts the learner, once, when it holds nothing up. */
class LearnerStart {
  readonly #engine: EngineEnd;
  #start: HeldEngine['startLearner'];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor({ worker, startLearner }: HeldEngine) {
    this.#engine = worker;
    this.#start = startLearner;
  }

  after(ms: number): void {
    const start = this.#start;
    if (start === null) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#start = null;
      // Without a learner the engine goes on with the standard weights.
      start().then(
        (learner) => learner !== null && introduce(this.#engine, learner),
        () => undefined,
      );
    }, ms);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}

/** Gives engine and learner the two ends of one channel; the page keeps neither. */
function introduce(engine: EngineEnd, learner: Worker): void {
  const { port1, port2 } = new MessageChannel();
  engine.postMessage({ learner: port1 } satisfies LearnerHello, [port1]);
  learner.postMessage({ learner: port2 } satisfies LearnerHello, [port2]);
  learner.addEventListener('error', (event) => event.preventDefault());
}

/** How the worker runs, by its own first message. */
function firstWord(worker: EngineEnd): Promise<FirstWord> {
  return new Promise((resolve, reject) => {
    const finish = (use: () => void) => {
      clearTimeout(timer);
      worker.removeEventListener('message', onMessage);
      worker.removeEventListener('error', onError);
      use();
    };
    const fail = (why: string) => finish(() => reject(new StreamPicksError('worker', why)));
    const timer = setTimeout(() => fail('The worker did not start in time.'), READY_TIMEOUT_MS);
    const onMessage = ({ data }: MessageEvent<EngineMessage>) => {
      if ('ready' in data) finish(() => resolve(data.ready));
      else if ('unable' in data) fail('The vault could not start its worker.');
    };
    // A policy that refuses the worker gives an error event without a message.
    const onError = (event: ErrorEvent) => {
      event.preventDefault();
      fail(event.message || 'The browser refused the worker.');
    };
    worker.addEventListener('message', onMessage);
    worker.addEventListener('error', onError);
  });
}
