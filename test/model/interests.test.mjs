import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createIndex } from '../../src/model/features.ts';
import { interests } from '../../src/model/interests.ts';
import { reasonAnswer } from '../../src/model/reason-answer.ts';
import { HAND_WEIGHTS } from '../../src/model/weights.ts';
import { plainShop, profileOf } from './shops.mjs';

const index = createIndex(
  plainShop(12, [['Outdoors', 'Trail shoes'], ['Home', 'Tea'], []], (item) =>
    item % 2 === 0 ? { brand: 'Oda' } : {},
  ),
);

function found(acts) {
  return interests(index, profileOf(acts), HAND_WEIGHTS);
}

test('interests are signed, scaled to the strongest, and name the acts behind them', () => {
  const list = found([
    ['select', 'p0'],
    ['select', 'p3'],
    ['dismiss', 'p1'],
    ['view', 'p4'],
  ]);
  assert.deepEqual(
    list.map(({ id }) => id),
    ['category:Outdoors>Trail shoes', 'brand:Oda', 'category:Home>Tea'],
  );
  const [shoes, oda, tea] = list;
  assert.equal(shoes.strength, 1);
  assert.ok(tea.strength < 0 && tea.strength > -1);
  assert.ok(oda.strength > 0 && oda.strength < 1);
  assert.equal(shoes.label, 'Trail shoes');
  assert.deepEqual(shoes.acts, [{ type: 'select', count: 2, productIds: ['p3', 'p0'] }]);
  assert.deepEqual(shoes.signalIds, ['s0', 's1']);
});

test('a profile of dislikes only has its strongest at -1', () => {
  assert.deepEqual(
    found([['dismiss', 'p1']]).map(({ strength }) => strength),
    [-1],
  );
});

test('a search counts for the categories, wide ones too, and brands it names', () => {
  const list = found([
    ['search', 'oda trail shoes'],
    ['search', 'outdoors'],
    ['search', 'zebra'],
  ]);
  assert.deepEqual(
    list.map(({ id, acts }) => [id, acts[0].type, acts[0].productIds]),
    [
      ['brand:Oda', 'search', []],
      ['category:Outdoors', 'search', []],
      ['category:Outdoors>Trail shoes', 'search', []],
    ],
  );
});

test('nothing known, nothing claimed', () => {
  assert.deepEqual(found([]), []);
  assert.deepEqual(
    found([
      ['view', 'p0'],
      ['select', 'gone'],
    ]),
    [],
  );
});

test('reasons map to the answers that are counted', () => {
  const pick = (reason, more) => ({ discovery: false, promoted: false, reason, ...more });
  const kind = (name, field) => pick({ kind: name, field });
  assert.equal(reasonAnswer(undefined), 'none');
  assert.equal(reasonAnswer(pick(undefined)), 'none');
  assert.equal(reasonAnswer(kind('stage')), 'stage');
  assert.equal(reasonAnswer(kind('upcoming')), 'stage');
  assert.equal(reasonAnswer(kind('popular')), 'popular');
  assert.equal(reasonAnswer(kind('past')), 'popular');
  assert.equal(reasonAnswer(kind('same')), 'similar');
  assert.equal(reasonAnswer(kind('similar', 'brand')), 'brand');
  assert.equal(reasonAnswer(kind('similar', 'category')), 'category');
  assert.equal(reasonAnswer(kind('similar', 'price')), 'similar');
  assert.equal(reasonAnswer(pick({ kind: 'stage' }, { discovery: true })), 'discovery');
  assert.equal(reasonAnswer(pick({ kind: 'stage' }, { promoted: true })), 'none');
});
