/** What the engine tells the page about the order it made, and why. Words are added in the ui. */

import type { NotedType, Reaction, Statement } from './signal.js';

/** Kinds of term a score is made of. */
export type ReasonKind =
  /** The viewer's own acts on the same product. */
  | 'same'
  /** The viewer's acts on products like it; `field` says in what. */
  | 'similar'
  /** On stage now. */
  | 'stage'
  /** Announced as next. */
  | 'upcoming'
  /** Chosen by many viewers of this show. */
  | 'popular'
  /** What past orders of the shop say about the product alone. */
  | 'past'
  /** Fits the season. */
  | 'season'
  /** Can be sent to the viewer's country. */
  | 'region';

/** What two products agree in most. */
export type MatchField =
  | 'brand'
  | 'creator'
  | 'category'
  | 'title'
  | 'tags'
  | 'price'
  | 'same'
  /** Buyers with similar baskets took both, as past orders of the shop say. */
  | 'together'
  /** The shop's own model places them close to each other. */
  | 'alike';

/** One term, or one group of terms, of a score. All contributions of an explanation add up to the score. */
export interface Reason {
  /** Stable while the acts behind it stay, e.g. `select|Outdoors>Trail shoes`. */
  readonly id: string;
  readonly kind: ReasonKind;
  /** In units of the score; may be negative. */
  readonly contribution: number;
  /** Whether the viewer's own acts made it; only these can be removed. */
  readonly about: 'viewer' | 'show';
  /** For `similar`: the field that gave most, of those in which every act agrees with the product. */
  readonly field?: MatchField;
  /** What that field holds: the brand's or the category's name. */
  readonly label?: string;
  /** The acts behind it; absent for terms about the show, and in the overview of all picks. */
  readonly acts?: ReasonActs;
  /**
   * Place (1 = first) among all candidates if this reason's acts were deleted; found by re-ranking.
   * Absent for terms about the show, on cards, and in the overview of all picks.
   */
  readonly placeWithout?: number;
}

/** The viewer's acts behind a reason, as needed to name them. */
export interface ReasonActs {
  /** What the acts are called; a reaction against a product counts as `dismiss`. */
  readonly type: NotedType;
  /** How many acts. */
  readonly count: number;
  /** Products acted on, most recent first, without repeats. */
  readonly productIds: readonly string[];
  /** Narrowest category name the products share, if they share one. */
  readonly category?: string;
  /** True when all of it happened in the show that runs now; never for a show without an id. */
  readonly thisShow: boolean;
  /** Ids of the signals that removing the reason deletes. */
  readonly signalIds: readonly string[];
  /** For reactions: which one, where all of them are the same plain one other than "more like this". */
  readonly reaction?: Exclude<Reaction, 'more'>;
  /** For something the viewer said in Your data: what about which interest. */
  readonly statement?: Statement;
  /** For searches: what was typed, most recent first. */
  readonly queries?: readonly string[];
}

/** One place of the rail. */
export interface Pick {
  readonly productId: string;
  /** 1 = first. */
  readonly place: number;
  readonly score: number;
  /** The reason that is named on the card; absent when the score is zero. */
  readonly reason?: Reason;
  /** True for the one slot kept for something the viewer has not touched. */
  readonly discovery: boolean;
  /** True when the place is a paid one. */
  readonly promoted: boolean;
  /** The viewer's acts are a reason, which is told in the vault only. */
  readonly sealed?: true;
}

/** The full answer to "why this?". */
export interface Explanation {
  readonly productId: string;
  /** Place by score and re-ranking, 1 = first. */
  readonly place: number;
  /** How many candidates were ranked. */
  readonly total: number;
  readonly score: number;
  /** Largest contribution in absolute value first; their sum is the score. */
  readonly reasons: readonly Reason[];
  /** Place if the viewer's acts all counted nothing. */
  readonly placeWithoutViewer: number;
  readonly discovery: boolean;
  readonly promoted: boolean;
  /** For a promoted product: the place its score alone would give. */
  readonly placeByScore: number;
}
