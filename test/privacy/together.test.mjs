import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anytimeZ, togetherInterval } from '../../src/privacy/together.ts';
import { wilsonInterval } from '../../src/privacy/wilson.ts';
import { randomOf } from '../support/seeded.mjs';

const close = (actual, expected, tolerance) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual}, not ${expected}`);

test('ends worked out by hand', () => {
  // One hit of one: M(λ) = (1/2) / λ < 20 from λ = 1/40 on; with five cells, < 100 from 1/200 on.
  close(togetherInterval(1, 1, 1).low, 1 / 40, 1e-9);
  close(togetherInterval(1, 1, 5).low, 1 / 200, 1e-9);
  assert.equal(togetherInterval(1, 1, 1).high, 1);
  // No hit of two: M(λ) = (1/3) / (1 − λ)² < 20 up to λ = 1 − √(1/60).
  close(togetherInterval(0, 2, 1).high, 1 - Math.sqrt(1 / 60), 1e-9);
  assert.equal(togetherInterval(0, 2, 1).low, 0);
  assert.deepEqual(togetherInterval(0, 0, 3), { low: 0, high: 1 });
});

test('it holds what one look gives, and is wider the more cells share it', () => {
  for (const [hits, n] of [
    [0, 10],
    [80, 400],
    [399, 400],
    [5000, 20_000],
  ]) {
    const one = wilsonInterval(hits, n);
    const few = togetherInterval(hits, n, 2);
    const many = togetherInterval(hits, n, 40);
    assert.ok(many.low <= few.low && few.low <= one.low + 1e-9, `${hits} of ${n}`);
    assert.ok(many.high >= few.high && few.high >= one.high - 1e-9, `${hits} of ${n}`);
  }
});

/** Of so many rows of 2,000 reports, looked at after each, how many ever miss the truth. */
function missed(rows, interval) {
  const random = randomOf(4);
  let misses = 0;
  for (let row = 0; row < rows; row += 1) {
    const lambda = [0.1, 0.2, 0.3, 0.5][row % 4];
    let hits = 0;
    for (let n = 1; n <= 2000; n += 1) {
      if (random() < lambda) hits += 1;
      // Looks at growing distances find nearly all misses; each would be too slow.
      if (n > 50 && n % Math.ceil(n / 50) > 0) continue;
      const { low, high } = interval(hits, n);
      if (lambda >= low && lambda <= high) continue;
      misses += 1;
      break;
    }
  }
  return misses;
}

test('looked at all the time, at most one row of twenty ever misses the truth', () => {
  // Binomial(400, 0.05): mean 20, sd 4.4; above 20 + 4.3 sd = 39 by chance once in 100,000.
  const misses = missed(400, (hits, n) => togetherInterval(hits, n, 1));
  assert.ok(misses <= 39, `${misses} of 400`);
});

test('the same test fails an interval that is made for one look', () => {
  const misses = missed(400, (hits, n) => wilsonInterval(hits, n));
  assert.ok(misses > 100, `only ${misses} of 400`);
});

test('the factor for comparisons is the formula’s, least where a plan lands', () => {
  // α = 1/20, n = m: √(2 (ln 2 + 2 ln 20)).
  const bound = 2 * Math.log(20);
  const tuned = 400 / (bound + Math.log(1 + bound));
  close(anytimeZ(tuned, 1), Math.sqrt(2 * (Math.log(2) + bound)), 1e-12);
  for (const pairs of [1, 10, 190]) {
    for (const n of [100, 1600]) assert.ok(anytimeZ(400, pairs) < anytimeZ(n, pairs));
  }
  assert.ok(anytimeZ(400, 190) > anytimeZ(400, 10));
});
