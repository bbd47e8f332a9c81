import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { compareShares } from '../../src/host/compare.ts';
import { estimateShare } from '../../src/privacy/estimator.ts';
import { anytimeZ } from '../../src/privacy/together.ts';
import { Z95 } from '../../src/privacy/wilson.ts';
import { randomOf } from '../support/seeded.mjs';

const { newcombe } = JSON.parse(
  readFileSync(new URL('./compare.vectors.json', import.meta.url), 'utf8'),
);
const INTEREST = { weight: 7, answerCount: 5, setSize: 2 };

/** A share as the collector would send it. */
function counted(hits, n, mechanism = INTEREST) {
  return { ...estimateShare({ hits, n, ...mechanism }), n };
}

/** A share that was counted without noise. */
function plain([hits, n]) {
  return { unclipped: hits / n, n };
}

test('without noise the interval is the one of Newcombe 1998, method 10', () => {
  const clear = { weight: 1e12, answerCount: 2, setSize: 1 };
  for (const { a, b, low, high } of newcombe.cases) {
    const difference = compareShares(plain(a), plain(b), clear, Z95);
    assert.ok(Math.abs(difference.low - low) < 6e-5, `${a} ${b}: ${difference.low}`);
    assert.ok(Math.abs(difference.high - high) < 6e-5, `${a} ${b}: ${difference.high}`);
  }
});

test('a difference worked out by hand: 41 against 24 of 100, 520 answers each', () => {
  // q = (2 + 6 f) / 11: 0.40545… and 0.31273…; the observed shares nearest to them are 211 and 163 of 520.
  const a = counted(211, 520);
  const b = counted(163, 520);
  // Wilson on q: 0.364404…0.448515 and 0.275080…0.354579. Square-and-add on q: 0.033984…0.149757.
  // Times (W + d − 1)/(W − 1) = 11/6:
  const difference = compareShares(a, b, INTEREST, Z95);
  assert.ok(Math.abs(difference.estimate - (11 / 6) * (48 / 520)) < 1e-12);
  assert.ok(Math.abs(difference.low - 0.062304) < 5e-6, String(difference.low));
  assert.ok(Math.abs(difference.high - 0.274554) < 5e-6, String(difference.high));
  assert.equal(difference.sure, true);
  assert.equal(compareShares(a, b, INTEREST, anytimeZ(520, 45)).sure, false);
});

test('turning a comparison round turns its interval round', () => {
  const [a, b] = [counted(120, 300), counted(90, 280)];
  const forth = compareShares(a, b, INTEREST, 2.5);
  const back = compareShares(b, a, INTEREST, 2.5);
  assert.ok(Math.abs(forth.low + back.high) < 1e-12);
  assert.ok(Math.abs(forth.high + back.low) < 1e-12);
  assert.equal(forth.sure, back.sure);
});

test('a share that was clipped to 0 keeps the doubt it had before', () => {
  const none = counted(40, 400);
  assert.equal(none.estimate, 0);
  const some = counted(100, 400);
  const { low, high, estimate } = compareShares(some, none, INTEREST, Z95);
  assert.ok(low < estimate && estimate <= high);
  assert.ok(high > some.estimate, 'below 0 there was room too');
});

test('without reports nothing is told apart', () => {
  const nothing = { unclipped: 0, n: 0 };
  const all = { estimate: 0, low: -1, high: 1, sure: false };
  assert.deepEqual(compareShares(counted(200, 400), nothing, INTEREST, Z95), all);
});

/** Shows of equal products, looked at every 20 reports: how many ever say "sure". */
function falseVerdicts(shows, products, zAt) {
  const random = randomOf(20261121);
  const [from, until, every] = [340, 1000, 20];
  const q = (2 + 6 * 0.2) / 11;
  let wrong = 0;
  for (let show = 0; show < shows; show += 1) {
    const hits = Array.from({ length: products }, () => 0);
    let any = false;
    for (let n = 1; n <= until && !any; n += 1) {
      for (let at = 0; at < products; at += 1) if (random() < q) hits[at] += 1;
      if (n < from || n % every > 0) continue;
      const shares = hits.map((so) => counted(so, n));
      any = shares.some((a, i) =>
        shares.slice(i + 1).some((b) => compareShares(a, b, INTEREST, zAt(n)).sure),
      );
    }
    if (any) wrong += 1;
  }
  return wrong;
}

test('among equal products, looked at 34 times, “sure” comes up in at most one show of twenty', () => {
  // Binomial(600, 0.05): mean 30, sd 5.3; above 30 + 4.27 sd = 53 by chance once in 100,000.
  const wrong = falseVerdicts(600, 5, (n) => anytimeZ(n, 10));
  assert.ok(wrong <= 53, `${wrong} of 600`);
});

test('the same test fails intervals that are made for one look at one pair', () => {
  const wrong = falseVerdicts(100, 5, () => Z95);
  assert.ok(wrong > 40, `only ${wrong} of 100`);
});
