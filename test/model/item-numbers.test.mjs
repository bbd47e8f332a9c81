import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { numberItems } from '../../src/model/item-numbers.ts';

const withIds = (ids) => ids.map((id, at) => ({ id, title: `Thing ${at}` }));

test('every id finds its first product, and no other id finds any', () => {
  const id = fc.oneof(fc.string({ maxLength: 3 }), fc.constantFrom('get', '__proto__', '0', '00'));
  fc.assert(
    fc.property(fc.array(id, { maxLength: 60 }), fc.array(id), (ids, others) => {
      const { products, itemOf } = numberItems(withIds(ids));
      const first = [...new Set(ids)];
      assert.deepEqual(
        products.map((product) => product.title),
        first.map((each) => `Thing ${ids.indexOf(each)}`),
      );
      for (const each of [...ids, ...others]) {
        const at = first.indexOf(each);
        assert.equal(itemOf.get(each), at < 0 ? undefined : at);
      }
    }),
  );
});

test('a full table still tells unknown ids, in at most twelve bytes an item', () => {
  for (const count of [0, 1, 5, 6, 7, 3000, 3072, 3073]) {
    const ids = Array.from({ length: count }, (_, at) => `SKU-${at}`);
    const { itemOf } = numberItems(withIds(ids));
    assert.deepEqual(
      ids.map((id) => itemOf.get(id)),
      Array.from(ids.keys()),
    );
    assert.equal(itemOf.get('SKU-x'), undefined);
    assert.ok(itemOf.byteLength <= Math.max(32, 12 * count), `${itemOf.byteLength} for ${count}`);
  }
});
