/** What fits of a softmax over candidates have in common: the slope and curvature that one row adds. */

/** One viewer's candidates; the first one is the target. */
export interface SoftmaxRow {
  /** [candidates × features], row-major. */
  readonly features: Float32Array;
  /** What no weight changes, one a candidate; absent: nothing. */
  readonly fixed?: Float32Array;
}

/** Sums over rows. */
export interface Slopes {
  /** [features], of -ln share(target). */
  readonly gradient: Float64Array;
  /** [features × features], of the same; only the lower triangle, see {@link mirror}. */
  readonly hessian: Float64Array;
}

/** Candidates with a smaller share change no sum that counts. */
const LEAST_SHARE = 1e-12;

/**
 * Adds what one row counts.
 * @param count how often the row counts
 * @param sums null: only the result is wanted
 * @returns ln of the target's share
 */
export function addRow(
  { features, fixed }: SoftmaxRow,
  weights: ArrayLike<number>,
  count: number,
  sums: Slopes | null,
): number {
  const width = weights.length;
  const scores = new Float64Array(features.length / width);
  let most = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < scores.length; row += 1) {
    let score = fixed === undefined ? 0 : (fixed[row] as number);
    for (let at = 0; at < width; at += 1) {
      score += (weights[at] as number) * (features[row * width + at] as number);
    }
    scores[row] = score;
    if (score > most) most = score;
  }
  let total = 0;
  for (const score of scores) total += Math.exp(score - most);
  if (sums !== null) addSlopes(features, scores, Math.log(total) + most, count, sums);
  return (scores[0] as number) - most - Math.log(total);
}

/** The upper triangle from the lower one, in place. */
export function mirror(hessian: Float64Array, width: number): void {
  for (let a = 0; a < width; a += 1) {
    for (let b = 0; b < a; b += 1) hessian[b * width + a] = hessian[a * width + b] as number;
  }
}

function addSlopes(
  features: Float32Array,
  scores: Float64Array,
  logTotal: number,
  count: number,
  { gradient, hessian }: Slopes,
): void {
  const width = gradient.length;
  const mean = new Float64Array(width);
  for (let row = 0; row < scores.length; row += 1) {
    const share = Math.exp((scores[row] as number) - logTotal);
    if (share < LEAST_SHARE) continue;
    const base = row * width;
    for (let a = 0; a < width; a += 1) {
      const value = share * (features[base + a] as number);
      if (value === 0) continue;
      (mean[a] as number) += value;
      for (let b = 0; b <= a; b += 1) {
        (hessian[a * width + b] as number) += count * value * (features[base + b] as number);
      }
    }
  }
  for (let a = 0; a < width; a += 1) {
    (gradient[a] as number) += count * ((mean[a] as number) - (features[a] as number));
    for (let b = 0; b <= a; b += 1) {
      (hessian[a * width + b] as number) -= count * (mean[a] as number) * (mean[b] as number);
    }
  }
}
