import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyCue, EMPTY_SHOW, showOrder, spreadPromoted } from '../../src/core/show.ts';

test('a cue moves what was on stage to the past and keeps the last known stage', () => {
  const first = applyCue({ ...EMPTY_SHOW, upcoming: ['b', 'c'] }, { ids: ['a'], stage: 'demo' });
  assert.deepEqual(first, { onStage: ['a'], upcoming: ['b', 'c'], past: [], stage: 'demo' });
  const second = applyCue(first, { ids: ['b'] });
  assert.deepEqual(second, { onStage: ['b'], upcoming: ['c'], past: ['a'], stage: 'demo' });
});

test('a product that returns leaves the past', () => {
  let show = applyCue(EMPTY_SHOW, { ids: ['a'] });
  show = applyCue(show, { ids: ['b'] });
  show = applyCue(show, { ids: ['a'] });
  assert.deepEqual(show.onStage, ['a']);
  assert.deepEqual(show.past, ['b']);
});

test('show order is on stage, upcoming, then the catalogue, each once, unknown ids left out', () => {
  const show = { onStage: ['c'], upcoming: ['x', 'a'], past: ['b'] };
  assert.deepEqual(showOrder(show, ['a', 'b', 'c', 'd']), ['c', 'a', 'b', 'd']);
});

test('at most one promoted product stands among the first six; the others follow behind them', () => {
  const promoted = new Set(['b', 'd', 'h']);
  const order = spreadPromoted([...'abcdefghi'], (id) => promoted.has(id));
  assert.deepEqual(order, [...'abcefgdhi']);
  assert.deepEqual(
    spreadPromoted(['b', 'd'], (id) => promoted.has(id)),
    ['b', 'd'],
  );
});
