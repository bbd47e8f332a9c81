/** The viewer's acts, on their way to the engine. Without a choice for it nothing is noted. */

import type { Signal } from '../../core/signal.js';
import { readSignal } from '../../wire/signal.js';
import type { Context } from './context.js';
import type { EngineHost } from './engine-host.js';

/** The same product counts as seen again after this time, in milliseconds. */
export const SEEN_AGAIN_MS = 60_000;

/** Shorter stays are no dwell, in seconds. */
const LEAST_DWELL_SECONDS = 1;

/** The acts at one element. */
export class Acts {
  #context: Context;
  #engine: EngineHost;
  #basketed: (productId: string) => void;
  #seenAt = new Map<string, number>();

  /** @param basketed Told when the page tracks that a product went into the basket. */
  constructor(context: Context, engine: EngineHost, basketed: (productId: string) => void) {
    this.#context = context;
    this.#engine = engine;
    this.#basketed = basketed;
  }

  /** Notes an act that is checked already. */
  note(signal: Signal): void {
    if (this.#context.store.state.phase !== 'on') return;
    this.#engine.tell({ kind: 'signal', signal, at: this.#context.now() });
  }

  /** `track()`. */
  track(input: unknown): void {
    try {
      const signal = readSignal(input);
      this.note(signal);
      if (signal.type === 'add' && signal.productId !== undefined) this.#basketed(signal.productId);
    } catch (error) {
      this.#context.fault(error, 'settings');
    }
  }

  /** Products at least half visible for a second. */
  seen(productIds: readonly string[]): void {
    if (this.#context.store.state.phase !== 'on') return;
    const at = this.#context.now();
    for (const productId of productIds) {
      if (at - (this.#seenAt.get(productId) ?? Number.NEGATIVE_INFINITY) < SEEN_AGAIN_MS) continue;
      this.#seenAt.set(productId, at);
      this.note({ type: 'view', productId });
    }
  }

  dwelt(productId: string, seconds: number): void {
    if (!(seconds >= LEAST_DWELL_SECONDS)) return;
    this.note({ type: 'dwell', productId, value: Math.min(seconds, 3600) });
  }

  /** True when the page took the selection over. */
  select(productId: string): boolean {
    const { store, options } = this.#context;
    const product = store.state.byId.get(productId);
    if (!product) return false;
    this.note({ type: 'select', productId });
    return options.fire('sp-select', { productId, url: product.url });
  }

  async dismiss(productId: string): Promise<void> {
    if (this.#context.store.state.phase !== 'on') return;
    try {
      const at = this.#context.now();
      await this.#engine.ask({ kind: 'signal', signal: { type: 'dismiss', productId }, at });
      // The newest dismissal of the product is the one that Undo takes back.
      this.#context.store.update({ dismissed: { productId, token: String(at) } });
    } catch (error) {
      this.#fault(error);
    }
  }

  async undoDismiss(): Promise<void> {
    const { dismissed } = this.#context.store.state;
    if (!dismissed) return;
    this.#context.store.update({ dismissed: null });
    try {
      const { signals } = await this.#engine.ask({ kind: 'view' });
      const note = signals.find(
        ({ type, productId }) => type === 'dismiss' && productId === dismissed.productId,
      );
      if (note) await this.#engine.ask({ kind: 'delete-signals', ids: [note.id] });
    } catch (error) {
      this.#fault(error);
    }
  }

  moreLikeThis(productId: string): void {
    this.note({ type: 'react', productId, value: 1 });
  }

  #fault(error: unknown): void {
    // Where the engine was lost its keeper has told already.
    if (this.#engine.isRunning) this.#context.fault(error, 'engine');
  }
}
