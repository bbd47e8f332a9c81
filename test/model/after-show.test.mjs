import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dueOffers, recapOf, remindersOf } from '../../src/model/after-show.ts';

const NOW = 1_800_000_000_000;

const base = { url: 'https://shop.example/', category: [], tags: [] };
const offer = { label: '10 % off', code: 'RAIN10', afterInteractions: 3 };
const PRODUCTS = new Map(
  [
    { ...base, id: 'gale', title: 'Gale', offer },
    { ...base, id: 'tea', title: 'Tea set' },
    { ...base, id: 'lamp', title: 'Lamp', offer: { ...offer, afterInteractions: 1 } },
    { ...base, id: 'gone', title: 'Gone', offer, availability: 'out-of-stock' },
    { ...base, id: 'near', title: 'Near', offer, regions: ['DE', 'AT'] },
  ].map((product) => [product.id, product]),
);

/** Acts a second apart, the last one now. */
function acts(...list) {
  return list.map(([type, productId, more], at) => ({
    id: `s${at}`,
    at: NOW - (list.length - 1 - at) * 1000,
    stream: 'friday',
    type,
    productId,
    ...more,
  }));
}

const due = (signals, region = null) => dueOffers(signals, { products: PRODUCTS, region });
const looks = (id, count) => Array.from({ length: count }, () => ['select', id]);

test('an offer is due from the named number of looks and saves on, and says which it was', () => {
  assert.deepEqual(due(acts(...looks('gale', 2))), []);
  assert.deepEqual(due(acts(...looks('gale', 3))), [
    { productId: 'gale', because: 'looked', acts: 3 },
  ]);
  assert.deepEqual(
    due(acts(['save', 'gale'], ['dwell', 'gale', { value: 4 }], ['select', 'gale'])),
    [{ productId: 'gale', because: 'saved', acts: 3 }],
  );
  assert.deepEqual(due(acts(...looks('tea', 9))), [], 'a product without an offer');
});

test('being shown, searched or liked is not looking', () => {
  const passing = ['view', 'react', 'search'].flatMap((type) =>
    Array.from({ length: 4 }, () => [type, 'gale']),
  );
  assert.deepEqual(due(acts(...passing)), []);
});

test('what was taken, dismissed, sold out or cannot be sent is not offered', () => {
  assert.deepEqual(due(acts(...looks('gale', 5), ['add', 'gale'])), []);
  assert.deepEqual(due(acts(['purchase', 'gale'], ...looks('gale', 5))), []);
  assert.deepEqual(due(acts(...looks('gale', 5), ['dismiss', 'gale'])), []);
  assert.equal(due(acts(['dismiss', 'gale'], ...looks('gale', 3))).length, 1);
  assert.deepEqual(due(acts(...looks('gone', 5))), []);
  assert.deepEqual(due(acts(...looks('near', 3)), 'US'), []);
  assert.equal(due(acts(...looks('near', 3)), 'AT').length, 1);
  assert.equal(due(acts(...looks('near', 3))).length, 1, 'no country known: nothing is hidden');
});

test('offers stand in the order of the catalogue, whatever the viewer did first', () => {
  const ids = due(acts(['save', 'lamp'], ...looks('gale', 3))).map(({ productId }) => productId);
  assert.deepEqual(ids, ['gale', 'lamp']);
});

test('the recap tells what was saved and looked at in this show only', () => {
  const signals = [
    ...acts(['select', 'gone']).map((old) => ({ ...old, stream: 'monday' })),
    ...acts(['select', 'near']).map((old) => ({ ...old, at: NOW - 7 * 86_400_000 })),
    ...acts(
      ['select', 'tea'],
      ['select', 'lamp'],
      ['dwell', 'lamp', { value: 5 }],
      ['save', 'gale'],
      ['add', 'lamp'],
      ['view', 'tea'],
    ),
  ];
  assert.deepEqual(recapOf(signals, PRODUCTS, 'friday', NOW), {
    items: [
      { productId: 'gale', because: 'saved', looks: 0 },
      { productId: 'lamp', because: 'looked', looks: 2 },
      { productId: 'tea', because: 'looked', looks: 1 },
    ],
    looked: 2,
    saved: 1,
    added: 1,
    notes: 6,
  });
});

test('a recap leaves out what was dismissed, and is none where nothing was done', () => {
  const { items } = recapOf(acts(['select', 'tea'], ['dismiss', 'tea']), PRODUCTS, 'friday', NOW);
  assert.deepEqual(items, []);
  assert.equal(recapOf([], PRODUCTS, 'friday', NOW), null);
  assert.equal(recapOf(acts(['view', 'tea'], ['select', 'left']), PRODUCTS, 'friday', NOW), null);
});

test('a reminder is of an earlier visit, of what was saved or looked at twice and left open', () => {
  const BEGAN = NOW - 10_000;
  const earlier = (...list) =>
    acts(...list).map((act) => ({ ...act, id: `e${act.id}`, at: act.at - 3_600_000 }));
  const due = (signals, region = null) =>
    remindersOf(signals, { products: PRODUCTS, region }, BEGAN).map(({ productId }) => productId);
  assert.deepEqual(due(acts(['save', 'tea'])), [], 'of this visit');
  assert.deepEqual(due(earlier(['select', 'tea'])), [], 'one look may be an accident');
  const before = earlier(...looks('lamp', 2), ['save', 'tea'], ...looks('gale', 3));
  assert.deepEqual(due(before), ['tea', 'gale', 'lamp'], 'saved first, then the newest');
  assert.deepEqual(due([...before, ...acts(['select', 'gale'], ['add', 'tea'])]), ['lamp']);
  assert.deepEqual(due([...before, ...acts(['dismiss', 'lamp'])]), ['tea', 'gale']);
  assert.deepEqual(due(earlier(['save', 'gone'], ['save', 'near'])), ['near']);
  assert.deepEqual(due(earlier(['save', 'near']), 'US'), []);
  const many = earlier(['save', 'tea'], ['save', 'lamp'], ['save', 'gale'], ['save', 'near']);
  assert.equal(due(many).length, 3);
  const reload = acts(['save', 'tea']).map((act) => ({ ...act, at: BEGAN - 60_000 }));
  assert.deepEqual(due(reload), [], 'a minute before is a reload');
});
