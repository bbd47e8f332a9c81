import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { learnWeights } from '../../../src/engine/learner/learn.ts';
import { tf } from '../../../src/engine/learner/tf-learn.ts';
import {
  keepWithin,
  RADIUS,
  ROOM,
  STRETCH,
  trustRegion,
} from '../../../src/engine/learner/trust.ts';

const job = (rows, shipped, fixed = rows.map(() => 0)) => ({
  features: Float32Array.from(rows.flat()),
  fixed: Float32Array.from(fixed),
  shipped: Float32Array.from(shipped),
});
const numbers = (array) => Array.from(array, (value) => Math.round(value * 1e4) / 1e4);
const float = fc.double({ min: -2, max: 2, noNaN: true });

/** The gradient of the loss at some weights, by hand. */
function slope({ features, fixed, shipped }, theta, hold, least) {
  const largest = Math.max(...shipped.map(Math.abs));
  const size = shipped.length;
  const out = Array.from(theta, (value, k) => {
    const scale = Math.max(Math.abs(shipped[k]), least * largest);
    return (hold * (value - shipped[k])) / scale ** 2;
  });
  fixed.forEach((rest, pair) => {
    const row = features.subarray(pair * size, (pair + 1) * size);
    const ahead = row.reduce((sum, value, k) => sum + value * theta[k], rest);
    row.forEach((value, k) => {
      out[k] -= value / (1 + Math.exp(ahead));
    });
  });
  return out;
}

describe('learning', () => {
  test('what every choice agrees in comes to count more, what they go against counts less', () => {
    const rows = Array.from({ length: 12 }, () => [0.6, -0.5, 0]);
    const [better, worse, same] = learnWeights(job(rows, [0.5, 1, 0.4]));
    assert.ok(better > 0.7, `${better}`);
    assert.ok(worse < 0.8, `${worse}`);
    assert.ok(Math.abs(same - 0.4) < 1e-6, `${same}`);
  });

  test('inside the region it ends where the loss is flat', () => {
    const rows = [
      [0.3, -0.35],
      [0.4, -0.5],
      [-0.2, 0.3],
      [0.5, 0.1],
      [0.1, -0.3],
    ];
    const asked = job(rows, [1, 1]);
    const theta = learnWeights(asked);
    const region = trustRegion(asked.shipped);
    theta.forEach((value, k) => assert.ok(value > region.low[k] && value < region.high[k]));
    for (const part of slope(asked, theta, 0.5, 0.25)) assert.ok(Math.abs(part) < 1e-3, `${part}`);
  });

  test('nothing changes where the shipped weights put as many in order', () => {
    assert.deepEqual(numbers(learnWeights(job([], [0.5, 1]))), [0.5, 1]);
    const agreed = Array.from({ length: 20 }, () => [0.3, 0.2]);
    assert.deepEqual(numbers(learnWeights(job(agreed, [0.5, 1]))), [0.5, 1]);
  });

  test('what the show gave needs no explanation by taste', () => {
    const rows = Array.from({ length: 12 }, () => [0.6, -0.5]);
    const plain = learnWeights(job(rows, [0.5, 1]));
    const onStage = learnWeights(
      job(
        rows,
        [0.5, 1],
        rows.map(() => 3),
      ),
    );
    assert.ok(plain[0] > 0.7);
    assert.deepEqual(numbers(onStage), [0.5, 1]);
  });

  test('stays within the region, finite, whatever the comparisons; leaves no tensors', () => {
    const before = tf.memory().numTensors;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(float, float, float), { maxLength: 30 }),
        fc.tuple(float, float, float),
        (rows, shipped) => {
          const asked = job(rows, shipped);
          const theta = learnWeights(asked);
          const { centre, low, high, radius } = trustRegion(asked.shipped);
          theta.forEach((value, k) => {
            assert.ok(value >= low[k] - 1e-6 && value <= high[k] + 1e-6);
          });
          const away = Math.hypot(...theta.map((value, k) => value - centre[k]));
          assert.ok(away <= radius * (1 + 1e-5) + 1e-6);
          assert.deepEqual(theta, learnWeights(asked), 'the same again');
        },
      ),
      { numRuns: 100, seed: 3 },
    );
    assert.equal(tf.memory().numTensors, before);
  });
});

describe('the trust region', () => {
  test('is the stretch, and room for what ships as nothing', () => {
    const { low, high, radius } = trustRegion(Float32Array.of(1, 0, -0.5));
    assert.deepEqual(numbers(low), [1 / STRETCH, 0, -0.5 * STRETCH - ROOM]);
    assert.deepEqual(numbers(high), [STRETCH + ROOM, ROOM, -0.5 / STRETCH]);
    assert.ok(Math.abs(radius - RADIUS * Math.hypot(1, 0.5)) < 1e-6);
  });

  test('what lies in it is left as it is', () => {
    const region = trustRegion(Float32Array.of(1, 0.5));
    assert.deepEqual(numbers(keepWithin(Float32Array.of(1.2, 0.4), region)), [1.2, 0.4]);
    assert.deepEqual(numbers(keepWithin(Float32Array.of(-9, 0.5), region)), [0.25, 0.5]);
  });
});
