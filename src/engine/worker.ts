/**
 * Entry of the engine's worker, built to one classic script without imports. It finds out how it is
 * kept in, takes the ways out away, then answers. An exception in a listener's promise never reaches
 * the page, so every fault is caught and posted.
 */

import { StreamPicksError } from '../core/errors.js';
import type {
  EngineMessage,
  LearnerHello,
  PartitionHello,
  RequestMessage,
} from '../core/protocol.js';
import { browserDeps } from './deps.js';
import { Engine } from './engine.js';
import { proveIsolation, removeWaysOut } from './isolation.js';
import type { Learner } from './learner/job.js';
import { learnerAt } from './learner/port.js';
import { usePartition } from './storage/partition.js';

/** The part of a worker's global scope that is used here. */
interface WorkerScope {
  postMessage(message: EngineMessage): void;
  addEventListener(
    type: 'message',
    listener: (event: MessageEvent<RequestMessage | LearnerHello | PartitionHello>) => void,
  ): void;
}

const scope = globalThis as unknown as WorkerScope;
const post = scope.postMessage.bind(scope);

let learner: Learner | null = null;

// From a task without this whole script on its stack: what the policy refuses is reported with the
// place in the code, for which the browser would read all of it once more.
const ready = Promise.resolve()
  .then(proveIsolation)
  .then((isolation) => {
    const engine = new Engine({
      ...browserDeps((event) => post({ event })),
      learner: () => learner,
    });
    removeWaysOut(globalThis);
    post({ ready: isolation });
    return engine;
  });

scope.addEventListener('message', ({ data }) => {
  // Faults are posted.
  if ('request' in data) void answer(data);
  else if ('learner' in data) void meet(data);
  else if ('partition' in data) usePartition(data.partition);
});

async function meet({ learner: port }: LearnerHello): Promise<void> {
  learner = learnerAt(port);
  (await ready).learnerCame();
}

async function answer({ seq, request }: RequestMessage): Promise<void> {
  try {
    const result = await (await ready).handle(request);
    post({ seq, result });
  } catch (error) {
    const code = error instanceof StreamPicksError ? error.code : 'engine';
    const message = error instanceof Error ? error.message : String(error);
    post({ seq, error: { code, message } });
  }
}
