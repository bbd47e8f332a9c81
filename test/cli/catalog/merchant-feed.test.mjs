import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogueFromMerchantFeed } from '../../../src/cli/catalog/merchant-feed.ts';
import { parseCatalogue } from '../../../src/wire/catalogue.ts';

const now = Date.parse('2026-11-22T12:00:00Z');

const read = (text) =>
  parseCatalogue(catalogueFromMerchantFeed(text, now), { baseUrl: 'https://shop.example/' });

const rss = (items) => `<?xml version="1.0"?>
<rss xmlns:g="http://base.google.com/ns/1.0" version="2.0"><channel>
<title>Shop</title><link>https://shop.example</link>${items}</channel></rss>`;

const jacket = `<item>
  <g:id>RJ-M</g:id>
  <title><![CDATA[Rain Jacket &amp; Hood]]></title>
  <link>https://shop.example/rain-jacket?size=m&amp;ref=feed</link>
  <g:image_link>https://shop.example/rj.jpg</g:image_link>
  <g:additional_image_link>https://shop.example/rj2.jpg</g:additional_image_link>
  <g:brand>Ridgeway</g:brand>
  <g:product_type>Outdoors &gt; Jackets</g:product_type>
  <g:google_product_category>5598</g:google_product_category>
  <g:price>15,550.00 EUR</g:price>
  <g:availability>in_stock</g:availability>
  <g:custom_label_0>rain</g:custom_label_0>
  <g:custom_label_3>new</g:custom_label_3>
</item>`;

test('RSS 2.0: attributes by their specification', () => {
  const { products, refused } = read(rss(jacket));
  assert.deepEqual(refused, []);
  assert.deepEqual(products, [
    {
      id: 'RJ-M',
      title: 'Rain Jacket & Hood',
      url: 'https://shop.example/rain-jacket?size=m&ref=feed',
      image: 'https://shop.example/rj.jpg',
      brand: 'Ridgeway',
      category: ['Outdoors', 'Jackets'],
      tags: ['rain', 'new'],
      price: { current: 15550, currency: 'EUR' },
      availability: 'in-stock',
    },
  ]);
});

test('Atom: the link is an attribute', () => {
  const { products } =
    read(`<feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0">
    <title>Shop</title><entry><g:id>A</g:id><title>A</title>
    <link href="https://shop.example/a"/><g:price>1000 JPY</g:price></entry></feed>`);
  assert.equal(products[0].url, 'https://shop.example/a');
  assert.deepEqual(products[0].price, { current: 1000, currency: 'JPY' });
});

test('a sale price counts while its dates hold', () => {
  const sale = (dates) =>
    read(
      rss(
        jacket.replace(
          '</item>',
          `<g:sale_price>99.50 EUR</g:sale_price><g:sale_price_effective_date>${dates}</g:sale_price_effective_date></item>`,
        ),
      ),
    ).products[0].price;
  assert.deepEqual(sale('2026-11-20T13:00-0800/2026-11-29T15:30-0800'), {
    current: 99.5,
    original: 15550,
    currency: 'EUR',
  });
  assert.equal(sale('2026-11-23T00:00+0000/2026-11-29T15:30+0000').current, 15550);
});

test('items of a group are one product with variants', () => {
  const item = (id, size, stock, price) =>
    `<item><g:id>${id}</g:id><g:item_group_id>TEE</g:item_group_id><title>Tee</title>
     <link>https://shop.example/tee</link><g:color>Green</g:color><g:size>${size}</g:size>
     <g:price>${price} EUR</g:price><g:availability>${stock}</g:availability></item>`;
  const { products } = read(
    rss(item('T-S', 'S', 'out of stock', 9) + item('T-M', 'M', 'in stock', 12)),
  );
  assert.equal(products.length, 1);
  assert.equal(products[0].availability, 'in-stock');
  assert.equal(products[0].price.current, 12);
  assert.deepEqual(products[0].variants, [
    { id: 'T-S', title: 'Green / S', available: false, price: { current: 9, currency: 'EUR' } },
    { id: 'T-M', title: 'Green / M', available: true, price: { current: 12, currency: 'EUR' } },
  ]);
});

test('a table with tabs; names of columns as people write them; quotes', () => {
  const { products, refused } = read(
    [
      'id\tTitle\tlink\timage link\tprice\tproduct type\tavailability',
      'A\t"Lamp, ""warm"""\thttps://shop.example/a\thttps://shop.example/a.jpg\t19.99 USD\tHome > Lamps\tin stock',
      'B\tVase\thttps://shop.example/b\t\tfree\t\tin stock',
    ].join('\r\n'),
  );
  assert.equal(products[0].title, 'Lamp, "warm"');
  assert.deepEqual(products[0].category, ['Home', 'Lamps']);
  assert.deepEqual(products[0].price, { current: 19.99, currency: 'USD' });
  assert.equal(refused[0].path, 'products[1].price.current');
});

test('what is neither form is refused, and entities that grow are never expanded', () => {
  const code = { code: 'catalog-invalid' };
  assert.throws(() => read('<rss><channel><item></rss>'), code);
  assert.throws(() => read('<html></html>'), code);
  assert.throws(() => read('just text'), code);
  assert.throws(() => read('name,price\nA,1'), code);
  const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${rss(jacket)}`;
  assert.throws(() => read(bomb), code);
});
