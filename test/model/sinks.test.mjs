import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { arrange } from '../../src/model/arrange.ts';
import { createIndex } from '../../src/model/features.ts';
import { pick } from '../../src/model/pick.ts';
import { rank } from '../../src/model/ranker.ts';
import { explainAll } from '../../src/model/reasons.ts';
import { HAND_WEIGHTS } from '../../src/model/weights.ts';
import { plainShop, profileOf, situation } from './shops.mjs';

const RUNS = { numRuns: 150, seed: 11 };
const lists = fc.array(fc.constantFrom(undefined, [], ['DE'], ['US'], ['AT', 'DE'], ['US', 'GB']), {
  minLength: 1,
  maxLength: 40,
});
/** A shop some of whose products cannot be sent everywhere. */
const sent = fc.record({ from: situation, lists });

function withRegions({ from, lists: named }) {
  const products = from.products.map((product, at) => {
    const regions = named[at % named.length];
    return regions === undefined ? product : { ...product, regions };
  });
  return { ...from, products };
}

test('what cannot be sent to the viewer is no pick, and only with a country known', () => {
  let hidden = 0;
  fc.assert(
    fc.property(sent, (shop) => {
      const { products, profile, options } = withRegions(shop);
      const index = createIndex(products);
      const ranking = rank(index, profile, HAND_WEIGHTS);
      const near = { ...options, basedOnMe: true, region: 'DE' };
      const canHave = ({ regions }) => regions === undefined || regions.includes('DE');
      const byId = new Map(index.products.map((product) => [product.id, product]));
      for (const { productId } of pick(index, ranking, near))
        assert.ok(canHave(byId.get(productId)));
      hidden += index.products.filter((product) => !canHave(product)).length;
      const { order } = arrange(index, ranking, near);
      assert.equal(new Set(order).size, index.products.length, 'every product keeps a place');
      // Nobody's own product list changes where no country is known.
      assert.deepEqual(
        arrange(index, ranking, { ...options, region: null }),
        arrange(index, ranking, options),
      );
      // "Not based on me" is the order of the show, whatever the country.
      assert.deepEqual(
        arrange(index, ranking, { ...near, basedOnMe: false }),
        arrange(index, ranking, { ...options, basedOnMe: false }),
      );
    }),
    RUNS,
  );
  assert.ok(hidden > 100, `${hidden} products were hidden`);
});

test('every announced place holds when those acts are deleted, with the country kept', () => {
  let checked = 0;
  fc.assert(
    fc.property(sent, (shop) => {
      const { products, profile, options } = withRegions(shop);
      const near = { ...options, region: 'DE' };
      const index = createIndex(products);
      const ids = products.slice(0, 6).map(({ id }) => id);
      for (const { productId, reasons } of explainAll(index, profile, HAND_WEIGHTS, ids, near)) {
        for (const { acts, placeWithout } of reasons) {
          if (acts === undefined) continue;
          const gone = new Set(acts.signalIds);
          const signals = profile.signals.filter(({ id }) => !gone.has(id));
          const [without] = explainAll(
            createIndex(products),
            { ...profile, signals },
            HAND_WEIGHTS,
            [productId],
            near,
          );
          assert.equal(without.place, placeWithout);
          checked += 1;
        }
      }
    }),
    { numRuns: 60, seed: 12 },
  );
  assert.ok(checked > 100, `${checked} reasons replayed`);
});

test('where the page says what is in the basket, that is no pick and nothing else is held back', () => {
  let brought = 0;
  fc.assert(
    fc.property(situation, (shop) => {
      const index = createIndex(shop.products);
      fc.pre(shop.products.length > 2);
      const { nowMs } = shop.profile;
      const added = shop.products.slice(0, 3).map(({ id }, nth) => ({
        id: `added-${nth}`,
        type: 'add',
        productId: id,
        at: nowMs - 1000,
        stream: shop.profile.stream,
      }));
      const acts = shop.profile.signals.filter(
        ({ type }) => type !== 'dismiss' && type !== 'purchase',
      );
      const profile = { ...shop.profile, signals: [...acts, ...added] };
      const ranking = rank(index, profile, HAND_WEIGHTS);
      const options = { ...shop.options, basedOnMe: true, maxPicks: 24 };
      const ids = (basket) =>
        pick(index, ranking, { ...options, basket }).map((one) => one.productId);
      const inBasket = new Set(
        added.slice(0, 1).map(({ productId }) => index.itemOf.get(productId)),
      );
      for (const { productId } of added) assert.ok(!ids(null).includes(productId), 'by the acts');
      const now = ids(inBasket);
      assert.ok(!now.includes(added[0].productId), 'what is in the basket');
      const taken = added.slice(1).filter(({ productId }) => now.includes(productId));
      brought += taken.length;
      assert.ok(ids(new Set()).length >= now.length);
    }),
    RUNS,
  );
  assert.ok(brought > 50, `${brought} products came back`);
});

test('what was taken out of the basket again stands where the interest in it puts it', () => {
  const products = plainShop(12, [['Lamps'], ['Tea']]);
  const index = createIndex(products);
  const profile = profileOf([
    ['save', 'p4'],
    ['select', 'p4'],
    ['add', 'p4'],
  ]);
  const first = (basket) =>
    pick(index, rank(index, { ...profile, basket }, HAND_WEIGHTS), { maxPicks: 6, basket })[0]
      .productId;
  assert.notEqual(first(null), 'p4');
  assert.notEqual(first(new Set([4])), 'p4');
  assert.equal(first(new Set()), 'p4');
});
