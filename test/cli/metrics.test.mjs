import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRandom } from '../../src/cli/data/seeded.ts';
import {
  fullMetrics,
  hitRateError,
  rankAmong,
  rankAmongAll,
  sampledMetrics,
} from '../../src/cli/evaluate/metrics.ts';

const near = (actual, expected) => assert.ok(Math.abs(actual - expected) < 1e-12, `${actual}`);

test('metrics of worked ranks', () => {
  // Ranks 0, 1, 6 and 30: 1/log2(2) = 1, 1/log2(3) = .63093, 1/log2(8) = 1/3, beyond the list 0.
  const ranks = Float64Array.of(0, 1, 6, 30);
  const third = 1 / Math.log2(3);
  const full = fullMetrics(ranks);
  near(full.hr10, 0.75);
  near(full.ndcg10, (1 + third + 1 / 3) / 4);
  const sampled = sampledMetrics(ranks);
  near(sampled.hr1, 0.25);
  near(sampled.hr5, 0.5);
  near(sampled.ndcg5, (1 + third) / 4);
  near(sampled.mrr, (1 + 1 / 2 + 1 / 7 + 1 / 31) / 4);
  near(hitRateError(ranks, 10), Math.sqrt((0.75 * 0.25) / 4));
  assert.deepEqual(fullMetrics(new Float64Array(0)), { hr10: 0, ndcg10: 0 });
});

test('the history is no candidate; a target out of the history is a miss', () => {
  const scores = Float64Array.of(5, 4, 3, 2, 1);
  const random = createRandom(1);
  assert.equal(rankAmongAll(scores, 3, [], random), 3);
  assert.equal(rankAmongAll(scores, 3, [0, 0, 2, 4], random), 1);
  assert.equal(rankAmongAll(scores, 3, [3], random), Number.POSITIVE_INFINITY);
  assert.equal(rankAmong(scores, 3, Uint32Array.of(0, 4), random), 1);
});

test('a rank among equals is uniform, and does not depend on where the target stands', () => {
  const draws = 4000;
  for (const target of [0, 4]) {
    const counts = [0, 0, 0, 0];
    const random = createRandom(3, target);
    const scores = Float64Array.of(1, 1, 9, 1 + 1e-13, 1);
    for (let draw = 0; draw < draws; draw += 1) {
      const rank = rankAmongAll(scores, target, [], random);
      counts[rank - 1] += 1;
    }
    // Each count is binomial(4000, 1/4): standard deviation 27.4. Five of them: 6e-7 a count, eight
    // counts, so false alarm below 1e-5.
    for (const count of counts) assert.ok(Math.abs(count - draws / 4) < 137, `${counts}`);
  }
  const equal = new Float64Array(3);
  const seen = new Set(
    Array.from({ length: 99 }, (_, at) =>
      rankAmong(equal, 1, Uint32Array.of(0, 2), createRandom(at)),
    ),
  );
  assert.deepEqual([...seen].sort(), [0, 1, 2]);
});
