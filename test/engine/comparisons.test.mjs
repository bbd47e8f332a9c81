import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { comparisonsOf } from '../../src/engine/comparisons.ts';

const IDS = ['a', 'b', 'c', 'd', 'e', 'f'];

/** Pairs `better>worse` that follow from an act on a rail. */
function pairs(act, { seen = IDS, touched = [], ids = IDS } = {}) {
  let count = 0;
  const found = comparisonsOf(
    { id: 'act', at: 5, stream: '', ...act },
    {
      ids,
      seen: new Set(seen),
      touched: new Set(touched),
      showDifference: (one, other) => ids.indexOf(other) - ids.indexOf(one),
    },
    () => String((count += 1)),
  );
  for (const each of found) {
    assert.equal(each.at, 5);
    assert.equal(each.signalId, 'act');
    assert.equal(each.show, ids.indexOf(each.worse) - ids.indexOf(each.better));
  }
  assert.equal(new Set(found.map(({ id }) => id)).size, found.length);
  return found.map(({ better, worse }) => `${better}>${worse}`);
}

describe('comparisons', () => {
  test('a choice is ahead of its two nearest neighbours on either side', () => {
    for (const type of ['select', 'save', 'add', 'purchase']) {
      assert.deepEqual(pairs({ type, productId: 'd' }), ['d>c', 'd>b', 'd>e', 'd>f']);
    }
    assert.deepEqual(pairs({ type: 'react', productId: 'a', value: 1 }), ['a>b', 'a>c']);
  });

  test('what is not for me is behind its nearest neighbours', () => {
    assert.deepEqual(pairs({ type: 'dismiss', productId: 'c' }), ['b>c', 'd>c']);
    assert.deepEqual(pairs({ type: 'react', productId: 'f', value: -1 }), ['e>f']);
  });

  test('only what was seen and passed by counts', () => {
    const act = { type: 'select', productId: 'd' };
    assert.deepEqual(pairs(act, { seen: ['a', 'd', 'f'] }), ['d>a', 'd>f']);
    assert.deepEqual(pairs(act, { touched: ['c', 'e'] }), ['d>b', 'd>a', 'd>f']);
    assert.deepEqual(pairs(act, { seen: [] }), []);
  });

  test('looking, searching and what is not on the rail say nothing', () => {
    assert.deepEqual(pairs({ type: 'view', productId: 'd' }), []);
    assert.deepEqual(pairs({ type: 'dwell', productId: 'd', value: 60 }), []);
    assert.deepEqual(pairs({ type: 'search', query: 'd' }), []);
    assert.deepEqual(pairs({ type: 'select', productId: 'z' }), []);
    assert.deepEqual(pairs({ type: 'select', productId: 'a' }, { ids: [] }), []);
  });
});
