/**
 * The kernels that training factors needs, as tfjs operations with gradients on its processor
 * backend: gathering, pooling and products in whole rows, where the backend's own kernels index every
 * number by strides.
 */

import type { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu/dist/backend_cpu';
import { addConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Add';
import { identityConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Identity';
import type {
  NamedAttrMap,
  Scalar,
  Tensor,
  Tensor1D,
  Tensor2D,
  TensorInfo,
} from '@tensorflow/tfjs-core';
import {
  type Contexts,
  gather,
  itemVectors,
  lagShares,
  pool,
  poolLagGradient,
  poolVectorGradient,
  rowDots,
  type SparseRows,
  scaleRows,
  scatter,
  tableGradient,
} from './factor-kernels.js';
import { type LossOptions, sampledLoss } from './factor-loss.js';
import { tf } from './tf.js';

type Shape = readonly number[];

/** An operation on arrays. `A` is what it takes besides tensors. */
interface Operation<A> {
  readonly name: string;
  /** Names of the tensors it takes. */
  readonly inputs: readonly string[];
  /** Results with their shapes; the first is what the graph sees, the others are kept for `slopes`. */
  readonly values: (
    inputs: readonly Float32Array[],
    shapes: readonly Shape[],
    attributes: A,
  ) => readonly (readonly [values: Float32Array, shape: Shape])[];
  /** Gradient by each input, asked for one by one. `kept` are the results after the first. */
  readonly slopes: readonly ((
    dOut: Float32Array,
    inputs: readonly Float32Array[],
    attributes: A,
    kept: readonly Float32Array[],
  ) => Float32Array)[];
  /** How many results `values` gives; default 1. */
  readonly results?: number;
}

for (const kernel of [addConfig, identityConfig]) {
  if (tf.getKernel(kernel.kernelName, 'cpu') === undefined) tf.registerKernel(kernel);
}

/** Registers an operation and gives the function that adds it to a graph. */
function define<A>(operation: Operation<A>): (inputs: readonly Tensor[], attributes: A) => Tensor {
  const { name, inputs: names, results = 1 } = operation;
  tf.registerKernel({
    kernelName: name,
    backendName: 'cpu',
    kernelFunc: ({ inputs, backend, attrs }) => {
      const cpu = backend as MathBackendCPU;
      const infos = names.map((each) => inputs[each] as TensorInfo);
      const arrays = infos.map(({ dataId }) => cpu.data.get(dataId).values as Float32Array);
      const shapes = infos.map(({ shape }) => shape);
      const made = operation.values(arrays, shapes, attrs as unknown as A);
      const outputs = made.map(([values, shape]) =>
        cpu.makeTensorInfo([...shape], 'float32', values),
      );
      return outputs.length === 1 ? (outputs[0] as TensorInfo) : outputs;
    },
  });
  tf.registerGradient({
    kernelName: name,
    inputsToSave: [...names],
    outputsToSave: Array.from({ length: results }, (_, at) => at > 0),
    gradFunc: (slope, saved, attrs) => {
      const first = Array.isArray(slope) ? (slope[0] as Tensor) : slope;
      const dOut = first.dataSync<'float32'>();
      const tensors = saved.slice(0, names.length);
      const arrays = tensors.map((tensor) => tensor.dataSync<'float32'>());
      const kept = saved.slice(names.length).map((tensor) => tensor.dataSync<'float32'>());
      return Object.fromEntries(
        names.map((each, at) => [
          each,
          () =>
            tf.tensor(
              operation.slopes[at]?.(dOut, arrays, attrs as unknown as A, kept) as Float32Array,
              (tensors[at] as Tensor).shape,
            ),
        ]),
      );
    },
  });
  return (tensors, attributes) => {
    const inputs = Object.fromEntries(names.map((each, at) => [each, tensors[at] as Tensor]));
    const out: Tensor | Tensor[] = tf
      .engine()
      .runKernel(name, inputs, attributes as unknown as NamedAttrMap);
    return Array.isArray(out) ? (out[0] as Tensor) : out;
  };
}

interface ItemAttributes {
  readonly rows: SparseRows;
  /** Items, with repeats. */
  readonly chosen: Uint32Array;
}

const runItems = define<ItemAttributes>({
  name: 'FactorItems',
  inputs: ['free', 'table'],
  values: ([free, table], [shape], { rows, chosen }) => {
    const width = widthOf(shape);
    const made = itemVectors(free as Float32Array, rows, table as Float32Array, chosen, width);
    return [[made, [chosen.length, width]]];
  },
  slopes: [
    (dOut, [free], { chosen }) =>
      scatter((free as Float32Array).length, chosen, dOut, dOut.length / chosen.length),
    (dOut, _inputs, { rows, chosen }) =>
      tableGradient(rows, chosen, dOut, dOut.length / chosen.length),
  ],
});

/** free + rows · table, for some items: [chosen, width]. */
export function itemTensor(free: Tensor2D, table: Tensor2D, attributes: ItemAttributes): Tensor2D {
  return runItems([free, table], { ...attributes }) as Tensor2D;
}

interface PoolAttributes {
  readonly contexts: Contexts;
  /** [contexts, width]. */
  readonly mask: Float32Array;
}

const runPool = define<PoolAttributes>({
  name: 'FactorPool',
  inputs: ['vectors', 'lags'],
  results: 2,
  values: ([vectors, lags], [shape], { contexts, mask }) => {
    const shares = lagShares(contexts, lags as Float32Array);
    const width = widthOf(shape);
    const pooled = pool(vectors as Float32Array, contexts, shares, mask, width);
    return [
      [pooled, [pooled.length / width, width]],
      [shares, [shares.length]],
    ];
  },
  slopes: [
    (dOut, _inputs, { contexts, mask }, [shares]) =>
      poolVectorGradient(contexts, shares as Float32Array, mask, dOut, widthIn(dOut, contexts)),
    (dOut, [vectors, lags], { contexts, mask }, [shares]) =>
      poolLagGradient(
        (lags as Float32Array).length,
        vectors as Float32Array,
        contexts,
        shares as Float32Array,
        mask,
        dOut,
        widthIn(dOut, contexts),
      ),
  ],
});

/** Mean of the vectors of each context by its lags, times the mask: [contexts, width]. */
export function poolTensor(
  vectors: Tensor2D,
  lags: Tensor1D,
  attributes: PoolAttributes,
): Tensor2D {
  return runPool([vectors, lags], { ...attributes }) as Tensor2D;
}

const runGather = define<{ indexes: Uint32Array }>({
  name: 'FactorGather',
  inputs: ['table'],
  values: ([table], [shape], { indexes }) => {
    const [, ...row] = shape as Shape;
    return [[gather(table as Float32Array, indexes, row[0] ?? 1), [indexes.length, ...row]]];
  },
  slopes: [
    (dOut, [table], { indexes }) =>
      scatter((table as Float32Array).length, indexes, dOut, dOut.length / indexes.length),
  ],
});

/** Some rows of a matrix, or some numbers of a vector. */
export function gatherTensor<T extends Tensor1D | Tensor2D>(table: T, indexes: Uint32Array): T {
  return runGather([table], { indexes }) as T;
}

const runDots = define<object>({
  name: 'FactorDots',
  inputs: ['viewers', 'vectors', 'biases'],
  values: ([viewers, vectors, biases], [shape]) => {
    const dots = rowDots(viewers as Float32Array, vectors as Float32Array, widthOf(shape));
    dots.forEach((dot, row) => {
      dots[row] = dot + ((biases as Float32Array)[row] as number);
    });
    return [[dots, [dots.length]]];
  },
  slopes: [
    (dOut, [, vectors]) => scaleRows(vectors as Float32Array, dOut),
    (dOut, [viewers]) => scaleRows(viewers as Float32Array, dOut),
    (dOut) => dOut,
  ],
});

/** Dot product of each viewer with the vector of the same row, plus its bias: [viewers]. */
export function dotTensor(viewers: Tensor2D, vectors: Tensor2D, biases: Tensor1D): Tensor1D {
  return runDots([viewers, vectors, biases], {}) as Tensor1D;
}

const runLoss = define<LossOptions>({
  name: 'FactorLoss',
  inputs: ['viewers', 'vectors', 'biases', 'own'],
  results: 5,
  values: ([viewers, vectors, biases, own], shapes, attributes) => {
    const made = sampledLoss(
      viewers as Float32Array,
      vectors as Float32Array,
      biases as Float32Array,
      own as Float32Array,
      attributes,
    );
    const { loss, dViewers, dVectors, dBiases, dOwn } = made;
    const slopes = [dViewers, dVectors, dBiases, dOwn];
    return [
      [Float32Array.of(loss), []],
      ...slopes.map((values, at) => [values, shapes[at] as Shape] as const),
    ];
  },
  slopes: Array.from(
    { length: 4 },
    (_, at) =>
      ([slope], _inputs, _attributes, kept) =>
        scaled(kept[at] as Float32Array, slope as number),
  ),
});

/**
 * Mean cross-entropy of the targets against the negatives; see `sampledLoss`.
 * @param vectors,biases of the negatives
 * @param own scores of the targets
 */
export function lossTensor(
  viewers: Tensor2D,
  vectors: Tensor2D,
  biases: Tensor1D,
  own: Tensor1D,
  attributes: LossOptions,
): Scalar {
  return runLoss([viewers, vectors, biases, own], { ...attributes }) as Scalar;
}

function widthOf(shape: Shape | undefined): number {
  return (shape as Shape)[1] as number;
}

function widthIn(dOut: Float32Array, { starts }: Contexts): number {
  return dOut.length / (starts.length - 1);
}

function scaled(values: Float32Array, by: number): Float32Array {
  return by === 1 ? values : values.map((value) => value * by);
}
