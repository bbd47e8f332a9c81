import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decayOf, strengthOf, weighActs } from '../../src/model/acts.ts';
import { createIndex } from '../../src/model/features.ts';
import { rank } from '../../src/model/ranker.ts';
import { HAND_WEIGHTS } from '../../src/model/weights.ts';
import { NOW, plainShop, profileOf, situation, withIds } from './shops.mjs';

const KINDS = [
  ['Outdoors', 'Trail shoes'],
  ['Home', 'Tea'],
  ['Sound', 'Speakers'],
];

function idsOf(products, profile) {
  return rank(createIndex(products), profile, HAND_WEIGHTS).ids;
}

test('product ids are opaque: other ids give the same order', () => {
  fc.assert(
    fc.property(situation, fc.nat(), (drawn, salt) => {
      const renamed = withIds(drawn, (item) => `${(item * 7919 + salt) % 104_729}/${item}`);
      const items = ({ products, profile }) => {
        const ids = products.map(({ id }) => id);
        return idsOf(products, profile).map((id) => ids.indexOf(id));
      };
      assert.deepEqual(items(renamed), items(drawn));
    }),
    { numRuns: 100, seed: 11 },
  );
});

test('without acts and popularity the order is the order of the show', () => {
  const show = { onStage: ['p7', 'p2'], upcoming: ['p9', 'p1'], past: ['p0'] };
  const ids = idsOf(plainShop(12, KINDS), profileOf([], { show }));
  assert.deepEqual(ids.slice(0, 6), ['p7', 'p2', 'p9', 'p1', 'p0', 'p3']);
});

test('opening three products of a category moves its others above all unrelated ones', () => {
  const acts = [
    ['select', 'p1'],
    ['select', 'p4'],
    ['select', 'p7'],
  ];
  const ids = idsOf(plainShop(24, KINDS), profileOf(acts, { popularity: { p0: 0.4, p2: 0.3 } }));
  const tea = ids.slice(0, 8).map((id) => Number(id.slice(1)) % 3);
  assert.deepEqual(tea, Array(8).fill(1));
  // What was opened already stands behind what was not.
  assert.deepEqual(ids.slice(0, 5), ['p10', 'p13', 'p16', 'p19', 'p22']);
});

test('what is on stage leads after one look, and a strong interest passes it', () => {
  const show = { onStage: ['p0'], upcoming: [], past: [] };
  const products = plainShop(24, KINDS);
  assert.equal(idsOf(products, profileOf([['select', 'p1']], { show }))[0], 'p0');
  const strong = [
    ['select', 'p1'],
    ['save', 'p1'],
    ['select', 'p4'],
    ['save', 'p4'],
  ];
  const ids = idsOf(products, profileOf(strong, { show }));
  assert.notEqual(ids[0], 'p0');
  assert.ok(ids.indexOf('p0') < 9);
});

test('a catalogue of more than 65,536 products is ranked to its end', () => {
  const last = 65_540;
  const products = plainShop(last + 1, [[]], (item) => ({
    title: '',
    category: item === 3 || item === last ? ['Rare'] : [],
  }));
  assert.deepEqual(idsOf(products, profileOf([['select', 'p3']])).slice(0, 2), [`p${last}`, 'p3']);
});

test('views never change the order', () => {
  const views = Array.from({ length: 24 }, (_, at) => ['view', `p${at % 5}`]);
  const products = plainShop(24, KINDS);
  assert.deepEqual(idsOf(products, profileOf(views)), idsOf(products, profileOf([])));
});

test('a search raises products by words, brand and category', () => {
  const products = plainShop(24, KINDS, (item) => ({
    brand: item === 14 ? 'Oda & Co' : 'Fell',
    title: item === 20 ? 'Celadon pot' : 'Thing',
  }));
  assert.equal(idsOf(products, profileOf([['search', 'celadon']]))[0], 'p20');
  assert.equal(idsOf(products, profileOf([['search', 'something by Oda Co']]))[0], 'p14');
  assert.equal(idsOf(products, profileOf([['search', 'TEA']]))[0], 'p1');
  assert.equal(idsOf(products, profileOf([['search', '??? 🎧']]))[0], 'p0');
});

test('"not for me" sends the product to the end and products like it down a little', () => {
  const ids = idsOf(plainShop(24, KINDS), profileOf([['dismiss', 'p1']]));
  assert.equal(ids.at(-1), 'p1');
  assert.ok(ids.indexOf('p4') > ids.indexOf('p23'));
});

test('acts of one moment are summed in one order, however the profile lists them', () => {
  const index = createIndex(plainShop(24, KINDS));
  const { signals } = profileOf([
    ['select', 'p1'],
    ['save', 'p4'],
    ['react', 'p7'],
  ]);
  const together = signals.map((signal) => ({ ...signal, at: NOW }));
  const idsFor = (list) => weighActs(index, list, HAND_WEIGHTS, NOW).map(({ signal }) => signal.id);
  assert.deepEqual(idsFor(together.toReversed()), idsFor(together));
});

test('an act fades by both half-lives, and clocks set back do no harm', () => {
  const decay = { shortHalfLifeMs: 1000, longHalfLifeMs: 4000, shortShare: 0.75 };
  assert.equal(decayOf(NOW, NOW, decay), 1);
  assert.equal(decayOf(NOW - 4000, NOW, decay), 0.75 / 16 + 0.25 / 2);
  assert.equal(decayOf(NOW + 9999, NOW, decay), 1);
  assert.equal(decayOf(NaN, NOW, decay), 0);
  assert.equal(decayOf(-Infinity, NOW, decay), 0);
});

test('dwelling counts by the logarithm of its seconds, reactions by their value', () => {
  assert.equal(strengthOf('dwell', 60), Math.log(61));
  assert.equal(strengthOf('dwell', 1e9), Math.log(3601));
  assert.equal(strengthOf('dwell', undefined), 0);
  assert.equal(strengthOf('dwell', NaN), 0);
  assert.equal(strengthOf('react', undefined), 1);
  assert.equal(strengthOf('react', -7), -1);
  assert.equal(strengthOf('save', 0), 1);
});
