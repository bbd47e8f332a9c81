import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reasons as words } from '../../src/i18n/en/reasons.ts';
import { causesOf } from '../../src/model/causes.ts';
import { createIndex } from '../../src/model/features.ts';
import { interests, saidAmount } from '../../src/model/interests.ts';
import { leaveOneOut } from '../../src/model/leave-one-out.ts';
import { rank } from '../../src/model/ranker.ts';
import { explain } from '../../src/model/reasons.ts';
import { smallestSet } from '../../src/model/smallest-set.ts';
import { HAND_WEIGHTS } from '../../src/model/weights.ts';
import { NOW, plainShop, profileOf, STREAM } from './shops.mjs';

const SHOES = ['Outdoors', 'Trail shoes'];
const products = plainShop(12, [SHOES, ['Outdoors', 'Jackets'], ['Home', 'Tea']], (item) =>
  item % 2 === 0 ? { brand: 'Oda' } : {},
);
const index = createIndex(products);
const names = { title: (id) => id, host: null };

function stated(statement, more = {}) {
  return { id: 'said', type: 'stated', at: NOW, stream: STREAM, statement, ...more };
}

const likeShoes = { said: 'more', kind: 'category', path: SHOES, amount: 1, pinned: false };

function scoresWith(acts, statement, more) {
  const profile = profileOf(acts);
  const signals = [...profile.signals, ...(statement ? [stated(statement, more)] : [])];
  return rank(index, { ...profile, signals }, HAND_WEIGHTS).scores;
}

test('a word on a kind counts for that kind alone, as much as one product of it for another', () => {
  const scores = scoresWith([], likeShoes);
  products.forEach(({ category }, item) => {
    const wanted = category[1] === 'Trail shoes' ? HAND_WEIGHTS.fields.category : 0;
    assert.ok(Math.abs(scores[item] - wanted) < 1e-6, `${item}: ${scores[item]}`);
  });
});

test('a word on a brand counts for that brand alone; one the shop has not counts nothing', () => {
  const oda = { ...likeShoes, kind: 'brand', path: ['Oda'] };
  const scores = scoresWith([], oda);
  products.forEach(({ brand }, item) => assert.equal(scores[item] > 0, brand === 'Oda'));
  assert.ok(scoresWith([], { ...oda, path: ['Gone'] }).every((score) => score === 0));
});

test('it fades with months, not with the half hour; a pinned one not at all', () => {
  const [fresh] = scoresWith([], likeShoes);
  const [hourLater] = scoresWith([], likeShoes, { at: NOW - 3_600_000 });
  const [monthsLater] = scoresWith([], likeShoes, { at: NOW - 80 * 86_400_000 });
  assert.ok(hourLater > 0.99 * fresh);
  assert.ok(monthsLater < 0.6 * fresh && monthsLater > 0);
  const pinned = { ...likeShoes, pinned: true };
  assert.equal(scoresWith([], pinned, { at: NOW - 800 * 86_400_000 })[0], fresh);
});

test('rule 13: less turns an interest against, more makes it the strongest, keep holds its side', () => {
  const acts = [
    ['select', 'p0'],
    ['select', 'p3'],
    ['save', 'p2'],
    ['dismiss', 'p1'],
  ];
  const profile = profileOf(acts);
  const strengthAfter = (path, said) => {
    const id = `category:${path.join('>')}`;
    const amount = saidAmount(index, profile, HAND_WEIGHTS, { id, said });
    const statement = { said, kind: 'category', path, amount, pinned: false };
    const all = { ...profile, signals: [...profile.signals, stated(statement)] };
    return interests(index, all, HAND_WEIGHTS).find((each) => each.id === id);
  };
  assert.ok(strengthAfter(SHOES, 'less').strength < 0);
  assert.equal(strengthAfter(['Home', 'Tea'], 'more').strength, 1);
  assert.ok(strengthAfter(['Outdoors', 'Jackets'], 'keep').strength < 0);
  const { said, signalIds, acts: behind } = strengthAfter(SHOES, 'less');
  assert.deepEqual(said, { signalId: 'said', said: 'less', pinned: false, at: NOW });
  assert.ok(signalIds.includes('said'));
  assert.deepEqual(
    behind.map(({ type }) => type),
    ['select'],
  );
  assert.equal(saidAmount(index, profile, HAND_WEIGHTS, { id: 'brand:Gone', said: 'less' }), null);
});

test('the reason names the viewer’s own word, and its place without it is what ranking gives', () => {
  const profile = profileOf([['select', 'p2']]);
  const signals = [...profile.signals, stated({ ...likeShoes, amount: 9 })];
  const all = { ...profile, signals };
  const told = explain(index, all, HAND_WEIGHTS, 'p9', { maxPicks: 6 });
  const reason = told.reasons.find(({ acts }) => acts?.statement !== undefined);
  assert.equal(words.row(reason, names).label, 'You said you like Trail shoes');
  assert.equal(words.row(reason, names).detail, 'you said so');
  assert.equal(words.card({ reason }, names), 'You said you like Trail shoes');
  assert.equal(words.cause(reason, names), 'what you said about trail shoes');
  assert.deepEqual(reason.acts.signalIds, ['said']);
  const without = explain(index, profile, HAND_WEIGHTS, 'p9', { maxPicks: 6 });
  assert.equal(reason.placeWithout, without.place);
  assert.notEqual(reason.placeWithout, told.place);
  const ranking = rank(index, all, HAND_WEIGHTS);
  const { places } = leaveOneOut(index, ranking, [9]);
  const nth = ranking.acts.findIndex(({ signal }) => signal.id === 'said');
  const plain = rank(index, profile, HAND_WEIGHTS).order.indexOf(9) + 1;
  assert.equal(places[nth], plain);
  const set = smallestSet(index, all, HAND_WEIGHTS, 'p0', { maxPicks: 6, discovery: false });
  assert.deepEqual([set.signalIds, set.verified], [['said'], true]);
});

test('the causes of all picks hold acts on a pick itself beside the others of their kind', () => {
  const profile = profileOf([
    ['select', 'p0'],
    ['select', 'p3'],
    ['search', 'tea'],
  ]);
  const ranking = rank(index, profile, HAND_WEIGHTS);
  const causes = causesOf(index, ranking, [0, 3, 1]);
  const [looks] = causes;
  assert.equal(looks.id, 'select|Outdoors>Trail shoes');
  assert.deepEqual(looks.acts.signalIds, ['s0', 's1']);
  assert.deepEqual(
    looks.parts.map(({ productId }) => productId),
    ['p0', 'p3', 'p1'],
  );
  for (const [nth, item] of [0, 3, 1].entries()) {
    const total = causes.reduce((sum, { parts }) => {
      const part = parts.find(({ productId }) => productId === `p${item}`);
      return sum + (part?.contribution ?? 0);
    }, 0);
    assert.ok(Math.abs(total - ranking.scores[item]) < 1e-9, `pick ${nth}`);
  }
});
