import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ACCEPTED_WEIGHTS } from '../../src/core/report.ts';
import { binomialPValue } from '../../src/privacy/binomial.ts';
import { estimateShow } from '../../src/privacy/estimates.ts';
import { estimateShare } from '../../src/privacy/estimator.ts';
import { planShow } from '../../src/privacy/planner.ts';
import { fakesUntilDisturbed, shiftBound } from '../../src/privacy/poisoning.ts';

test('bounds worked out by hand', () => {
  // (fakes / n) (1 − q) / (p − q): for W = 7 and d = 5, (10/11) / (6/11); for W = 3 and d = 3, (4/5) / (2/5).
  assert.equal(shiftBound(30, 100, { answerCount: 5, weight: 7 }), 0.5);
  assert.equal(shiftBound(1, 4, { answerCount: 3, weight: 3 }), 0.5);
  assert.equal(shiftBound(0, 0, { answerCount: 5, weight: 7 }), 0);
});

test('the fewest fakes that are noticed, worked out by hand', () => {
  // m of m: 2 share^m is below 1e-6 first at 2^20 = 1,048,576, at 10^7 / 2 and at 20^5 / 2 = 1,600,000.
  assert.equal(fakesUntilDisturbed(0, 0, 1 / 2), 21);
  assert.equal(fakesUntilDisturbed(0, 0, 1 / 10), 7);
  assert.equal(fakesUntilDisturbed(0, 0, 1 / 20), 5);
  // 1 + m of 1 + m, one of them honest.
  assert.equal(fakesUntilDisturbed(1, 1, 1 / 2), 20);
  assert.equal(fakesUntilDisturbed(1, 1, 1 / 10), 6);
  // m of 1 + m at 1/10: 2 · 10^−m (9/10 (1 + m) + 1/10) is 1.46e-6 at 7 and 1.64e-7 at 8.
  assert.equal(fakesUntilDisturbed(0, 1, 1 / 10), 8);
});

const counts = fc.record({
  weight: fc.constantFrom(...ACCEPTED_WEIGHTS),
  answerCount: fc.integer({ min: 3, max: 7 }),
  honest: fc.integer({ min: 1, max: 5000 }),
  part: fc.double({ min: 0, max: 1, noNaN: true }),
  fakes: fc.integer({ min: 0, max: 5000 }),
});

test('fakes move an answer by the formula, and past the bound only where noise takes it below 0', () => {
  let tight = 0;
  fc.assert(
    fc.property(counts, ({ weight, answerCount, honest, part, fakes }) => {
      const shape = { answerCount, setSize: 1, weight };
      const hits = Math.floor(part * honest);
      const n = honest + fakes;
      const before = estimateShare({ hits, n: honest, ...shape }).unclipped;
      const after = estimateShare({ hits: hits + fakes, n, ...shape }).unclipped;
      const bound = shiftBound(fakes, n, shape);
      const [p, q] = [weight, 1].map((part) => part / (weight + answerCount - 1));
      const slack = 1e-9;
      assert.ok(Math.abs(bound - ((fakes / n) * (1 - q)) / (p - q)) < slack);
      assert.ok(Math.abs(after - before - (fakes / n) * ((1 - q) / (p - q) - before)) < slack);
      if (before >= 0) assert.ok(after - before <= bound + slack);
      assert.ok(after - before <= bound * (1 + q / (1 - q)) + slack);
      if (fakes > 0 && after - before > 0.9 * bound) tight += 1;
    }),
    { seed: 4, numRuns: 500 },
  );
  assert.ok(tight > 20, `${tight} times near the bound`);
});

test('the fewest fakes that are noticed: the host sees the mark from there on, not before', () => {
  const start = Date.UTC(2026, 0, 1);
  const manifest = planShow({
    stream: 's',
    title: 's',
    products: Array.from({ length: 20 }, (_, index) => ({ id: `p${index}`, title: 'p' })),
    audience: 20_000,
    start,
    end: start + 3_600_000,
  });
  const weights = manifest.questions.reduce((sum, { weight }) => sum + weight, 0);
  const share = manifest.questions[0].weight / weights;
  for (const all of [0, 40, 990, 9900, 99_000]) {
    const honest = manifest.questions.map(({ weight }) => Math.round((all * weight) / weights));
    const sent = honest.reduce((sum, n) => sum + n, 0);
    const least = fakesUntilDisturbed(honest[0], sent, share);
    const isMarked = (fakes) => {
      const totals = honest.map((n, index) => ({
        questionId: manifest.questions[index].id,
        window: '00',
        counts: [n, 0, 0, 0, index === 0 ? fakes : 0, 0, 0],
      }));
      return estimateShow(manifest, totals, start).windows[0].questions[0].disturbed;
    };
    assert.ok(isMarked(least) && isMarked(2 * least), `${least} beside ${all}`);
    assert.ok(!isMarked(least - 1), `${least - 1} beside ${all}`);
    assert.ok(binomialPValue(honest[0] + least, sent + least, share) < 1e-6);
  }
});

test('a question that got too few reports is not marked for fakes before they outnumber its part', () => {
  for (const [all, share] of [
    [9900, 0.05],
    [1000, 0.5],
  ]) {
    const least = fakesUntilDisturbed(0, all, share);
    assert.ok(least > (all + least) * share, `${least} beside ${all}`);
    assert.ok(binomialPValue(least, all + least, share) < 1e-6);
    assert.ok(binomialPValue(least - 1, all + least - 1, share) >= 1e-6);
  }
});
