/**
 * A worker without a network. Taking `fetch` and the like away inside a worker is not enough:
 * `import()`, `FontFace`, `caches` and nested workers still reach out. A worker made by a frame from
 * the frame's own blob inherits the frame's policy instead, and the browser enforces that.
 */

import { StreamPicksError } from '../../core/errors.js';
import type { TrustedSinks } from './trusted-types.js';
import { trustedSinks } from './trusted-types.js';

/** The policy the worker lives under (design, section 1, rule 2). */
export const FRAME_POLICY =
  "default-src 'none'; script-src blob:; worker-src blob:; connect-src 'none'";

/** Longest wait for the frame, in milliseconds. */
export const FRAME_TIMEOUT_MS = 3000;

const FRAME_HTML = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${FRAME_POLICY}">`;

/** A worker and how to end it, together with what keeps it alive. */
export interface HeldWorker extends HeldEngine {
  readonly worker: Worker;
}

/** What is used of a worker, or of the port to one. */
export interface EngineEnd {
  postMessage(message: unknown, transfer?: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  addEventListener(type: 'error', listener: (event: ErrorEvent) => void): void;
  removeEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  removeEventListener(type: 'error', listener: (event: ErrorEvent) => void): void;
}

/** The same, where the worker may be one behind a port. */
export interface HeldEngine {
  readonly worker: EngineEnd;
  /** Starts the learner's worker beside it, once; null where there is none. */
  readonly startLearner: (() => Promise<Worker | null>) | null;
  /** True where it was made under a policy that refuses every connection, as the page has seen. */
  readonly sealed: boolean;
  /** False once the page has thrown out what keeps the worker alive. */
  readonly isAlive: () => boolean;
  /** Ends the worker and takes the frame away. Safe to call twice. */
  readonly close: () => void;
}

/**
 * Starts `code`, one self-contained classic script, in a worker of a hidden frame, and when asked to
 * the learner's in another one of the same frame, under the same policy. The frame is made while the
 * code is on its way. It is a child of `<html>`: a page that swaps its body, or moves our element,
 * does not end the worker.
 * @throws {StreamPicksError} `worker` when the page's policy forbids the frame, the policy for
 * Trusted Types or the worker. A worker that the browser refuses later fires a message-less
 * `error` event instead, which the caller must expect.
 */
export async function startIsolatedWorker(
  code: string | Promise<string>,
  learnerCode: string | null | Promise<string | null> = null,
): Promise<HeldWorker> {
  const frame = document.createElement('iframe');
  try {
    const [realm, text] = await Promise.all([openFrame(frame, pageSinks()), code]);
    const start = workerStarter(realm);
    const worker = start(text);
    let learner: Worker | null = null;
    return {
      worker,
      startLearner: async () => {
        const learnerText = await learnerCode;
        if (learnerText !== null && frame.isConnected) learner = start(learnerText);
        return learner;
      },
      sealed: true,
      isAlive: () => frame.isConnected,
      close: () => {
        worker.terminate();
        learner?.terminate();
        frame.remove();
      },
    };
  } catch (cause) {
    frame.remove();
    if (cause instanceof StreamPicksError) throw cause;
    throw new StreamPicksError('worker', 'The isolated worker could not be started.', { cause });
  }
}

/**
 * Starts the engine from a file of the page's own origin, for pages that refuse blob workers.
 * @throws {StreamPicksError} `worker`, as {@link startIsolatedWorker}.
 */
export function startFileWorker(url: string): HeldWorker {
  try {
    const worker = new Worker(pageSinks().scriptUrl(url));
    return {
      worker,
      startLearner: null,
      sealed: false,
      isAlive: () => true,
      close: () => worker.terminate(),
    };
  } catch (cause) {
    if (cause instanceof StreamPicksError) throw cause;
    throw new StreamPicksError('worker', `No worker could be started from ${url}.`, { cause });
  }
}

function pageSinks(): TrustedSinks {
  return trustedSinks(window, {
    html: (text) => text === FRAME_HTML,
    scriptUrl: (url) => new URL(url, location.href).origin === location.origin,
  });
}

type FrameRealm = Window & { Worker: typeof Worker; Blob: typeof Blob; URL: typeof URL };

/** Puts the frame in place and gives its realm once the policy in it holds. */
function openFrame(frame: HTMLIFrameElement, sinks: TrustedSinks): Promise<FrameRealm> {
  frame.hidden = true;
  frame.style.display = 'none';
  frame.tabIndex = -1;
  frame.title = '';
  frame.setAttribute('aria-hidden', 'true');
  frame.srcdoc = sinks.html(FRAME_HTML);
  return new Promise((resolve, reject) => {
    const fail = (why: string) => {
      clearTimeout(timer);
      reject(new StreamPicksError('worker', why));
    };
    const timer = setTimeout(() => fail('The frame did not load in time.'), FRAME_TIMEOUT_MS);
    frame.addEventListener(
      'load',
      () => {
        const realm = frame.contentWindow as FrameRealm | null;
        const meta = realm?.document.querySelector('meta')?.content;
        if (realm === null || meta !== FRAME_POLICY) {
          fail('The frame did not keep its policy.');
          return;
        }
        clearTimeout(timer);
        resolve(realm);
      },
      { once: true },
    );
    document.documentElement.append(frame);
  });
}

/** Starts each code from an address of the frame's realm, so that the frame's policy goes with it. */
function workerStarter(realm: FrameRealm): (code: string) => Worker {
  const urls: string[] = [];
  const sinks = trustedSinks(realm, { scriptUrl: (asked) => urls.includes(asked) });
  return (code) => {
    const url = realm.URL.createObjectURL(new realm.Blob([code], { type: 'text/javascript' }));
    urls.push(url);
    return new realm.Worker(sinks.scriptUrl(url));
  };
}
