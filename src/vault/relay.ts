/** Between the page's port and the engine: passes on what a page may ask, and seals what comes back. */

import { StreamPicksError } from '../core/errors.js';
import type { Product } from '../core/product.js';
import type { EngineEvent, EngineMessage, EngineRequest, OpenResult } from '../core/protocol.js';
import type { VaultShow, VaultWish, VaultWished } from '../core/vault.js';
import type { EngineLink } from '../page/link/link.js';
import { mayAsk, SEALED_MESSAGE, sealedCode, sealedEvent, sealedResult } from './seal.js';

/** What the vault itself needs to know of what goes by. */
export interface RelayListener {
  /** The engine was opened, for this shop. */
  opened(result: OpenResult, shop: string): void;
  /** The engine said something, or answered a choice with what is on now. */
  event(event: EngineEvent): void;
  /** The catalogue is whole. */
  products(products: readonly Product[]): void;
  /** The page wants a panel shown, or away. */
  show(show: VaultShow['show']): void;
}

/** One page's end of the vault. */
export class Relay {
  readonly #port: MessagePort;
  readonly #listener: RelayListener;
  #link: EngineLink | null = null;
  #products: readonly Product[] = [];

  constructor(port: MessagePort, listener: RelayListener) {
    this.#port = port;
    this.#listener = listener;
    port.addEventListener('message', ({ data }: MessageEvent<unknown>) => this.#hear(data));
    port.start();
  }

  /** The engine runs: from here on the page may ask. */
  begin(link: EngineLink): void {
    this.#link = link;
    this.#post({ ready: link.isolation });
  }

  /** The engine cannot run here. */
  refuse(): void {
    this.#post({ unable: true });
  }

  /** What the engine says by itself. */
  tell(event: EngineEvent): void {
    this.#listener.event(event);
    const sealed = sealedEvent(event);
    if (sealed !== null) this.#post({ event: sealed });
  }

  /** What the viewer pressed here that the page does. */
  wish(wish: VaultWish): void {
    this.#post({ wish });
  }

  #hear(data: unknown): void {
    if (typeof data !== 'object' || data === null) return;
    if ('show' in data) this.#listener.show((data as VaultShow).show);
    else if ('seq' in data && 'request' in data) void this.#answer(data.seq, data.request);
  }

  async #answer(seq: unknown, asked: unknown): Promise<void> {
    if (typeof seq !== 'number' || typeof asked !== 'object' || asked === null) return;
    try {
      const request = asked as EngineRequest;
      const link = this.#link;
      if (link === null || !mayAsk(request)) throw new StreamPicksError('engine', 'refused');
      const result = await link.request(
        request.kind === 'open'
          ? { kind: 'open', settings: { ...request.settings, isolation: link.isolation } }
          : request,
      );
      this.#note(request, result);
      this.#post({ seq, result: sealedResult(request.kind, result) });
    } catch (error) {
      this.#post({ seq, error: { code: sealedCode(error), message: SEALED_MESSAGE } });
    }
  }

  /** Panels show what is on, and name products as the page does. */
  #note(request: EngineRequest, result: unknown): void {
    switch (request.kind) {
      case 'open':
        this.#listener.opened(result as OpenResult, request.settings.shop);
        return;
      case 'consent':
      case 'sync': {
        const { purposes, askAgain } = result as OpenResult;
        if (purposes === null) return;
        this.#listener.event({ kind: 'consent-changed', purposes, askAgain, erased: false });
        return;
      }
      case 'catalog': {
        const { products, from = 0, more } = request;
        this.#products = from === 0 ? products : [...this.#products, ...products];
        if (more !== true) this.#listener.products(this.#products);
      }
    }
  }

  #post(message: EngineMessage | VaultWished): void {
    this.#port.postMessage(message);
  }
}
