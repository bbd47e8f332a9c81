import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { calibrationGain, historyShares } from '../../src/model/calibration.ts';
import { choosePicks, likeness, STRENGTHS } from '../../src/model/diversity.ts';
import { calibrationDivergence } from '../../src/model/fairness.ts';
import { createIndex } from '../../src/model/features.ts';
import { rank } from '../../src/model/ranker.ts';
import { HAND_WEIGHTS } from '../../src/model/weights.ts';
import { plainShop, profileOf, situation } from './shops.mjs';

const near = (actual, wanted) => assert.ok(Math.abs(actual - wanted) < 1e-6, `${actual} ${wanted}`);

test('the gains of a list add up to how far its divergence falls', () => {
  const p = new Map([
    ['boots', 0.7],
    ['tea', 0.3],
  ]);
  const list = ['boots', 'tea', 'boots', 'lamps', 'boots', 'boots'];
  const counts = new Map();
  let fallen = 0;
  for (const kind of list) {
    fallen += calibrationGain(p.get(kind) ?? 0, counts.get(kind) ?? 0, list.length);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  near(fallen, calibrationDivergence(p, new Map()) - calibrationDivergence(p, counts));
});

test('the history counts what the viewer wished for, by weight, in narrowest categories', () => {
  const index = createIndex(plainShop(6, [['A', 'B'], ['A', 'C'], []]));
  const { acts } = rank(
    index,
    profileOf([
      ['save', 'p0'],
      ['select', 'p1'],
      ['dismiss', 'p4'],
      ['select', 'p2'],
      ['view', 'p4'],
    ]),
    HAND_WEIGHTS,
  );
  const shares = historyShares(index, acts);
  assert.equal(shares.size, 2);
  const [b, c] = [shares.get(index.paths[0]), shares.get(index.paths[1])];
  near(b + c, 1);
  assert.ok(b > c);
});

test('two interests share the picks by their size', () => {
  const index = createIndex(plainShop(40, [['A'], ['B'], ['C'], ['D']]));
  const profile = profileOf(['p0', 'p4', 'p1', 'p8', 'p5', 'p12'].map((id) => ['select', id]));
  const ranking = rank(index, profile, HAND_WEIGHTS);
  const picksOf = (strengths) =>
    choosePicks(index, [...ranking.order], ranking, 6, strengths)
      .slice(0, 6)
      .filter((item) => item % 4 === 1).length;
  assert.equal(picksOf({ calibration: 0, diversity: 0 }), 0);
  assert.equal(picksOf(STRENGTHS), 1);
  assert.equal(picksOf({ calibration: 8, diversity: 0 }), 2);
});

test('a likeness is 0 to 1, the same both ways, most for the same product under another id', () => {
  const index = createIndex([
    ...plainShop(4, [['A'], ['B']], () => ({ brand: 'Oda', title: 'Ember lamp' })),
    { id: 'bare', title: '', url: 'https://shop.example/', category: [], tags: [] },
  ]);
  assert.ok(likeness(index, 0, 2) > likeness(index, 0, 1) && likeness(index, 0, 2) <= 1 + 1e-6);
  assert.ok(likeness(index, 0, 1) > 0 && likeness(index, 0, 1) < 1);
  assert.equal(likeness(index, 0, 1), likeness(index, 1, 0));
  assert.equal(likeness(index, 0, 4), 0);
});

test('of equal products the ones unlike the picks before them come first', () => {
  const titles = ['Ember lamp', 'Ember lamp', 'Ember lamp', 'Oak table'];
  const index = createIndex(
    plainShop(8, [['A']], (item) => ({ title: titles[item % 4], brand: titles[item % 4] })),
  );
  const scores = new Float64Array(8).fill(1);
  const order = [0, 1, 2, 3, 4, 5, 6, 7];
  const show = { onStage: new Map(), upcoming: new Map() };
  const wished = { scores, acts: [{ alike: 1, item: -1 }], show };
  const apart = { calibration: 0, diversity: 0.1 };
  assert.deepEqual(choosePicks(index, order, wished, 2, apart), [0, 3, 1, 2, 4, 5, 6, 7]);
  const nobody = { ...wished, acts: [] };
  assert.deepEqual(choosePicks(index, order, nobody, 2, apart), order, 'no interest, no change');
  const announced = { ...wished, show: { ...show, upcoming: new Map([[1, 0.5]]) } };
  assert.deepEqual(choosePicks(index, order, announced, 3, apart), [0, 1, 3, 2, 4, 5, 6, 7]);
});

test('choosing picks moves only candidates near the front, loses none, and is repeatable', () => {
  fc.assert(
    fc.property(situation, fc.integer({ min: 0, max: 24 }), ({ products, profile }, places) => {
      const index = createIndex(products);
      const ranking = rank(index, profile, HAND_WEIGHTS);
      const { order } = ranking;
      const chosen = choosePicks(index, [...order], ranking, places);
      assert.deepEqual(
        chosen.toSorted((a, b) => a - b),
        [...order].toSorted((a, b) => a - b),
      );
      assert.deepEqual(choosePicks(index, [...order], ranking, places), chosen);
      assert.equal(chosen[0], order[0], 'the best-scored product stays first');
      const near = new Set([...order].slice(0, Math.max(places, 4 * places)));
      for (const item of chosen.slice(0, places)) assert.ok(near.has(item));
    }),
    { seed: 8, numRuns: 150 },
  );
});
