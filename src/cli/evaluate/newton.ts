/**
 * Weights θ ≥ 0 of a softmax over candidates, by projected Newton steps: the fit that the protocol
 * check needs. It is no part of the product, whose weights `train` learns.
 */

import { addRow, mirror, type SoftmaxRow } from '../softmax.js';

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
export function fitWeights(rows: readonly SoftmaxRow[], count: number): Float64Array {
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

function measure(rows: readonly SoftmaxRow[], weights: Float64Array, full: boolean): Fit {
  const count = weights.length;
  const sums = { gradient: new Float64Array(count), hessian: new Float64Array(count * count) };
  let loss = 0;
  for (const row of rows) loss -= addRow(row, weights, 1, full ? sums : null);
  mirror(sums.hessian, count);
  const viewers = Math.max(1, rows.length);
  return {
    loss: loss / viewers,
    gradient: sums.gradient.map((value) => value / viewers),
    hessian: sums.hessian.map((value) => value / viewers),
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
