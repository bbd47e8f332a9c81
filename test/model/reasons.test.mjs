import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { withinCap } from '../../src/model/arrange.ts';
import { createIndex } from '../../src/model/features.ts';
import { pick } from '../../src/model/pick.ts';
import { rank } from '../../src/model/ranker.ts';
import { explain, explainAll, explainPicks } from '../../src/model/reasons.ts';
import { HAND_WEIGHTS } from '../../src/model/weights.ts';
import { indexWith } from './packs.mjs';
import { NOW, plainShop, profileOf, STREAM, situation } from './shops.mjs';

const RUNS = { numRuns: 150, seed: 7 };

/** Place of a product after ranking from nothing, read off as many picks as there are products. */
function placeOf(index, profile, id, options) {
  return explain(index, profile, HAND_WEIGHTS, id, options).place;
}

test('contributions add up to the score of the ranking', () => {
  fc.assert(
    fc.property(situation, ({ products, profile, options }) => {
      const index = createIndex(products);
      const on = { ...options, basedOnMe: true };
      const { scores } = withinCap(rank(index, profile, HAND_WEIGHTS), on);
      const ids = products.map(({ id }) => id);
      const answers = explainAll(index, profile, HAND_WEIGHTS, ids, on);
      answers.forEach(({ reasons, score }, item) => {
        const parts = reasons.map(({ contribution }) => contribution);
        const sum = parts.reduce((total, part) => total + part, 0);
        const size = parts.reduce((total, part) => total + Math.abs(part), 0);
        assert.equal(sum, score);
        // Where terms cancel, rounding is measured against what was added up.
        assert.ok(Math.abs(sum - scores[item]) <= 1e-9 * Math.max(size, Number.MIN_VALUE));
      });
    }),
    RUNS,
  );
});

test('past orders are a reason of their own, never called popular in the show', () => {
  const products = plainShop(12, [['Things']]);
  const index = indexWith(products, { seed: 3 });
  const profile = profileOf([], { popularity: { [products[1].id]: 0.5 } });
  const ranking = rank(index, profile, HAND_WEIGHTS);
  products.forEach(({ id }, item) => {
    const { reasons } = explain(index, profile, HAND_WEIGHTS, id, { popularityCap: false });
    const of = (kind) => reasons.find((each) => each.kind === kind)?.contribution ?? 0;
    assert.equal(of('popular'), item === 1 ? ranking.show.popularity.get(1) : 0);
    assert.equal(of('past'), ranking.show.past[item]);
  });
});

test('every announced place is the place after deleting those signals and ranking anew', () => {
  let checked = 0;
  fc.assert(
    fc.property(situation, ({ products, profile, options }) => {
      const index = createIndex(products);
      const fresh = createIndex(products);
      const ids = products.slice(0, 8).map(({ id }) => id);
      for (const answer of explainAll(index, profile, HAND_WEIGHTS, ids, options)) {
        const { productId } = answer;
        for (const { acts, placeWithout } of answer.reasons) {
          if (acts === undefined) continue;
          const gone = new Set(acts.signalIds);
          const signals = profile.signals.filter(({ id }) => !gone.has(id)).toReversed();
          assert.equal(placeOf(fresh, { ...profile, signals }, productId, options), placeWithout);
          checked += 1;
        }
        const nobody = { ...profile, signals: [] };
        assert.equal(placeOf(index, nobody, productId, options), answer.placeWithoutViewer);
        if (answer.promoted) {
          const off = { ...options, showPromoted: false };
          assert.equal(placeOf(index, profile, productId, off), answer.placeByScore);
        }
      }
    }),
    RUNS,
  );
  assert.ok(checked > 500, `${checked} reasons replayed`);
});

test('picks and explanations name the same places, scores and kinds of place', () => {
  fc.assert(
    fc.property(situation, ({ products, profile, options }) => {
      const index = createIndex(products);
      for (const picked of pick(index, rank(index, profile, HAND_WEIGHTS), options)) {
        const answer = explain(index, profile, HAND_WEIGHTS, picked.productId, options);
        const { place, score, discovery, promoted } = answer;
        const { productId: _, reason, ...rest } = picked;
        assert.deepEqual(rest, { place, score, discovery, promoted });
        if (reason !== undefined) {
          const { placeWithout: __, ...same } = answer.reasons.find(({ id }) => id === reason.id);
          assert.deepEqual(reason, same);
          assert.ok(reason.contribution > 0);
        }
      }
    }),
    RUNS,
  );
});

test('the overview of the picks says what each explanation says, but for what each reason is of', () => {
  fc.assert(
    fc.property(situation, ({ products, profile, options }) => {
      const index = createIndex(products);
      const picks = pick(index, rank(index, profile, HAND_WEIGHTS), options);
      const overview = explainPicks(index, profile, HAND_WEIGHTS, options);
      const ids = picks.map(({ productId }) => productId);
      const answers = explainAll(index, profile, HAND_WEIGHTS, ids, options);
      for (const { reasons } of answers) {
        for (const reason of reasons) {
          delete reason.placeWithout;
          delete reason.acts;
          delete reason.field;
          delete reason.label;
        }
      }
      assert.deepEqual(overview.explanations, answers);
    }),
    RUNS,
  );
});

test('three looks at a category become one reason that names them', () => {
  const index = createIndex(
    plainShop(12, [
      ['Outdoors', 'Trail shoes'],
      ['Home', 'Tea'],
    ]),
  );
  const profile = profileOf([
    ['select', 'p0'],
    ['select', 'p2', { stream: 'before' }],
    ['select', 'p0'],
  ]);
  const { reasons } = explain(index, profile, HAND_WEIGHTS, 'p6', { maxPicks: 6 });
  const [first] = reasons;
  assert.equal(first.id, 'select|Outdoors>Trail shoes');
  assert.equal(first.kind, 'similar');
  assert.equal(first.field, 'category');
  assert.equal(first.label, 'Trail shoes');
  assert.deepEqual(first.acts, {
    type: 'select',
    count: 3,
    productIds: ['p0', 'p2'],
    category: 'Trail shoes',
    thisShow: false,
    signalIds: ['s0', 's1', 's2'],
  });
});

test('an act on the product itself is its own reason, apart from acts on products like it', () => {
  const index = createIndex(
    plainShop(12, [
      ['Outdoors', 'Trail shoes'],
      ['Home', 'Tea'],
    ]),
  );
  const profile = profileOf([
    ['save', 'p0'],
    ['save', 'p2'],
  ]);
  const { reasons } = explain(index, profile, HAND_WEIGHTS, 'p0', { maxPicks: 6 });
  assert.deepEqual(
    reasons.map(({ id, kind, acts }) => [id, kind, acts.signalIds]),
    [
      ['same|save', 'same', ['s0']],
      ['save|Outdoors>Trail shoes', 'similar', ['s1']],
    ],
  );
});

test('searches are grouped by their words and keep what was typed', () => {
  const index = createIndex(
    plainShop(12, [
      ['Outdoors', 'Trail shoes'],
      ['Home', 'Tea'],
    ]),
  );
  const profile = profileOf([
    ['search', 'Trail Shoes'],
    ['search', ' trail  shoes! '],
  ]);
  const { reasons } = explain(index, profile, HAND_WEIGHTS, 'p6', { maxPicks: 6 });
  assert.equal(reasons.length, 1);
  assert.equal(reasons[0].id, 'search|trail shoes');
  assert.equal(reasons[0].label, 'Trail shoes');
  assert.deepEqual(reasons[0].acts.queries, [' trail  shoes! ', 'Trail Shoes']);
});

test('dismissing counts against products like it, in a reason of its own', () => {
  const index = createIndex(
    plainShop(12, [
      ['Outdoors', 'Trail shoes'],
      ['Home', 'Tea'],
    ]),
  );
  const { reasons } = explain(index, profileOf([['dismiss', 'p0']]), HAND_WEIGHTS, 'p2', {
    maxPicks: 6,
  });
  assert.equal(reasons[0].acts.type, 'dismiss');
  assert.ok(reasons[0].contribution < 0);
});

test('not based on me: only the stage explains, and nothing can be removed', () => {
  const index = createIndex(
    plainShop(12, [
      ['Outdoors', 'Trail shoes'],
      ['Home', 'Tea'],
    ]),
  );
  const profile = profileOf(
    [
      ['save', 'p5'],
      ['select', 'p3'],
    ],
    {
      show: { onStage: ['p4'], upcoming: ['p7'], past: [] },
      popularity: { p4: 0.5 },
    },
  );
  const answer = explain(index, profile, HAND_WEIGHTS, 'p4', { maxPicks: 6, basedOnMe: false });
  assert.deepEqual(
    answer.reasons.map(({ id, about }) => [id, about]),
    [['stage', 'show']],
  );
  assert.equal(answer.place, 1);
  assert.equal(answer.placeWithoutViewer, 1);
});

test('a product the catalogue does not have has no explanation', () => {
  assert.equal(explain(createIndex([]), profileOf([]), HAND_WEIGHTS, 'x', { maxPicks: 6 }), null);
});

/** A shop where three shoes of three brands meet a jacket of the first one's brand and tag. */
function mixedBrands() {
  const item = (id, brand, category, tags) => ({
    ...plainShop(1, [category])[0],
    id,
    title: id,
    brand,
    tags,
    price: { current: 100, currency: 'EUR' },
  });
  const shoes = ['Outdoors', 'Trail shoes'];
  return createIndex([
    item('one', 'Ridgeway', shoes, ['wool']),
    item('two', 'Fell', shoes, []),
    item('six', 'Oda', shoes, []),
    item('jacket', 'Ridgeway', ['Clothing', 'Jackets'], ['wool']),
    ...plainShop(12, [['Home', 'Tea']], (at) => ({ brand: `Brand ${at}` })),
  ]);
}

test('a brand that one of three acts shares is not said of all three', () => {
  const index = mixedBrands();
  const reasonFor = (...ids) =>
    explain(index, profileOf(ids.map((id) => ['select', id])), HAND_WEIGHTS, 'jacket', {
      maxPicks: 6,
    }).reasons[0];
  const one = reasonFor('one');
  assert.deepEqual([one.field, one.label, one.acts.count], ['brand', 'Ridgeway', 1]);
  const three = reasonFor('one', 'two', 'six');
  assert.equal(three.acts.count, 3);
  assert.deepEqual([three.field, three.label], ['price', undefined]);
});

test('a tag is named only where every act carries it', () => {
  const tagged = (tags) => (item) => ({ tags: tags[item] ?? [], title: `${item}` });
  const index = createIndex(
    plainShop(
      12,
      [['A'], ['B']],
      tagged([
        ['wool', 'red'],
        ['wool', 'red'],
        ['red', 'new'],
      ]),
    ),
  );
  const { reasons } = explain(
    index,
    profileOf([
      ['select', 'p0'],
      ['select', 'p2'],
    ]),
    HAND_WEIGHTS,
    'p1',
    { maxPicks: 6 },
  );
  assert.deepEqual([reasons[0].field, reasons[0].label], ['tags', 'red']);
});

test('without an id of the show, nothing is said to have happened in it', () => {
  const index = createIndex(plainShop(4, [['A']]));
  const profile = profileOf([['select', 'p0', { stream: '' }]], { stream: '' });
  const { reasons } = explain(index, profile, HAND_WEIGHTS, 'p1', { maxPicks: 4 });
  assert.equal(reasons[0].acts.thisShow, false);
});

test('a reaction against a product is not called a wish for more', () => {
  const index = createIndex(plainShop(4, [['A']]));
  const profile = profileOf([['react', 'p0', { value: -1 }]]);
  for (const id of ['p0', 'p1']) {
    const [reason] = explain(index, profile, HAND_WEIGHTS, id, { maxPicks: 4 }).reasons;
    assert.deepEqual([reason.acts.type, reason.contribution < 0], ['dismiss', true]);
  }
});

test('each plain reaction is a reason of its own, and named', () => {
  const products = plainShop(6, [['Outdoors', 'Lamps']]);
  const index = createIndex(products);
  const react = (id, value) => ({ id, type: 'react', productId: products[0].id, value });
  const signals = [
    react('r1', 1),
    react('r2', 0.8),
    react('r3', 0.4),
    react('r4', -0.4),
    react('r5', -1),
  ];
  const profile = {
    ...profileOf([]),
    signals: signals.map((one) => ({ ...one, at: NOW, stream: STREAM })),
  };
  const { reasons } = explain(index, profile, HAND_WEIGHTS, products[1].id, {});
  const told = reasons
    .filter(({ acts }) => acts !== undefined)
    .map(({ acts, contribution }) => [
      acts.signalIds[0],
      acts.type,
      acts.reaction,
      Math.sign(contribution),
    ]);
  assert.deepEqual(told.sort(), [
    ['r1', 'react', undefined, 1],
    ['r2', 'react', 'love', 1],
    ['r3', 'react', 'curious', 1],
    ['r4', 'react', 'dear', -1],
    ['r5', 'dismiss', undefined, -1],
  ]);
});
