/** What is asked of a learner: numbers in, numbers out. */

/** Comparisons as numbers: no product, no word, no time. All arrays are row-major. */
export interface LearnJob {
  /** [comparisons, weights]: what each θ is multiplied by, better less worse product. */
  readonly features: Float32Array;
  /** [comparisons]: difference in what is not learned, as what the show adds. */
  readonly fixed: Float32Array;
  /** [weights]: the shipped θ, where learning starts and what it stays near. */
  readonly shipped: Float32Array;
}

/** Learns weights, wherever it runs. */
export interface Learner {
  /**
   * The viewer's weights, [weights], inside the trust region around the shipped ones.
   * @throws {StreamPicksError} `engine` when it fails or does not answer in time.
   */
  readonly learn: (job: LearnJob) => Promise<Float32Array>;
}
