import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anytimeZ, togetherInterval } from '../../src/privacy/together.ts';
import { wilsonInterval } from '../../src/privacy/wilson.ts';

const close = (actual, expected, tolerance) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual}, not ${expected}`);

test('ends worked out by hand', () => {
  // One hit of one: M(λ) = (1/2) / λ < 20 from λ = 1/40 on; with five cells, < 100 from 1/200 on.
  close(togetherInterval(1, 1, 1).low, 1 / 40, 1e-11);
  close(togetherInterval(1, 1, 5).low, 1 / 200, 1e-11);
  assert.equal(togetherInterval(1, 1, 1).high, 1);
  // No hit of two: M(λ) = (1/3) / (1 − λ)² < 20 up to λ = 1 − √(1/60).
  close(togetherInterval(0, 2, 1).high, 1 - Math.sqrt(1 / 60), 1e-11);
  assert.equal(togetherInterval(0, 2, 1).low, 0);
  // One hit of two: M(λ) = (1/6) / (λ (1 − λ)) < 20 where λ (1 − λ) > 1/120.
  const half = Math.sqrt(1 - 4 / 120) / 2;
  close(togetherInterval(1, 2, 1).low, 1 / 2 - half, 1e-11);
  close(togetherInterval(1, 2, 1).high, 1 / 2 + half, 1e-11);
  // Two hits of three: M(λ) = (1/12) / (λ² (1 − λ)) < 20 where λ² (1 − λ) > 1/240.
  for (const end of Object.values(togetherInterval(2, 3, 1))) {
    close(end * end * (1 - end), 1 / 240, 1e-11);
  }
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
