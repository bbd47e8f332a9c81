/** What learning works from: one product preferred over another that was seen beside it. */

/** One comparison, as it is kept with the profile. */
export interface Comparison {
  /** Random id, 22 base64url characters. */
  readonly id: string;
  /** Milliseconds since 1970: when the act was done that it follows from. */
  readonly at: number;
  /** Id of that act; the comparison goes when the act is taken out. */
  readonly signalId: string;
  /** Product ids. */
  readonly better: string;
  readonly worse: string;
  /** What the show gave the better product more than the worse then, in units of the score. */
  readonly show: number;
}

/** New comparisons that one run of the learner needs. */
export const COMPARISONS_PER_RUN = 10;

/** The viewer's own weights, as they are kept. */
export interface OwnWeights {
  /** Version and kind of the shipped weights they stand for; with others they do not count. */
  readonly base: string;
  /** θ in the order of `LEARNED`. */
  readonly theta: readonly number[];
  /** How many comparisons they were learned from. */
  readonly comparisons: number;
  /** Time of the oldest and of the newest of these, milliseconds since 1970. */
  readonly oldestAt: number;
  readonly newestAt: number;
}
