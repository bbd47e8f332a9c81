import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cosine } from '../../src/model/contributions.ts';
import { createIndex, HASH_BUCKETS, indexBytes } from '../../src/model/features.ts';
import { FIELD_SHAPES, FIELDS } from '../../src/model/fields.ts';
import { BLOCK_SIZE, firstItem, invert } from '../../src/model/postings.ts';
import { plainShop, situation } from './shops.mjs';

const base = { url: 'https://shop.example/', category: [], tags: [], title: 'x' };

function likeness(a, b, field, others = []) {
  const index = createIndex([{ ...base, ...a, id: 'a' }, { ...base, ...b, id: 'b' }, ...others]);
  const at = FIELDS.indexOf(field);
  return cosine(index.rows(0)[at], index.rows(1)[at], index.fields[at].weights);
}

function assertNear(found, expected) {
  assert.ok(Math.abs(found - expected) < 1e-6, `${found} is not ${expected}`);
}

test('the same name in a field counts by its rarity, another 0, and spelling does not matter', () => {
  // Both of two products carry it: ln(3/2) of the ln 3 that a name of one product would have.
  const both = Math.log(3 / 2) / Math.log(3);
  assertNear(likeness({ brand: 'Oda' }, { brand: ' ODA ' }, 'brand'), both);
  assertNear(likeness({ creator: 'Oda' }, { creator: ' ODA ' }, 'creator'), both);
  assert.equal(likeness({ brand: 'Oda' }, { brand: 'Fell' }, 'brand'), 0);
  assert.equal(likeness({}, {}, 'brand'), 0);
  assertNear(likeness({ title: 'Trail shoe' }, { title: 'SHOE, trail!' }, 'title'), 1);
});

test('category paths: the cosine of prefixes weighed by rarity and depth', () => {
  const a = { category: ['Outdoors', 'Shoes'] };
  const b = { category: ['Outdoors', 'Tents'] };
  // Of two products both are Outdoors, one each Shoes and Tents: ln(3/2) at depth 1, ln(3) at 2.
  const wide = Math.log(3 / 2);
  const narrow = 2 * Math.log(3);
  assertNear(likeness(a, b, 'category'), wide ** 2 / (wide ** 2 + narrow ** 2));
  assertNear(likeness(a, a, 'category'), 1);
  assert.equal(likeness({ category: ['A', 'Shoes'] }, { category: ['B', 'Shoes'] }, 'category'), 0);
});

test('prices: close ones share two bands, near ones one, far ones or other currencies none', () => {
  const price = (current, currency = 'EUR') => ({ price: { current, currency } });
  assertNear(likeness(price(50), price(51), 'price'), 1);
  assertNear(likeness(price(50), price(58), 'price'), 0.5);
  assert.equal(likeness(price(50), price(200), 'price'), 0);
  assert.equal(likeness(price(50), price(50, 'USD'), 'price'), 0);
  assert.equal(likeness(price(0), price(NaN), 'price'), 0);
});

test('rare words join products more than common ones', () => {
  const others = plainShop(20, [[]]).map((product) => ({ ...product, title: 'shoe' }));
  const common = likeness({ title: 'red shoe' }, { title: 'blue shoe' }, 'title', others);
  const rare = likeness({ title: 'ember shoe' }, { title: 'ember lamp' }, 'title', others);
  assert.ok(rare > 5 * common, `${rare} ${common}`);
});

test('brands never meet by accident, however many there are', () => {
  const products = plainShop(2 * HASH_BUCKETS, [[]], (item) => ({ brand: `Brand ${item}` }));
  const { postings } = createIndex(products).fields[FIELDS.indexOf('brand')];
  assert.equal(postings.buckets, products.length);
});

test('the row of a product is the same from its text as in the inverted index', () => {
  fc.assert(
    fc.property(situation, ({ products }) => {
      const index = createIndex(products);
      index.fields.forEach(({ postings, weights, scales }, at) => {
        const rows = products.map(() => []);
        for (let bucket = 0; bucket < postings.buckets; bucket += 1) {
          const [from, to] = postings.starts.subarray(bucket, bucket + 2);
          for (const item of postings.items.subarray(from, to)) rows[item].push(bucket);
        }
        rows.forEach((buckets, item) => {
          const row = index.rows(item)[at];
          assert.deepEqual([...row.buckets], buckets);
          assert.equal(row.scale, scales[item]);
          const length = Math.hypot(...buckets.map((bucket) => weights[bucket] * row.scale));
          if (buckets.length > 0 && FIELD_SHAPES[at].unit) assertNear(length, 1);
          if (buckets.length > 0 && !FIELD_SHAPES[at].unit) assert.ok(length > 0 && length <= 1);
        });
      });
    }),
    { numRuns: 60, seed: 1 },
  );
});

test('postings find items past 65,536', () => {
  const items = BLOCK_SIZE + 3;
  const starts = Uint32Array.from({ length: items + 1 }, (_, item) => item);
  const buckets = Uint32Array.from({ length: items }, (_, item) =>
    item === BLOCK_SIZE + 1 ? 1 : 0,
  );
  const postings = invert(starts, buckets, 3);
  assert.equal(firstItem(postings, 0), 0);
  assert.equal(firstItem(postings, 1), BLOCK_SIZE + 1);
  assert.equal(firstItem(postings, 2), -1);
});

test('a repeated id keeps its first product', () => {
  const index = createIndex([
    { ...base, id: 'a', title: 'first' },
    { ...base, id: 'a', title: 'second' },
  ]);
  assert.deepEqual(
    index.products.map(({ title }) => title),
    ['first'],
  );
});

test('a product takes some 120 bytes, its number by id among them, also with long titles and many tags', () => {
  const count = 5000;
  const products = plainShop(
    count,
    [
      ['Outdoors', 'Shoes'],
      ['Home', 'Tea', 'Pots'],
    ],
    (item) => ({
      title: `Waterproof lightweight trail running shoe number ${item} for women and men, ${item * 7919} edition`,
      brand: `Brand ${item % 200}`,
      tags: Array.from({ length: 6 }, (_, at) => `tag ${(item * at) % 500}`),
      price: { current: 5 + (item % 300), currency: 'EUR' },
    }),
  );
  const fixed = indexBytes(createIndex([]));
  assert.ok(fixed < 2_000_000, `${fixed} bytes without products`);
  const each = (indexBytes(createIndex(products)) - fixed) / count;
  assert.ok(each <= 125, `${each} bytes an item`);
});
