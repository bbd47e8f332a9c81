import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  appearances,
  averagePopularity,
  calibrationDivergence,
  catalogueCoverage,
  gainAt,
  gini,
  intraListDistance,
  longTailShare,
  rankBiasedOverlap,
  tailItems,
} from '../../src/model/fairness.ts';

const FIXTURES = JSON.parse(
  readFileSync(new URL('./fairness.fixtures.json', import.meta.url), 'utf8'),
);
/** A fixture's number, which may be written as the source writes it. */
const value = (given) => (typeof given === 'number' ? given : new Function(`return ${given}`)());
const near = (actual, wanted, tolerance = 1e-12) =>
  assert.ok(Math.abs(actual - value(wanted)) <= tolerance, `${actual} is not ${wanted}`);
const zeroBased = (lists) => lists.map((list) => list.map((item) => item - 1));

test('coverage and Gini are the ones RecBole asserts', () => {
  const { lists, items, coverage, gini: wanted } = FIXTURES.recbole;
  const counts = appearances(zeroBased(lists), items);
  near(catalogueCoverage(counts), coverage);
  near(gini(counts), wanted);
  near(gini(FIXTURES.giniOfValues.values), FIXTURES.giniOfValues.gini, 5e-8);
});

test('average popularity is the one RecBole and RecTools state', () => {
  const { lists, popularity, averagePopularityAt1, averagePopularityAt3 } = FIXTURES.recbole;
  // The source counts an item it knows nothing about as chosen by nobody.
  const known = Array.from({ length: 8 }, (_, item) => popularity[item + 1] ?? 0);
  zeroBased(lists).forEach((list, at) => {
    near(averagePopularity([list.slice(0, 1)], known), averagePopularityAt1[at]);
    near(averagePopularity([list], known), averagePopularityAt3[at]);
  });
  const rectools = FIXTURES.rectoolsPopularity;
  const chosen = [0, 0, 0];
  for (const item of rectools.interactions) chosen[item - 1] += 1;
  zeroBased(rectools.lists).forEach((list, at) => {
    near(averagePopularity([list.slice(0, 1)], chosen), rectools.at1[at]);
    near(averagePopularity([list.slice(0, 3)], chosen), rectools.at3[at]);
  });
  near(averagePopularity(zeroBased(rectools.lists), chosen), 2);
});

test('long-tail share is the one RecBole asserts, for its tail of a tenth', () => {
  const { lists, popularity, tailShareAt3 } = FIXTURES.recbole;
  const tail = tailItems(Object.values(popularity), 0.1);
  assert.deepEqual([...tail], [0]);
  zeroBased(lists).forEach((list, at) => near(longTailShare([list], tail), tailShareAt3[at]));
  assert.equal(tailItems([9, 1, 5, 1, 1]).size, 4, 'all but the most popular fifth');
  assert.ok(!tailItems([9, 1, 5, 1, 1]).has(0));
});

test('intra-list distance is the one RecTools states', () => {
  const { lists, features, at2, at3 } = FIXTURES.rectoolsDiversity;
  const hamming = (a, b) => features[a].filter((feature, at) => feature !== features[b][at]).length;
  lists.forEach((list, at) => {
    near(intraListDistance(list.slice(0, 2), hamming), at2[at]);
    near(intraListDistance(list, hamming), at3[at], 1e-8);
  });
  assert.equal(intraListDistance([1], hamming), 0);
});

test('rank-biased overlap is the one of the paper', () => {
  const { cases, figure5 } = FIXTURES.rankBiasedOverlap;
  for (const { a, b, p, is } of cases) near(rankBiasedOverlap([...a], [...b], p), is, 5e-4);
  // Equation 30, term by term, on the lists of figure 5 for equal lengths.
  const agreements = figure5.agreements.map(value);
  near(agreements.reduce((sum, one) => sum + one, 0) / 7, 0.312, 5e-4);
  const p = 0.9;
  const summed = agreements.reduce((sum, one, at) => sum + one * p ** (at + 1), 0);
  near(
    rankBiasedOverlap([...figure5.a], [...figure5.b], p),
    agreements[6] * p ** 7 + ((1 - p) / p) * summed,
  );
});

test('rank-biased overlap of lists of other lengths agrees with equation 32 by hand', () => {
  // S = a b, L = b a c: X = 0, 2, 2; s = 2, l = 3; p = .5.
  const [p, s, l] = [0.5, 2, 3];
  const first = (0 / 1) * p + (2 / 2) * p ** 2 + (2 / 3) * p ** 3;
  const second = ((2 * (3 - s)) / (s * 3)) * p ** 3;
  const rest = ((2 - 2) / l + 2 / s) * p ** l;
  const wanted = ((1 - p) / p) * (first + second) + rest;
  near(rankBiasedOverlap(['a', 'b'], ['b', 'a', 'c'], p), wanted);
  near(rankBiasedOverlap(['b', 'a', 'c'], ['a', 'b'], p), wanted);
  assert.equal(rankBiasedOverlap([], ['a']), 0);
  assert.equal(rankBiasedOverlap([], []), 1);
});

test('rank-biased overlap: 0 to 1, the same both ways, 1 for a list and itself', () => {
  const ranking = fc.uniqueArray(fc.integer({ min: 0, max: 15 }), { maxLength: 12 });
  fc.assert(
    fc.property(ranking, ranking, (a, b) => {
      const overlap = rankBiasedOverlap(a, b);
      assert.ok(overlap >= 0 && overlap <= 1 + 1e-12);
      near(rankBiasedOverlap(b, a), overlap);
      near(rankBiasedOverlap(a, a), 1);
      const shared = a.some((item) => b.includes(item));
      assert.equal(overlap > 0, shared || (a.length === 0 && b.length === 0));
    }),
    { seed: 4, numRuns: 300 },
  );
});

test('calibration: a viewer of 70 % romance and 30 % action (Steck 2018, section 3)', () => {
  const history = new Map([
    ['romance', 7],
    ['action', 3],
  ]);
  const listOf = (romance, action) =>
    new Map([
      ['romance', romance],
      ['action', action],
    ]);
  near(calibrationDivergence(history, listOf(70, 30)), 0);
  // All romance: q̃ = (.99 + .007, .003).
  const wanted = 0.7 * Math.log(0.7 / 0.997) + 0.3 * Math.log(0.3 / 0.003);
  near(calibrationDivergence(history, listOf(10, 0)), wanted);
  near(calibrationDivergence(history, new Map()), Math.log(100));
  assert.equal(calibrationDivergence(new Map(), listOf(1, 1)), 0);
  // What falls short of a rare kind costs more than what falls short of a common one.
  assert.ok(
    calibrationDivergence(history, listOf(10, 0)) > calibrationDivergence(history, listOf(4, 6)),
  );
});

test('the gain of a place is 1 / log2(1 + place), and nothing past the depth', () => {
  near(gainAt(1), 1);
  near(gainAt(3), 0.5);
  assert.deepEqual([gainAt(0), gainAt(11), gainAt(2, 1)], [0, 0, 0]);
});
