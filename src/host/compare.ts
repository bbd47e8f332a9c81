/**
 * Comparing shares that were counted with randomised response. Pure.
 */

import { type AnswerSet, observedShare, shareFromObserved } from '../privacy/estimator.js';
import { wilsonInterval } from '../privacy/wilson.js';

/** One share as the collector sends it, and the reports behind it. */
export interface CountedShare {
  /** The estimate before it was clipped to 0…1. */
  readonly unclipped: number;
  /** Reports counted. */
  readonly n: number;
}

/** A difference of two shares, −1…1, with the ends of its interval. */
export interface Difference {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  /** True when the interval excludes 0. */
  readonly sure: boolean;
}

/** No reports, no idea. */
const UNKNOWN: Difference = { estimate: 0, low: -1, high: 1, sure: false };

/**
 * The difference a − b of two shares from different questions or windows (no report is in both),
 * with its interval at `z`: Newcombe's square-and-add of two Wilson intervals of the share of reports
 * ("Interval estimation for the difference between independent proportions", Statistics in Medicine
 * 17 (1998), method 10), mapped to viewers. Nothing is clipped before the interval is formed, so a
 * share at 0 keeps its full doubt; then the difference and its ends are brought into −1…1.
 */
export function compareShares(
  a: CountedShare,
  b: CountedShare,
  set: AnswerSet,
  z: number,
): Difference {
  if (a.n === 0 || b.n === 0) return UNKNOWN;
  const [from, to] = [shareAt(a, set, z), shareAt(b, set, z)];
  const gap = a.unclipped - b.unclipped;
  const low = clip(gap - Math.hypot(a.unclipped - from.low, to.high - b.unclipped));
  const high = clip(gap + Math.hypot(from.high - a.unclipped, b.unclipped - to.low));
  return { estimate: clip(gap), low, high, sure: low > 0 || high < 0 };
}

function shareAt({ unclipped, n }: CountedShare, set: AnswerSet, z: number) {
  const observed = Math.min(1, Math.max(0, observedShare(unclipped, set)));
  const { low, high } = wilsonInterval(Math.round(observed * n), n, z);
  return { low: shareFromObserved(low, set), high: shareFromObserved(high, set) };
}

function clip(value: number): number {
  return Math.min(1, Math.max(-1, value));
}
