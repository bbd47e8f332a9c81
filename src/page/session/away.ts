import type { Context } from './context.js';
import type { EngineHost } from './engine-host.js';
import type { SessionState } from './state.js';

/** An element that is only moved, or added again by its framework, is back before this time, in ms. */
const SUSPEND_AFTER_MS = 10_000;

/** What is done when the element or its page goes, and comes back. */
export interface AwayParts {
  readonly state: () => SessionState;
  readonly engine: () => Pick<EngineHost, 'isOpen' | 'close'>;
  /** What waits to be sent goes now. */
  readonly flush: () => void;
  /** The engine was ended meanwhile: it starts anew, and reads what was chosen. */
  readonly startAnew: () => void;
}

/**
 * Ends the engine while nobody needs it: when the element has been gone for a while, and when the
 * browser puts the page into its back-forward cache. An engine that stood still in there would keep
 * its locks, and in WebKit also the transaction it was in: every other page of the shop then waits
 * for its notes in vain (seen in WebKitGTK 2.50). So it ends as it does with a page that is not kept;
 * when the page comes back, a new one reads what is on disk by then.
 */
export class Away {
  readonly #parts: AwayParts;
  #suspending: ReturnType<typeof setTimeout> | undefined;
  #isSuspended = false;
  #isConnected = false;
  #isCached = false;

  constructor(parts: AwayParts) {
    this.#parts = parts;
  }

  /** The element is there; what it does anew after a pause is for {@link comeBack}. */
  connect(): void {
    this.#isConnected = true;
    clearTimeout(this.#suspending);
    addEventListener('pagehide', this.#onHide);
    addEventListener('pageshow', this.#onShow);
  }

  /** The element is gone. What waits to be sent still goes with the page, for a while. */
  disconnect(): void {
    this.#isConnected = false;
    if (!this.#parts.engine().isOpen) return this.#end();
    this.#suspending = setTimeout(() => this.#suspend(), SUSPEND_AFTER_MS);
  }

  /** Starts the engine anew where it was ended meanwhile, and the element is there. */
  comeBack(): void {
    if (!this.#isSuspended || !this.#isConnected) return;
    this.#isSuspended = false;
    this.#parts.startAnew();
  }

  /** Keeps faults to itself while the page is in the cache: they come of the engine's end. */
  unless(tell: Context['fault']): Context['fault'] {
    return (...fault) => {
      if (!this.#isCached) tell(...fault);
    };
  }

  /** As if the page had gone, until the element comes back. */
  #suspend(): void {
    const { engine, flush, state } = this.#parts;
    flush();
    // A profile that lives in memory only would be lost; it stays until the page closes.
    if (state().storage !== 'durable') return;
    this.#isSuspended = true;
    engine().close();
    this.#end();
  }

  #end(): void {
    removeEventListener('pagehide', this.#onHide);
    removeEventListener('pageshow', this.#onShow);
  }

  readonly #onHide = ({ persisted }: PageTransitionEvent): void => {
    const { engine, flush, state } = this.#parts;
    flush();
    if (!persisted || !engine().isOpen || !mayEnd(state())) return;
    this.#isCached = true;
    this.#isSuspended = true;
    engine().close();
  };

  readonly #onShow = (): void => {
    this.#isCached = false;
    this.comeBack();
  };
}

/**
 * Where nothing is on disk, nothing is held there, and what is in memory would be lost. And what the
 * viewer takes back is done when the page comes back, if the engine could not do it before.
 */
function mayEnd({ storage, shared, busy, phase }: SessionState): boolean {
  if (storage === 'memory' || shared) return false;
  return busy === null || (busy === 'choosing' && phase !== 'on');
}
