import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as feeds from '../../../../src/page/catalogs/feeds/feeds.ts';
import { loadCatalogue } from '../../../../src/page/catalogs/load.ts';
import * as schemas from '../../../../src/wire/catalogue.ts';

const shopifyProduct = (number) => ({
  id: number,
  title: `Product ${number}`,
  handle: `p-${number}`,
  variants: [{ id: number, sku: `S${number}`, price: '1.00', available: true }],
  images: [],
});
const wooProduct = (number) => ({
  id: number,
  name: `Product ${number}`,
  permalink: `https://shop.example/p/${number}`,
  prices: { price: '100', currency_code: 'EUR', currency_minor_unit: 2 },
});

/** A shop that serves `total` products page by page, and what it was asked. */
function shop(total, { size, usual, largest, wrap, product }) {
  const asked = [];
  const fetch = async (address) => {
    const url = new URL(address);
    asked.push(url.search);
    const count = Math.min(Number(url.searchParams.get(size) ?? usual), largest);
    const page = Number(url.searchParams.get('page') ?? 1);
    const numbers = Array.from({ length: total }, (_, index) => index + 1);
    return Response.json(wrap(numbers.slice((page - 1) * count, page * count).map(product)));
  };
  return { asked, fetch };
}

const shopify = {
  size: 'limit',
  usual: 30,
  largest: 250,
  wrap: (products) => ({ products }),
  product: shopifyProduct,
};
const woo = {
  size: 'per_page',
  usual: 10,
  largest: 100,
  wrap: (products) => products,
  product: wooProduct,
};

const load = (url, fetch) =>
  loadCatalogue(
    { kind: 'url', url },
    {
      defaults: { currency: 'EUR' },
      schemas: async () => schemas,
      feeds: async () => feeds,
      fetch,
    },
  );

test('a Shopify feed is read to its end, in large pages', async () => {
  const { asked, fetch } = shop(600, shopify);
  const { products } = await load('https://shop.example/products.json', fetch);
  assert.equal(products.length, 600);
  assert.equal(products[599].title, 'Product 600');
  assert.deepEqual(asked, ['', '?limit=250&page=1', '?limit=250&page=2', '?limit=250&page=3']);
});

test('a size that the shop owner gave is kept; a small feed is one request', async () => {
  const given = shop(70, shopify);
  assert.equal(
    (await load('https://shop.example/products.json?limit=50', given.fetch)).products.length,
    70,
  );
  assert.deepEqual(given.asked, ['?limit=50', '?limit=50&page=2']);
  const small = shop(12, shopify);
  await load('https://shop.example/products.json', small.fetch);
  assert.equal(small.asked.length, 1);
});

test('one page that the owner names is that page only', async () => {
  const { asked, fetch } = shop(600, shopify);
  await load('https://shop.example/products.json?limit=250&page=2', fetch);
  assert.equal(asked.length, 1);
});

test('the Store API of WooCommerce is read to its end', async () => {
  const { asked, fetch } = shop(230, woo);
  const { products } = await load('https://shop.example/wp-json/wc/store/v1/products', fetch);
  assert.equal(products.length, 230);
  assert.equal(asked.length, 4);
});

test('our own format, and what nobody knows, ask for no reader', async () => {
  const own = {
    version: 1,
    currency: 'EUR',
    products: [{ id: 'A', title: 'A', url: 'https://a.example/' }],
  };
  const { products } = await loadCatalogue(
    { kind: 'object', value: own },
    { defaults: {}, schemas: async () => schemas, feeds: () => assert.fail('not needed') },
  );
  assert.equal(products.length, 1);
  await assert.rejects(
    loadCatalogue(
      { kind: 'object', value: { goods: [] } },
      { defaults: {}, schemas: async () => schemas, feeds: async () => feeds },
    ),
    { code: 'catalog-invalid' },
  );
});
