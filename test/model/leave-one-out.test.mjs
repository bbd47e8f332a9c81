import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { leaveOneOut } from '../../src/model/leave-one-out.ts';
import { rank } from '../../src/model/ranker.ts';
import { HAND_WEIGHTS } from '../../src/model/weights.ts';
import { randomOf } from '../support/seeded.mjs';
import { anyWeights, indexWith, packOptions } from './packs.mjs';
import { plainShop, profileOf, situation } from './shops.mjs';

/** Places of items after ranking without one signal, which is what must come out. */
function placesWithout(index, profile, weights, id, items) {
  const signals = profile.signals.filter((signal) => signal.id !== id);
  const order = [...rank(index, { ...profile, signals }, weights).order];
  return items.map((item) => order.indexOf(item) + 1);
}

function compare(index, profile, weights, items) {
  const ranking = rank(index, profile, weights);
  const { places, replayed } = leaveOneOut(index, ranking, items);
  ranking.acts.forEach(({ signal }, nth) => {
    assert.deepEqual(
      [...places.subarray(nth * items.length, (nth + 1) * items.length)],
      placesWithout(index, profile, weights, signal.id, items),
      signal.id,
    );
  });
  return replayed / Math.max(1, ranking.acts.length);
}

test('places without an act are those of ranking without it: any shop, pack and weights', () => {
  const maybePack = fc.option(packOptions, { nil: null, freq: 2 });
  const weights = fc.oneof(fc.constant(HAND_WEIGHTS), anyWeights);
  fc.assert(
    fc.property(situation, maybePack, weights, ({ products, profile }, options, theta) => {
      const index = indexWith(products, options);
      const { order } = rank(index, profile, theta);
      compare(index, profile, theta, [...order.subarray(0, 6), ...order.subarray(-2)]);
    }),
    { numRuns: 300, seed: 12 },
  );
});

const WORDS = 'ember fell drift trail rain tea pot shoe lamp wool red blue oak pine'.split(' ');

/** A shop in which no two products are the same, and a long history. */
function distinct(count, acts, seed) {
  const random = randomOf(seed);
  const word = () => WORDS[Math.floor(random() * WORDS.length)];
  const products = plainShop(count, [['A', 'a'], ['A', 'b'], ['B'], ['C', 'c', 'd']], (item) => ({
    title: `${word()} ${word()} ${item} x${Math.floor(random() * 1000)}`,
    brand: `Brand ${item % 17}`,
    tags: [word(), `t${Math.floor(random() * 50)}`],
    price: { current: 1 + random() * 300, currency: 'EUR' },
  }));
  const types = ['select', 'save', 'dwell', 'dismiss', 'add'];
  const profile = profileOf(
    Array.from({ length: acts }, (_, at) => {
      if (at % 9 === 0) return ['search', word()];
      return [types[at % 5], `p${Math.floor(random() ** 2 * count)}`, { value: 3 + at }];
    }),
    { popularity: Object.fromEntries(products.map(({ id }) => [id, random()])) },
  );
  return { products, profile };
}

for (const options of [null, { seed: 4 }]) {
  const named = options === null ? 'without' : 'with';
  test(`a long history ${named} a pack: exact, and almost never by ranking again`, () => {
    const { products, profile } = distinct(300, 120, 5);
    const index = indexWith(products, options);
    const { order } = rank(index, profile, HAND_WEIGHTS);
    const items = [...order.subarray(0, 6), order[100]];
    assert.ok(compare(index, profile, HAND_WEIGHTS, items) < 0.05);
  });
}
