import type { PrivacyWeight } from './report.js';

/** What a host asks for when a show is registered; the planner turns it into a manifest. */
export interface ShowRequest {
  /** Id of the show, `[A-Za-z0-9._-]{1,64}`. */
  readonly stream: string;
  readonly title: string;
  /** Products to ask about, one question each. */
  readonly products: readonly ShowSubject[];
  /** Categories to ask about, one question each; `id` is the category's name. */
  readonly categories?: readonly ShowSubject[];
  /** Viewers who are expected to share counts. */
  readonly audience: number;
  /** Milliseconds since 1970. */
  readonly start: number;
  readonly end: number;
  /** Spans of the show for the live trend; absent: equal spans of about five minutes, at most 12. */
  readonly windows?: readonly ShowSpan[];
  /** Privacy weight W; default 7. */
  readonly weight?: PrivacyWeight;
  /** Relative standard error wanted at a share of one fifth, 0.01 to 1; default 0.2. */
  readonly relativeError?: number;
}

/** One thing to ask about. */
export interface ShowSubject {
  readonly id: string;
  readonly title: string;
  /** When it is planned to come on stage, milliseconds since 1970; absent: asked at the end only. */
  readonly stageAt?: number;
}

/** A span of the show, milliseconds since 1970. */
export interface ShowSpan {
  readonly start: number;
  readonly end: number;
  readonly stage?: string;
}
