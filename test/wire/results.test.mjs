import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ESTIMATES_MAX_BYTES, parseEstimates } from '../../src/wire/estimates.ts';
import { POPULARITY_MAX_BYTES, parsePopularity } from '../../src/wire/popularity.ts';

const CELL = {
  estimate: 0.2,
  unclipped: 0.2,
  low: 0.1,
  high: 0.3,
  together: { low: 0.05, high: 0.4 },
  enough: true,
};
const NOTHING = { low: 0, high: 1 };

const ESTIMATES = {
  stream: 'friday',
  title: 'Friday show',
  weight: 7,
  start: 1,
  end: 2,
  at: 3,
  reports: 400,
  targetHalfWidth: 0.085,
  windows: [
    {
      id: '00',
      start: 1,
      end: 2,
      n: 400,
      questions: [
        {
          id: '001',
          kind: 'product',
          subject: 'SKU-1',
          title: 'Shoe',
          n: 400,
          needed: 0,
          disturbed: false,
          answers: [{ answer: 'none', ...CELL }],
          interest: CELL,
        },
        {
          id: '002',
          kind: 'health',
          n: 0,
          needed: 260,
          disturbed: false,
          answers: [
            {
              answer: 'fine',
              estimate: 0,
              unclipped: 0,
              ...NOTHING,
              together: NOTHING,
              enough: false,
            },
          ],
        },
      ],
    },
  ],
};

const changed = (value, change) => {
  const copy = structuredClone(value);
  change(copy);
  return copy;
};

const refused = (change, path) =>
  assert.throws(() => parseEstimates(changed(ESTIMATES, change)), { code: 'report', path });

const refusedShares = (products, path) =>
  assert.throws(() => parsePopularity({ stream: 'friday', products }), { code: 'manifest', path });

test('estimates come back as they were, from text and from a value', () => {
  assert.deepEqual(parseEstimates(ESTIMATES), ESTIMATES);
  assert.deepEqual(parseEstimates(JSON.stringify(ESTIMATES)), ESTIMATES);
});

test('estimates that are no shares, or say more than they should, are refused by path', () => {
  const first = 'windows[0].questions[0]';
  refused((it) => (it.windows[0].questions[0].interest.high = 1.01), `${first}.interest.high`);
  refused((it) => (it.windows[0].questions[0].answers[0].low = -0.1), `${first}.answers[0].low`);
  refused(
    (it) => (it.windows[0].questions[0].interest.together = { low: 0, high: 2 }),
    `${first}.interest.together.high`,
  );
  refused((it) => (it.windows[0].questions[0].n = -1), `${first}.n`);
  refused((it) => (it.windows[0].questions[0].disturbed = 'no'), `${first}.disturbed`);
  refused((it) => (it.reports = Number.NaN), 'reports');
  refused((it) => (it.viewers = []), 'viewers');
});

test('popularity comes back as it was, and its shares are shares', () => {
  const popularity = { stream: 'friday', products: { 'SKU-1': 0, 'SKU-2': 1 } };
  assert.deepEqual(parsePopularity(popularity), popularity);
  assert.deepEqual(parsePopularity(JSON.stringify(popularity)), popularity);
  refusedShares({ 'SKU-1': 1.5 }, 'products.SKU-1');
  refusedShares({ 'SKU-1': '1' }, 'products.SKU-1');
  refusedShares([], 'products');
  assert.throws(() => parsePopularity({ ...popularity, id: 'x' }), { path: 'id' });
});

test('answers that are too long are refused before they are read', () => {
  assert.throws(() => parsePopularity(' '.repeat(POPULARITY_MAX_BYTES + 1)), /longer than/);
  assert.throws(() => parseEstimates(' '.repeat(ESTIMATES_MAX_BYTES + 1)), /longer than/);
});
