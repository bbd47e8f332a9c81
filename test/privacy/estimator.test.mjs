import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  estimateShare,
  observedShare,
  reportsNeeded,
  shareFromObserved,
  standardError,
  unitVariance,
  widening,
} from '../../src/privacy/estimator.ts';
import { wilsonInterval, Z95 } from '../../src/privacy/wilson.ts';

const known = JSON.parse(readFileSync(new URL('./known-answers.json', import.meta.url), 'utf8'));

const close = (actual, expected, tolerance, message) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${message}: ${actual}, not ${expected}`);

test('Wilson intervals are the published ones', () => {
  for (const { hits, n, low, high } of known.wilson.cases) {
    const interval = wilsonInterval(hits, n);
    close(interval.low, low, 5e-5, `low of ${hits}/${n}`);
    close(interval.high, high, 5e-5, `high of ${hits}/${n}`);
  }
});

test('a Wilson interval holds the share that was seen, and ends where shares end', () => {
  for (let n = 1; n <= 60; n += 1) {
    for (let hits = 0; hits <= n; hits += 1) {
      const { low, high } = wilsonInterval(hits, n);
      assert.ok(low <= hits / n && hits / n <= high, `${hits}/${n}`);
      assert.equal(low === 0, hits === 0);
      assert.equal(high === 1, hits === n);
    }
  }
});

test('estimates are those worked out by hand', () => {
  for (const { estimate, ...counted } of known.estimates.cases) {
    const found = estimateShare(counted);
    close(found.estimate, estimate, 1e-12, JSON.stringify(counted));
    assert.ok(found.low <= found.estimate && found.estimate <= found.high);
    assert.ok(found.low >= 0 && found.high <= 1);
  }
});

test('standard errors and reports needed are those worked out by hand', () => {
  for (const { share, n, error, ...set } of known.standardErrors.cases) {
    close(standardError(share, n, set), error, 1e-12, JSON.stringify(set));
  }
  for (const { share, error, n, ...set } of known.reportsNeeded.cases) {
    assert.equal(reportsNeeded(share, Z95 * error, set), n);
    assert.ok(standardError(share, n, set) <= error);
    assert.ok(standardError(share, n - 1, set) > error);
  }
});

test('expected counts give back the true shares, and all answers together are 1', () => {
  const truth = [0.5, 0.25, 0.125, 0.0625, 0.0625];
  const set = { answerCount: 5, setSize: 1, weight: 7 };
  const observed = truth.map((share) => observedShare(share, set));
  close(
    observed.reduce((sum, share) => sum + share, 0),
    1,
    1e-12,
    'observed shares',
  );
  for (const [at, share] of truth.entries()) {
    close(shareFromObserved(observed[at], set), share, 1e-12, `answer ${at}`);
  }
  close(shareFromObserved(observed[3] + observed[4], { ...set, setSize: 2 }), 0.125, 1e-12, 'pair');
});

test('without reports nothing is known', () => {
  const none = { hits: 0, n: 0, setSize: 1, answerCount: 5, weight: 7 };
  assert.deepEqual(estimateShare(none), { estimate: 0, unclipped: 0, low: 0, high: 1 });
});

const width = (counted) => {
  const { low, high } = estimateShare({ setSize: 1, answerCount: 5, weight: 7, ...counted });
  return high - low;
};

test('the interval narrows with more reports and with more weight', () => {
  assert.ok(width({ hits: 2200, n: 11000 }) < width({ hits: 220, n: 1100 }) / 3);
  assert.ok(width({ hits: 220, n: 1100, weight: 54 }) < width({ hits: 220, n: 1100 }));
});

test('the widest interval is that of the worst share there can be, for every shape', () => {
  const base = { answerCount: 5, setSize: 1, weight: 7 };
  for (const weight of [3, 7, 54]) {
    for (let answerCount = 2; answerCount <= 7; answerCount += 1) {
      for (let setSize = 1; setSize < answerCount; setSize += 1) {
        const set = { answerCount, setSize, weight };
        let worst = 0;
        for (let at = 0; at <= 10_000; at += 1) {
          worst = Math.max(worst, unitVariance(at / 10_000, set));
        }
        const found = widening(0.2, base, set);
        close(found, Math.sqrt(worst / unitVariance(0.2, base)), 1e-6, JSON.stringify(set));
      }
    }
  }
  // By hand: √(0.25 / 0.16).
  close(widening(0.2, base), 1.25, 1e-12, 'a product with W = 7');
});

test('counts and sets that cannot be are refused', () => {
  const good = { hits: 1, n: 2, setSize: 1, answerCount: 5, weight: 7 };
  for (const change of [
    { hits: 3 },
    { hits: -1 },
    { hits: 0.5 },
    { n: 1.5 },
    { setSize: 0 },
    { setSize: 5 },
    { answerCount: 1, setSize: 1 },
    { answerCount: 8 },
  ]) {
    assert.throws(() => estimateShare({ ...good, ...change }), { code: 'mechanism' });
  }
  for (const [share, half, change] of [
    [0.2, 0],
    [0.2, Number.NaN],
    [-0.01, 0.1],
    [1.01, 0.1],
    [0.2, 0.1, { setSize: 5 }],
  ]) {
    assert.throws(() => reportsNeeded(share, half, { ...good, ...change }), { code: 'mechanism' });
  }
  // The edges of what can be are taken.
  estimateShare({ ...good, hits: 2 });
  estimateShare({ ...good, hits: 0, setSize: 4 });
  estimateShare({ ...good, answerCount: 7, setSize: 6 });
  estimateShare({ ...good, answerCount: 2 });
  for (const share of [0, 1]) assert.ok(reportsNeeded(share, 0.1, good) > 0);
});
