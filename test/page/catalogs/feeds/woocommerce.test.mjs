import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogueFromFeed } from '../../../../src/page/catalogs/feeds/feeds.ts';
import { parseCatalogue } from '../../../../src/wire/catalogue.ts';

const address = 'https://shop.example/wp-json/wc/store/v1/products?per_page=100';

const read = (value) => parseCatalogue(catalogueFromFeed(value, address), { baseUrl: address });

/** A product as the Store API gives it. */
const hoodie = {
  id: 34,
  name: 'Women&#8217;s Hoodie &#8211; Caf&eacute; &lt;b&gt;',
  parent: 0,
  type: 'variable',
  variation: '',
  permalink: 'https://shop.example/product/hoodie/',
  sku: 'woo-hoodie',
  on_sale: true,
  prices: {
    price: '3500',
    regular_price: '4500',
    sale_price: '3500',
    price_range: null,
    currency_code: 'EUR',
    currency_symbol: '€',
    currency_minor_unit: 2,
  },
  images: [
    { id: 5, src: 'https://shop.example/hoodie.jpg', thumbnail: 'https://shop.example/t.jpg' },
  ],
  categories: [
    {
      id: 1,
      name: 'Hoodies &amp; Sweaters',
      slug: 'hoodies',
      link: 'https://shop.example/product-category/clothing/hoodies/',
    },
    { id: 2, name: 'New', slug: 'new', link: 'https://shop.example/product-category/new/' },
    {
      id: 3,
      name: 'Clothing',
      slug: 'clothing',
      link: 'https://shop.example/product-category/clothing/',
    },
  ],
  tags: [{ id: 8, name: 'Women', slug: 'women', link: '' }],
  brands: [{ id: 4, name: 'Ridgeway', slug: 'ridgeway', link: '' }],
  variations: [],
  is_purchasable: true,
  is_in_stock: true,
  is_on_backorder: false,
};

test('Store API: minor units, entities as text, the path of the deepest category', () => {
  const { products, refused } = read([hoodie]);
  assert.deepEqual(refused, []);
  assert.deepEqual(products[0], {
    id: 'woo-hoodie',
    title: 'Women’s Hoodie – Café <b>',
    url: 'https://shop.example/product/hoodie/',
    image: 'https://shop.example/hoodie.jpg',
    brand: 'Ridgeway',
    category: ['Clothing', 'Hoodies & Sweaters'],
    tags: ['Women'],
    price: { current: 35, original: 45, currency: 'EUR' },
    availability: 'in-stock',
    variants: [{ id: '34', title: 'Women’s Hoodie – Café <b>', available: true }],
  });
});

test('a currency without minor units, and a range by its low end', () => {
  const prices = (changed) => ({ ...hoodie, prices: { ...hoodie.prices, ...changed } });
  const price = (changed) => read([prices(changed)]).products[0].price;
  assert.deepEqual(
    price({
      price: '150000',
      regular_price: '150000',
      currency_code: 'PYG',
      currency_minor_unit: 0,
    }),
    {
      current: 150000,
      currency: 'PYG',
    },
  );
  assert.deepEqual(
    price({
      price_range: { min_amount: '18000', max_amount: '45000' },
      currency_minor_unit: 3,
      currency_code: 'KWD',
    }),
    {
      current: 18,
      currency: 'KWD',
    },
  );
});

test('without a SKU the number; out of stock, on back order', () => {
  const { products } = read([
    { ...hoodie, sku: '', is_in_stock: false },
    { ...hoodie, sku: 'B', is_on_backorder: true },
  ]);
  assert.deepEqual(
    products.map(({ id, availability }) => [id, availability]),
    [
      ['34', 'out-of-stock'],
      ['B', 'preorder'],
    ],
  );
});

test('an amount that is none is refused with its place', () => {
  const odd = { ...hoodie, sku: 'odd', prices: { ...hoodie.prices, price: 'free' } };
  const { products, refused } = read([odd, hoodie]);
  assert.equal(products.length, 1);
  assert.equal(refused[0].path, 'products[0].price.current');
});

test('variations say their attributes; one that leaves an attribute open says none', () => {
  const size = { name: 'Size', value: 'M' };
  const { products } = read([
    {
      ...hoodie,
      variations: [
        { id: 41, attributes: [size, { name: 'Colour', value: 'Blue' }] },
        { id: 42, attributes: [size, { name: 'Colour', value: null }] },
      ],
    },
  ]);
  assert.deepEqual(products[0].variants, [
    {
      id: '41',
      title: 'M / Blue',
      available: true,
      options: [size, { name: 'Colour', value: 'Blue' }],
    },
    { id: '42', title: 'M', available: true },
  ]);
});
