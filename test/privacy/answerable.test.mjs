import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adviseNext, viewersNeeded } from '../../src/privacy/answerable.ts';
import { estimateShow } from '../../src/privacy/estimates.ts';
import {
  kindsFor,
  planShow,
  promisedReports,
  relativeErrorOf,
  requiredAudience,
  targetHalfWidth,
} from '../../src/privacy/planner.ts';

const START = 1_800_000_000_000;
const REQUEST = {
  stream: 'friday',
  title: 'Friday',
  products: Array.from({ length: 10 }, (_, at) => ({ id: `p${at}`, title: `P ${at}` })),
  audience: 20_000,
  start: START,
  end: START + 3_600_000,
  relativeError: 0.3,
};
const manifest = planShow(REQUEST);

test('the viewers still needed are as many as the plan asks for, less its room for chance', () => {
  const needed = promisedReports(manifest, 'product');
  const viewers = viewersNeeded({ id: '001', needed }, manifest);
  const planned = requiredAudience(kindsFor(10), 7, 0.3);
  assert.ok(viewers < planned && viewers > planned * 0.7, `${viewers} of ${planned}`);
  assert.equal(viewersNeeded({ id: '001', needed: 0 }, manifest), 0);
  const half = viewersNeeded({ id: '001', needed: needed / 2 }, manifest);
  assert.ok(Math.abs(half - viewers / 2) <= 1);
});

test('a question that the show does not ask needs nobody', () => {
  assert.equal(viewersNeeded({ id: '999', needed: 5 }, manifest), 0);
});

test('the error of a plan is read back from its target', () => {
  for (const error of [0.1, 0.2, 0.35]) {
    assert.ok(Math.abs(relativeErrorOf(7, targetHalfWidth(7, error)) - error) < 1e-12);
  }
});

test('the next show is advised by the planner, for as many viewers as answered', () => {
  const counts = [300, 100, 100, 300, 100, 0, 0];
  const totals = Array.from({ length: 10 }, (_, at) => ({
    questionId: String(at + 1).padStart(3, '0'),
    window: '00',
    counts,
  }));
  const advice = adviseNext(estimateShow(manifest, totals, START + 1000));
  assert.equal(advice.needed, requiredAudience(kindsFor(10), 7, 0.3));
  assert.equal(advice.fits, 9000 >= advice.needed);
  // Categories count as products do, and the whole show counts wherever it stands in the list.
  const mixed = planShow({ ...REQUEST, categories: [{ id: 'c', title: 'C' }] });
  const estimates = estimateShow(mixed, totals, START + 1000);
  const windows = [...estimates.windows].reverse();
  assert.equal(
    adviseNext({ ...estimates, windows }).needed,
    requiredAudience(kindsFor(11), 7, 0.3),
  );
  assert.equal(adviseNext({ windows: [], reports: 0, weight: 7, targetHalfWidth: 0.1 }), null);
});
