/**
 * From randomised answers back to shares of viewers.
 *
 * Symbols: W privacy weight, d answers, p = W / (W + d − 1) the chance that the true answer is
 * sent, q = 1 / (W + d − 1) that a given other one is; S a set of answers, |S| = s; f the share of
 * viewers whose true answer lies in S; λ the share of reports whose answer lies in S.
 * A true answer in S gives one in S with p + (s − 1) q, another with s q, hence
 * λ = f (p − q) + s q and f = (λ − s q) / (p − q).
 * Source: Warner, JASA 60 (1965), for two answers; Wang, Blocki, Li and Jha, USENIX Security 2017,
 * equation 2, for one of d.
 */

import { StreamPicksError } from '../core/errors.js';
import { COUNTS_LENGTH, type PrivacyWeight } from '../core/report.js';
import { wilsonInterval, Z95 } from './wilson.js';

/** The shape of a question and of the set of answers that is asked about. */
export interface AnswerSet {
  /** Answers of the question, 2 to 7. */
  readonly answerCount: number;
  /** Answers in the set, 1 to `answerCount` − 1. */
  readonly setSize: number;
  readonly weight: PrivacyWeight;
}

/** What was counted. */
export interface CountedAnswers extends AnswerSet {
  /** Reports whose answer lies in the set, 0 to `n`. */
  readonly hits: number;
  /** Reports to the question, 0 or more. */
  readonly n: number;
  /** Normal quantile of the interval, default {@link Z95}. */
  readonly z?: number;
}

/** A share with its interval, all in 0…1 but `unclipped`. */
export interface EstimatedShare {
  readonly estimate: number;
  readonly unclipped: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The share of viewers whose true answer lies in the set: f = (λ − s q) / (p − q), with Wilson's
 * interval for λ mapped the same way, both clipped to 0…1. The interval covers the sampling of
 * viewers and the noise together, since each report is one draw with probability λ. `unclipped` has
 * no bias; clipping moves the estimate only where a share is impossible, and upwards on average.
 *
 * Without reports (`n` = 0) the estimate is 0 and the interval is 0…1.
 *
 * @throws StreamPicksError `mechanism` for values outside the ranges.
 */
export function estimateShare(counted: CountedAnswers): EstimatedShare {
  const { hits, n, z = Z95 } = counted;
  assertSet(counted);
  if (!Number.isSafeInteger(n) || !Number.isSafeInteger(hits) || hits < 0 || hits > n) {
    throw new StreamPicksError('mechanism', `${hits} of ${n} reports cannot be`);
  }
  if (n === 0) return { estimate: 0, unclipped: 0, low: 0, high: 1 };
  const { low, high } = wilsonInterval(hits, n, z);
  const unclipped = shareFromObserved(hits / n, counted);
  return {
    estimate: clip(unclipped),
    unclipped,
    low: clip(shareFromObserved(low, counted)),
    high: clip(shareFromObserved(high, counted)),
  };
}

/** λ = f (p − q) + s q: the share of reports to expect in the set when a share `f` is truly in it. Source: above. */
export function observedShare(f: number, set: AnswerSet): number {
  return (f * (set.weight - 1) + set.setSize) / outcomes(set);
}

/** f = (λ − s q) / (p − q), not clipped: the inverse of {@link observedShare}. Source: above. */
export function shareFromObserved(lambda: number, set: AnswerSet): number {
  return (lambda * outcomes(set) - set.setSize) / (set.weight - 1);
}

/**
 * Standard error of the estimate of a true share `f` from `n` reports:
 * √(λ(1 − λ) / n) / (p − q). Source: the variance of a binomial share, through the linear map of
 * {@link shareFromObserved}; Wang, Blocki, Li and Jha 2017, equation 3, has the case s = 1.
 */
export function standardError(f: number, n: number, set: AnswerSet): number {
  return Math.sqrt(unitVariance(f, set) / n);
}

/**
 * Reports to a question after which the interval for a true share `f` has the half-width
 * `halfWidth`: n = z² λ(1 − λ) / ((p − q)² h²), rounded up. Source: {@link standardError}, solved for n.
 *
 * @throws StreamPicksError `mechanism` for values outside the ranges.
 */
export function reportsNeeded(f: number, halfWidth: number, set: AnswerSet, z = Z95): number {
  assertSet(set);
  if (!(f >= 0 && f <= 1) || !(halfWidth > 0)) {
    throw new StreamPicksError('mechanism', `share ${f} within ${halfWidth} cannot be planned`);
  }
  return Math.ceil((z * z * unitVariance(f, set)) / (halfWidth * halfWidth));
}

/**
 * How much wider than at a share `f` an interval from the same number of reports can be at another
 * share: √(max λ(1 − λ) / λ_f(1 − λ_f)), with λ from s q (no viewer in the set) to (s q + p − q) (all
 * of them). Source: the maximum of {@link unitVariance}. A product's answer with W = 7 is widest at λ = 1/2, by a quarter over f = 1/5.
 *
 * @param widest The shape whose widest interval is asked for; `base` the one that `f` belongs to.
 */
export function widening(f: number, base: AnswerSet, widest: AnswerSet = base): number {
  const [none, all] = [observedShare(0, widest), observedShare(1, widest)];
  const lambda = Math.min(Math.max(1 / 2, none), all);
  const contrast = (widest.weight - 1) / outcomes(widest);
  return Math.sqrt((lambda * (1 - lambda)) / (contrast * contrast) / unitVariance(f, base));
}

/** Variance of the estimate from a single report: λ(1 − λ) / (p − q)². Source: as for {@link standardError}. */
export function unitVariance(f: number, set: AnswerSet): number {
  const lambda = observedShare(f, set);
  const contrast = (set.weight - 1) / outcomes(set);
  return (lambda * (1 - lambda)) / (contrast * contrast);
}

/** W + d − 1, so that p = W / outcomes and q = 1 / outcomes. */
function outcomes({ weight, answerCount }: AnswerSet): number {
  return weight + answerCount - 1;
}

/** A share that can be: the nearest in 0…1. */
export function clip(share: number): number {
  return Math.min(1, Math.max(0, share));
}

function assertSet({ answerCount, setSize }: AnswerSet): void {
  if (answerCount < 2 || answerCount > COUNTS_LENGTH || setSize < 1 || setSize >= answerCount) {
    throw new StreamPicksError('mechanism', `${setSize} of ${answerCount} answers is no set`);
  }
}
