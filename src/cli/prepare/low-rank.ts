/** The best factors of a given rank, and a form of them that four bits hold well. */

import type { LearnedFactors } from '../../engine/learner/factor-training.js';

/** Both vectors of each item: [items × rank], row-major. */
export interface RankedFactors {
  readonly rank: number;
  readonly source: Float32Array;
  readonly target: Float32Array;
}

/** Share of the mean diagonal that keeps a Gram matrix invertible in double precision. */
const RIDGE = 1e-9;
const JACOBI_SWEEPS = 60;
const JACOBI_ENOUGH = 1e-13;

/**
 * The matrix of rank at most `rank` that is nearest to Σ_m P_m Q_mᵀ / m in squares (Eckart and Young
 * 1936), as P' Q'ᵀ, over one or several trainings. With P = A L_pᵀ and Q = B L_qᵀ (A, B orthonormal, by
 * Cholesky of the Gram matrices) it is the truncated singular value decomposition of L_pᵀ L_q.
 *
 * Then both sides are turned by the same random rotation, which changes no product: it spreads each
 * vector evenly over its dimensions, so that one scale of four bits serves them all.
 *
 * @param random uniform numbers 0 ≤ x < 1
 */
export function lowRank(
  trainings: readonly LearnedFactors[],
  rank: number,
  random: () => number,
): RankedFactors {
  const items = trainings[0]?.bias.length ?? 0;
  const width = trainings.reduce((sum, training) => sum + training.width, 0);
  const share = 1 / trainings.length;
  const source = beside(
    trainings.map((each) => each.source),
    items,
    width,
    share,
  );
  const target = beside(
    trainings.map((each) => each.target),
    items,
    width,
    1,
  );
  const kept = Math.min(rank, width);
  const lowerSource = cholesky(gram(source, items, width), width);
  const lowerTarget = cholesky(gram(target, items, width), width);
  const core = productOfTransposed(lowerSource, lowerTarget, width);
  const { left, values, right } = singularValues(core, width);
  const turn = rotation(kept, random);
  const project = (vectors: Float64Array, lower: Float64Array, side: Float64Array) => {
    const mixed = new Float64Array(width * kept);
    for (let row = 0; row < width; row += 1) {
      for (let at = 0; at < kept; at += 1) {
        const root = Math.sqrt(values[at] as number) * (side[row * width + at] as number);
        for (let to = 0; to < kept; to += 1) {
          (mixed[row * kept + to] as number) += root * (turn[at * kept + to] as number);
        }
      }
    }
    return times(vectors, solveTransposed(lower, mixed, width, kept), items, width, kept);
  };
  return {
    rank: kept,
    source: project(source, lowerSource, left),
    target: project(target, lowerTarget, right),
  };
}

function beside(
  parts: readonly Float32Array[],
  items: number,
  width: number,
  by: number,
): Float64Array {
  const out = new Float64Array(items * width);
  let first = 0;
  for (const part of parts) {
    const own = part.length / Math.max(1, items);
    part.forEach((value, at) => {
      out[Math.floor(at / own) * width + first + (at % own)] = value * by;
    });
    first += own;
  }
  return out;
}

/** VᵀV. */
function gram(vectors: Float64Array, items: number, width: number): Float64Array {
  const out = new Float64Array(width * width);
  for (let item = 0; item < items; item += 1) {
    const base = item * width;
    for (let row = 0; row < width; row += 1) {
      const value = vectors[base + row] as number;
      for (let column = 0; column <= row; column += 1) {
        (out[row * width + column] as number) += value * (vectors[base + column] as number);
      }
    }
  }
  for (let row = 0; row < width; row += 1) {
    for (let column = 0; column < row; column += 1) {
      out[column * width + row] = out[row * width + column] as number;
    }
  }
  return out;
}

/** Lower triangle L with L Lᵀ = the matrix plus a small ridge. */
function cholesky(matrix: Float64Array, width: number): Float64Array {
  let trace = 0;
  for (let at = 0; at < width; at += 1) trace += matrix[at * width + at] as number;
  const ridge = (RIDGE * trace) / Math.max(1, width) + Number.MIN_VALUE;
  const lower = new Float64Array(width * width);
  for (let row = 0; row < width; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let sum = (matrix[row * width + column] as number) + (row === column ? ridge : 0);
      for (let at = 0; at < column; at += 1) {
        sum -= (lower[row * width + at] as number) * (lower[column * width + at] as number);
      }
      lower[row * width + column] =
        row === column
          ? Math.sqrt(Math.max(sum, ridge))
          : sum / (lower[column * width + column] as number);
    }
  }
  return lower;
}

/** AᵀB of lower triangles. */
function productOfTransposed(a: Float64Array, b: Float64Array, width: number): Float64Array {
  const out = new Float64Array(width * width);
  for (let at = 0; at < width; at += 1) {
    for (let row = 0; row <= at; row += 1) {
      const value = a[at * width + row] as number;
      for (let column = 0; column <= at; column += 1) {
        (out[row * width + column] as number) += value * (b[at * width + column] as number);
      }
    }
  }
  return out;
}

/**
 * Singular value decomposition of a square matrix, largest value first: one-sided Jacobi (Hestenes
 * 1958). Columns of `left` and `right` belong to the values.
 */
function singularValues(
  matrix: Float64Array,
  width: number,
): { left: Float64Array; values: Float64Array; right: Float64Array } {
  // Rows here are the columns of the matrix, so that a turn works on whole rows.
  const columns = Array.from({ length: width }, (_, column) =>
    Float64Array.from({ length: width }, (_each, row) => matrix[row * width + column] as number),
  );
  const turned = Array.from({ length: width }, (_, column) =>
    Float64Array.from({ length: width }, (_each, row) => (row === column ? 1 : 0)),
  );
  for (let sweep = 0; sweep < JACOBI_SWEEPS; sweep += 1) {
    let moved = false;
    for (let a = 0; a < width; a += 1) {
      for (let b = a + 1; b < width; b += 1) {
        const [first, second] = [columns[a], columns[b]] as [Float64Array, Float64Array];
        const alpha = dot(first, first);
        const beta = dot(second, second);
        const gamma = dot(first, second);
        if (Math.abs(gamma) <= JACOBI_ENOUGH * Math.sqrt(alpha * beta)) continue;
        moved = true;
        const zeta = (beta - alpha) / (2 * gamma);
        const tangent = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
        const cosine = 1 / Math.sqrt(1 + tangent * tangent);
        turnPair(first, second, cosine, cosine * tangent);
        turnPair(turned[a] as Float64Array, turned[b] as Float64Array, cosine, cosine * tangent);
      }
    }
    if (!moved) break;
  }
  const lengths = columns.map((column) => Math.sqrt(dot(column, column)));
  const order = lengths.map((_, at) => at);
  order.sort((a, b) => (lengths[b] as number) - (lengths[a] as number));
  const left = new Float64Array(width * width);
  const right = new Float64Array(width * width);
  order.forEach((from, at) => {
    const length = lengths[from] as number;
    for (let row = 0; row < width; row += 1) {
      left[row * width + at] = length === 0 ? 0 : (columns[from]?.[row] as number) / length;
      right[row * width + at] = turned[from]?.[row] as number;
    }
  });
  return { left, values: Float64Array.from(order, (from) => lengths[from] as number), right };
}

function turnPair(a: Float64Array, b: Float64Array, cosine: number, sine: number): void {
  for (let at = 0; at < a.length; at += 1) {
    const [x, y] = [a[at] as number, b[at] as number];
    a[at] = cosine * x - sine * y;
    b[at] = sine * x + cosine * y;
  }
}

/** X with Lᵀ X = the matrix [width × columns]. */
function solveTransposed(
  lower: Float64Array,
  matrix: Float64Array,
  width: number,
  columns: number,
): Float64Array {
  const out = matrix.slice();
  for (let row = width - 1; row >= 0; row -= 1) {
    for (let column = 0; column < columns; column += 1) {
      let sum = out[row * columns + column] as number;
      for (let at = row + 1; at < width; at += 1) {
        sum -= (lower[at * width + row] as number) * (out[at * columns + column] as number);
      }
      out[row * columns + column] = sum / (lower[row * width + row] as number);
    }
  }
  return out;
}

function times(
  vectors: Float64Array,
  matrix: Float64Array,
  items: number,
  width: number,
  columns: number,
): Float32Array {
  const out = new Float32Array(items * columns);
  const row = new Float64Array(columns);
  for (let item = 0; item < items; item += 1) {
    row.fill(0);
    for (let at = 0; at < width; at += 1) {
      const value = vectors[item * width + at] as number;
      for (let column = 0; column < columns; column += 1) {
        (row[column] as number) += value * (matrix[at * columns + column] as number);
      }
    }
    out.set(row, item * columns);
  }
  return out;
}

/** A random rotation: normal numbers made orthonormal, row by row (Gram and Schmidt). */
function rotation(size: number, random: () => number): Float64Array {
  const rows: Float64Array[] = [];
  for (let row = 0; row < size; row += 1) {
    const made = Float64Array.from({ length: size }, () => {
      const radius = Math.sqrt(-2 * Math.log(1 - random()));
      return radius * Math.cos(2 * Math.PI * random());
    });
    // Twice, since once leaves rounding errors that grow with the size.
    for (const other of [...rows, ...rows]) {
      const share = dot(made, other);
      for (let at = 0; at < size; at += 1) (made[at] as number) -= share * (other[at] as number);
    }
    const length = Math.sqrt(dot(made, made));
    rows.push(made.map((value) => value / length));
  }
  return Float64Array.from(rows.flatMap((row) => [...row]));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] as number) * (b[at] as number);
  return sum;
}
