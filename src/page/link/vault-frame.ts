/** The frame in which a vault lives, and the greeting (docs/vault.md). */

import { toBase64Url } from '../../core/base64-url.js';
import { StreamPicksError } from '../../core/errors.js';
import type { VaultAnswer, VaultHello } from '../../core/vault.js';
import { VAULT_VERSION } from '../../core/vault.js';

/** Longest wait for the vault's page, in milliseconds. */
export const VAULT_TIMEOUT_MS = 10_000;

/** Its script runs before the frame's `load`, so an answer is due at once then. Milliseconds. */
const AFTER_LOAD_MS = 1500;

/** For the viewer's own export, and for links to the shop's policy; nothing opens by itself. */
const SANDBOX =
  'allow-scripts allow-same-origin allow-downloads allow-popups allow-popups-to-escape-sandbox';

/** What a refusal means for whoever sets the vault up. */
const REFUSALS: Readonly<Record<Exclude<VaultAnswer['answer'], 'yes'>, string>> = {
  origin: `does not list this page's origin (${location.origin}) in its stream-picks-shops`,
  empty: 'lists no shop in its stream-picks-shops',
  taken: 'has a page already',
};

/** A vault that answered. */
export interface VaultFrame {
  readonly port: MessagePort;
  /** False once the frame was thrown out, or shows another page. */
  readonly isAlive: () => boolean;
  /** Lays the frame over the page, or takes it away again. */
  readonly lay: (shown: boolean, scheme: string) => void;
  /** Names it for those who listen. */
  readonly name: (title: string) => void;
  /** Takes the frame out. Safe to call twice. */
  readonly close: () => void;
}

/**
 * Opens the vault at `url` in a hidden frame and greets it. The frame stands in a closed `<dialog>`, a
 * child of `<html>`: there a page that swaps its body does not end it, and it can be laid over
 * everything without being moved, which would load it anew.
 * @param onDismiss The viewer wants away what lies over the page, with the focus outside the frame.
 * @throws {StreamPicksError} `engine` when it does not answer, or refuses this page.
 */
export async function openVaultFrame(url: string, onDismiss: () => void): Promise<VaultFrame> {
  const holder = document.createElement('dialog');
  const frame = document.createElement('iframe');
  let gone = false;
  const close = () => {
    gone = true;
    holder.remove();
  };
  prepare(holder, frame);
  holder.addEventListener('cancel', (event) => {
    event.preventDefault();
    onDismiss();
  });
  try {
    const port = await greet(url, holder, frame);
    // Another page in the frame, whoever put it there, is not the vault that answered.
    frame.addEventListener('load', () => {
      gone = true;
    });
    return {
      port,
      isAlive: () => !gone && frame.isConnected,
      lay: (shown, scheme) => lay(holder, frame, shown, scheme),
      name(title) {
        frame.title = title;
        holder.ariaLabel = title;
      },
      close: () => {
        port.close();
        close();
      },
    };
  } catch (cause) {
    close();
    throw cause;
  }
}

function prepare(holder: HTMLDialogElement, frame: HTMLIFrameElement): void {
  holder.setAttribute('aria-hidden', 'true');
  Object.assign(holder.style, {
    width: '100%',
    height: '100%',
    maxWidth: 'none',
    maxHeight: 'none',
    margin: '0',
    padding: '0',
    border: '0',
    background: 'transparent',
    overflow: 'hidden',
  });
  Object.assign(frame.style, { display: 'block', width: '100%', height: '100%', border: '0' });
  frame.setAttribute('sandbox', SANDBOX);
  frame.referrerPolicy = 'no-referrer';
  frame.title = '';
  holder.append(frame);
}

function lay(
  holder: HTMLDialogElement,
  frame: HTMLIFrameElement,
  shown: boolean,
  scheme: string,
): void {
  if (!shown) {
    holder.close();
    holder.setAttribute('aria-hidden', 'true');
    return;
  }
  // A frame is see-through only in the scheme of the page in it.
  frame.style.colorScheme = scheme;
  holder.removeAttribute('aria-hidden');
  if (!holder.open) holder.showModal();
  frame.focus();
}

/** Greets when the frame has loaded; takes the answer of this frame, origin and greeting only. */
function greet(
  url: string,
  holder: HTMLDialogElement,
  frame: HTMLIFrameElement,
): Promise<MessagePort> {
  const { origin } = new URL(url);
  const nonce = toBase64Url(crypto.getRandomValues(new Uint8Array(16)));
  return new Promise((resolve, reject) => {
    const finish = (use: () => void) => {
      clearTimeout(timer);
      removeEventListener('message', onMessage);
      document.removeEventListener('securitypolicyviolation', onViolation);
      frame.removeEventListener('load', onLoad);
      use();
    };
    const fail = (why: string) =>
      finish(() => reject(new StreamPicksError('engine', `The vault at ${origin} ${why}.`)));
    let timer = setTimeout(() => fail('did not load in time'), VAULT_TIMEOUT_MS);
    const onMessage = (event: MessageEvent<unknown>) => {
      const { data, ports } = event;
      const isVault = event.origin === origin && event.source === frame.contentWindow;
      if (!event.isTrusted || !isVault || !isAnswer(data, nonce)) return;
      const [port] = ports;
      if (data.answer !== 'yes') fail(REFUSALS[data.answer]);
      else if (port === undefined) fail('gave no port');
      else finish(() => resolve(port));
    };
    const onLoad = () => {
      clearTimeout(timer);
      timer = setTimeout(() => fail('did not answer: is the file there?'), AFTER_LOAD_MS);
      const hello: VaultHello = { streamPicksVault: VAULT_VERSION, nonce };
      // Undelivered where a redirect has put another origin there.
      frame.contentWindow?.postMessage(hello, origin);
    };
    const onViolation = ({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent) => {
      if (effectiveDirective === 'frame-src' && blockedURI.startsWith(origin)) {
        fail(`is refused by this page's policy: add frame-src ${origin}`);
      }
    };
    addEventListener('message', onMessage);
    document.addEventListener('securitypolicyviolation', onViolation);
    frame.addEventListener('load', onLoad);
    frame.src = url;
    document.documentElement.append(holder);
  });
}

function isAnswer(data: unknown, nonce: string): data is VaultAnswer {
  if (typeof data !== 'object' || data === null) return false;
  const said = data as Partial<VaultAnswer>;
  if (said.streamPicksVault !== VAULT_VERSION || said.nonce !== nonce) return false;
  return said.answer === 'yes' || Object.keys(REFUSALS).includes(String(said.answer));
}
