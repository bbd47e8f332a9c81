/**
 * k-ary randomised response over the d answers of one question, with a rational truth probability
 * so that it can be drawn exactly.
 *
 * - Mechanism: with r uniform in 0…W + d − 2, the answer stays if r < W, else it becomes the
 *   (r − W)-th of the d − 1 others. So p = W / (W + d − 1) for the truth and q = 1 / (W + d − 1) for
 *   each other answer.
 * - Guarantee: p / q = W, so the output is (ln W, 0)-locally differentially private; for W = 7,
 *   epsilon = ln 7 ≈ 1.946 nats. There is no delta.
 * - Adjacency: replace one, that is any two answers of one viewer who takes part. Which question is
 *   asked and when is drawn without looking at the answer, so it leaks nothing about it.
 * - Sensitivity: one viewer gives one answer; replacing it moves one report from one answer to
 *   another.
 * - Utility: a share f is estimated from n reports with variance λ(1 − λ) / (n (p − q)²),
 *   λ = f (p − q) + q; see `estimator.ts`.
 * - Source: Warner, JASA 60 (1965); the k-ary form is "Direct Encoding" in Wang, Blocki, Li and Jha,
 *   USENIX Security 2017, section 4.1, with e^ε = W.
 */

import { StreamPicksError } from '../../core/errors.js';
import { ACCEPTED_WEIGHTS, COUNTS_LENGTH, type PrivacyWeight } from '../../core/report.js';
import { type RandomBytes, uniformInt } from './random.js';

/** How many equally likely values r has: W + d − 1. */
function randomnessCount(weight: PrivacyWeight, answerCount: number): number {
  assertRange(weight, answerCount);
  return weight + answerCount - 1;
}

/**
 * The randomness r of one report, exactly uniform in 0…`weight` + `answerCount` − 2. It is drawn
 * once for a report and kept: two answers sent under two draws would cost twice the epsilon.
 *
 * @param answerCount Answers of the question, 2 to {@link COUNTS_LENGTH}.
 * @throws StreamPicksError `mechanism` for values outside the ranges.
 */
export function drawRandomness(
  weight: PrivacyWeight,
  answerCount: number,
  randomBytes: RandomBytes,
): number {
  return uniformInt(randomnessCount(weight, answerCount), randomBytes);
}

/**
 * The answer that is sent: the true one if `r` < `weight`, else one of the others in rising order.
 *
 * @param answer The true answer, 0 to `answerCount` − 1.
 * @param r From {@link drawRandomness} with the same `weight` and `answerCount`.
 * @returns An answer, 0 to `answerCount` − 1.
 * @throws StreamPicksError `mechanism` for values outside the ranges.
 */
export function respond(
  answer: number,
  r: number,
  weight: PrivacyWeight,
  answerCount: number,
): number {
  assertIndex('answer', answer, answerCount);
  assertIndex('randomness', r, randomnessCount(weight, answerCount));
  if (r < weight) return answer;
  const other = r - weight;
  return other < answer ? other : other + 1;
}

/**
 * The answer as the row of counts that goes on the wire: {@link COUNTS_LENGTH} long, a single one.
 *
 * @throws StreamPicksError `mechanism` when `answer` is not 0 to {@link COUNTS_LENGTH} − 1.
 */
export function oneHot(answer: number): number[] {
  assertIndex('answer', answer, COUNTS_LENGTH);
  return Array.from({ length: COUNTS_LENGTH }, (_, index) => (index === answer ? 1 : 0));
}

function assertRange(weight: PrivacyWeight, answerCount: number): void {
  if (!ACCEPTED_WEIGHTS.includes(weight)) {
    throw new StreamPicksError(
      'mechanism',
      `weight ${weight} is not one of ${ACCEPTED_WEIGHTS.join(', ')}`,
    );
  }
  if (!Number.isSafeInteger(answerCount) || answerCount < 2 || answerCount > COUNTS_LENGTH) {
    throw new StreamPicksError('mechanism', `${answerCount} answers; 2 to ${COUNTS_LENGTH} fit`);
  }
}

function assertIndex(name: string, value: number, count: number): void {
  if (!Number.isSafeInteger(value) || value < 0 || value >= count) {
    throw new StreamPicksError('mechanism', `${name} ${value} is not in 0 to ${count - 1}`);
  }
}
