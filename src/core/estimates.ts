import type { PrivacyWeight, QuestionKind } from './report.js';

/** A share of viewers who count, with its 95 % interval; all in 0…1. */
export interface ShareEstimate {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  /**
   * False where fewer reports came than the planned half-width at a share of one fifth needs: show
   * "too few to say". At a share near one half the interval is by nature up to a quarter wider.
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
