/** Catalogues of every form, and addresses. */
import assert from 'node:assert/strict';
import { catalogueFromMerchantFeed } from '../../../src/cli/catalog/merchant-feed.ts';
import * as feeds from '../../../src/page/catalogs/feeds/feeds.ts';
import {
  catalogueFromFeed,
  catalogueFromJsonLd,
  isLastPage,
  secondPage,
} from '../../../src/page/catalogs/feeds/feeds.ts';
import { loadCatalogue } from '../../../src/page/catalogs/load.ts';
import { isOwnForm, parseJson, refuseTooMany } from '../../../src/page/catalogs/reading.ts';
import * as schemas from '../../../src/wire/catalogue.ts';
import { pictureAddress, webAddress } from '../../../src/wire/web-address.ts';
import { jsonTexts, MAX_FILE_LENGTH, texts, values } from '../mutate.mjs';

const BASE = 'https://shop.example/en-de/products.json';
const DEFAULTS = { baseUrl: BASE, currency: 'EUR' };

const own = [
  { version: 1, products: [{ id: 'A', title: 'A', url: '/a' }] },
  {
    version: 1,
    currency: 'EUR',
    products: [
      {
        id: 'SKU-1',
        title: 'Trail shoe',
        url: 'https://shop.example/a',
        image: '/img/a.svg',
        brand: 'Ridgeway',
        creator: 'Ana',
        category: 'Outdoors > Trail shoes',
        tags: ['light', 'red'],
        price: { current: 80, original: 100, currency: 'EUR' },
        variants: [
          {
            id: 'V1',
            title: 'Red',
            price: { current: 70 },
            available: true,
            options: [{ name: 'Colour', value: 'Red' }],
          },
        ],
        availability: 'https://schema.org/InStock',
        regions: ['de', 'FR'],
        seasons: ['summer'],
        promotedBy: { name: 'Ridgeway' },
        offer: { label: 'Ten off', code: 'TEN', afterInteractions: 3 },
        embedding: [0.5, 1],
      },
      { id: 'SKU-2', title: 'Pan', url: 'p/2', category: ['Kitchen', 'Pans'], embedding: [1, 2] },
    ],
  },
];
const shopify = {
  products: [
    {
      id: 1,
      title: 'Caf&eacute; cup',
      handle: 'cup',
      vendor: 'Ridgeway',
      product_type: 'Cups',
      tags: 'a, b',
      images: [{ src: 'https://cdn.example/cup.jpg' }],
      options: [{ name: 'Size' }, 'Colour'],
      variants: [
        {
          id: 11,
          sku: 'CUP-S',
          title: 'S / Red',
          option1: 'S',
          option2: 'Red',
          price: '19.99',
          compare_at_price: '25.00',
          available: true,
        },
        { id: 12, title: 'M / Red', option1: 'M', option2: 'Red', price: 2199, available: false },
      ],
    },
  ],
};
const woo = [
  {
    id: 7,
    sku: 'HOOD',
    name: 'Hoodie &#8211; warm',
    permalink: 'https://shop.example/p/hoodie',
    images: [{ src: 'https://shop.example/h.jpg' }],
    brands: [{ name: 'Ridgeway' }],
    categories: [
      { name: 'Clothing', link: 'https://shop.example/product-category/clothing/' },
      { name: 'Hoodies', link: 'https://shop.example/product-category/clothing/hoodies/' },
    ],
    tags: [{ name: 'warm' }],
    prices: {
      price: '4500',
      regular_price: '5500',
      currency_code: 'EUR',
      currency_minor_unit: 2,
      price_range: { min_amount: '4200', max_amount: '4500' },
    },
    is_in_stock: true,
    is_on_backorder: false,
    variations: [{ id: 8, name: 'x', attributes: [{ name: 'Size', value: 'M' }] }],
  },
];
const jsonLd = [
  { '@type': 'Product', sku: 'A', name: 'A', url: '/a', offers: { price: 5 } },
  {
    '@context': 'https://schema.org',
    '@graph': [
      { '@type': 'WebPage', mainEntity: { '@type': 'ItemList', itemListElement: [] } },
      {
        '@type': ['https://schema.org/Product', 'Thing'],
        '@id': 'https://shop.example/#b',
        productID: 'B',
        name: 'B',
        image: [{ url: '/b.jpg' }],
        brand: { name: 'Ridgeway' },
        manufacturer: [{ name: 'Works' }],
        category: [{ name: 'Outdoors / Trail' }],
        keywords: ['light, red', { name: 'blue' }],
        offers: {
          '@type': 'AggregateOffer',
          offers: [
            {
              price: '79.90',
              priceCurrency: 'EUR',
              availability: 'https://schema.org/InStock',
              eligibleRegion: [{ name: 'DE' }, 'FR'],
              priceSpecification: [{ price: 5, priceCurrency: 'EUR' }],
            },
          ],
        },
      },
    ],
  },
];

const xml = [
  '<rss><channel><item><g:id>A</g:id><title>A</title><link>https://shop.example/a</link></item></channel></rss>',
  `<?xml version="1.0"?>
<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel><title>Shop</title>
<item><g:id>A1</g:id><g:item_group_id>A</g:item_group_id><g:title>Caf&amp;eacute; cup</g:title>
<g:link>https://shop.example/a</g:link><g:image_link>https://shop.example/a.jpg</g:image_link>
<g:brand>Ridgeway</g:brand><g:product_type>"Home, Kitchen" &gt; Cups, Other</g:product_type>
<g:price>19.99 EUR</g:price><g:sale_price>EUR 1,515.00</g:sale_price>
<g:sale_price_effective_date>2026-02-24T13:00-0800/2027-02-27T15:30-0800</g:sale_price_effective_date>
<g:availability>in_stock</g:availability><g:color>Red</g:color><g:custom_label_0>new</g:custom_label_0></item>
<item><g:id>A2</g:id><g:item_group_id>A</g:item_group_id><g:title>Cup</g:title>
<g:link>https://shop.example/a</g:link><g:price>5 EUR</g:price></item></channel></rss>`,
  `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>B</id><title><![CDATA[B & C]]></title>
<link rel="alternate" href="https://shop.example/b"/><price>5.00 EUR</price>
<google_product_category>536</google_product_category></entry></feed>`,
];
const table = [
  'id\ttitle\tlink\nA\tA\thttps://shop.example/a\n',
  'ID\tItem Group ID\tTitle\tLink\tPrice\tProduct type\tconstructor\n' +
    'A1\tA\t"Cup ""S"""\thttps://shop.example/a\t19.99 EUR\tHome > Cups\tx\n' +
    'A2\tA\tCup M\thttps://shop.example/a\t21 EUR\tHome > Cups\ty\n',
];

function isCatalogue({ products, refused }) {
  for (const { url, image, price, id, tags, category, embedding } of products) {
    assert.match(url, /^https?:\/\//);
    if (image !== undefined) assert.match(image, /^https?:\/\//);
    if (price)
      assert.ok(price.current >= 0 && price.current < 1e9 && /^[A-Z]{3}$/.test(price.currency));
    assert.ok(id !== '' && [...id].length <= 128);
    assert.ok(tags.length <= 100 && category.length <= 10);
    assert.ok(embedding === undefined || embedding.every(Number.isFinite));
  }
  assert.equal(new Set(products.map(({ id }) => id)).size, products.length);
  for (const { path, message } of refused) assert.ok(path.length > 0 && message.length > 0);
}

/**
 * The catalogue's check as far as it goes before the thread is given back: a thousand entries, of which
 * a short text can hold many thousand.
 */
function checkSome(raw, defaults) {
  const found = { products: [], refused: [] };
  let passed = 0;
  for (const { products, refused } of schemas.catalogueSlices(raw, defaults, 250)) {
    found.products.push(...products);
    found.refused.push(...refused);
    passed += products.length + refused.length;
    if (passed >= 1000) break;
  }
  return found;
}

/** As the element takes what a page hands over or inlines. */
function readOwn(value) {
  if (isOwnForm(value) || typeof value !== 'object' || value === null) {
    return checkSome(value, DEFAULTS);
  }
  refuseTooMany(value);
  return checkSome(catalogueFromFeed(value, BASE) ?? value, DEFAULTS);
}

function readPages(text) {
  const value = parseJson(text, 'it');
  for (const address of [BASE, 'https://shop.example/wp-json/wc/store/v1/products?per_page=1']) {
    secondPage(value, address)?.at(3);
    isLastPage(value, address);
  }
  return readOwn(value);
}

const shops = { feeds: async () => feeds, schemas: async () => schemas };

/** The parsers of what shops serve. */
export const shopTargets = [
  {
    name: 'catalogue: property',
    share: 12,
    inputs: values(own, { foreign: true }),
    parse: readOwn,
    codes: ['catalog-invalid'],
    holds: isCatalogue,
  },
  {
    name: 'catalogue: text',
    share: 8,
    inputs: jsonTexts(own),
    parse: (text) => readOwn(parseJson(text, 'it')),
    codes: ['catalog-invalid'],
    holds: isCatalogue,
  },
  {
    name: 'catalogue: Shopify',
    share: 8,
    inputs: jsonTexts([shopify]),
    parse: readPages,
    codes: ['catalog-invalid'],
    holds: isCatalogue,
  },
  {
    name: 'catalogue: WooCommerce',
    share: 8,
    inputs: jsonTexts([woo]),
    parse: readPages,
    codes: ['catalog-invalid'],
    holds: isCatalogue,
  },
  {
    name: 'catalogue: JSON-LD',
    share: 8,
    inputs: jsonTexts(jsonLd),
    parse: (text) => checkSome(catalogueFromJsonLd([parseJson(text, 'it')]), DEFAULTS),
    codes: ['catalog-invalid'],
    holds: isCatalogue,
  },
  {
    name: 'catalogue: feed handed over',
    share: 4,
    inputs: values([shopify, woo, ...jsonLd], { foreign: true }),
    parse: readOwn,
    codes: ['catalog-invalid'],
    holds: isCatalogue,
  },
  {
    name: 'catalogue: inline, and in a page',
    share: 1,
    async: true,
    inputs: jsonTexts([...own, shopify, woo, ...jsonLd]),
    async parse(text) {
      const page = { kind: 'page', texts: [text, '{"@type":"Product"}'] };
      await loadCatalogue(page, { ...shops, defaults: DEFAULTS }).catch((error) => {
        if (error.code !== 'catalog-invalid') throw error;
      });
      // Without a base, as a command reads a file.
      return loadCatalogue({ kind: 'text', text }, { ...shops, defaults: {} });
    },
    codes: ['catalog-invalid', 'catalog-load'],
    holds: isCatalogue,
  },
  {
    name: 'merchant feed: XML',
    share: 3,
    inputs: texts(xml, { maxLength: MAX_FILE_LENGTH }),
    parse: (text) => checkSome(catalogueFromMerchantFeed(text, 1.8e12), DEFAULTS),
    codes: ['catalog-invalid'],
    holds: isCatalogue,
  },
  {
    name: 'merchant feed: table',
    share: 3,
    // The library takes some 20 µs a row, and a row may be one character.
    inputs: texts(table, { maxLength: MAX_FILE_LENGTH / 16 }),
    parse: (text) => checkSome(catalogueFromMerchantFeed(text, 1.8e12), DEFAULTS),
    codes: ['catalog-invalid'],
    holds: isCatalogue,
  },
  {
    name: 'addresses',
    share: 6,
    inputs: texts(['/a/b.svg', 'https://shop.example/p?q=1#f', '//cdn.example/x.SVGZ', '../a']),
    parse: (text) =>
      [BASE, undefined, 'about:blank', 'nonsense'].flatMap((base) => [
        webAddress(text, base),
        pictureAddress(text, base),
      ]),
    holds(found) {
      for (const address of found.filter((each) => each !== null)) {
        const { protocol, username, password } = new URL(address);
        assert.match(protocol, /^https?:$/);
        assert.equal(username + password, '');
      }
    },
  },
];
