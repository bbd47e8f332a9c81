/**
 * The same ranking in tfjs and onnxruntime-web, and the floor. All begin with the viewer's weighed
 * acts and end with the items of the first places.
 *
 * Layouts. The score is the product of a profile (one number a bucket) with each product's sparse row,
 * plus what the show adds and a correction for products that were acted on. What depends on the
 * catalogue alone is uploaded beforehand: rows as [items × longest row] bucket numbers and weights, θ
 * included. For one ranking plain JavaScript sums the acts into the profile, as the engine does, and
 * the runtime gathers, multiplies, sums and adds. `gather` has one row an item, `gather-columns` the
 * same turned round, so that sums run along memory. `dense` multiplies a matrix of all products and
 * just the buckets of this history with the profile; its matrix is uploaded beforehand too, though it
 * would have to be made anew after every act. A matrix with a column for every bucket would be larger
 * than `dense` with more zeros in it, and one of 32 hashed columns has another top 20. The first
 * places are found by the runtime's own operation or from its scores, whichever is quicker.
 */
import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as ort from 'onnxruntime-web/wasm';
import { thetaOf } from '../../src/model/theta.ts';
import { node, onnxModel } from './rank-onnx.mjs';

/** Largest dense matrix, in numbers: 400 MB. */
const MOST_DENSE = 1e8;
const BLOCK = 65_536;

/** Loads both backends of tfjs and keeps onnxruntime to one thread, as the others are. */
export async function startRuntimes() {
  const modules = new URL('../../node_modules/', import.meta.url);
  setWasmPaths(new URL('@tensorflow/tfjs-backend-wasm/dist/', modules).pathname);
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = 'error';
  for (const name of ['wasm', 'cpu']) {
    if (!(await tf.setBackend(name))) throw new Error(`tfjs has no ${name} backend here`);
    await tf.ready();
  }
}

/** The catalogue as the runtimes keep it. */
export function makeTables(index, weights) {
  const theta = thetaOf(index.pack, weights);
  const items = index.products.length;
  const used = [];
  let buckets = 0;
  index.fields.forEach((features, at) => {
    if (theta.fields[features.field] === 0) return;
    used.push({ features, at, theta: theta.fields[features.field], offset: buckets });
    buckets += features.weights.length;
  });
  const rows = Array.from({ length: items }, (_, item) => {
    const of = index.rows(item);
    return used.flatMap(({ features, at, theta: factor, offset }) =>
      Array.from(of[at].buckets, (bucket) => [
        offset + bucket,
        factor * features.weights[bucket] * of[at].scale,
        factor * (features.weights[bucket] * of[at].scale) ** 2,
      ]),
    );
  });
  const width = rows.reduce((most, row) => Math.max(most, row.length), 1);
  const ids = new Int32Array(items * width);
  const values = new Float32Array(items * width);
  const self = new Float64Array(items);
  rows.forEach((row, item) => {
    row.forEach(([bucket, value, square], at) => {
      ids[item * width + at] = bucket;
      values[item * width + at] = value;
      self[item] += square;
    });
  });
  return { index, used, items, buckets, width, ids, values, self };
}

/** Sums acts into the profile and what is added to each item. */
export function makeInputs({ index, used, buckets, self }, acts, showScores) {
  const profile = new Float32Array(buckets);
  const base = Float32Array.from(showScores);
  for (const { item, query, alike, same } of acts) {
    if (item >= 0) base[item] += same - alike * self[item];
    const rows = query ?? index.rows(item);
    for (const { features, at, offset } of used) {
      const share = alike * rows[at].scale;
      for (const bucket of rows[at].buckets) {
        profile[offset + bucket] += share * features.weights[bucket];
      }
    }
  }
  return { profile, base };
}

/** Buckets that the profile holds something in. */
function touched(profile) {
  return Int32Array.from(profile.keys()).filter((bucket) => profile[bucket] !== 0);
}

/**
 * The bare sparse dot products: the lists of the buckets that the history touches, walked through
 * once, with the amounts ready. No acts, no corrections, no first places.
 */
export function makeFloor(tables, profile) {
  const { used, items } = tables;
  const scores = new Float64Array(items);
  const lists = [];
  let postings = 0;
  for (const { features, theta, offset } of used) {
    const { buckets: count, blocks, starts } = features.postings;
    const buckets = [];
    const amounts = [];
    for (let bucket = 0; bucket < count; bucket += 1) {
      const amount = theta * profile[offset + bucket] * features.weights[bucket];
      if (amount === 0) continue;
      buckets.push(bucket);
      amounts.push(amount);
      for (let block = 0; block < blocks; block += 1) {
        const slot = block * (count + 1) + bucket;
        postings += starts[slot + 1] - starts[slot];
      }
    }
    const list = { buckets: Uint32Array.from(buckets), amounts: Float64Array.from(amounts) };
    lists.push({ ...list, scales: features.scales, postings: features.postings });
  }
  const run = () => {
    scores.fill(0);
    for (const list of lists) walk(scores, list);
    return scores;
  };
  return { run, postings };
}

function walk(scores, { buckets, amounts, scales, postings }) {
  const { starts, items, blocks } = postings;
  const width = postings.buckets + 1;
  for (let nth = 0; nth < buckets.length; nth += 1) {
    const bucket = buckets[nth];
    const amount = amounts[nth];
    for (let block = 0; block < blocks; block += 1) {
      const slot = block * width + bucket;
      const base = block * BLOCK;
      const end = starts[slot + 1];
      for (let entry = starts[slot]; entry < end; entry += 1) {
        const item = base + items[entry];
        scores[item] += amount * scales[item];
      }
    }
  }
}

/** The items of the `count` highest scores, ties in the catalogue's order. */
export function firstOf(scores, count) {
  const best = [];
  let least = Number.NEGATIVE_INFINITY;
  for (let item = 0; item < scores.length; item += 1) {
    const score = scores[item];
    if (best.length === count && !(score > least)) continue;
    let at = best.length;
    while (at > 0 && scores[best[at - 1]] < score) at -= 1;
    best.splice(at, 0, item);
    if (best.length > count) best.pop();
    if (best.length === count) least = scores[best[count - 1]];
  }
  return best;
}

function transposed(from, rows, columns) {
  const to = new from.constructor(from.length);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      to[column * rows + row] = from[row * columns + column];
    }
  }
  return to;
}

/** The matrix of `dense`, row-major, and the buckets of its columns; null where it is too large. */
function denseOf({ items, buckets, width, ids, values }, profile) {
  const columns = touched(profile);
  if (items * columns.length > MOST_DENSE) return null;
  const columnOf = new Int32Array(buckets).fill(-1);
  for (const [column, bucket] of columns.entries()) columnOf[bucket] = column;
  const matrix = new Float32Array(items * columns.length);
  for (let item = 0; item < items; item += 1) {
    for (let at = item * width; at < (item + 1) * width; at += 1) {
      const column = columnOf[ids[at]];
      if (column >= 0) matrix[item * columns.length + column] += values[at];
    }
  }
  return { matrix, columns };
}

const gather = (of, axis) => (profile) =>
  tf.sum(tf.mul(tf.gather(profile, of.ids), of.values), axis);

/** Layouts of a tfjs backend: each `run` takes the inputs and gives the items of the first places. */
export async function tfjsLayouts(backend, tables, inputs, count) {
  await tf.setBackend(backend);
  const { items, width, ids, values } = tables;
  const scorers = {};
  const rows = {
    ids: tf.tensor2d(ids, [items, width]),
    values: tf.tensor2d(values, [items, width]),
  };
  const columns = {
    ids: tf.tensor2d(transposed(ids, items, width), [width, items]),
    values: tf.tensor2d(transposed(values, items, width), [width, items]),
  };
  scorers.gather = gather(rows, 1);
  scorers['gather-columns'] = gather(columns, 0);
  const dense = denseOf(tables, inputs.profile);
  let matrix = null;
  if (dense !== null) {
    const { length } = dense.columns;
    matrix = tf.tensor2d(dense.matrix, [items, length]);
    scorers.dense = (profile) =>
      tf.reshape(tf.matMul(matrix, tf.reshape(profile, [length, 1])), [items]);
  }
  const kept = [...Object.values(rows), ...Object.values(columns), ...(matrix ? [matrix] : [])];
  const upload = (name, profile) =>
    tf.tensor1d(name === 'dense' ? Float32Array.from(dense.columns, (at) => profile[at]) : profile);
  const layouts = Object.entries(scorers).flatMap(([name, score]) => {
    const scores = ({ profile, base }) => tf.add(score(upload(name, profile)), tf.tensor1d(base));
    return [
      [
        `${name}, its top ${count}`,
        (of) => tf.tidy(() => tf.topk(scores(of), count).indices.dataSync()),
      ],
      [`${name}, plain top ${count}`, (of) => tf.tidy(() => firstOf(scores(of).dataSync(), count))],
    ].map(([layout, run]) => ({ layout, run }));
  });
  return { layouts, enter: () => tf.setBackend(backend), close: () => tf.dispose(kept) };
}

/** The same for onnxruntime-web: one session a layout. */
export async function ortLayouts(tables, inputs, count) {
  const { items, width, buckets, ids, values } = tables;
  const outputs = { best: [[count], false], items: [[count], true] };
  const ends = [
    node('Add', ['sum', 'base'], ['scores']),
    node('TopK', ['scores', 'count'], ['best', 'items'], { axis: 0 }),
  ];
  const constants = { count: { dims: [1], data: BigInt64Array.of(BigInt(count)) } };
  const gathering = (dims, axis, of) =>
    onnxModel({
      nodes: [
        node('Gather', ['profile', 'ids'], ['held'], { axis: 0 }),
        node('Mul', ['held', 'values'], ['parts']),
        node('ReduceSum', ['parts', 'axis'], ['sum'], { keepdims: 0 }),
        ...ends,
      ],
      constants: {
        ...constants,
        axis: { dims: [1], data: BigInt64Array.of(BigInt(axis)) },
        ids: { dims, data: of(ids) },
        values: { dims, data: of(values) },
      },
      inputs: { profile: [buckets], base: [items] },
      outputs,
    });
  const turned = (of) => transposed(of, items, width);
  const models = [
    { name: 'gather', model: gathering([items, width], 1, (of) => of) },
    { name: 'gather-columns', model: gathering([width, items], 0, turned) },
  ];
  const dense = denseOf(tables, inputs.profile);
  if (dense !== null) {
    const { length } = dense.columns;
    const model = onnxModel({
      nodes: [node('MatMul', ['matrix', 'profile'], ['sum']), ...ends],
      constants: { ...constants, matrix: { dims: [items, length], data: dense.matrix } },
      inputs: { profile: [length], base: [items] },
      outputs,
    });
    models.push({ name: 'dense', model });
  }
  const sessions = [];
  const layouts = [];
  for (const { name, model } of models) {
    const session = await ort.InferenceSession.create(model, { executionProviders: ['wasm'] });
    sessions.push(session);
    const run = async ({ profile, base }) => {
      const held =
        name === 'dense' ? Float32Array.from(dense.columns, (at) => profile[at]) : profile;
      const feeds = {
        profile: new ort.Tensor('float32', held, [held.length]),
        base: new ort.Tensor('float32', base, [base.length]),
      };
      const found = await session.run(feeds, ['items']);
      return Array.from(found.items.data, Number);
    };
    layouts.push({ layout: `${name}, its top ${count}`, run });
  }
  const close = () => Promise.all(sessions.map((session) => session.release()));
  return { layouts, enter: () => {}, close };
}
