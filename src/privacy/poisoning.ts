/**
 * What fake reports can do, and how many of them on one question are noticed. Symbols as in
 * `estimator.ts`: W privacy weight, d answers, p = W / (W + d − 1), q = 1 / (W + d − 1).
 */

import { binomialPValue } from './binomial.js';
import { DISTURBED_BELOW } from './estimates.js';
import { type AnswerSet, shareFromObserved } from './estimator.js';

/**
 * The most that `fakes` among the `n` reports to a question move the estimate of one answer, if all
 * of them carry it: (fakes / n) (1 − q) / (p − q). The true move is (fakes / n) ((1 − q) / (p − q) − f),
 * with f the estimate from the others, so it is the largest where nobody has that answer; where
 * noise takes f below 0 it can be larger by a share of q / (1 − q), one tenth for a product with
 * W = 7. Source: {@link shareFromObserved}, which is linear; Cao, Jia and Gong, USENIX Security 2021,
 * section 4, call it the gain of a maximal gain attack.
 *
 * @param n 0 or more, the fakes included.
 */
export function shiftBound(fakes: number, n: number, set: Omit<AnswerSet, 'setSize'>): number {
  return n === 0 ? 0 : (fakes / n) * shareFromObserved(1, { ...set, setSize: 1 });
}

/**
 * The fewest fakes on one question that have it marked as disturbed, where `honest` other reports
 * fell to it: the least m for which honest + m of all + m are less likely than the rule's threshold.
 * Source: {@link binomialPValue}, solved for m by halving.
 *
 * @param honest Honest reports to the question, 0 to `all`.
 * @param all Honest reports to all questions of the window.
 * @param share The question's part of the draw weights, above 0 and below 1.
 */
export function fakesUntilDisturbed(honest: number, all: number, share: number): number {
  const isMarked = (fakes: number): boolean =>
    honest + fakes > (all + fakes) * share &&
    binomialPValue(honest + fakes, all + fakes, share) < DISTURBED_BELOW;
  let [low, high] = [0, 1];
  while (!isMarked(high)) [low, high] = [high, 2 * high];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isMarked(middle)) high = middle;
    else low = middle;
  }
  return high;
}
