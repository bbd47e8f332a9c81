import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exposures } from '../../src/cli/audit/exposure.ts';
import { createIndex } from '../../src/model/features.ts';
import { interests, saidAmount } from '../../src/model/interests.ts';
import { pick } from '../../src/model/pick.ts';
import { rank } from '../../src/model/ranker.ts';
import { explain } from '../../src/model/reasons.ts';
import { HAND_WEIGHTS } from '../../src/model/weights.ts';
import { NOW, plainShop, profileOf, STREAM } from './shops.mjs';

/** An influencer-led show: nothing but the creator tells the products apart. */
const products = plainShop(12, [[]], (item) => ({
  title: `Find ${'abcdefghijkl'[item]}`,
  creator: item % 2 === 0 ? 'Mara' : 'Ivo',
}));
const index = createIndex(products);
const plain = { diversity: false, calibration: false, discovery: false, fatigue: false };
const idsFor = (signals) =>
  pick(index, rank(index, { ...profileOf([]), signals }, HAND_WEIGHTS), {
    maxPicks: 6,
    ...plain,
  }).map(({ productId }) => Number(productId.slice(1)));
const act = (type, productId, more = {}) => ({
  id: `${type}-${productId}`,
  type,
  productId,
  at: NOW,
  stream: STREAM,
  ...more,
});

test('who likes one of a creator gets more by the creator, and is told why', () => {
  const signals = [act('select', 'p1'), act('save', 'p3')];
  const first = idsFor(signals).slice(0, 4);
  assert.ok(
    first.every((item) => item % 2 === 1),
    `${first}`,
  );
  const { reasons } = explain(index, { ...profileOf([]), signals }, HAND_WEIGHTS, 'p5', plain);
  const named = reasons.filter(({ field }) => field === 'creator');
  assert.deepEqual(
    named.map(({ label, contribution }) => [label, contribution > 0]),
    [
      ['Ivo', true],
      ['Ivo', true],
    ],
  );
});

test('a creator is an interest that can be seen and corrected, and the ranking follows', () => {
  const signals = [act('select', 'p1')];
  const profile = { ...profileOf([]), signals };
  const found = interests(index, profile, HAND_WEIGHTS).find(({ kind }) => kind === 'creator');
  assert.equal(found.id, 'creator:Ivo');
  assert.deepEqual(found.path, ['Ivo']);
  const amount = saidAmount(index, profile, HAND_WEIGHTS, { id: found.id, said: 'less' });
  assert.ok(amount < -1);
  const statement = { said: 'less', kind: 'creator', path: ['Ivo'], amount, pinned: false };
  const said = { id: 'said', type: 'stated', statement, at: NOW, stream: STREAM };
  const first = idsFor([...signals, said]).filter((item) => item !== 1);
  assert.ok(
    first.slice(0, 5).every((item) => item % 2 === 0),
    `${first}`,
  );
});

test('a search for a creator counts for what is by the creator', () => {
  const search = { id: 's', type: 'search', query: 'things by mara', at: NOW, stream: STREAM };
  assert.ok(idsFor([search]).every((item) => item % 2 === 0));
  const found = interests(index, { ...profileOf([]), signals: [search] }, HAND_WEIGHTS);
  assert.ok(found.some(({ id }) => id === 'creator:Mara'));
});

test('the audit has exposure by creator, as by brand', () => {
  const lists = [[1, 3, 5, 7, 9, 11, 0, 2, 4, 6, 8, 10]];
  const { groups, parity } = exposures(products, lists).find(
    ({ attribute }) => attribute === 'creator',
  );
  assert.deepEqual(groups.map(({ group, products: of }) => [group, of]).sort(), [
    ['Ivo', 6],
    ['Mara', 6],
  ]);
  assert.ok(parity > 0 && parity < 1);
});
