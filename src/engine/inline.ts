import type { EngineEvent, EngineRequest, EngineResult } from '../core/protocol.js';
import { browserDeps } from './deps.js';
import { Engine } from './engine.js';

/** An engine on this thread. */
export interface InlineEngine {
  /** As {@link Engine.handle}. */
  handle<R extends EngineRequest>(request: R): Promise<EngineResult<R['kind']>>;
  close(): void;
}

/** The same engine as in the worker, on the page's own thread and without its isolation. */
export function createInlineEngine(emit: (event: EngineEvent) => void): InlineEngine {
  const engine = new Engine(browserDeps(emit));
  return { handle: (request) => engine.handle(request), close: () => engine.close() };
}
