/**
 * Weights θ ≥ 0 of a softmax over candidates, by projected Newton steps: the fit that the protocol
 * check needs. It is no part of the product, whose weights `train` learns.
 */

/** One viewer's candidates; the first one is the target. */
export interface FitRow {
  /** [candidates × features], row-major. */
  readonly features: Float32Array;
}

const NEWTON_STEPS = 14;
const DESCENT_ROUNDS = 300;
const SMALLEST_STEP = 1e-3;
/** A step that gains less, in nats a viewer, ends the fit. */
const ENOUGH = 2e-6;
const RIDGE = 1e-9;

interface Fit {
  readonly loss: number;
  readonly gradient: Float64Array;
  /** [features × features]. */
  readonly hessian: Float64Array;
}

/**
 * The θ that minimise the mean of −ln softmax(target) over the rows, none below 0.
 * @param count features
 */
export function fitWeights(rows: readonly FitRow[], count: number): Float64Array {
  let weights: Float64Array = new Float64Array(count).fill(1);
  let fit = measure(rows, weights, true);
  for (let step = 0; step < NEWTON_STEPS; step += 1) {
    const goal = minimiseQuadratic(weights, fit);
    let size = 1;
    let next: Float64Array = goal;
    let loss = measure(rows, next, false).loss;
    while (loss > fit.loss && size > SMALLEST_STEP) {
      size /= 2;
      next = weights.map((weight, at) => weight + size * ((goal[at] as number) - weight));
      loss = measure(rows, next, false).loss;
    }
    if (loss > fit.loss) break;
    const gained = fit.loss - loss;
    weights = next;
    if (gained < ENOUGH) break;
    fit = measure(rows, weights, true);
  }
  return weights;
}

function measure(rows: readonly FitRow[], weights: Float64Array, full: boolean): Fit {
  const count = weights.length;
  const gradient = new Float64Array(count);
  const hessian = new Float64Array(full ? count * count : 0);
  const mean = new Float64Array(count);
  let loss = 0;
  for (const { features } of rows) {
    const scores = Float64Array.from({ length: features.length / count }, (_, row) => {
      let score = 0;
      for (let at = 0; at < count; at += 1) {
        score += (weights[at] as number) * (features[row * count + at] as number);
      }
      return score;
    });
    const most = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    let total = 0;
    for (const score of scores) total += Math.exp(score - most);
    loss += most + Math.log(total) - (scores[0] as number);
    if (!full) continue;
    mean.fill(0);
    scores.forEach((score, row) => {
      const share = Math.exp(score - most) / total;
      if (share < 1e-12) return;
      const base = row * count;
      for (let a = 0; a < count; a += 1) {
        const value = share * (features[base + a] as number);
        if (value === 0) continue;
        (mean[a] as number) += value;
        for (let b = 0; b < count; b += 1) {
          (hessian[a * count + b] as number) += value * (features[base + b] as number);
        }
      }
    });
    for (let a = 0; a < count; a += 1) {
      (gradient[a] as number) += (mean[a] as number) - (features[a] as number);
      for (let b = 0; b < count; b += 1) {
        (hessian[a * count + b] as number) -= (mean[a] as number) * (mean[b] as number);
      }
    }
  }
  const viewers = Math.max(1, rows.length);
  return {
    loss: loss / viewers,
    gradient: gradient.map((value) => value / viewers),
    hessian: hessian.map((value) => value / viewers),
  };
}

/** Coordinate descent on the quadratic model, each weight held at 0 or above. */
function minimiseQuadratic(weights: Float64Array, { gradient, hessian }: Fit): Float64Array {
  const count = weights.length;
  const goal = weights.slice();
  const slope = gradient.slice();
  for (let round = 0; round < DESCENT_ROUNDS; round += 1) {
    for (let at = 0; at < count; at += 1) {
      const curve = (hessian[at * count + at] as number) + RIDGE;
      const next = Math.max(0, (goal[at] as number) - (slope[at] as number) / curve);
      const moved = next - (goal[at] as number);
      if (moved === 0) continue;
      goal[at] = next;
      for (let other = 0; other < count; other += 1) {
        (slope[other] as number) += moved * (hessian[other * count + at] as number);
      }
    }
  }
  return goal;
}
