import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { arrange } from '../../src/model/arrange.ts';
import { createIndex } from '../../src/model/features.ts';
import { pick } from '../../src/model/pick.ts';
import { rank } from '../../src/model/ranker.ts';
import { explain } from '../../src/model/reasons.ts';
import { HAND_WEIGHTS } from '../../src/model/weights.ts';
import { plainShop, profileOf, STREAM, situation } from './shops.mjs';

const KINDS = [
  ['Outdoors', 'Trail shoes'],
  ['Outdoors', 'Rain jackets'],
  ['Home', 'Tea'],
  ['Sound', 'Speakers'],
];
const SHOP = plainShop(24, KINDS);

function picksOf(products, profile, options = {}) {
  const index = createIndex(products);
  return pick(index, rank(index, profile, HAND_WEIGHTS), { maxPicks: 6, ...options });
}

function ids(picks) {
  return picks.map(({ productId }) => productId);
}

const looks = (...items) => items.map((item) => ['select', `p${item}`]);
const promote =
  (...items) =>
  (item) =>
    items.includes(item) ? { promotedBy: { name: 'Oda' } } : {};

test('places: every product once, picks from the first place on', () => {
  fc.assert(
    fc.property(situation, ({ products, profile, options }) => {
      const index = createIndex(products);
      const ranking = rank(index, profile, HAND_WEIGHTS);
      const { order, picks } = arrange(index, ranking, options);
      assert.deepEqual(
        order.toSorted((a, b) => a - b),
        products.map((_, item) => item),
      );
      assert.ok(picks <= options.maxPicks);
      pick(index, ranking, options).forEach(({ place, productId, score }, at) => {
        assert.equal(place, at + 1);
        assert.equal(productId, products[order[at]].id);
        assert.ok(Number.isFinite(score));
      });
    }),
    { numRuns: 150, seed: 2 },
  );
});

test('promoted: never two among six picks, never raised by the profile alone', () => {
  fc.assert(
    fc.property(situation, ({ products, profile, options }) => {
      const index = createIndex(products);
      const ranking = rank(index, profile, HAND_WEIGHTS);
      const on = { ...options, basedOnMe: true, showPromoted: true };
      const picks = pick(index, ranking, on);
      const promoted = new Set(index.promoted.map((item) => products[item].id));
      assert.ok(picks.slice(0, 6).filter(({ productId }) => promoted.has(productId)).length <= 1);
      const byShow = [...ranking.show.byScore].map((item) => products[item].id);
      for (const { productId, place, promoted: paid } of picks) {
        if (!promoted.has(productId)) assert.equal(paid, false);
        else if (paid) assert.ok(place <= 5);
        else assert.ok(place > byShow.indexOf(productId));
      }
    }),
    { numRuns: 200, seed: 9 },
  );
});

test('a promoted product takes the fifth place, says so, and owes it to no act', () => {
  const products = plainShop(24, KINDS, promote(19, 22));
  const picks = picksOf(products, profileOf(looks(0, 4)), { discovery: false });
  assert.deepEqual([picks[4].productId, picks[4].promoted], ['p19', true]);
  assert.equal(picks.filter(({ promoted }) => promoted).length, 1);
  const index = createIndex(products);
  const answer = explain(index, profileOf(looks(0, 4)), HAND_WEIGHTS, 'p19', { maxPicks: 6 });
  assert.equal(answer.place, 5);
  assert.ok(answer.placeByScore > 6);
  assert.equal(answer.placeWithoutViewer, 5);
});

test('several promoted products leave six picks, and no reason of a paid place is the viewer', () => {
  const products = plainShop(24, KINDS, promote(12, 13, 14, 15, 16));
  const picks = picksOf(
    products,
    profileOf([
      ['save', 'p16'],
      ['save', 'p20'],
    ]),
  );
  assert.equal(picks.length, 6);
  const paid = picks.find(({ promoted }) => promoted);
  assert.deepEqual([paid.place, paid.productId, paid.reason], [5, 'p12', undefined]);
});

test('promoted products at the top of the show still leave six picks', () => {
  const picks = picksOf(plainShop(24, KINDS, promote(0, 1, 2, 4)), profileOf([]));
  assert.deepEqual(ids(picks), ['p0', 'p3', 'p5', 'p6', 'p7', 'p8']);
});

test('an interest in a promoted product does not raise it, the show does', () => {
  const products = plainShop(24, KINDS, promote(0, 20));
  const show = { onStage: ['p0'], upcoming: [], past: [] };
  const staged = picksOf(products, profileOf(looks(1), { show }));
  assert.deepEqual([staged[0].productId, staged[0].promoted], ['p0', false]);
  const fond = picksOf(
    products,
    profileOf(
      [
        ['save', 'p20'],
        ['react', 'p20'],
      ],
      { show },
    ),
  );
  assert.ok(!ids(fond).includes('p20'));
});

test('promoted switched off: products stand where their score puts them', () => {
  const products = plainShop(24, KINDS, promote(19, 20));
  const off = picksOf(products, profileOf([['save', 'p20']]), { showPromoted: false });
  assert.equal(off[0].productId, 'p20');
  assert.ok(off.every(({ promoted }) => !promoted));
});

test('what was dismissed, bought or put in the basket leaves the picks', () => {
  for (const type of ['dismiss', 'purchase', 'add']) {
    const liked = [['save', 'p0'], ['react', 'p0'], ...looks(4, 8), [type, 'p0']];
    assert.ok(!ids(picksOf(SHOP, profileOf(liked))).includes('p0'), type);
    const index = createIndex(SHOP);
    const answer = explain(index, profileOf(liked), HAND_WEIGHTS, 'p0', { maxPicks: 6 });
    assert.equal(answer.place, 24);
    const reason = answer.reasons.find(({ acts }) => acts?.type === type);
    assert.ok(reason.placeWithout <= 6, `${type}: ${reason.placeWithout}`);
  }
});

test('opening, saving or liking brings back what was dismissed, not what was bought', () => {
  const index = createIndex(SHOP);
  const nothing = { alike: 0, same: 0 };
  const events = { ...HAND_WEIGHTS.events, dismiss: nothing, purchase: nothing };
  const placeAfter = (...acts) => {
    const ranking = rank(index, profileOf(acts), { ...HAND_WEIGHTS, events });
    return arrange(index, ranking, { maxPicks: 6 }).order.indexOf(1) + 1;
  };
  for (const type of ['select', 'save', 'react']) {
    assert.ok(placeAfter(['dismiss', 'p1'], [type, 'p1']) <= 6, type);
    assert.equal(placeAfter(['purchase', 'p1'], [type, 'p1']), 24, type);
  }
  assert.equal(placeAfter(['dismiss', 'p1'], ['react', 'p1', { value: -1 }]), 24);
  assert.equal(placeAfter(['dismiss', 'p1'], ['dwell', 'p1', { value: 60 }]), 24);
});

test('a basket of another visit does not hide a product', () => {
  const old = [['add', 'p0', { stream: 'before', at: profileOf([]).nowMs - 3 * 86_400_000 }]];
  const kept = [['add', 'p0', { stream: STREAM, at: profileOf([]).nowMs - 3 * 86_400_000 }]];
  const index = createIndex(plainShop(3, KINDS));
  const picksAfter = (acts) =>
    pick(index, rank(index, profileOf(acts), HAND_WEIGHTS), { maxPicks: 6 });
  assert.ok(ids(picksAfter(old)).includes('p0'));
  assert.ok(!ids(picksAfter(kept)).includes('p0'));
});

test('the last pick is something new once the viewer has acted five times', () => {
  const four = picksOf(SHOP, profileOf(looks(0, 4, 8, 1)));
  assert.ok(four.every(({ discovery }) => !discovery));
  const five = picksOf(SHOP, profileOf(looks(0, 4, 8, 1, 5), { popularity: { p11: 0.1 } }));
  assert.deepEqual(
    five.map(({ discovery }) => discovery),
    [false, false, false, false, false, true],
  );
  assert.equal(five[5].productId, 'p11');
  const searched = [...looks(0, 4, 8, 1), ['search', 'speakers']];
  const loud = { popularity: { p11: 0.1 } };
  assert.notEqual(picksOf(SHOP, profileOf(searched, loud))[5].productId, 'p11');
  const seen = [...looks(0, 4, 8, 1), ['view', 'p2'], ['view', 'p3']];
  assert.ok(picksOf(SHOP, profileOf(seen)).every(({ discovery }) => !discovery));
  assert.equal(picksOf(SHOP, profileOf([...seen, ...looks(5)], loud))[5].productId, 'p11');
  const touched = picksOf(SHOP, profileOf(looks(0, 1, 2, 3, 4)));
  assert.ok(touched.every(({ discovery }) => !discovery));
});

test('six picks are not all of one category where another is close', () => {
  const twins = plainShop(24, [['A'], ['B']]);
  const acts = [...looks(0, 2), ...looks(1, 3), ['dwell', 'p0', { value: 5 }]];
  const categoriesOf = (options) =>
    picksOf(twins, profileOf(acts), { discovery: false, ...options }).map(
      ({ productId }) => Number(productId.slice(1)) % 2,
    );
  const off = { diversity: false, calibration: false };
  assert.deepEqual(categoriesOf(off), [0, 0, 0, 0, 0, 0]);
  for (const on of [{}, { ...off, calibration: true }]) {
    const [first, ...rest] = categoriesOf(on);
    const others = rest.filter((category) => category === 1).length;
    assert.equal(first, 0, 'the stronger interest comes first');
    assert.ok(others >= 2 && others <= 3, `${JSON.stringify(on)}: ${others} of the other kind`);
  }
});

test('a clear interest is not diluted', () => {
  const six = ids(picksOf(SHOP, profileOf(looks(0, 4, 8)), { discovery: false }));
  assert.ok(
    six.every((id) => Number(id.slice(1)) % 4 === 0),
    six.join(),
  );
});

test('not based on me is the order of the show, whatever the viewer did', () => {
  const show = { onStage: ['p9'], upcoming: ['p7'], past: [] };
  const acts = [...looks(0, 4, 8, 12), ['dismiss', 'p9'], ['add', 'p0']];
  const products = plainShop(24, KINDS, promote(20));
  const picks = picksOf(products, profileOf(acts, { show, popularity: { p5: 1 } }), {
    basedOnMe: false,
  });
  assert.deepEqual(ids(picks), ['p9', 'p7', 'p0', 'p1', 'p2', 'p3']);
  assert.ok(picks.every(({ reason }) => reason === undefined || reason.about === 'show'));
});

test('no products, no picks', () => {
  assert.deepEqual(picksOf([], profileOf(looks(1))), []);
});
