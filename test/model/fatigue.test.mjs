import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { arrange } from '../../src/model/arrange.ts';
import { lower, tiredItems } from '../../src/model/fatigue.ts';
import { createIndex } from '../../src/model/features.ts';
import { rank } from '../../src/model/ranker.ts';
import { HAND_WEIGHTS } from '../../src/model/weights.ts';
import { NOW, plainShop, profileOf, STREAM } from './shops.mjs';

const DAY = 86_400_000;
const index = createIndex(plainShop(24, [['Tea'], ['Sound']]));

/** `count` showings of a product, one a show, the last one some time ago. */
function shown(id, count, agoMs = 0) {
  return Array.from({ length: count }, (_, at) => [
    'view',
    id,
    { stream: `show ${at}`, at: NOW - agoMs - (count - at) * 3_600_000 },
  ]);
}
const rankingOf = (acts, more) => rank(index, profileOf(acts, more), HAND_WEIGHTS);
const placeOf = (id, acts, more, options = {}) =>
  arrange(index, rankingOf(acts, more), { maxPicks: 6, ...options }).order.indexOf(
    Number(id.slice(1)),
  ) + 1;

test('what was shown in many shows and never chosen goes down, a few places at most', () => {
  const places = [0, 2, 3, 5, 8, 40].map((count) => placeOf('p0', shown('p0', count)));
  assert.deepEqual(places, [1, 1, 2, 4, 7, 7]);
  assert.equal(placeOf('p0', shown('p0', 40), {}, { fatigue: false }), 1);
});

test('it comes back with time', () => {
  assert.ok(placeOf('p0', shown('p0', 6, 5 * DAY)) < placeOf('p0', shown('p0', 6)));
  assert.equal(placeOf('p0', shown('p0', 8, 30 * DAY)), 1);
});

test('choosing it, even resting on it, starts anew', () => {
  for (const type of ['select', 'save', 'dwell', 'react']) {
    const acts = [...shown('p0', 9), [type, 'p0', { value: 1, at: NOW - 1 }]];
    assert.equal(tiredItems(rankingOf(acts).acts, rankingOf(acts).show, NOW).size, 0, type);
  }
  const again = [['select', 'p0', { at: NOW - 90 * DAY }], ...shown('p0', 9)];
  assert.equal(tiredItems(rankingOf(again).acts, rankingOf(again).show, NOW).get(0), 6);
});

test('one long show is one showing an half hour, and what is on stage tires nobody', () => {
  const views = Array.from({ length: 60 }, (_, at) => [
    'view',
    'p0',
    { stream: STREAM, at: NOW - (60 - at) * 60_000 },
  ]);
  assert.equal(placeOf('p0', views), 1);
  const show = { onStage: ['p0'], upcoming: ['p1'], past: [] };
  assert.equal(placeOf('p0', shown('p0', 40), { show }), 1);
  assert.equal(placeOf('p1', shown('p1', 40), { show }), 2);
});

test('a time that is not a number tires nobody', () => {
  const acts = shown('p0', 9).map(([type, id, more]) => [type, id, { ...more, at: Number.NaN }]);
  assert.equal(placeOf('p0', acts), 1);
});

test('lowering keeps every item, the order of the rest, and no item falls further than told', () => {
  const orders = fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 30 });
  const downs = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 41, maxLength: 41 });
  fc.assert(
    fc.property(orders, downs, (order, places) => {
      const down = new Map(
        order.flatMap((item) => (places[item] > 0 ? [[item, places[item]]] : [])),
      );
      const lowered = [...lower(Uint32Array.from(order), down)];
      assert.deepEqual(lowered.toSorted(), order.toSorted());
      const rest = (list) => list.filter((item) => !down.has(item));
      assert.deepEqual(rest(lowered), rest(order));
      for (const [item, most] of down) {
        assert.ok(lowered.indexOf(item) - order.indexOf(item) <= most);
      }
    }),
    { seed: 6, numRuns: 300 },
  );
});
