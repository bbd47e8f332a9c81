/**
 * The loss of training factors with its slopes, in the memory of the WebAssembly loops. Score by
 * score it is two million numbers a step, so they are made and used block by block and never leave
 * the processor's cache.
 */

import { COLUMNS, createFactorLoops, type FactorLoops, ROWS } from './factor-wasm.js';

/** What the loss takes besides scores. */
export interface LossOptions {
  /** Natural logarithm of how many items a negative stands for. */
  readonly correction: number;
  /** [viewers]: how much each counts. */
  readonly weights: Float32Array;
}

/** The loss and its slopes by each input, of the input's shape. */
export interface SampledLoss {
  /** Mean over the viewers, nats. */
  readonly loss: number;
  readonly dViewers: Float32Array;
  readonly dVectors: Float32Array;
  readonly dBiases: Float32Array;
  readonly dOwn: Float32Array;
}

/** Viewers whose scores are in memory at a time. */
const BLOCK = 128;
const PAGE_BYTES = 65_536;

let loops: FactorLoops | null = null;

/** The next multiple of {@link COLUMNS}: how many negatives there can be. */
export function roundUp(count: number): number {
  return Math.ceil(count / COLUMNS) * COLUMNS;
}

/**
 * Sampled softmax (Jean et al. 2015): cross-entropy of each viewer's target against negatives that
 * all share, each standing for e^`correction` items; weighed, and divided by the number of viewers.
 * Scores are viewers · vectorsᵀ + biases.
 * @param viewers [viewers × width]
 * @param vectors [negatives × width], negatives a multiple of {@link COLUMNS}
 * @param biases [negatives]
 * @param own [viewers]: scores of the targets
 */
export function sampledLoss(
  viewers: Float32Array,
  vectors: Float32Array,
  biases: Float32Array,
  own: Float32Array,
  options: LossOptions,
): SampledLoss {
  const width = viewers.length / own.length;
  const store = createStore(biases.length, width);
  store.setVectors(vectors, biases);
  const dViewers = new Float32Array(viewers.length);
  const dOwn = new Float32Array(own.length);
  let loss = 0;
  for (let from = 0; from < own.length; from += BLOCK) {
    const to = Math.min(own.length, from + BLOCK);
    store.score(viewers.subarray(from * width, to * width));
    for (let viewer = from; viewer < to; viewer += 1) {
      const weight = (options.weights[viewer] as number) / own.length;
      const target = own[viewer] as number;
      const row = store.softmax(viewer - from, target - options.correction, weight);
      loss -= weight * row.logShare;
      dOwn[viewer] = weight * (Math.exp(row.logShare) - 1);
    }
    dViewers.set(store.back(to - from), from * width);
  }
  return { loss, dViewers, dOwn, ...store.vectorSlopes() };
}

/** Places in the memory, in numbers: a column of ones beside the viewers stands for the biases. */
function createStore(negatives: number, width: number) {
  loops ??= createFactorLoops();
  const { memory, product, largest, exponentials, scale } = loops;
  const wide = width + 1;
  const [panels, widePanels] = [Math.ceil(width / COLUMNS), Math.ceil(wide / COLUMNS)];
  const sizes = [
    BLOCK * wide, // viewers, row-major
    negatives * wide, // vectors and biases, panels of negatives
    negatives * panels * COLUMNS, // vectors, panels of dimensions
    BLOCK * widePanels * COLUMNS, // viewers, panels of dimensions
    BLOCK * negatives, // scores, then their slopes
    BLOCK * panels * COLUMNS, // slopes of viewers
    negatives * widePanels * COLUMNS, // slopes of vectors and biases
  ].map((size) => Math.ceil(size / 4) * 4);
  const places = sizes.map((_, at) => sizes.slice(0, at).reduce((sum, size) => sum + size, 0));
  const missing = 4 * sizes.reduce((sum, size) => sum + size, 0) - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES));
  const numbers = new Float32Array(memory.buffer);
  const [viewers, byNegative, byDimension, viewerPanels, scores, dViewers, dVectors] = places as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const scoreStep = 4 * negatives;
  numbers.fill(0, dVectors, dVectors + negatives * widePanels * COLUMNS);
  numbers.fill(0, byDimension, byDimension + negatives * panels * COLUMNS);
  numbers.fill(0, viewerPanels, viewerPanels + BLOCK * widePanels * COLUMNS);

  return {
    setVectors(vectors: Float32Array, biases: Float32Array): void {
      for (let item = 0; item < negatives; item += 1) {
        const column = byNegative + (item - (item % COLUMNS)) * wide + (item % COLUMNS);
        for (let at = 0; at < width; at += 1) {
          const value = vectors[item * width + at] as number;
          numbers[column + at * COLUMNS] = value;
          numbers[panelPlace(byDimension, negatives, item, at)] = value;
        }
        numbers[column + width * COLUMNS] = biases[item] as number;
      }
    },
    /** Scores of up to a block of viewers. */
    score(block: Float32Array): void {
      const rows = block.length / width;
      numbers.fill(0, viewers, viewers + BLOCK * wide);
      for (let row = 0; row < rows; row += 1) {
        const own = block.subarray(row * width, (row + 1) * width);
        numbers.set(own, viewers + row * wide);
        numbers[viewers + row * wide + width] = 1;
        for (let at = 0; at < wide; at += 1) {
          numbers[panelPlace(viewerPanels, rows, row, at)] = own[at] ?? 1;
        }
      }
      numbers.fill(0, scores, scores + BLOCK * negatives);
      product(
        ...([4 * viewers, 4 * byNegative, 4 * scores, wide, Math.ceil(rows / ROWS)] as const),
        ...([negatives / COLUMNS, scoreStep, 4 * wide, 4] as const),
      );
    },
    /** Turns a row of scores into slopes: `weight` times the share of each negative. */
    softmax(row: number, target: number, weight: number): { logShare: number } {
      const from = 4 * scores + row * scoreStep;
      const fours = negatives / 4;
      const shift = Math.max(target, largest(from, fours));
      const sum = exponentials(from, fours, shift) + Math.exp(target - shift);
      scale(from, fours, weight / sum);
      return { logShare: target - shift - Math.log(sum) };
    },
    /** Slopes of the block's viewers; adds to those of the vectors. */
    back(rows: number): Float32Array {
      numbers.fill(0, dViewers, dViewers + BLOCK * panels * COLUMNS);
      product(
        ...([
          4 * scores,
          4 * byDimension,
          4 * dViewers,
          negatives,
          Math.ceil(rows / ROWS),
        ] as const),
        ...([panels, 4 * panels * COLUMNS, scoreStep, 4] as const),
      );
      product(
        ...([4 * scores, 4 * viewerPanels, 4 * dVectors, rows, negatives / ROWS] as const),
        ...([widePanels, 4 * widePanels * COLUMNS, 4, scoreStep] as const),
      );
      return columnsOf(dViewers, rows, panels * COLUMNS, width);
    },
    vectorSlopes(): Pick<SampledLoss, 'dVectors' | 'dBiases'> {
      const step = widePanels * COLUMNS;
      const dBiases = Float32Array.from(
        { length: negatives },
        (_, item) => numbers[dVectors + item * step + width] as number,
      );
      return { dVectors: columnsOf(dVectors, negatives, step, width), dBiases };
    },
  };

  function columnsOf(from: number, rows: number, step: number, columns: number): Float32Array {
    const out = new Float32Array(rows * columns);
    for (let row = 0; row < rows; row += 1) {
      const at = from + row * step;
      out.set(numbers.subarray(at, at + columns), row * columns);
    }
    return out;
  }
}

/** Where (inner, column) lies in panels of {@link COLUMNS} columns. */
function panelPlace(start: number, inner: number, at: number, column: number): number {
  const within = column % COLUMNS;
  return start + (column - within) * inner + at * COLUMNS + within;
}
