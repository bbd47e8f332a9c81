import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { StreamPicksError } from '../../src/core/errors.ts';
import { parseCatalogue } from '../../src/wire/catalogue.ts';
import { MAX_PRODUCTS } from '../../src/wire/limits.ts';

const BASE = 'https://shop.example/live/show.html';
const product = (more = {}) => ({ id: 'A', title: 'Shoe', url: '/a', ...more });
const parse = (products, more = {}, defaults = {}) =>
  parseCatalogue(
    { version: 1, currency: 'EUR', products, ...more },
    { baseUrl: BASE, ...defaults },
  );
const one = (more) => parse([product({ id: 'ok' }), product(more)]);
const code = (expected, path) => (error) =>
  error instanceof StreamPicksError &&
  error.code === expected &&
  (path === undefined || error.path === path);

test('a full product comes back normalised: addresses absolute, category a path, codes upper case', () => {
  const { products, refused } = parse([
    product({
      title: '  Trail <b>shoe</b>  ',
      image: '../img/a.jpg',
      brand: 'Ridgeway',
      category: 'Outdoors > Trail shoes',
      tags: ['light', 'light', 'red'],
      price: { current: 80, original: 100 },
      availability: 'https://schema.org/InStock',
      regions: ['de', 'FR'],
      promotedBy: { name: 'Ridgeway' },
      offer: { label: 'Ten off', code: 'TEN', afterInteractions: 3 },
      embedding: [0.5, 1],
      unknown: { anything: true },
    }),
  ]);
  assert.deepEqual(refused, []);
  assert.deepEqual(products[0], {
    id: 'A',
    title: 'Trail <b>shoe</b>',
    url: 'https://shop.example/a',
    image: 'https://shop.example/img/a.jpg',
    brand: 'Ridgeway',
    category: ['Outdoors', 'Trail shoes'],
    tags: ['light', 'red'],
    price: { current: 80, original: 100, currency: 'EUR' },
    availability: 'in-stock',
    regions: ['DE', 'FR'],
    promotedBy: { name: 'Ridgeway' },
    offer: { label: 'Ten off', code: 'TEN', afterInteractions: 3 },
    embedding: [0.5, 1],
  });
});

test('what is optional may be absent or null, and is absent then', () => {
  const { products } = parse([product({ image: null, price: null, brand: null, regions: null })]);
  assert.deepEqual(products[0], {
    id: 'A',
    title: 'Shoe',
    url: 'https://shop.example/a',
    category: [],
    tags: [],
  });
});

test('currency and region fall back to the element, and a price without any currency is refused', () => {
  const bare = { version: 1, products: [product({ price: { current: 5 } })] };
  const { products } = parseCatalogue(bare, { baseUrl: BASE, currency: 'USD', region: 'US' });
  assert.equal(products[0].price.currency, 'USD');
  assert.deepEqual(products[0].regions, ['US']);
  assert.throws(
    () => parseCatalogue(bare, { baseUrl: BASE }),
    code('catalog-invalid', 'products[0].price.currency'),
  );
});

for (const [what, more, path] of [
  ['a script address', { url: 'javascript:alert(1)' }, 'products[1].url'],
  ['a data address', { url: 'data:text/html,x' }, 'products[1].url'],
  ['a file address', { url: 'file:///etc/passwd' }, 'products[1].url'],
  ['an address with a password', { url: 'https://me:pw@shop.example/' }, 'products[1].url'],
  ['inline SVG', { image: 'data:image/svg+xml,<svg/>' }, 'products[1].image'],
  ['SVG of another origin', { image: 'https://cdn.example/a.svg?x' }, 'products[1].image'],
  ['a negative price', { price: { current: -1 } }, 'products[1].price.current'],
  ['a huge price', { price: { current: 1e9 } }, 'products[1].price.current'],
  ['an infinite price', { price: { current: JSON.parse('1e400') } }, 'products[1].price.current'],
  ['a price as text', { price: { current: '5' } }, 'products[1].price.current'],
  ['an empty title', { title: '  ' }, 'products[1].title'],
  ['a number as id', { id: 5 }, 'products[1].id'],
  ['a long id', { id: 'x'.repeat(129) }, 'products[1].id'],
  ['an id that is taken', { id: 'ok' }, 'products[1].id'],
  ['an unknown availability', { availability: 'perhaps' }, 'products[1].availability'],
  ['a tag that is no text', { tags: ['a', 5] }, 'products[1].tags[1]'],
  ['a region that is no code', { regions: ['Germany'] }, 'products[1].regions[0]'],
  [
    'half an interaction',
    { offer: { label: 'x', code: 'x', afterInteractions: 0.5 } },
    'products[1].offer.afterInteractions',
  ],
  ['an embedding with a hole', { embedding: [1, null] }, 'products[1].embedding[1]'],
]) {
  test(`${String(what)} is refused with its path, the rest stays`, () => {
    const { products, refused } = one(more);
    assert.deepEqual(
      products.map(({ id }) => id),
      ['ok'],
    );
    assert.deepEqual(
      refused.map((entry) => entry.path),
      [path],
    );
  });
}

test('embeddings of different lengths do not mix', () => {
  const { products, refused } = parse([
    product({ embedding: [1, 2] }),
    product({ id: 'B', embedding: [1] }),
  ]);
  assert.equal(products.length, 1);
  assert.equal(refused[0].path, 'products[1].embedding');
});

test('the shop’s own SVG passes', () => {
  assert.equal(one({ image: '/img/a.svg' }).products[1].image, 'https://shop.example/img/a.svg');
});

test('a wrong frame, or nothing valid, is an error with a path', () => {
  assert.throws(() => parseCatalogue(null), code('catalog-invalid'));
  assert.throws(
    () => parseCatalogue({ version: 2, products: [] }),
    code('catalog-invalid', 'version'),
  );
  assert.throws(
    () => parseCatalogue({ version: 1, products: {} }),
    code('catalog-invalid', 'products'),
  );
  assert.throws(() => parse([{}, {}]), code('catalog-invalid', 'products[0].id'));
  assert.throws(
    () => parse(Array.from({ length: MAX_PRODUCTS + 1 }, () => ({}))),
    code('catalog-invalid', 'products'),
  );
});

test('an empty list is an empty catalogue', () => {
  assert.deepEqual(parse([]), { products: [], refused: [] });
});

test('keys of the prototype change nothing', () => {
  const raw = JSON.parse(
    '{"version":1,"__proto__":{"currency":"XXX"},"products":[{"id":"__proto__","title":"t","url":"/x","__proto__":{"brand":"evil"},"constructor":1}]}',
  );
  const { products } = parseCatalogue(raw, { baseUrl: BASE });
  assert.equal(products[0].brand, undefined);
  assert.equal(products[0].id, '__proto__');
  assert.equal({}.brand, undefined);
});

test('whatever comes in, only typed errors come out, and what comes out keeps its promises', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.anything(),
        fc.array(fc.anything()).map((products) => ({ version: 1, products })),
        fc
          .array(
            fc.record(
              {
                id: fc.string(),
                title: fc.string(),
                url: fc.webUrl(),
                price: fc.option(fc.record({ current: fc.double() })),
                tags: fc.anything(),
              },
              { requiredKeys: ['id'] },
            ),
          )
          .map((products) => ({ version: 1, currency: 'EUR', products })),
      ),
      (input) => {
        try {
          const { products } = parseCatalogue(input, { baseUrl: BASE });
          for (const found of products) {
            assert.match(found.url, /^https?:\/\//);
            if (found.price) assert.ok(found.price.current >= 0 && found.price.current < 1e9);
          }
        } catch (error) {
          assert.ok(error instanceof StreamPicksError, String(error));
        }
      },
    ),
    { numRuns: 2000 },
  );
});
