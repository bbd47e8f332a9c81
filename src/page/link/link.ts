/**
 * How the page reaches the engine: in a vault where the shop has one; else an isolated worker, else a
 * worker from a file, else this thread.
 */

import { StreamPicksError } from '../../core/errors.js';
import type { EngineEvent, EngineRequest, EngineResult } from '../../core/protocol.js';
import type { VaultWish } from '../../core/vault.js';
import type { IsolationMode } from '../../core/view.js';
import { loadChunk } from './chunks.js';
import { startFileWorker, startIsolatedWorker } from './isolation.js';
import { openMainLink } from './main-link.js';
import type { VaultDoor } from './vault-link.js';
import { openWorkerLink } from './worker-link.js';

/** An engine that answers. */
export interface EngineLink {
  /** What the worker itself found out when it tried to reach out; `main` without a worker. */
  readonly isolation: IsolationMode;
  /**
   * Asks the engine.
   * @throws {StreamPicksError} The engine's own fault, or `engine` when it is gone or silent for 20 s.
   */
  readonly request: <R extends EngineRequest>(request: R) => Promise<EngineResult<R['kind']>>;
  /** True once the engine died or went silent: nothing more will be answered. */
  readonly isLost: () => boolean;
  /** Where the engine is in a vault: what else can be asked there. */
  readonly vault?: VaultDoor;
  /** Ends the engine; what waits for an answer is refused. */
  readonly close: () => void;
}

/** What a connection needs. */
export interface ConnectOptions {
  readonly onEvent: (event: EngineEvent) => void;
  /** Same-origin copy of the engine, tried when a blob worker is refused. */
  readonly workerSrc?: string | null;
  /** Address of the shop's vault: then there is no other way. */
  readonly vault?: string | null;
  /** What the viewer pressed in the vault that the page does. */
  readonly onWish?: (wish: VaultWish) => void;
  /** For tests. */
  readonly load?: typeof loadChunk;
}

/**
 * Starts the engine in the best place there is. Called only after opt-in: nothing of the engine is
 * loaded before.
 * @throws {StreamPicksError} `engine` when there is no way at all to run it, or its vault cannot be
 * reached; `worker` when no worker starts there.
 */
export async function connectEngine(options: ConnectOptions): Promise<EngineLink> {
  const { onEvent, workerSrc = null, vault = null, load = loadChunk } = options;
  if (vault !== null) {
    const { openVaultLink } = await import('./vault-link.js');
    return openVaultLink(vault, onEvent, options.onWish ?? (() => undefined));
  }
  const ways: (() => Promise<EngineLink>)[] = [
    async () => {
      // Both at once, whatever the viewer does: no later request tells that something is learned.
      const code = load('engine-text').then((text) => text.default);
      const learner = load('learner-text').then(
        (text) => text.default,
        () => null,
      );
      return openWorkerLink(await startIsolatedWorker(code, learner), onEvent);
    },
    ...(workerSrc === null
      ? []
      : [async () => openWorkerLink(startFileWorker(workerSrc), onEvent)]),
    () => openMainLink(onEvent, load),
  ];
  let cause: unknown;
  for (const way of ways) {
    try {
      return await way();
    } catch (error) {
      cause = error;
    }
  }
  throw new StreamPicksError('engine', 'The engine could not be started.', { cause });
}
