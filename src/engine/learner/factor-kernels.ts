/**
 * The arithmetic of training factors on plain arrays, forwards and backwards. All matrices are
 * row-major Float32Array with `width` columns; sums run in a fixed order.
 */

/** A sparse matrix by rows. */
export interface SparseRows {
  readonly columns: number;
  /** [rows + 1]: where each row begins. */
  readonly starts: Uint32Array;
  readonly indexes: Uint32Array;
  readonly values: Float32Array;
}

/** Acts before some targets, one context a target: where each begins, and how far back acts lie. */
export interface Contexts {
  /** [contexts + 1]. */
  readonly starts: Uint32Array;
  /** [acts]; 0: the act right before the target. */
  readonly lags: Uint8Array;
}

/** free + rows · table, for some rows: an item's own vector and those of its attributes. */
export function itemVectors(
  free: Float32Array,
  rows: SparseRows,
  table: Float32Array,
  chosen: Uint32Array,
  width: number,
): Float32Array {
  const out = gather(free, chosen, width);
  const { starts, indexes, values } = rows;
  for (let row = 0; row < chosen.length; row += 1) {
    const item = chosen[row] as number;
    for (let at = starts[item] as number; at < (starts[item + 1] as number); at += 1) {
      addScaled(
        out,
        row * width,
        table,
        (indexes[at] as number) * width,
        values[at] as number,
        width,
      );
    }
  }
  return out;
}

/** The gradient of {@link itemVectors} by the table. */
export function tableGradient(
  rows: SparseRows,
  chosen: Uint32Array,
  dOut: Float32Array,
  width: number,
): Float32Array {
  const out = new Float32Array(rows.columns * width);
  const { starts, indexes, values } = rows;
  for (let row = 0; row < chosen.length; row += 1) {
    const item = chosen[row] as number;
    for (let at = starts[item] as number; at < (starts[item + 1] as number); at += 1) {
      addScaled(
        out,
        (indexes[at] as number) * width,
        dOut,
        row * width,
        values[at] as number,
        width,
      );
    }
  }
  return out;
}

/** Shares of the acts of each context: softmax of `lagLogits` over the context. */
export function lagShares({ starts, lags }: Contexts, lagLogits: Float32Array): Float32Array {
  const shares = new Float32Array(lags.length);
  for (let row = 0; row + 1 < starts.length; row += 1) {
    const from = starts[row] as number;
    const to = starts[row + 1] as number;
    let sum = 0;
    for (let at = from; at < to; at += 1) {
      const share = Math.exp(lagLogits[lags[at] as number] as number);
      shares[at] = share;
      sum += share;
    }
    for (let at = from; at < to; at += 1) shares[at] = (shares[at] as number) / sum;
  }
  return shares;
}

/** Σ shares · vectors over each context, times `mask` (dropout): [contexts, width]. */
export function pool(
  vectors: Float32Array,
  { starts }: Contexts,
  shares: Float32Array,
  mask: Float32Array,
  width: number,
): Float32Array {
  const out = new Float32Array((starts.length - 1) * width);
  for (let row = 0; row + 1 < starts.length; row += 1) {
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at += 1) {
      addScaled(out, row * width, vectors, at * width, shares[at] as number, width);
    }
  }
  return times(out, mask);
}

/** The gradient of {@link pool} by the vectors: [acts, width]. */
export function poolVectorGradient(
  { starts }: Contexts,
  shares: Float32Array,
  mask: Float32Array,
  dOut: Float32Array,
  width: number,
): Float32Array {
  const out = new Float32Array(shares.length * width);
  const masked = times(dOut, mask);
  for (let row = 0; row + 1 < starts.length; row += 1) {
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at += 1) {
      addScaled(out, at * width, masked, row * width, shares[at] as number, width);
    }
  }
  return out;
}

/** The gradient of {@link pool} by the logits of lags, through the softmax. */
export function poolLagGradient(
  lagCount: number,
  vectors: Float32Array,
  { starts, lags }: Contexts,
  shares: Float32Array,
  mask: Float32Array,
  dOut: Float32Array,
  width: number,
): Float32Array {
  const out = new Float32Array(lagCount);
  const masked = times(dOut, mask);
  for (let row = 0; row + 1 < starts.length; row += 1) {
    const from = starts[row] as number;
    const to = starts[row + 1] as number;
    let mean = 0;
    for (let at = from; at < to; at += 1) {
      const slope = dot(masked, row * width, vectors, at * width, width);
      const lag = lags[at] as number;
      out[lag] = (out[lag] as number) + (shares[at] as number) * slope;
      mean += (shares[at] as number) * slope;
    }
    for (let at = from; at < to; at += 1) {
      const lag = lags[at] as number;
      out[lag] = (out[lag] as number) - (shares[at] as number) * mean;
    }
  }
  return out;
}

/** Some rows of a matrix: [indexes, width]. */
export function gather(table: Float32Array, indexes: Uint32Array, width: number): Float32Array {
  const out = new Float32Array(indexes.length * width);
  for (let at = 0; at < indexes.length; at += 1) {
    addScaled(out, at * width, table, (indexes[at] as number) * width, 1, width);
  }
  return out;
}

/** The gradient of {@link gather}: a matrix of `size` numbers. */
export function scatter(
  size: number,
  indexes: Uint32Array,
  dOut: Float32Array,
  width: number,
): Float32Array {
  const out = new Float32Array(size);
  for (let at = 0; at < indexes.length; at += 1) {
    addScaled(out, (indexes[at] as number) * width, dOut, at * width, 1, width);
  }
  return out;
}

/** Dot products of row and row: [rows]. */
export function rowDots(left: Float32Array, right: Float32Array, width: number): Float32Array {
  return Float32Array.from({ length: left.length / width }, (_, row) =>
    dot(left, row * width, right, row * width, width),
  );
}

/** Rows times one number each. */
export function scaleRows(rows: Float32Array, by: Float32Array): Float32Array {
  const width = rows.length / by.length;
  const out = new Float32Array(rows.length);
  by.forEach((factor, row) => {
    addScaled(out, row * width, rows, row * width, factor, width);
  });
  return out;
}

function times(left: Float32Array, right: Float32Array): Float32Array {
  const out = new Float32Array(left.length);
  for (let at = 0; at < out.length; at += 1) out[at] = (left[at] as number) * (right[at] as number);
  return out;
}

function addScaled(
  to: Float32Array,
  toAt: number,
  from: Float32Array,
  fromAt: number,
  by: number,
  width: number,
): void {
  for (let at = 0; at < width; at += 1) {
    to[toAt + at] = (to[toAt + at] as number) + by * (from[fromAt + at] as number);
  }
}

function dot(
  left: Float32Array,
  leftAt: number,
  right: Float32Array,
  rightAt: number,
  width: number,
): number {
  let sum = 0;
  for (let at = 0; at < width; at += 1) {
    sum += (left[leftAt + at] as number) * (right[rightAt + at] as number);
  }
  return sum;
}
