import type { EngineEvent } from '../../core/protocol.js';
import type { loadChunk } from './chunks.js';
import type { EngineLink } from './link.js';

/**
 * The same engine on the page's own thread, without isolation: the last resort, and Your data says so.
 * @throws {StreamPicksError} `engine` when its code cannot be loaded.
 */
export async function openMainLink(
  onEvent: (event: EngineEvent) => void,
  load: typeof loadChunk,
): Promise<EngineLink> {
  const { createInlineEngine } = await load('engine-inline');
  const engine = createInlineEngine(onEvent);
  return {
    isolation: 'main',
    request: (request) => engine.handle(request),
    isLost: () => false,
    close: () => engine.close(),
  };
}
