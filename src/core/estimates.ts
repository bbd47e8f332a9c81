import type { PrivacyWeight, QuestionKind } from './report.js';

/** The ends of an interval, 0…1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** A share of viewers who count, with its intervals; all in 0…1 but `unclipped`. */
export interface ShareEstimate extends Interval {
  readonly estimate: number;
  /**
   * The estimate before it was clipped to 0…1, without bias. Sums and differences are made of these:
   * those of one question's answers add up to 1, clipped ones to 1 or more.
   */
  readonly unclipped: number;
  /**
   * The interval that holds together with others: all answers of a question, or the interest in all
   * products and categories of a window, at every look while the reports come in, hold the truth
   * with a chance of 95 %. `low` and `high` say so for this cell alone at this one look.
   */
  readonly together: Interval;
  /**
   * False where fewer reports came than planned for, or where `low` to `high` is wider than the
   * planned target: show "too few to say".
   */
  readonly enough: boolean;
}

/** Estimates for one question in one window. */
export interface QuestionEstimate {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly subject?: string;
  readonly title?: string;
  /** Reports counted for this question in this window. */
  readonly n: number;
  /** Reports still needed to reach the planned target; 0 when reached. */
  readonly needed: number;
  /** True where this question's share of the window's reports is not what the weights predict. */
  readonly disturbed: boolean;
  readonly answers: readonly (ShareEstimate & { readonly answer: string })[];
  /** Products and categories: the share that chose or added. */
  readonly interest?: ShareEstimate;
}

/** What `GET /v1/streams/:id/estimates` returns. */
export interface Estimates {
  readonly stream: string;
  readonly title: string;
  readonly weight: PrivacyWeight;
  readonly start: number;
  readonly end: number;
  /** When these numbers were read, milliseconds since 1970. */
  readonly at: number;
  /** All reports counted so far. */
  readonly reports: number;
  /** The widest half-width of `low` to `high` that a cell with `enough` has. */
  readonly targetHalfWidth: number;
  /** Window `00` (the whole show) first, then the windows that have begun. */
  readonly windows: readonly {
    readonly id: string;
    readonly stage?: string;
    readonly start: number;
    readonly end: number;
    readonly n: number;
    readonly questions: readonly QuestionEstimate[];
  }[];
}

/** What `GET /v1/streams/:id/popularity` returns: share of chosen or added per product, clipped to 0…1. */
export interface Popularity {
  readonly stream: string;
  readonly products: Readonly<Record<string, number>>;
}
