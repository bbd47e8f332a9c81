import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogueFromJsonLd } from '../../../../src/page/catalogs/feeds/json-ld.ts';
import { parseCatalogue } from '../../../../src/wire/catalogue.ts';

const read = (...documents) =>
  parseCatalogue(catalogueFromJsonLd(documents), { baseUrl: 'https://shop.example/' });

test('a Product with an Offer, as search engines ask for it', () => {
  const { products, refused } = read({
    '@context': 'https://schema.org',
    '@type': 'Product',
    sku: 'SKU-1',
    name: 'Trail shoe',
    url: '/p/1',
    image: ['https://shop.example/1.jpg', 'https://shop.example/2.jpg'],
    brand: { '@type': 'Brand', name: 'Ridgeway' },
    category: 'Outdoors > Trail shoes',
    keywords: 'light, red',
    offers: {
      '@type': 'Offer',
      price: '79.90',
      priceCurrency: 'EUR',
      availability: 'https://schema.org/PreOrder',
    },
  });
  assert.deepEqual(refused, []);
  assert.deepEqual(products, [
    {
      id: 'SKU-1',
      title: 'Trail shoe',
      url: 'https://shop.example/p/1',
      image: 'https://shop.example/1.jpg',
      brand: 'Ridgeway',
      category: ['Outdoors', 'Trail shoes'],
      tags: ['light', 'red'],
      price: { current: 79.9, currency: 'EUR' },
      availability: 'preorder',
    },
  ]);
});

test('AggregateOffer, arrays, @graph and ItemList are followed; the first of an id wins', () => {
  const item = (id, more = {}) => ({
    '@type': 'Product',
    sku: id,
    name: `Name ${id}`,
    url: `/${id}`,
    ...more,
  });
  const { products } = read(
    [
      item('A', {
        offers: { '@type': 'AggregateOffer', lowPrice: 10, highPrice: 20, priceCurrency: 'EUR' },
      }),
    ],
    {
      '@graph': [
        {
          '@type': 'WebPage',
          mainEntity: item('B', { offers: [{ '@type': 'Offer', price: 5, priceCurrency: 'EUR' }] }),
        },
      ],
    },
    {
      '@type': 'ItemList',
      itemListElement: [
        { '@type': 'ListItem', position: 1, item: item('C', { '@type': ['Product', 'Thing'] }) },
        item('A', { name: 'Again' }),
      ],
    },
  );
  assert.deepEqual(
    products.map(({ id, title, price }) => [id, title, price?.current]),
    [
      ['A', 'Name A', 10],
      ['B', 'Name B', 5],
      ['C', 'Name C', undefined],
    ],
  );
});

test('what is no product is left out, what is a broken one is refused by name', () => {
  const { products, refused } = read(
    { '@type': 'Organization', name: 'Shop' },
    { '@type': 'Product', sku: 'A', name: 'Good', url: '/a' },
    {
      '@type': 'Product',
      sku: 'B',
      name: 'Bad',
      url: '/b',
      offers: { price: 'call us', priceCurrency: 'EUR' },
    },
  );
  assert.deepEqual(
    products.map(({ id }) => id),
    ['A'],
  );
  assert.deepEqual(
    refused.map(({ path }) => path),
    ['products[1].price.current'],
  );
});

test('endless nesting ends', () => {
  const loop = { '@graph': [] };
  loop['@graph'].push(loop);
  assert.deepEqual(catalogueFromJsonLd([loop]).products, []);
});
