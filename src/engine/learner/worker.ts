/**
 * Entry of the learner's worker, built to one classic script without imports. It lives in the same
 * frame as the engine's, takes the ways out away too, and serves only where a connection is refused:
 * it is given nowhere else but under the frame's policy.
 */

import type { LearnerHello } from '../../core/protocol.js';
import { proveIsolation, removeWaysOut } from '../isolation.js';
import { learnWeights } from './learn.js';
import { serveLearner } from './port.js';

/** The part of a worker's global scope that is used here. */
interface WorkerScope {
  addEventListener(type: 'message', listener: (event: MessageEvent<LearnerHello>) => void): void;
}

const scope = globalThis as unknown as WorkerScope;
const isolation = proveIsolation().then((found) => {
  removeWaysOut(globalThis);
  return found;
});

scope.addEventListener('message', ({ data }) => {
  // Both outcomes are known; nothing can fail here.
  void serve(data.learner);
});

/** The engine's own wait ends when nobody answers. */
async function serve(port: MessagePort): Promise<void> {
  if ((await isolation) !== 'worker') serveLearner(port, learnWeights);
}
