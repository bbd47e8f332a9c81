import type { EngineEvent, EngineRequest, EngineResult } from '../core/protocol.js';
import { browserDeps } from './deps.js';
import { Engine } from './engine.js';
import type { Learner } from './learner/job.js';
import { learnWeights } from './learner/learn.js';

/** An engine on this thread. */
export interface InlineEngine {
  /** As {@link Engine.handle}. */
  handle<R extends EngineRequest>(request: R): Promise<EngineResult<R['kind']>>;
  close(): void;
}

/** After what the page has to do now: learning takes some milliseconds. */
const LEARNER: Learner = {
  learn: (job) =>
    new Promise((resolve, reject) => {
      setTimeout(() => {
        try {
          resolve(learnWeights(job));
        } catch (error) {
          reject(error);
        }
      });
    }),
};

/** The same engine as in the worker, on the page's own thread and without its isolation. */
export function createInlineEngine(emit: (event: EngineEvent) => void): InlineEngine {
  const engine = new Engine({ ...browserDeps(emit), learner: () => LEARNER });
  return { handle: (request) => engine.handle(request), close: () => engine.close() };
}
