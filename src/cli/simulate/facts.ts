/** What a scenario shows, in figures of its own. */

import type { TapFacts } from './lossy-tap.js';

/** `usual`: nothing but what every scenario prints. */
interface UsualFacts {
  readonly name: 'usual';
}

/** `quiet`: interest in all products and categories, added up. */
export interface QuietFacts {
  readonly name: 'quiet';
  readonly interest: {
    readonly truth: number;
    /** Of estimates before they are clipped: no bias. */
    readonly estimate: number;
    readonly standardError: number;
    /** Of clipped ones: for comparison, since it is too high on average. */
    readonly clipped: number;
  };
}

/** `hit`: the product that is chosen. */
export interface HitFacts {
  readonly name: 'hit';
  readonly question: string;
  readonly subject: string;
  /** Share that is interested. */
  readonly truth: number;
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  /** True when no other estimate is as high. */
  readonly first: boolean;
  /** True when its interval, which holds together with the others, lies above all of theirs. */
  readonly clear: boolean;
}

/** `leaving`: a look while the show runs, when only the reports of those who left are in. */
export interface LeavingFacts {
  readonly name: 'leaving';
  /** Viewers who left before the end. */
  readonly left: number;
  /** The largest bias of the interest in a product or category; negative when it looks too low. */
  readonly bias: number;
  readonly early: {
    readonly reports: number;
    readonly questions: readonly BiasedQuestion[];
  };
}

/** One question of an early look. */
interface BiasedQuestion {
  readonly id: string;
  readonly n: number;
  readonly answers: readonly {
    readonly answer: string;
    /** Of all viewers, at the end of their show. */
    readonly truth: number;
    /** Share among those who left minus `truth`: no interval covers it. */
    readonly bias: number;
    readonly estimate: number;
    readonly low: number;
    readonly high: number;
  }[];
}

/** `spread-poison` and `cell-poison`. */
export interface PoisonFacts {
  readonly name: 'spread-poison' | 'cell-poison';
  /** Fake reports, in all windows and at the end. */
  readonly fakes: number;
  /** The answer they give about products and categories. */
  readonly answer: string;
  /** The most that its estimate can move: of the cell, or on average over products and categories. */
  readonly bound: number;
  /** How far it moved, beside the same show without fakes and before clipping. */
  readonly shift: number;
  /** True when the cell's question is marked; with fakes everywhere, when any question is. */
  readonly disturbed: boolean;
  readonly cells: readonly PoisonedCell[];
}

/** One poisoned answer at the end. */
interface PoisonedCell {
  readonly question: string;
  readonly subject: string;
  readonly n: number;
  readonly fakes: number;
  /** Fakes that would have it marked, beside the honest reports that it got. */
  readonly fakesUntilDisturbed: number;
  readonly bound: number;
  readonly shift: number;
  readonly disturbed: boolean;
  /** What the widget's ranking hears, as a share of viewers; null when it is left out. */
  readonly popularity: number | null;
  readonly popularityWithoutFakes: number | null;
}

/** `lost-acks`. */
interface LostFacts extends TapFacts {
  readonly name: 'lost-acks';
  /** Reports that the collector has counted since the start; null without the host token. */
  readonly counted: number | null;
  /** True when that is the number that was sent. */
  readonly exact: boolean | null;
}

/** What a scenario found. */
export type ScenarioFacts =
  | UsualFacts
  | QuietFacts
  | HitFacts
  | LeavingFacts
  | PoisonFacts
  | LostFacts;

/** Share of all, or some, of the viewers per true answer at the end. */
export type Truth = (question: number, leftOnly?: boolean) => readonly number[];
