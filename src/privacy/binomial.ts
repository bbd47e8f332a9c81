/** Terms below this share of the sum no longer change it in double precision. */
const NEGLIGIBLE = 1e-18;

/** Below this n, log n! is summed; from it on, Stirling's series is exact to 1e-15. */
const STIRLING_FROM = 32;

const HALF_LOG_TWO_PI = 0.9189385332046727;

/**
 * Two-sided p-value of "X = `hits` came from a binomial distribution with `n` trials of chance
 * `chance`": twice the exact tail on the side of `hits`, at most 1. It never understates the true
 * p-value of its tail, so a threshold α raises a false alarm with a chance of at most α. Source:
 * Clopper and Pearson, Biometrika 26 (1934), whose interval it inverts.
 *
 * @param hits 0 to `n`.
 * @param n 0 or more; tested up to ten million.
 * @param chance 0 to 1.
 */
export function binomialPValue(hits: number, n: number, chance: number): number {
  if (chance <= 0) return hits === 0 ? 1 : 0;
  if (chance >= 1) return hits === n ? 1 : 0;
  return Math.min(1, 2 * tail(hits, n, chance));
}

/** P(X ≥ hits) for hits above the mean, P(X ≤ hits) below: the pmf at `hits` and what lies beyond. */
function tail(hits: number, n: number, chance: number): number {
  const odds = chance / (1 - chance);
  const rising = hits > n * chance;
  let term = Math.exp(logMass(hits, n, chance));
  let sum = term;
  let at = hits;
  // Past the last count, 0 or n, the ratio and so the next term is 0.
  while (term > sum * NEGLIGIBLE) {
    term *= rising ? ((n - at) / (at + 1)) * odds : at / (n - at + 1) / odds;
    at += rising ? 1 : -1;
    sum += term;
  }
  return sum;
}

/** log of the binomial probability mass, C(n, k) p^k (1 − p)^(n − k). */
function logMass(hits: number, n: number, chance: number): number {
  const ways = logFactorial(n) - logFactorial(hits) - logFactorial(n - hits);
  return ways + hits * Math.log(chance) + (n - hits) * Math.log1p(-chance);
}

/** log n!, by Stirling's series. Source: Abramowitz and Stegun (1964), 6.1.41, at n + 1. */
export function logFactorial(n: number): number {
  if (n < STIRLING_FROM) {
    let sum = 0;
    for (let factor = 2; factor <= n; factor += 1) sum += Math.log(factor);
    return sum;
  }
  const x = n + 1;
  const inverse = 1 / x;
  const square = inverse * inverse;
  const series = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680)));
  return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + series;
}
