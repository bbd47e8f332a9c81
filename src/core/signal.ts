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
  /** Where it happened; absent for everywhere else. Never taken from `track()`. */
  readonly by?: 'spotlight';
}

/** Plain reactions, and the value that each has as a `react` signal. */
export const REACTIONS = { more: 1, love: 0.8, curious: 0.4, dear: -0.4 } as const;

/** One of {@link REACTIONS}. */
export type Reaction = keyof typeof REACTIONS;

/** The reaction that a value stands for; null where a page tracked another value. */
export function reactionOf(value: number | undefined): Reaction | null {
  const known = Object.entries(REACTIONS).find(([, amount]) => amount === (value ?? 1));
  return (known?.[0] as Reaction | undefined) ?? null;
}

/** What a viewer can say about an interest: that it counts less, more, or is kept as it is. */
export const SAID = ['less', 'more', 'keep'] as const;

/** One of {@link SAID}. */
export type Said = (typeof SAID)[number];

/** Kinds of interest: a narrowest category, a brand, or who made or shows it. */
export const INTEREST_KINDS = ['category', 'brand', 'creator'] as const;

/** One of {@link INTEREST_KINDS}. */
export type InterestKind = (typeof INTEREST_KINDS)[number];

/** What the viewer said about one interest; it counts for that category, brand or creator alone. */
export interface Statement {
  readonly said: Said;
  readonly kind: InterestKind;
  /** The category's path, widest first; the brand's or creator's name alone. */
  readonly path: readonly string[];
  /** What it counts for products of that category or brand, in the unit of event weights. */
  readonly amount: number;
  /** A pinned one neither fades nor expires. */
  readonly pinned: boolean;
}

/** An act of {@link SIGNAL_TYPES}, or something the viewer said in Your data. */
export type NotedType = SignalType | 'stated';

/** A signal as the profile keeps it. */
export interface StoredSignal extends Omit<Signal, 'type'> {
  readonly type: NotedType;
  /** For `stated`, and only there. */
  readonly statement?: Statement;
  /** Random id, 22 base64url characters. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Id of the show it happened in. */
  readonly stream: string;
}

/** A product counts as seen once it was at least half visible for this long. */
export const SEEN_AFTER_MS = 1000;
