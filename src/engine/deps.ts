import type { EngineEvent } from '../core/protocol.js';
import type { RandomBytes } from '../privacy/mechanism/random.js';
import type { Learner } from './learner/job.js';

/** The part of a BroadcastChannel that the engine uses. */
export interface TabChannel {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  close(): void;
}

/** What an engine is given from outside; everything else it finds in the browser itself. */
export interface EngineDeps {
  /** Speaks up to the page. */
  readonly emit: (event: EngineEvent) => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Bytes from a cryptographic source. */
  readonly randomBytes: RandomBytes;
  /** The device's time zone by its IANA name; absent where there is no browser. */
  readonly timeZone?: () => string;
  /** The learner, once there is one; absent or null: nothing is learned. */
  readonly learner?: () => Learner | null;
  /** Milliseconds for durations; `performance.now` where absent. */
  readonly clock?: () => number;
  /** Opens a channel to the other tabs; null where the browser has none. */
  readonly openChannel: ((name: string) => TabChannel) | null;
}

/** The dependencies of an engine in a browser, on any thread. */
export function browserDeps(emit: (event: EngineEvent) => void): EngineDeps {
  const Channel = typeof BroadcastChannel === 'undefined' ? null : BroadcastChannel;
  return {
    emit,
    now: () => Date.now(),
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    timeZone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    openChannel: Channel === null ? null : (name) => new Channel(name),
  };
}
