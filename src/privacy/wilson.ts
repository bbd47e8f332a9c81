/** Two-sided 95 % quantile of the normal distribution. */
export const Z95 = 1.959963984540054;

/**
 * Wilson's score interval for the probability of a success.
 *
 * With λ = hits / n: (λ + z²/2n ± z √(λ(1 − λ)/n + z²/4n²)) / (1 + z²/n). Source: Wilson, JASA 22
 * (1927); recommended for small n by Brown, Cai and DasGupta, Statistical Science 16 (2001).
 *
 * @param hits Successes, 0 to `n`.
 * @param n Trials, 1 or more.
 * @param z Normal quantile, default {@link Z95}.
 * @returns Bounds in 0…1 with `low` ≤ hits / n ≤ `high`.
 */
export function wilsonInterval(hits: number, n: number, z = Z95): { low: number; high: number } {
  const share = hits / n;
  const zz = z * z;
  const centre = share + zz / (2 * n);
  const spread = z * Math.sqrt((share * (1 - share)) / n + zz / (4 * n * n));
  const scale = 1 + zz / n;
  return {
    low: Math.max(0, Math.min(share, (centre - spread) / scale)),
    high: Math.min(1, Math.max(share, (centre + spread) / scale)),
  };
}
