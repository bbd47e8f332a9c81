import assert from 'node:assert/strict';
import { test } from 'node:test';
import { categoryLevels, viewPlan } from '../../src/host/forms/plan-proposals.ts';
import { advise } from '../../src/privacy/advice.ts';
import { planShow, requiredAudience } from '../../src/privacy/planner.ts';

const wish = (changes = {}) => ({
  products: 20,
  categories: 0,
  audience: 1200,
  relativeError: 0.2,
  ...changes,
});
const LEVELS = [['Outdoor'], ['Shoes', 'Lamps', 'Bags']];
const START = 1_800_000_000_000;

const numbered = (count) =>
  Array.from({ length: count }, (_, at) => ({ id: `s${at}`, title: `S ${at}` }));

/** Whether the planner itself takes a wish with a proposal's changes. */
function planned({ products, categories, audience, relativeError }, change = {}) {
  const instead = change.categories !== undefined;
  return planShow({
    stream: 's',
    title: 'S',
    products: instead ? [] : numbered(change.products ?? products),
    categories: [...numbered(categories), ...(change.categories ?? [])].map((category) =>
      typeof category === 'string' ? { id: category, title: category } : category,
    ),
    audience,
    relativeError: change.relativeError ?? relativeError,
    start: START,
    end: START + 3_600_000,
  });
}

test('20 products need about 16,400 viewers; 1,200 are told so, with what would fit', () => {
  const { advice, proposals } = viewPlan(wish(), LEVELS);
  assert.ok(Math.abs(advice.needed - 16_400) <= 164, `${advice.needed}`);
  assert.equal(advice.fits, false);
  assert.equal(advice.fitting, 0);
  assert.deepEqual(proposals, [
    { kind: 'categories-error', categories: LEVELS[1], relativeError: 0.4 },
    { kind: 'fewer-error', products: 3, relativeError: 0.4 },
  ]);
});

test('categories come first where they fit, then fewer products, then a larger error', () => {
  const { proposals } = viewPlan(wish({ audience: 6000 }), LEVELS);
  assert.deepEqual(proposals, [
    { kind: 'categories', categories: LEVELS[1] },
    { kind: 'fewer', products: 5 },
    { kind: 'error', relativeError: 0.4 },
  ]);
});

test('the planner takes every proposal, and refuses the plan without it', () => {
  let seen = 0;
  for (const audience of [300, 700, 1200, 3000, 6000, 12_000, 16_000, 30_000]) {
    for (const products of [1, 8, 20, 60]) {
      for (const categories of [0, 2]) {
        for (const relativeError of [0.1, 0.2, 0.4]) {
          const asked = wish({ audience, products, categories, relativeError });
          const { advice, proposals } = viewPlan(asked, LEVELS);
          if (advice.fits) planned(asked);
          else assert.throws(() => planned(asked), { code: 'plan' });
          if (advice.fits) assert.deepEqual(proposals, []);
          for (const proposal of proposals) {
            planned(asked, proposal);
            seen += 1;
          }
        }
      }
    }
  }
  assert.ok(seen > 100, `${seen} proposals`);
});

test('without an audience there is the number, and nothing is proposed', () => {
  const { advice, proposals } = viewPlan(wish({ audience: Number.NaN }), LEVELS);
  assert.ok(advice.needed > 16_000);
  assert.deepEqual(proposals, []);
  assert.equal(viewPlan(wish({ products: 0 }), LEVELS), null);
});

test('the advice is the planner’s own arithmetic', () => {
  const kinds = (count) => [...Array(count).fill('product'), 'picks', 'reason', 'health'];
  assert.equal(advise(20, 0).needed, requiredAudience(kinds(20), 7));
  assert.equal(advise(20, 16_460).fits, true);
  assert.equal(advise(20, 16_459).fits, false);
});

test('what the error means is worked out for interest, the figure that the page shows', () => {
  // λ = (0.2 · 6 + 2)/11 = 0.2909, 337 reports: 1.96 · √(0.2909 · 0.7091 / 337) / (6/11).
  assert.ok(Math.abs(advise(20, 0).halfWidth - 0.0889) < 1e-4, `${advise(20, 0).halfWidth}`);
});

test('the advice comes while the host types, however large the audience', () => {
  assert.equal(advise(20, 1e9, 0.1).fitting, 996);
  const started = performance.now();
  for (let at = 0; at < 20; at += 1) advise(20, 1e9 - at);
  assert.ok((performance.now() - started) / 20 < 150, 'a keystroke');
});

test('categories of the chosen products, level by level, each once', () => {
  const catalogue = [
    { id: 'a', category: ['Outdoor', 'Shoes'] },
    { id: 'b', category: ['Outdoor', 'Lamps'] },
    { id: 'c', category: ['Home', 'Tea', 'Green'] },
    { id: 'd', category: ['Outdoor', 'Shoes'] },
  ];
  assert.deepEqual(categoryLevels(catalogue, ['a', 'b', 'd', 'unknown']), [
    ['Outdoor'],
    ['Shoes', 'Lamps'],
  ]);
  assert.deepEqual(categoryLevels(catalogue, []), []);
});
