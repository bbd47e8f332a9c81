import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createIndex } from '../../src/model/features.ts';
import { leaveOneOut } from '../../src/model/leave-one-out.ts';
import { rank } from '../../src/model/ranker.ts';
import { explainAll } from '../../src/model/reasons.ts';
import { HAND_WEIGHTS, readWeights } from '../../src/model/weights.ts';
import { indexWith } from './packs.mjs';
import { plainShop, profileOf } from './shops.mjs';

const ACTS = [
  ['select', 'p0'],
  ['save', 'p1'],
  ['dismiss', 'p2'],
  ['search', '🎧 ‮شاي'],
  ['search', '🎧'],
];

/** A shop whose first three products are given; the rest is plain. */
function shopWith(given) {
  return plainShop(12, [['A'], ['B']], (item) => (item < 3 ? given[item] : {}));
}

/** Ranks, explains and leaves out, with and without a pack; all numbers must be finite. */
function assertFinite(products) {
  for (const options of [null, { seed: 3, rank: 8, neighbours: 3 }]) {
    const index = indexWith(products, options);
    const ids = index.products.map(({ id }) => id);
    const ranking = rank(index, profileOf(ACTS), HAND_WEIGHTS);
    assert.ok(ranking.scores.every(Number.isFinite));
    assert.equal(ranking.ids.length, index.products.length);
    for (const { score, reasons } of explainAll(
      index,
      profileOf(ACTS),
      HAND_WEIGHTS,
      ids.slice(0, 4),
      { maxPicks: 6 },
    )) {
      assert.ok([score, ...reasons.map(({ contribution }) => contribution)].every(Number.isFinite));
    }
    const { places } = leaveOneOut(index, ranking, [0, 1, 2]);
    assert.ok(places.every((place) => place >= 1 && place <= index.products.length));
  }
}

test('prices that are none count as no price, and are counted', () => {
  const priced = (current) => ({ price: { current, currency: 'EUR' } });
  const bad = [NaN, Infinity, -Infinity, -5, 0, '9', null, {}];
  for (const current of bad) {
    const products = shopWith([priced(current), priced(9), priced(1e308)]);
    const index = createIndex(products);
    assert.equal(index.ignored.prices, 1, String(current));
    const price = index.fields.find(({ field }) => field === 'price');
    assert.equal(price.scales[0], 0);
    assert.ok(price.scales[1] > 0 && price.scales[2] > 0);
    assertFinite(products);
  }
});

test('titles of nothing, signs, right-to-left text and half a character', () => {
  const titles = ['', '   ', '🎧🎧', '‮شاي بالنعناع‬', 'ﷺ', '\ud800', '\u0000', '́'.repeat(2000)];
  for (const title of titles) assertFinite(shopWith([{ title }, { title }, { title: 'Tea' }]));
});

test('10,000 tags: the first ones are read, and it is counted', () => {
  const tags = Array.from({ length: 10_000 }, (_, at) => `tag ${at}`);
  const products = shopWith([{ tags }, { tags: tags.toReversed() }, { tags: ['tag 1'] }]);
  assert.equal(createIndex(products).ignored.longTagLists, 2);
  assertFinite(products);
});

test('a repeated id keeps its first product, for a pack too, and is counted', () => {
  const products = shopWith([{}, { id: 'p0', title: 'Another' }, { id: 'p5' }]);
  const { ignored, products: kept, itemOf } = createIndex(products);
  assert.equal(ignored.repeatedIds, 2);
  assert.deepEqual([kept.length, itemOf.get('p0'), kept[0].title], [10, 0, 'Thing 0']);
  assert.throws(() => indexWith(products, { rank: 2 }), { code: 'model' });
});

test('vectors that do not fit are left out and counted; the others still count', () => {
  const bad = [[1, 2], [], [NaN, 1, 1], [0, 0, 0], [Infinity, 1, 1], 'abc', { length: 3 }];
  for (const embedding of bad) {
    const products = shopWith([
      { embedding: [1, 0, 0] },
      { embedding },
      { embedding: [1e308, 1e307, 0] },
    ]);
    const index = createIndex(products);
    assert.equal(index.ignored.embeddings, 1, JSON.stringify(embedding));
    assert.equal(index.embeddings.scales[1], 0);
    assertFinite(products);
    const looked = rank(index, profileOf([['select', 'p0']]), HAND_WEIGHTS);
    // p2 and p4 differ in nothing but the vector.
    assert.ok(looked.scores[2] > looked.scores[4] + 0.1);
  }
  const only = createIndex(shopWith([{ embedding: [NaN] }, { embedding: [] }, {}]));
  assert.deepEqual([only.embeddings, only.ignored.embeddings], [null, 2]);
});

test('vectors of any size do not change what else is equal', () => {
  const products = (scale) =>
    shopWith([
      { embedding: [3 * scale, 1 * scale] },
      { embedding: [2 * scale, -1 * scale] },
      { embedding: [1 * scale, 1 * scale] },
    ]);
  const scoresOf = (scale) =>
    rank(createIndex(products(scale)), profileOf([['select', 'p0']]), HAND_WEIGHTS).scores;
  assert.deepEqual(scoresOf(1), scoresOf(2 ** 900));
});

test('weights of another shape are refused, whichever part is missing or too much', () => {
  const text = JSON.stringify(HAND_WEIGHTS);
  const keys = Object.keys(HAND_WEIGHTS);
  for (const key of keys) {
    const { [key]: _, ...rest } = JSON.parse(text);
    assert.throws(() => readWeights(rest), { code: 'model' }, key);
  }
  for (const key of Object.keys(HAND_WEIGHTS.withPack)) {
    const json = JSON.parse(text);
    delete json.withPack[key];
    assert.throws(
      () => readWeights(json),
      (error) => error.code === 'model' && error.path.startsWith(`withPack.${key}`),
    );
  }
  const wide = JSON.parse(text);
  wide.fields.colour = 1;
  assert.throws(() => readWeights(wide), { code: 'model', path: 'fields.colour' });
});
