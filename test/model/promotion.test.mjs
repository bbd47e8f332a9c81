import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createIndex } from '../../src/model/features.ts';
import { PAID_PLACE } from '../../src/model/promotion.ts';
import { explain } from '../../src/model/reasons.ts';
import { HAND_WEIGHTS } from '../../src/model/weights.ts';
import { NOW, plainShop, profileOf, STREAM, situation } from './shops.mjs';

const act = (type, productId, at) => ({
  id: `${type}${productId}`,
  type,
  productId,
  at,
  stream: STREAM,
});
const placeOf = (index, signals, id, more = {}) =>
  explain(index, { ...profileOf([]), ...more, signals }, HAND_WEIGHTS, id, { maxPicks: 6 }).place;

test('rule 21: two opposite viewers see a promoted product in the paid place, never higher', () => {
  const products = plainShop(20, [['Outdoors'], ['Home']], (item) =>
    item === 18 ? { promotedBy: { name: 'Oda' } } : {},
  );
  const index = createIndex(products);
  // It is an outdoor thing: one viewer loves those, and it above all; the other turns them down.
  const lover = [0, 2, 4, 18].flatMap((item, nth) => [
    act('select', `p${item}`, NOW - 9000 + nth),
    act('save', `p${item}`, NOW - 8000 + nth),
  ]);
  const hater = [0, 2, 4].map((item, nth) => act('dismiss', `p${item}`, NOW - 9000 + nth));
  const fan = [1, 3, 5].map((item, nth) => act('save', `p${item}`, NOW - 7000 + nth));
  assert.equal(placeOf(index, [], 'p18'), PAID_PLACE);
  assert.equal(placeOf(index, lover, 'p18'), PAID_PLACE);
  assert.equal(placeOf(index, [...hater, ...fan], 'p18'), PAID_PLACE);
  // Not promoted, it would stand higher for who loves it: what is paid for is that place alone.
  const free = createIndex(products.map((product) => ({ ...product, promotedBy: undefined })));
  assert.ok(placeOf(free, lover, 'p18') < PAID_PLACE);
});

test('no acts of a viewer put a promoted product higher than it stands for nobody in particular', () => {
  let checked = 0;
  fc.assert(
    fc.property(situation, ({ products, profile, options }) => {
      // The first of those that somebody pays for; where several do, a no to one makes room for another.
      const paid = products.findIndex(({ promotedBy }) => promotedBy !== undefined);
      fc.pre(paid >= 0);
      const list = products.map(({ promotedBy, ...product }, item) =>
        item === paid ? { ...product, promotedBy } : product,
      );
      const index = createIndex(list);
      const at = (signals) =>
        explain(index, { ...profile, signals }, HAND_WEIGHTS, list[paid].id, {
          ...options,
          basedOnMe: true,
          showPromoted: true,
        }).place;
      checked += 1;
      const [nobody, viewer] = [at([]), at(profile.signals)];
      assert.ok(viewer >= nobody, `${nobody} to ${viewer}`);
    }),
    { numRuns: 150, seed: 23 },
  );
  assert.ok(checked > 100, `${checked} places`);
});
