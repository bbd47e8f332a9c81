import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { arrange } from '../../src/model/arrange.ts';
import { createIndex } from '../../src/model/features.ts';
import { pick } from '../../src/model/pick.ts';
import { rank } from '../../src/model/ranker.ts';
import { explainAll } from '../../src/model/reasons.ts';
import { HAND_WEIGHTS } from '../../src/model/weights.ts';
import { situation } from './shops.mjs';

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
