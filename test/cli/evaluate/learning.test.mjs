import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRandom, drawBelow } from '../../../src/cli/data/seeded.ts';
import { evaluateLearning } from '../../../src/cli/evaluate/learning.ts';
import { HAND_WEIGHTS } from '../../../src/model/weights.ts';

const NOUNS = ['boot', 'lamp', 'pot', 'coat', 'sock', 'desk', 'tent', 'rope', 'mug', 'bag'];
const STUFFS = ['steel', 'wool', 'oak', 'clay', 'cotton', 'glass', 'paper', 'brass'];

/** A shop of 240 products without prices, and buyers who mostly stay with a brand. */
function shop() {
  const random = createRandom(5);
  const draw = (list) => list[drawBelow(list.length, random)];
  const products = Array.from({ length: 240 }, (_, at) => ({
    id: `item-${at}`,
    title: `${draw(STUFFS)} ${draw(NOUNS)} ${draw(STUFFS)}`,
    url: 'https://shop.example/',
    brand: `Brand ${drawBelow(20, random)}`,
    category: [],
    tags: [],
  }));
  const brandmates = (item) =>
    products.flatMap(({ brand }, at) => (brand === products[item].brand ? [at] : []));
  const viewers = Array.from({ length: 60 }, () => {
    const first = drawBelow(products.length, random);
    const history = [first, ...Array.from({ length: 5 }, () => draw(brandmates(first)))];
    return { history, validation: null, test: draw(brandmates(first)), negatives: null };
  });
  const none = { ordersForTest: [], ordersForValidation: [] };
  return { name: 'small', format: 'sequences', products, viewers, ...none };
}

test('a shop that is soon sold out gives figures, not a crash', () => {
  const { products, viewers, ...rest } = shop();
  const few = products.slice(0, 3);
  const small = viewers.map((viewer) => ({
    ...viewer,
    history: viewer.history.map((item) => item % few.length),
    test: viewer.test % few.length,
  }));
  const found = evaluateLearning(
    { ...rest, products: few, viewers: small },
    { weights: HAND_WEIGHTS, seed: 2, limit: 4 },
    { onViewers: () => {} },
  );
  for (const { ndcg10 } of Object.values(found.simulated)) {
    for (const value of Object.values(ndcg10)) assert.ok(value >= 0 && value <= 1);
  }
});

test('learning finds what a viewer cares for within twenty comparisons, and takes nothing away', () => {
  let ticks = 0;
  const measure = () =>
    evaluateLearning(
      shop(),
      { weights: HAND_WEIGHTS, seed: 2, limit: 8 },
      { onViewers: () => (ticks += 1) },
    );
  const found = measure();
  assert.equal(found.drawnPrices, true);
  for (const taste of ['brand', 'price']) {
    assert.ok(found.simulated[taste].ndcg10[20] >= 0.9, `${taste} is learnt`);
  }
  for (const [taste, { gain, viewers }] of Object.entries(found.simulated)) {
    assert.ok(viewers > 0);
    for (const { mean, error } of Object.values(gain)) {
      assert.ok(mean >= -2 * error, `${taste} loses ${mean}`);
    }
  }
  const raised = Object.values(found.simulated).filter(({ gain }) => gain[20].mean > 0.02);
  assert.ok(raised.length >= 3, `${raised.length} kinds gain`);
  for (const { gain } of Object.values(found.purchases)) {
    for (const { mean, error } of Object.values(gain)) assert.ok(mean >= -2 * error - 1e-9);
  }
  assert.ok(ticks > 0);
  assert.deepEqual(measure(), found, 'the same again');
});
