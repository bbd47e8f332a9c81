import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { arrange } from '../../src/model/arrange.ts';
import { createIndex } from '../../src/model/features.ts';
import { pick } from '../../src/model/pick.ts';
import { rank } from '../../src/model/ranker.ts';
import { smallestSet } from '../../src/model/smallest-set.ts';
import { HAND_WEIGHTS } from '../../src/model/weights.ts';
import { randomOf } from '../support/seeded.mjs';
import { indexWith } from './packs.mjs';
import { plainShop, profileOf, situation } from './shops.mjs';

/** Places from scores alone. */
const BY_SCORE = {
  maxPicks: 6,
  showPromoted: false,
  discovery: false,
  diversity: false,
  calibration: false,
  popularityCap: false,
  fatigue: false,
};
function without(profile, ids) {
  const gone = new Set(ids);
  return { ...profile, signals: profile.signals.filter(({ id }) => !gone.has(id)) };
}

function placesOf(index, profile, options) {
  const { order } = arrange(index, rank(index, profile, HAND_WEIGHTS), options);
  return order.map((item) => index.products[item].id);
}

/** Size of the smallest set by trying every one; null where none makes the product fall. */
function smallestByTrying(index, profile, productId, options) {
  const ids = profile.signals.map(({ id }) => id);
  const place = placesOf(index, profile, options).indexOf(productId);
  let best = null;
  for (let set = 1; set < 2 ** ids.length; set += 1) {
    const gone = ids.filter((_, at) => (set >> at) & 1);
    if (best !== null && gone.length >= best) continue;
    if (placesOf(index, without(profile, gone), options).indexOf(productId) > place) {
      best = gone.length;
    }
  }
  return best;
}

test('where places follow from scores, no smaller set of acts would do', () => {
  let sizes = 0;
  for (let seed = 0; seed < 40; seed += 1) {
    const random = randomOf(seed);
    const any = (...choices) => choices[Math.floor(random() * choices.length)];
    const products = plainShop(14, [['A', 'a'], ['A', 'b'], ['B']], () => ({
      brand: any('Oda', 'Fell', 'Ember'),
      tags: [any('wool', 'red'), any('new', 'old')],
      price: { current: any(5, 9, 40, 200), currency: 'EUR' },
    }));
    const index = indexWith(products, seed % 2 === 0 ? null : { seed, neighbours: 3, rank: 4 });
    const acts = Array.from({ length: 7 }, () => [
      any('dwell', 'select', 'save'),
      `p${Math.floor(random() * 14)}`,
      { value: 1 + Math.floor(random() * 100) },
    ]);
    const profile = profileOf(acts);
    for (const id of placesOf(index, profile, BY_SCORE).slice(0, 3)) {
      const found = smallestSet(index, profile, HAND_WEIGHTS, id, BY_SCORE);
      const size = smallestByTrying(index, profile, id, BY_SCORE);
      assert.equal(found?.signalIds.length ?? null, size, `${id} of shop ${seed}`);
      if (size > 1) sizes += 1;
    }
  }
  assert.ok(sizes > 10, `${sizes} sets of more than one act`);
});

test('with all steps on: what is announced is so, and nothing of it can be spared', () => {
  let found = 0;
  fc.assert(
    fc.property(situation, ({ products, profile, options }) => {
      const index = createIndex(products);
      const on = { ...options, basedOnMe: true };
      const ranking = rank(index, profile, HAND_WEIGHTS);
      for (const { productId, place } of pick(index, ranking, on)) {
        const set = smallestSet(index, profile, HAND_WEIGHTS, productId, on);
        if (set === null) continue;
        found += 1;
        assert.equal(set.verified, true);
        assert.equal(set.place, place);
        const order = placesOf(index, without(profile, set.signalIds), on);
        assert.equal(order.indexOf(productId) + 1, set.placeWithout);
        assert.ok(set.placeWithout > place);
        assert.equal(order[place - 1], set.replacedBy);
        for (const id of set.signalIds.length > 1 ? set.signalIds : []) {
          const fewer = set.signalIds.filter((other) => other !== id);
          assert.ok(placesOf(index, without(profile, fewer), on).indexOf(productId) < place);
        }
      }
    }),
    { numRuns: 200, seed: 1 },
  );
  assert.ok(found > 100, `${found} sets`);
});

test('the look that holds a product in its place', () => {
  const index = createIndex(plainShop(12, [['Shoes'], ['Tea']]));
  const profile = profileOf([
    ['select', 'p0'],
    ['select', 'p1'],
    ['save', 'p3'],
  ]);
  const options = { maxPicks: 6 };
  const [first] = pick(index, rank(index, profile, HAND_WEIGHTS), options);
  const set = smallestSet(index, profile, HAND_WEIGHTS, first.productId, options);
  assert.deepEqual(set.signalIds, ['s2']);
});

test('nothing to say of unknown products, without acts, or where nothing is based on the viewer', () => {
  const index = createIndex(plainShop(6, [['A']]));
  const looked = profileOf([['select', 'p0']]);
  assert.equal(smallestSet(index, looked, HAND_WEIGHTS, 'x', { maxPicks: 6 }), null);
  assert.equal(smallestSet(index, profileOf([]), HAND_WEIGHTS, 'p1', { maxPicks: 6 }), null);
  const off = { maxPicks: 6, basedOnMe: false };
  assert.equal(smallestSet(index, looked, HAND_WEIGHTS, 'p1', off), null);
});
