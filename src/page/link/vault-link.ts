/** The engine in a vault: a frame of another origin, which the shop's page cannot read (docs/vault.md). */

import { DATABASE_NAME } from '../../core/database.js';
import { StreamPicksError } from '../../core/errors.js';
import type { EngineEvent } from '../../core/protocol.js';
import type { VaultLook, VaultPanel, VaultShow, VaultWish, VaultWished } from '../../core/vault.js';
import type { EngineLink } from './link.js';
import { openVaultFrame } from './vault-frame.js';
import { openWorkerLink } from './worker-link.js';

/** What can be asked of a vault beside the engine's requests. */
export interface VaultDoor {
  /** Host name of the vault, as the viewer is told it. */
  readonly place: string;
  /** Has the vault draw a panel over the page. */
  readonly show: (panel: VaultPanel, look: VaultLook) => void;
}

/**
 * Opens the vault at `url`. There is no other way behind it: a profile that was promised a vault is
 * never kept in the page's own origin.
 * @throws {StreamPicksError} `engine` when the vault does not answer or refuses this page, `worker`
 * when its worker does not start.
 */
export async function openVaultLink(
  url: string,
  onEvent: (event: EngineEvent) => void,
  onWish: (wish: VaultWish) => void,
): Promise<EngineLink> {
  if (url === '') throw new StreamPicksError('engine', "The vault's address cannot be used.");
  const frame = await openVaultFrame(url, () => {
    frame.port.postMessage({ show: null } satisfies VaultShow);
  });
  const { port } = frame;
  port.addEventListener('message', ({ data }: MessageEvent<VaultWished | object>) => {
    if (!('wish' in data)) return;
    if (data.wish.kind === 'opened') frame.name(data.wish.title);
    if (data.wish.kind === 'closed') frame.lay(false, '');
    onWish(data.wish);
  });
  port.start();
  const link = await openWorkerLink(
    { worker: port, startLearner: null, sealed: false, isAlive: frame.isAlive, close: frame.close },
    onEvent,
  );
  void forgetOwn();
  return {
    ...link,
    vault: {
      place: new URL(url).host,
      show: (panel, look) => {
        port.postMessage({ show: { panel, look } } satisfies VaultShow);
        frame.lay(true, look.scheme);
      },
    },
  };
}

/** Notes of before the shop had a vault: any script of the page could read them, so they go. */
async function forgetOwn(): Promise<void> {
  try {
    const all = await indexedDB.databases();
    if (all.some(({ name }) => name === DATABASE_NAME)) indexedDB.deleteDatabase(DATABASE_NAME);
  } catch {
    // No storage here, so there are none.
  }
}
