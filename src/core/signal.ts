/** What a viewer can do that the widget notes, in the words of `track()`. */
export const SIGNAL_TYPES = [
  'view',
  'dwell',
  'select',
  'save',
  'add',
  'purchase',
  'search',
  'react',
  'dismiss',
] as const;

/** One of {@link SIGNAL_TYPES}. */
export type SignalType = (typeof SIGNAL_TYPES)[number];

/** One act of the viewer, as the page reports it. */
export interface Signal {
  readonly type: SignalType;
  readonly productId?: string;
  /** For `search`: what was typed. */
  readonly query?: string;
  /** For `dwell`: seconds, 0 to 3600. For `react`: -1 to 1 ("more like this" is 1). */
  readonly value?: number;
}

/** A signal as the profile keeps it. */
export interface StoredSignal extends Signal {
  /** Random id, 22 base64url characters. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Id of the show it happened in. */
  readonly stream: string;
}

/** A product counts as seen once it was at least half visible for this long. */
export const SEEN_AFTER_MS = 1000;
