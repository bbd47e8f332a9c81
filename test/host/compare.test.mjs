import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  compareShares,
  observedShare,
  plannedZ,
  simultaneousZ,
  wilson,
  Z_95,
} from '../../src/host/compare.ts';
import { estimateShare } from '../../src/privacy/estimator.ts';

const { newcombe, studentizedRange } = JSON.parse(
  readFileSync(new URL('./compare.vectors.json', import.meta.url), 'utf8'),
);
const INTEREST = { weight: 7, answerCount: 5, setSize: 2 };

/** A share as the collector would send it. */
function counted(hits, n, mechanism = INTEREST) {
  return { ...estimateShare({ hits, n, ...mechanism }), n };
}

/** A share that was counted without noise. */
function plain([hits, n]) {
  return { estimate: hits / n, ...wilson(hits / n, n, Z_95), n };
}

/** Seeded: mulberry32. */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

test('without noise the interval is the one of Newcombe 1998, method 10', () => {
  const clear = { weight: 1e12, answerCount: 2, setSize: 1 };
  for (const { a, b, low, high } of newcombe.cases) {
    const difference = compareShares(plain(a), plain(b), clear, Z_95);
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
  const difference = compareShares(a, b, INTEREST, Z_95);
  assert.ok(Math.abs(difference.estimate - (11 / 6) * (48 / 520)) < 1e-12);
  assert.ok(Math.abs(difference.low - 0.062304) < 5e-6, String(difference.low));
  assert.ok(Math.abs(difference.high - 0.274554) < 5e-6, String(difference.high));
  assert.equal(difference.sure, true);
  assert.equal(compareShares(a, b, INTEREST, simultaneousZ(10)).sure, false);
});

test('the observed share is read back from every interval that the estimator gives', () => {
  for (const n of [1, 7, 400]) {
    for (let hits = 0; hits <= n; hits += Math.max(1, Math.floor(n / 40))) {
      const share = counted(hits, n);
      if (share.high <= 0 || share.low >= 1) continue;
      const back = observedShare(share, INTEREST);
      const unclipped = share.high < 1 || share.low > 0;
      if (unclipped) assert.ok(Math.abs(back - hits / n) < 1e-9, `${hits} of ${n}: ${back}`);
      else assert.ok(back >= 0 && back <= 1);
    }
  }
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
  const { low, high, estimate } = compareShares(some, none, INTEREST, Z_95);
  assert.ok(low < estimate && estimate <= high);
  assert.ok(high > some.estimate, 'below 0 there was room too');
});

test('the multiplier for all pairs is the tables’ studentized range over √2', () => {
  for (const [groups, q] of studentizedRange.q95) {
    assert.ok(Math.abs(simultaneousZ(groups) * Math.SQRT2 - q) < 2e-3, `${groups} groups`);
  }
  assert.ok(Math.abs(simultaneousZ(2) - Z_95) < 1e-6, 'one pair needs no correction');
  assert.equal(simultaneousZ(0), simultaneousZ(2));
});

test('the multiplier for planned comparisons is Bonferroni’s', () => {
  assert.ok(Math.abs(plannedZ(1) - 1.959964) < 1e-6);
  assert.ok(Math.abs(plannedZ(3) - 2.39398) < 1e-5);
});

test('among equal products, “sure” comes up in at most one show of twenty', () => {
  const random = seeded(20261121);
  const [shows, products, n, truth] = [1500, 6, 360, 0.2];
  const q = (2 + 6 * truth) / 11;
  const z = simultaneousZ(products);
  let wrong = 0;
  for (let show = 0; show < shows; show += 1) {
    const shares = Array.from({ length: products }, () => {
      let hits = 0;
      for (let i = 0; i < n; i += 1) if (random() < q) hits += 1;
      return counted(hits, n);
    });
    const any = shares.some((a, i) =>
      shares.slice(i + 1).some((b) => compareShares(a, b, INTEREST, z).sure),
    );
    if (any) wrong += 1;
  }
  // Binomial(1500, 0.05): mean 75, sd 8.4; above 75 + 4.27 sd = 111 by chance once in 100,000.
  assert.ok(wrong <= 111, `${wrong} of ${shows}`);
  assert.ok(wrong >= 30, `${wrong} of ${shows}: needlessly cautious`);
});
