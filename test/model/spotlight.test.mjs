import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { contributions } from '../../src/model/contributions.ts';
import { createIndex } from '../../src/model/features.ts';
import { pick } from '../../src/model/pick.ts';
import { rank } from '../../src/model/ranker.ts';
import { spotlightWords } from '../../src/model/spotlight.ts';
import { HAND_WEIGHTS } from '../../src/model/weights.ts';
import { NOW, STREAM, situation } from './shops.mjs';

const KINDS = ['Trail shoes', 'Tea', 'Lamps', 'Jackets', 'Bags'];

/** Fifty products, ten of each kind, every one of a brand of its own. */
const products = Array.from({ length: 50 }, (_, at) => ({
  id: `p${at}`,
  title: `Thing ${String.fromCodePoint(97 + (at % 26))}${at}`,
  url: `https://shop.example/${at}`,
  brand: `Brand ${at}`,
  category: ['All', KINDS[at % 5]],
  tags: [],
}));

/** The words about a show with `onStage`, after acts as `[type, product number, more]`. */
function wordsFor(acts, { onStage = [], list = products, region = null } = {}) {
  const index = createIndex(list);
  const signals = acts.map(([type, number, more = {}], at) => ({
    id: `s${at}`,
    type,
    productId: `p${number}`,
    at: NOW - 60_000 + at * 1000,
    stream: STREAM,
    ...more,
  }));
  const show = { onStage, upcoming: [], past: [] };
  const profile = { signals, show, stream: STREAM, popularity: {}, nowMs: NOW, region };
  const ranking = rank(index, profile, HAND_WEIGHTS);
  const picks = pick(index, ranking, { maxPicks: 6, region });
  return spotlightWords(index, ranking, picks, onStage, region);
}

const sureOf = (words, id) => words.find(({ productId }) => productId === id)?.sure;
const momentOf = (words, moment) => words.filter((word) => word.moment === moment);

test('who has done nothing is not interrupted', () => {
  const words = wordsFor([], { onStage: ['p0'] });
  assert.deepEqual(momentOf(words, 'on-stage'), [
    { productId: 'p0', moment: 'on-stage', sure: false },
  ]);
  assert.ok(words.every(({ sure }) => !sure));
});

test('one act is no ground, two of a kind are, for what is on stage', () => {
  const onStage = { onStage: ['p0'] };
  assert.equal(sureOf(wordsFor([['select', 5]], onStage), 'p0'), false);
  assert.equal(sureOf(wordsFor([['save', 5]], onStage), 'p0'), false);
  assert.equal(
    sureOf(
      wordsFor(
        [
          ['select', 5],
          ['select', 10],
        ],
        onStage,
      ),
      'p0',
    ),
    true,
  );
});

test('interest in something else is no ground', () => {
  const acts = [
    ['select', 1],
    ['select', 6],
    ['save', 11],
  ];
  assert.equal(sureOf(wordsFor(acts, { onStage: ['p0'] }), 'p0'), false);
});

test('a lull asks for more than what is on stage', () => {
  const two = [
    ['select', 0],
    ['select', 5],
  ];
  const [lull] = momentOf(wordsFor(two), 'lull');
  assert.equal(lull.sure, false);
  const many = [5, 10, 15, 20].map((number) => ['select', number]);
  const [after] = momentOf(wordsFor(many), 'lull');
  assert.equal(after.sure, true);
  assert.equal(Number(after.productId.slice(1)) % 5, 0);
});

test('what the viewer is done with, cannot have or cannot buy gets no word', () => {
  const acts = [
    ['select', 5],
    ['select', 10],
  ];
  const onStage = { onStage: ['p0'] };
  const idsOf = (words) => words.map(({ productId }) => productId);
  assert.ok(idsOf(wordsFor(acts, onStage)).includes('p0'));
  for (const type of ['dismiss', 'purchase', 'add']) {
    assert.ok(!idsOf(wordsFor([...acts, [type, 0]], onStage)).includes('p0'), type);
  }
  const change = (patch) =>
    products.map((each) => (each.id === 'p0' ? { ...each, ...patch } : each));
  const soldOut = { ...onStage, list: change({ availability: 'out-of-stock' }) };
  assert.ok(!idsOf(wordsFor(acts, soldOut)).includes('p0'));
  const elsewhere = { ...onStage, list: change({ regions: ['FR'] }), region: 'DE' };
  assert.ok(!idsOf(wordsFor(acts, elsewhere)).includes('p0'));
});

test('rule 21: nothing that is promoted comes up in a lull', () => {
  const acts = [5, 10, 15, 20].map((number) => ['select', number]);
  assert.equal(momentOf(wordsFor(acts), 'lull').length, 1);
  const list = products.map((each) => ({ ...each, promotedBy: { name: 'Oda' } }));
  assert.deepEqual(momentOf(wordsFor(acts, { list }), 'lull'), []);
});

test('no shop and no history, however hostile, breaks it; sure ones keep their ground', () => {
  fc.assert(
    fc.property(situation, ({ products: list, profile, options }) => {
      const index = createIndex(list);
      const { onStage } = profile.show;
      const acts = profile.signals;
      const ranking = rank(index, profile, HAND_WEIGHTS);
      const picks = pick(index, ranking, options);
      for (const word of spotlightWords(index, ranking, picks, onStage, null)) {
        assert.deepEqual(Object.keys(word).sort(), ['moment', 'productId', 'sure']);
        if (!word.sure) continue;
        const item = index.itemOf.get(word.productId);
        assert.ok(ranking.viewer[item] > 0);
        // Whichever single act that speaks for it is taken away, the others still do.
        for (const { act, total } of contributions(index, ranking.acts, HAND_WEIGHTS, item)) {
          if (!(total > 0)) continue;
          const signals = acts.filter(({ id }) => id !== act.signal.id);
          const without = rank(index, { ...profile, signals }, HAND_WEIGHTS);
          assert.ok(without.viewer[item] > 0, `${word.productId} hangs on one act`);
        }
      }
    }),
    { numRuns: 300 },
  );
});
