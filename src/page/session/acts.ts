/** The viewer's acts, on their way to the engine. Without a choice for it nothing is noted. */

import type { EngineRequest } from '../../core/protocol.js';
import { REACTIONS, type Reaction, type Signal } from '../../core/signal.js';
import { readSignal } from '../../wire/signal.js';
import type { Context } from './context.js';
import type { EngineHost } from './engine-host.js';

/** The same product counts as seen again after this time, in milliseconds. */
export const SEEN_AGAIN_MS = 60_000;

/** Shorter stays are no dwell, in seconds. */
const LEAST_DWELL_SECONDS = 1;

type TakeBack = Extract<EngineRequest, { kind: 'take-back' }>;

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
  select(productId: string, by?: 'spotlight'): boolean {
    const { store, options } = this.#context;
    const product = store.state.byId.get(productId);
    if (!product) return false;
    this.note({ type: 'select', productId, ...(by === undefined ? {} : { by }) });
    return options.fire('sp-select', { productId, url: product.url });
  }

  async dismiss(productId: string, by?: 'spotlight'): Promise<void> {
    if (this.#context.store.state.phase !== 'on') return;
    try {
      const at = this.#context.now();
      const signal = { type: 'dismiss', productId, ...(by === undefined ? {} : { by }) } as const;
      await this.#engine.ask({ kind: 'signal', signal, at });
      // The newest dismissal of the product is the one that Undo takes back.
      this.#context.store.update({ dismissed: { productId, token: String(at) }, reacted: null });
    } catch (error) {
      this.#fault(error);
    }
  }

  async undoDismiss(): Promise<void> {
    const { dismissed } = this.#context.store.state;
    if (!dismissed) return;
    this.#context.store.update({ dismissed: null });
    await this.#takeBack({ type: 'dismiss', productId: dismissed.productId });
  }

  /** Says one thing of a product; another word replaces it, the same word again takes it back. */
  async react(productId: string, reaction: Reaction): Promise<void> {
    const { store } = this.#context;
    if (store.state.phase !== 'on' || !store.state.byId.has(productId)) return;
    const before = store.state.reactions.get(productId);
    if (before === reaction) return this.undoReact(productId);
    this.#setReaction(productId, reaction);
    // The newest acts come first, so the older word goes before the new one is noted.
    if (before !== undefined) await this.#takeBackReaction(productId, before);
    this.note({ type: 'react', productId, value: REACTIONS[reaction] });
  }

  /** Takes a reaction back. */
  async undoReact(productId: string): Promise<void> {
    const reaction = this.#context.store.state.reactions.get(productId);
    if (reaction === undefined) return;
    this.#setReaction(productId, null);
    await this.#takeBackReaction(productId, reaction);
  }

  /** Nothing is on any more: what was said is forgotten with the profile. */
  forget(): void {
    const { store } = this.#context;
    if (store.state.reactions.size > 0) store.update({ reactions: new Map(), reacted: null });
  }

  #setReaction(productId: string, reaction: Reaction | null): void {
    const { store } = this.#context;
    const reactions = new Map(store.state.reactions);
    if (reaction === null) reactions.delete(productId);
    else reactions.set(productId, reaction);
    const reacted = reaction === null ? null : { productId, reaction };
    store.update({ reactions, reacted, dismissed: null });
  }

  #takeBackReaction(productId: string, reaction: Reaction): Promise<void> {
    return this.#takeBack({ type: 'react', productId, reaction });
  }

  /** Deletes the newest note of this. */
  async #takeBack(what: Omit<TakeBack, 'kind'>): Promise<void> {
    try {
      await this.#engine.ask({ kind: 'take-back', ...what });
    } catch (error) {
      this.#fault(error);
    }
  }

  #fault(error: unknown): void {
    // Where the engine was lost its keeper has told already.
    if (this.#engine.isRunning) this.#context.fault(error, 'engine');
  }
}
