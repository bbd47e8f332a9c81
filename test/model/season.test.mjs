import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createIndex } from '../../src/model/features.ts';
import { rank } from '../../src/model/ranker.ts';
import { explain } from '../../src/model/reasons.ts';
import { inSeason } from '../../src/model/season.ts';
import { HAND_WEIGHTS } from '../../src/model/weights.ts';
import { plainShop, profileOf } from './shops.mjs';

const at = (month) => Date.UTC(2026, month - 1, 15);
const of = (seasons, regions) => ({ seasons, ...(regions === undefined ? {} : { regions }) });
const monthsOf = (product, region = null) =>
  Array.from({ length: 12 }, (_, nth) => nth + 1).filter((month) =>
    inSeason(product, at(month), region),
  );

test('seasons are three whole months each, in several languages', () => {
  assert.deepEqual(monthsOf(of(['winter'])), [1, 2, 12]);
  assert.deepEqual(monthsOf(of(['Spring'])), [3, 4, 5]);
  assert.deepEqual(monthsOf(of([' Sommer '])), [6, 7, 8]);
  assert.deepEqual(monthsOf(of(['fall', 'Fru\u0308hling'])), [3, 4, 5, 9, 10, 11]);
  assert.deepEqual(monthsOf(of(['May', 'Oktober'])), [5, 10]);
  assert.deepEqual(monthsOf(of(['all year', '', 'winter coats'])), []);
  assert.deepEqual(monthsOf({}), []);
});

test('south of the equator the other season is on, months stay', () => {
  assert.deepEqual(monthsOf(of(['summer', 'May']), 'AU'), [1, 2, 5, 12]);
  assert.deepEqual(monthsOf(of(['summer']), 'DE'), [6, 7, 8]);
  // Without the viewer's country, the countries the product is sold in tell, if they agree.
  assert.deepEqual(monthsOf(of(['summer'], ['AU', 'NZ'])), [1, 2, 12]);
  assert.deepEqual(monthsOf(of(['summer'], ['AU', 'DE'])), [6, 7, 8]);
  assert.deepEqual(monthsOf(of(['summer'], ['AU', 'NZ']), 'DE'), [6, 7, 8]);
});

const SHOP = plainShop(8, [['A']], (item) => ({
  ...(item === 5 ? { seasons: ['summer'] } : {}),
  ...(item === 6 ? { regions: ['DE'] } : {}),
}));
const reasonsOf = (id, more) =>
  explain(createIndex(SHOP), profileOf([], more), HAND_WEIGHTS, id, { maxPicks: 4 });

test('what is of the season goes first among equals, and the reason says so', () => {
  const index = createIndex(SHOP);
  const first = (month) => rank(index, profileOf([], { nowMs: at(month) }), HAND_WEIGHTS).ids[0];
  assert.equal(first(7), 'p5');
  assert.equal(first(1), 'p0');
  const { season } = HAND_WEIGHTS.stage;
  const { reasons, score } = reasonsOf('p5', { nowMs: at(7) });
  assert.deepEqual(reasons, [
    { id: 'season', kind: 'season', contribution: season, about: 'show' },
  ]);
  assert.equal(score, season);
  const off = explain(index, profileOf([], { nowMs: at(7) }), HAND_WEIGHTS, 'p5', {
    maxPicks: 4,
    basedOnMe: false,
  });
  assert.deepEqual(off.reasons, []);
});

test("what names the viewer's country goes up, only where that tells products apart", () => {
  const { region } = HAND_WEIGHTS.stage;
  const reason = { id: 'region', kind: 'region', contribution: region, about: 'show' };
  assert.deepEqual(reasonsOf('p6', { region: 'DE' }).reasons, [reason]);
  assert.deepEqual(reasonsOf('p6', { region: 'FR' }).reasons, []);
  assert.deepEqual(reasonsOf('p6', {}).reasons, []);
  const all = createIndex(SHOP.map((product) => ({ ...product, regions: ['DE'] })));
  const profile = profileOf([], { region: 'DE' });
  assert.deepEqual(explain(all, profile, HAND_WEIGHTS, 'p6', { maxPicks: 4 }).reasons, []);
});

test('the terms of one moment are not kept for another', () => {
  const index = createIndex(SHOP);
  const show = { onStage: [], upcoming: [], past: [] };
  const popularity = {};
  const scoreOf = (more, item) =>
    rank(index, profileOf([], { show, popularity, ...more }), HAND_WEIGHTS).scores[item];
  const { season, region } = HAND_WEIGHTS.stage;
  assert.equal(scoreOf({ nowMs: at(7) }, 5), season);
  assert.equal(scoreOf({ nowMs: at(1) }, 5), 0);
  assert.equal(scoreOf({ nowMs: at(1), region: 'AU' }, 5), season);
  assert.equal(scoreOf({ nowMs: at(1), region: 'DE' }, 6), region);
  assert.equal(scoreOf({ nowMs: at(1), region: null }, 6), 0);
});
