/**
 * The vault's page (docs/vault.md): the engine and the profile on an origin that is not the shop's. It
 * answers one page, the one around it, and only where its origin is written down here; everything is
 * kept apart by that origin, as the browser tells it.
 */

import { StreamPicksError } from '../core/errors.js';
import type { PartitionHello } from '../core/protocol.js';
import type { VaultAnswer, VaultHello } from '../core/vault.js';
import { VAULT_VERSION } from '../core/vault.js';
import { allWords } from '../i18n/languages.js';
import { startIsolatedWorker } from '../page/link/isolation.js';
import type { EngineLink } from '../page/link/link.js';
import { openWorkerLink } from '../page/link/worker-link.js';
import { DataDialog } from '../ui/data-dialog/data-dialog.js';
import { ImportSection } from '../ui/data-dialog/import-section.js';
import { ProtectionSection } from '../ui/data-dialog/protection-section.js';
import { RecordsSection } from '../ui/data-dialog/records-section.js';
import { WhyDialog } from '../ui/why-dialog/why-dialog.js';
import { createPanelSession } from './panel-session.js';
import { Relay } from './relay.js';
import { readShops, SHOPS_META } from './shops.js';
import { VaultPanelElement } from './vault-panel.js';

for (const [tag, element] of [
  ['sp-why-dialog', WhyDialog],
  ['sp-data-dialog', DataDialog],
  ['sp-protection-section', ProtectionSection],
  ['sp-import-section', ImportSection],
  ['sp-records-section', RecordsSection],
  ['sp-vault-panel', VaultPanelElement],
] as const) {
  customElements.define(tag, element);
}

const meta = document.querySelector<HTMLMetaElement>(`meta[name="${SHOPS_META}"]`);
const shops = readShops(meta?.content ?? '');
let isTaken = false;

if (parent === window) void sayAlone();
else addEventListener('message', greeted);

/** For whoever opens the vault's address itself. */
async function sayAlone(): Promise<void> {
  const { language } = navigator;
  await allWords.load(language);
  document.body.textContent = allWords.now(language)?.vault.alone ?? '';
}

/** Answers the page around this frame, and no other window, whatever stands in the message. */
function greeted({ data, origin, source }: MessageEvent<unknown>): void {
  if (source !== parent || !isHello(data)) return;
  const answer = (said: VaultAnswer['answer'], ports: MessagePort[] = []) => {
    const message: VaultAnswer = { ...hello(data.nonce), answer: said };
    // An opaque origin cannot be named, and nobody has listed it.
    parent.postMessage(message, origin === 'null' ? '*' : origin, ports);
  };
  if (shops.size === 0) answer('empty');
  else if (!shops.has(origin) || !areListed(ancestors())) answer('origin');
  else if (isTaken) answer('taken');
  else {
    isTaken = true;
    const { port1, port2 } = new MessageChannel();
    answer('yes', [port2]);
    void serve(port1, origin);
  }
}

/** Runs the engine for a page of this origin. */
async function serve(port: MessagePort, origin: string): Promise<void> {
  const drawn = document.createElement('sp-vault-panel');
  let engine: EngineLink | null = null;
  const session = createPanelSession({
    host: drawn,
    notice: (state) => drawn.notice(state),
    title: () => drawn.label(),
    speak: (lang) => allWords.load(lang),
    ask(request) {
      if (engine === null) throw new StreamPicksError('engine', 'The engine is not running.');
      return engine.request(request);
    },
    tell: (event) => relay.tell(event),
    wish: (wish) => relay.wish(wish),
  });
  const relay = new Relay(port, session);
  drawn.session = session;
  document.body.append(drawn);
  try {
    const [{ default: code }, { default: learner }] = await Promise.all([
      import('virtual:engine-text'),
      import('virtual:learner-text'),
      // Stands in for every language that does not come.
      allWords.load('en'),
    ]);
    const held = await startIsolatedWorker(code, learner);
    held.worker.postMessage({ partition: origin } satisfies PartitionHello);
    engine = await openWorkerLink(held, (event) => relay.tell(event));
    relay.begin(engine);
  } catch (error) {
    console.warn(`stream-picks vault: ${error instanceof Error ? error.message : String(error)}`);
    relay.refuse();
  }
}

const hello = (nonce: string): VaultHello => ({ streamPicksVault: VAULT_VERSION, nonce });

function isHello(data: unknown): data is VaultHello {
  if (typeof data !== 'object' || data === null) return false;
  const { streamPicksVault, nonce } = data as Partial<VaultHello>;
  return streamPicksVault === VAULT_VERSION && typeof nonce === 'string' && nonce.length <= 64;
}

/**
 * The windows around the page that greeted, where the browser names them; `frame-ancestors` holds in
 * the others. A page that hides its origin by its referrer policy stands here as `null`, so the page
 * that greeted, whose origin the message tells, is left out.
 */
function ancestors(): readonly string[] {
  const { ancestorOrigins } = location as { readonly ancestorOrigins?: DOMStringList };
  return ancestorOrigins === undefined ? [] : [...ancestorOrigins].slice(1);
}

const areListed = (origins: readonly string[]) => origins.every((origin) => shops.has(origin));
