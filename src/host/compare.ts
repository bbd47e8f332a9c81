/**
 * Comparing shares that were counted with randomised response. Pure.
 *
 * The collector sends a share and its 95 % interval, clipped to 0…1. Both come from the observed
 * share q of reports whose answer lies in a set of `setSize` answers:
 *   q = (setSize + f · (W − 1)) / (W + d − 1)
 * with f the share of viewers, W the privacy weight and d the number of answers (k-ary randomised
 * response: Kairouz, Bonawitz, Ramage, "Discrete distribution estimation under local privacy",
 * 2016, section 2). The interval is Wilson's on q, mapped to f. So q can be read back from an end
 * of the interval that was not clipped, and the same interval can be formed at another level.
 */

/** How a share of reports becomes a share of viewers. */
export interface Mechanism {
  /** Privacy weight W. */
  readonly weight: number;
  /** How many answers the question has, d. */
  readonly answerCount: number;
  /** How many of the answers lie in the set that is counted. */
  readonly setSize: number;
}

/** One share as the collector sends it, 0…1, and the reports behind it. */
export interface CountedShare {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
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

/** Standard normal quantile at 0.975: the z of a single 95 % interval. */
export const Z_95 = 1.959963984540054;

/** The chance, all comparisons together, that at least one interval misses: 1 in 20. */
const FAMILY_ERROR = 0.05;

/**
 * Wilson's score interval for a share of reports (Wilson 1927; Brown, Cai, DasGupta 2001, eq. 4).
 * `share` and the result are 0…1; `n` is at least 1.
 */
export function wilson(share: number, n: number, z: number): { low: number; high: number } {
  const z2 = z * z;
  const centre = (share + z2 / (2 * n)) / (1 + z2 / n);
  const half = (z / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  return { low: centre - half, high: centre + half };
}

/**
 * The share of reports behind a share of viewers, read back from its interval. An end u of
 * Wilson's interval solves (q − u)² = z²·u·(1 − u)/n, so q = u ∓ z·√(u·(1 − u)/n).
 */
export function observedShare(counted: CountedShare, mechanism: Mechanism): number {
  const spread = (end: number) => Z_95 * Math.sqrt((end * (1 - end)) / counted.n);
  let observed = toObserved(counted.estimate, mechanism);
  if (counted.high < 1) {
    const end = toObserved(counted.high, mechanism);
    observed = end - spread(end);
  } else if (counted.low > 0) {
    const end = toObserved(counted.low, mechanism);
    observed = end + spread(end);
  }
  return Math.min(1, Math.max(0, observed));
}

/**
 * The difference a − b of two shares from different questions or windows (no report is in both),
 * with its interval at `z`: Newcombe's square-and-add of two Wilson intervals ("Interval estimation
 * for the difference between independent proportions", 1998, method 10). No share is clipped before
 * the interval is formed, so a share at 0 keeps its full doubt.
 */
export function compareShares(
  a: CountedShare,
  b: CountedShare,
  mechanism: Mechanism,
  z: number,
): Difference {
  const [from, to] = [shareAt(a, mechanism, z), shareAt(b, mechanism, z)];
  const gap = from.estimate - to.estimate;
  const low = clip(gap - Math.hypot(from.estimate - from.low, to.high - to.estimate));
  const high = clip(gap + Math.hypot(from.high - from.estimate, to.estimate - to.low));
  const estimate = Math.min(high, Math.max(low, a.estimate - b.estimate));
  return { estimate, low, high, sure: low > 0 || high < 0 };
}

/**
 * The z that keeps all pairs of `count` shares right together 19 times in 20, whichever pairs are
 * looked at afterwards: Tukey and Kramer's method, the 0.95 quantile of the range of `count`
 * standard normals over √2 (Hayter 1984 proves it for unequal sizes). One pair gives {@link Z_95}.
 */
export function simultaneousZ(count: number): number {
  const groups = Math.max(2, Math.floor(count));
  const known = knownZ.get(groups);
  if (known !== undefined) return known;
  let [low, high] = [Z_95 * Math.SQRT2 - 0.01, 12];
  while (high - low > 1e-7) {
    const middle = (low + high) / 2;
    if (rangeCdf(middle, groups) < 1 - FAMILY_ERROR) low = middle;
    else high = middle;
  }
  const z = (low + high) / 2 / Math.SQRT2;
  knownZ.set(groups, z);
  return z;
}

/**
 * The z of `count` comparisons that were fixed before the numbers came (Bonferroni): all of them
 * right together 19 times in 20.
 */
export function plannedZ(count: number): number {
  const tail = FAMILY_ERROR / (2 * Math.max(1, count));
  let [low, high] = [0, 12];
  while (high - low > 1e-9) {
    const middle = (low + high) / 2;
    if (1 - normalCdf(middle) > tail) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const knownZ = new Map<number, number>();

function shareAt(counted: CountedShare, mechanism: Mechanism, z: number) {
  const observed = observedShare(counted, mechanism);
  const { low, high } = wilson(observed, counted.n, z);
  return {
    estimate: toViewers(observed, mechanism),
    low: toViewers(low, mechanism),
    high: toViewers(high, mechanism),
  };
}

function toObserved(share: number, { weight, answerCount, setSize }: Mechanism): number {
  return (setSize + share * (weight - 1)) / (weight + answerCount - 1);
}

function toViewers(share: number, { weight, answerCount, setSize }: Mechanism): number {
  return (share * (weight + answerCount - 1) - setSize) / (weight - 1);
}

function clip(value: number): number {
  return Math.min(1, Math.max(-1, value));
}

/** P(range of `groups` standard normals ≤ width) = k·∫ φ(x)·[Φ(x) − Φ(x − width)]^(k−1) dx, by Simpson's rule. */
function rangeCdf(width: number, groups: number): number {
  const [from, to, steps] = [-8, 8 + width, 640];
  const step = (to - from) / steps;
  let sum = 0;
  for (let i = 0; i <= steps; i += 1) {
    const x = from + i * step;
    const weight = i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2;
    const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
    sum += weight * density * (normalCdf(x) - normalCdf(x - width)) ** (groups - 1);
  }
  return (groups * sum * step) / 3;
}

/** Φ(x) by its Taylor series about 0 (Marsaglia, "Evaluating the normal distribution", 2004); error below 1e-14. */
function normalCdf(x: number): number {
  if (x < -7) return 0;
  if (x > 7) return 1;
  let [sum, term, previous] = [x, x, 0];
  for (let i = 3; sum !== previous; i += 2) {
    previous = sum;
    term *= (x * x) / i;
    sum += term;
  }
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
}
