import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRandom } from '../../../src/cli/data/seeded.ts';
import { sampledLoss } from '../../../src/engine/learner/factor-loss.ts';
import {
  dotTensor,
  gatherTensor,
  itemTensor,
  lossTensor,
  poolTensor,
} from '../../../src/engine/learner/factor-ops.ts';
import { FactorTraining } from '../../../src/engine/learner/factor-training.ts';
import { tf } from '../../../src/engine/learner/tf.ts';

const draw = createRandom(5);
const numbers = (count, size = 1) =>
  Float32Array.from({ length: count }, () => size * (draw() - 0.5));

/** The same loss, number by number in double precision. */
function plainLoss(viewers, vectors, biases, own, { correction, weights }) {
  const width = viewers.length / own.length;
  let loss = 0;
  own.forEach((target, row) => {
    let total = Math.exp(target);
    biases.forEach((bias, item) => {
      let score = bias + correction;
      for (let at = 0; at < width; at += 1) {
        score += viewers[row * width + at] * vectors[item * width + at];
      }
      total += Math.exp(score);
    });
    loss += (weights[row] / own.length) * (Math.log(total) - target);
  });
  return loss;
}

test('the loss in WebAssembly is the one written out, for sizes around its blocks and panels', () => {
  for (const [rows, negatives, width] of [
    [1, 8, 1],
    [3, 8, 7],
    [128, 16, 8],
    [131, 24, 9],
    [257, 8, 64],
  ]) {
    const inputs = [numbers(rows * width, 3), numbers(negatives * width, 3), numbers(negatives, 4)];
    const own = numbers(rows, 4);
    const options = { correction: 0.7, weights: numbers(rows).map((value) => value + 1) };
    const made = sampledLoss(...inputs, own, options);
    const expected = plainLoss(...inputs, own, options);
    assert.ok(Math.abs(made.loss - expected) < 1e-5, `${rows}: ${made.loss} for ${expected}`);
    // Slopes by differences, at some places of each input.
    const slopes = [made.dViewers, made.dVectors, made.dBiases, made.dOwn];
    [...inputs, own].forEach((array, which) => {
      for (let place = 0; place < array.length; place += Math.ceil(array.length / 7)) {
        const [kept, step] = [array[place], 1e-2];
        const at = (value) => {
          array[place] = value;
          return plainLoss(...inputs, own, options);
        };
        const slope = (at(kept + step) - at(kept - step)) / (2 * step);
        array[place] = kept;
        const difference = Math.abs(slopes[which][place] - slope);
        assert.ok(difference < 1e-5 + 1e-3 * Math.abs(slope), `input ${which}, ${difference}`);
      }
    });
  }
});

test('scores far from 0 give finite slopes', () => {
  const viewers = Float32Array.of(100, -100);
  const vectors = Float32Array.from({ length: 8 }, (_, item) => item * 10);
  const made = sampledLoss(viewers, vectors, new Float32Array(8), Float32Array.of(0, 0), {
    correction: 3,
    weights: Float32Array.of(1, 1),
  });
  for (const array of [[made.loss], made.dViewers, made.dVectors, made.dBiases, made.dOwn]) {
    assert.ok(array.every(Number.isFinite), String(array));
  }
});

test('tfjs differentiates through gathering, pooling and the loss', () => {
  const rows = {
    columns: 3,
    starts: Uint32Array.of(0, 2, 3, 3, 4),
    indexes: Uint32Array.of(0, 2, 1, 0),
    values: Float32Array.of(0.6, 0.8, 1, 1),
  };
  const contexts = { starts: Uint32Array.of(0, 2, 3), lags: Uint8Array.of(0, 2, 0) };
  const mask = Float32Array.of(2, 0, 2, 2);
  const parts = [numbers(8), numbers(8), numbers(6), numbers(4), numbers(3)];
  const shapes = [[4, 2], [4, 2], [3, 2], [4], [3]];
  const graph = (source, target, table, biases, lags) => {
    const history = itemTensor(source, table, { rows, chosen: Uint32Array.of(0, 1, 3) });
    const viewers = poolTensor(history, lags, { contexts, mask });
    const targets = Uint32Array.of(1, 0);
    const own = dotTensor(
      viewers,
      itemTensor(target, table, { rows, chosen: targets }),
      gatherTensor(biases, targets),
    );
    const others = Uint32Array.of(0, 1, 2, 3, 3, 2, 1, 0);
    return lossTensor(
      viewers,
      itemTensor(target, table, { rows, chosen: others }),
      gatherTensor(biases, others),
      own,
      { correction: 0.2, weights: Float32Array.of(1, 0.5) },
    );
  };
  const at = () =>
    tf.tidy(
      () => graph(...parts.map((part, p) => tf.tensor(part.slice(), shapes[p]))).dataSync()[0],
    );
  const slopes = tf.grads(graph)(parts.map((part, p) => tf.tensor(part.slice(), shapes[p])));
  parts.forEach((part, p) => {
    const made = slopes[p].dataSync();
    part.forEach((kept, place) => {
      const step = 2e-2;
      part[place] = kept + step;
      const above = at();
      part[place] = kept - step;
      const below = at();
      part[place] = kept;
      const slope = (above - below) / (2 * step);
      assert.ok(Math.abs(made[place] - slope) < 2e-4, `${p}.${place}: ${made[place]}, ${slope}`);
    });
  });
});

/** Items 0–5 and 6–11 are two worlds: whoever took one of a world goes on in it. */
function twoWorlds() {
  const examples = { starts: [0], items: [], lags: [], targets: [] };
  for (let viewer = 0; viewer < 400; viewer += 1) {
    const world = viewer % 2 === 0 ? 0 : 6;
    const take = () => world + Math.floor(draw() * 6);
    examples.items.push(take(), take());
    examples.lags.push(0, 1);
    examples.targets.push(take());
    examples.starts.push(examples.items.length);
  }
  const attributes = {
    columns: 1,
    starts: new Uint32Array(13),
    indexes: new Uint32Array(0),
    values: new Float32Array(0),
  };
  return {
    attributes,
    examples: {
      starts: Uint32Array.from(examples.starts),
      items: Uint32Array.from(examples.items),
      lags: Uint8Array.from(examples.lags),
      targets: Uint32Array.from(examples.targets),
    },
  };
}

const options = {
  width: 8,
  epochs: 10,
  batch: 64,
  negatives: 12,
  rate: 0.02,
  dropout: 0.2,
  actDropout: 0.2,
  random: createRandom,
  seed: 3,
};

function runAll(training) {
  while (training.step < training.steps) training.advance();
  return training.learned();
}

test('products of one world come out closer than those of the other', () => {
  const { examples, attributes } = twoWorlds();
  const { source, target, width } = runAll(new FactorTraining(examples, attributes, options));
  const dot = (from, to) =>
    source
      .subarray(from * width, (from + 1) * width)
      .reduce((sum, value, at) => sum + value * target[to * width + at], 0);
  for (let from = 0; from < 12; from += 1) {
    const same = Array.from({ length: 6 }, (_, at) => dot(from, (from < 6 ? 0 : 6) + at));
    const other = Array.from({ length: 6 }, (_, at) => dot(from, (from < 6 ? 6 : 0) + at));
    assert.ok(Math.min(...same) > Math.max(...other), `item ${from}`);
  }
});

test('equal seeds give equal bits, also across a stop in the middle of an epoch; others do not', () => {
  const { examples, attributes } = twoWorlds();
  const whole = runAll(new FactorTraining(examples, attributes, options));
  const first = new FactorTraining(examples, attributes, options);
  for (let step = 0; step < 17; step += 1) first.advance();
  const state = structuredClone(first.state());
  const resumed = runAll(new FactorTraining(examples, attributes, options, state));
  assert.deepEqual(resumed, whole);
  const other = runAll(new FactorTraining(examples, attributes, { ...options, seed: 4 }));
  assert.notDeepEqual(other.source, whole.source);
});

test('what is in no history has no vector of its own', () => {
  const { examples, attributes } = twoWorlds();
  const none = { ...attributes, starts: new Uint32Array(14) };
  const { source, width } = runAll(new FactorTraining(examples, none, { ...options, epochs: 1 }));
  assert.ok(source.subarray(12 * width).every((value) => value === 0));
  assert.ok(source.subarray(0, width).some((value) => value !== 0));
});

test('training leaves no tensors behind', () => {
  const { examples, attributes } = twoWorlds();
  const before = tf.memory().numTensors;
  const training = new FactorTraining(examples, attributes, { ...options, epochs: 1 });
  runAll(training);
  training.dispose();
  assert.equal(tf.memory().numTensors, before);
});
