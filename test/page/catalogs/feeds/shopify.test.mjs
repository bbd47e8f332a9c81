import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogueFromFeed } from '../../../../src/page/catalogs/feeds/feeds.ts';
import { parseCatalogue } from '../../../../src/wire/catalogue.ts';

const address = 'https://shop.example/products.json?limit=250';

const read = (value, at = address) =>
  parseCatalogue(catalogueFromFeed(value, at), { baseUrl: at, currency: 'EUR' });

/** A product as `/products.json` gives it. */
const jacket = {
  id: 632910392,
  title: 'Rain Jacket &amp; Hood',
  handle: 'rain-jacket',
  body_html: '<p>Dry.</p>',
  published_at: '2026-03-01T09:00:00+01:00',
  vendor: 'Ridgeway',
  product_type: 'Outdoors > Jackets',
  tags: ['rain', 'Men'],
  variants: [
    {
      id: 808950810,
      title: 'S / Blue',
      option1: 'S',
      sku: 'RJ-S',
      available: false,
      price: '79.00',
      compare_at_price: '99.00',
      position: 1,
      product_id: 632910392,
    },
    {
      id: 808950811,
      title: 'M / Blue',
      option1: 'M',
      sku: 'RJ-M',
      available: true,
      price: '89.50',
      compare_at_price: '99.00',
      position: 2,
      product_id: 632910392,
    },
  ],
  images: [{ id: 1, src: 'https://cdn.shop.example/rj.jpg?v=1', width: 800, height: 800 }],
  options: [{ name: 'Size', values: ['S', 'M'] }],
};

test('products.json: the lowest price that can be bought, text without entities, the product’s page', () => {
  const { products, refused } = read({ products: [jacket] });
  assert.deepEqual(refused, []);
  assert.deepEqual(products[0], {
    id: 'RJ-S',
    title: 'Rain Jacket & Hood',
    url: 'https://shop.example/products/rain-jacket',
    image: 'https://cdn.shop.example/rj.jpg?v=1',
    brand: 'Ridgeway',
    category: ['Outdoors', 'Jackets'],
    tags: ['rain', 'Men'],
    price: { current: 89.5, original: 99, currency: 'EUR' },
    availability: 'in-stock',
    variants: [
      {
        id: '808950810',
        title: 'S / Blue',
        available: false,
        price: { current: 79, original: 99, currency: 'EUR' },
        options: [{ name: 'Size', value: 'S' }],
      },
      {
        id: '808950811',
        title: 'M / Blue',
        available: true,
        price: { current: 89.5, original: 99, currency: 'EUR' },
        options: [{ name: 'Size', value: 'M' }],
      },
    ],
  });
});

test('Liquid’s JSON: hundredths, a picture without scheme, tags as one text', () => {
  const { products } = read(
    {
      ...jacket,
      type: 'Jackets',
      product_type: undefined,
      tags: 'rain, Men',
      featured_image: '//cdn.shop.example/rj.jpg',
      variants: [{ id: 1, sku: '', price: 1999, compare_at_price: null, available: true }],
    },
    'https://shop.example/products/rain-jacket.js',
  );
  assert.equal(products[0].id, '1');
  assert.deepEqual(products[0].price, { current: 19.99, currency: 'EUR' });
  assert.equal(products[0].image, 'https://cdn.shop.example/rj.jpg');
  assert.deepEqual(products[0].tags, ['rain', 'Men']);
  assert.deepEqual(products[0].category, ['Jackets']);
});

test('a locale stays in the address; a collection’s does not', () => {
  const url = (at) => read({ products: [jacket] }, at).products[0].url;
  assert.equal(
    url('https://shop.example/en-de/products.json'),
    'https://shop.example/en-de/products/rain-jacket',
  );
  assert.equal(
    url('https://shop.example/collections/all/products.json'),
    'https://shop.example/products/rain-jacket',
  );
});

test('two products with one SKU stay two', () => {
  const other = { ...jacket, handle: 'other', variants: [{ ...jacket.variants[0], id: 9 }] };
  const { products } = read({ products: [jacket, other] });
  assert.deepEqual(
    products.map(({ id }) => id),
    ['RJ-S', '9'],
  );
});

test('an absurd price is refused with its place, the others stay', () => {
  const odd = { ...jacket, variants: [{ ...jacket.variants[1], sku: 'X', price: '1e400' }] };
  const { products, refused } = read({ products: [odd, jacket] });
  assert.equal(products.length, 1);
  assert.match(refused[0].path, /products\[0\]\.price/);
});

test('nothing sold at all: out of stock, the lowest price of all', () => {
  const gone = {
    ...jacket,
    variants: jacket.variants.map((each) => ({ ...each, available: false })),
  };
  const [product] = read({ products: [gone] }).products;
  assert.equal(product.availability, 'out-of-stock');
  assert.equal(product.price.current, 79);
});
