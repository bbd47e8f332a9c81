/**
 * The spotlight of one element: hears the engine's words, looks at the page, and lets the policy
 * decide. Nothing about it leaves the element but what the viewer does with the product.
 */

import type { PacingMemory, PacingPolicy, SpotlightWord } from '../../core/pacing.js';
import {
  BUSY,
  DEFAULT_PACING,
  decide,
  joinMemories,
  NOTHING_SHOWN,
  noteLeft,
  noteShown,
} from '../../core/pacing.js';
import type { EngineEvent } from '../../core/protocol.js';
import { loadChunk } from '../link/chunks.js';
import type { Acts } from './acts.js';
import type { Context } from './context.js';
import type { EngineHost } from './engine-host.js';
import { Scene } from './scene.js';
import type { SpotlightAct, SpotlightState } from './state.js';

/** While one is due but the viewer is busy it is looked again after this time, in milliseconds. */
const LOOK_AGAIN_MS = 1000;

/** Longest timer that browsers keep. */
const MAX_TIMER_MS = 2 ** 31 - 1;

type Heard = Extract<EngineEvent, { kind: 'spotlight' }>;

/** What the part needs of its neighbours. */
interface Neighbours {
  readonly acts: Pick<Acts, 'note' | 'select' | 'dismiss'>;
  readonly engine: Pick<EngineHost, 'tell'>;
  /** Puts a product into the basket. */
  readonly add: (productId: string) => void;
}

/** The spotlight of one element. */
export class SpotlightPart {
  readonly #context: Context;
  readonly #to: Neighbours;
  readonly #scene: Scene;
  readonly #now: () => number;
  #policy: PacingPolicy | null = DEFAULT_PACING;
  #pacing: unknown = null;
  #memory: PacingMemory = NOTHING_SHOWN;
  #words: readonly SpotlightWord[] = [];
  /** What the engine said last, so that only what it changes by itself is taken over. */
  #heard: Pick<Heard, 'fewer'> & Pick<PacingMemory, 'stopped'> = { fewer: false, stopped: false };
  #stream: string | null = null;
  #startedAt: number | null = null;
  #connected = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Products that were put into the basket from here; the page's answer comes later. */
  #added = new Set<string>();
  #unsubscribe: (() => void) | null = null;
  readonly #told = new Set<string>();

  constructor(context: Context, neighbours: Neighbours) {
    this.#context = context;
    this.#to = neighbours;
    this.#scene = new Scene(() => context.settings().playerId);
    // One that is never set back.
    this.#now = context.options.now ?? (() => performance.timeOrigin + performance.now());
  }

  /** The element is there. */
  connect(): void {
    if (this.#connected) return;
    this.#connected = true;
    this.#scene.start();
    document.addEventListener('visibilitychange', this.#onVisibility);
    let last = this.#relevant();
    this.#unsubscribe = this.#context.store.subscribe(() => {
      const now = this.#relevant();
      const same = now.every((value, nth) => value === last[nth]);
      last = now;
      if (!same) this.#look();
    });
    this.#onVisibility();
  }

  /** The element is gone, for now or for good. */
  disconnect(): void {
    this.#connected = false;
    this.#unsubscribe?.();
    this.#scene.stop();
    clearTimeout(this.#timer);
    document.removeEventListener('visibilitychange', this.#onVisibility);
    this.#leave(false);
  }

  /** Where it would stand is there now, or gone. */
  sit(seat: HTMLElement, here: boolean): void {
    this.#scene.sit(seat, here);
    if (here) this.#look();
  }

  /** The `player` property. */
  set player(player: unknown) {
    this.#scene.player = player;
  }

  /** The `pacing` property. Until it is read, and where it cannot be, nothing is shown. */
  async setPacing(input: unknown): Promise<void> {
    const { options, fault } = this.#context;
    this.#pacing = input;
    this.#policy = input === null ? DEFAULT_PACING : null;
    if (input === null) return;
    try {
      const { readPacing } = await (options.loadChunk ?? loadChunk)('schemas');
      if (this.#pacing !== input) return;
      const { policy, problems } = readPacing(input);
      this.#policy = policy;
      this.#change({ shownMs: policy.shownMs });
      for (const problem of problems) {
        if (this.#told.has(problem.message)) continue;
        this.#told.add(problem.message);
        fault(problem, 'settings');
      }
      this.#look();
    } catch (error) {
      fault(error, 'settings');
    }
  }

  /** The engine has ranked. */
  hear({ words, fewer, memory }: Heard): void {
    this.#words = words;
    const { stopped } = memory;
    this.#memory = {
      ...joinMemories(this.#memory, memory),
      stopped: stopped === this.#heard.stopped ? this.#memory.stopped : stopped,
    };
    if (fewer !== this.#heard.fewer) this.#change({ fewer });
    this.#heard = { fewer, stopped };
    this.#change({ stopped: this.#memory.stopped });
    this.#look();
  }

  /** The engine is gone, or rests. */
  silence(): void {
    this.#words = [];
    this.#look();
  }

  /** The viewer's switch "Fewer interruptions". */
  setFewer(fewer: boolean): void {
    this.#change({ fewer });
    this.#to.engine.tell({ kind: 'spotlight', fewer });
    if (fewer) this.#leave(false);
    this.#look();
  }

  /** What the viewer does with it; true where the page took the choice over. */
  act(act: SpotlightAct): boolean {
    if (act === 'allow') {
      this.#stop(false);
      return false;
    }
    const productId = this.#state.shown?.productId;
    if (productId === undefined) return false;
    const { acts, add } = this.#to;
    switch (act) {
      case 'seen':
        acts.note({ type: 'view', productId, by: 'spotlight' });
        return false;
      case 'select': {
        const taken = acts.select(productId, 'spotlight');
        this.#leave(false);
        return taken;
      }
      case 'add':
        this.#added.add(productId);
        add(productId);
        return false;
      case 'dismiss':
        void acts.dismiss(productId, 'spotlight');
        this.#leave(true);
        return false;
      case 'stop':
        this.#leave(false);
        this.#stop(true);
        return false;
      case 'time':
        this.#leave(false);
        return false;
    }
  }

  /** Where a product that is in the basket now was put there. */
  origin(productId: string): { readonly by?: 'spotlight' } {
    return this.#added.delete(productId) ? { by: 'spotlight' } : {};
  }

  get #state(): SpotlightState {
    return this.#context.store.state.spotlight;
  }

  /** What a decision depends on beside the page around. */
  #relevant(): readonly unknown[] {
    const { phase, purposes, basedOnMe, panel, askAgain, show, catalog } =
      this.#context.store.state;
    const { stream } = this.#context.settings();
    return [phase, purposes, basedOnMe, panel === null, askAgain, show, catalog, stream];
  }

  #look(): void {
    clearTimeout(this.#timer);
    if (!this.#connected) return;
    const { state } = this.#context.store;
    this.#followStream();
    if (state.phase !== 'on' || !state.purposes.picks || !state.basedOnMe) {
      this.#words = [];
      this.#heard = { fewer: false, stopped: false };
      this.#leave(false);
      if (this.#state.fewer && state.phase === 'off') this.#change({ fewer: false });
      return;
    }
    if (this.#policy === null) return;
    const now = this.#now();
    const decision = decide(
      {
        startedAt: this.#startedAt,
        onScreen: this.#state.shown !== null,
        memory: this.#memory,
        scene: this.#scene.look({
          dialog: state.panel !== null || state.askAgain.length > 0,
          fewer: this.#state.fewer,
        }),
        show: state.show,
        words: this.#words.filter(({ productId }) => state.byId.has(productId)),
      },
      this.#policy,
      now,
    );
    if ('show' in decision) {
      this.#memory = noteShown(this.#memory, decision.show, now);
      this.#change({ shown: { productId: decision.show, moment: decision.why } });
      return;
    }
    const { wait, reason } = decision;
    const again = (BUSY as readonly string[]).includes(reason) ? LOOK_AGAIN_MS : wait;
    if (again === null) return;
    this.#timer = setTimeout(() => this.#look(), Math.min(again, MAX_TIMER_MS));
  }

  /** Each show begins anew, for the viewer too. */
  #followStream(): void {
    const { stream } = this.#context.settings();
    if (stream === this.#stream) return;
    const isOther = this.#stream !== null;
    this.#stream = stream;
    if (!isOther) return;
    this.#leave(false);
    this.#memory = NOTHING_SHOWN;
    this.#words = [];
    this.#heard = { ...this.#heard, stopped: false };
    this.#change({ stopped: false });
    this.#startedAt = document.visibilityState === 'visible' ? this.#now() : null;
  }

  #leave(dismissed: boolean): void {
    if (this.#state.shown === null) return;
    this.#memory = noteLeft(this.#memory, dismissed, this.#now());
    this.#change({ shown: null });
    this.#look();
  }

  #stop(stopped: boolean): void {
    this.#memory = { ...this.#memory, stopped };
    this.#change({ stopped });
    this.#to.engine.tell({ kind: 'spotlight', stopped });
    this.#look();
  }

  #change(change: Partial<SpotlightState>): void {
    const before = this.#state;
    const names = Object.keys(change) as (keyof SpotlightState)[];
    if (names.every((name) => before[name] === change[name])) return;
    this.#context.store.update({ spotlight: { ...before, ...change } });
  }

  #onVisibility = (): void => {
    if (document.visibilityState !== 'visible') return;
    this.#startedAt ??= this.#now();
    this.#look();
  };
}
