// Text of a feed is text: whatever markup, address, template or code it looks like, nothing of it
// runs, under the policy of the README with Trusted Types, and the products show as what is written.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { catalogueFromFeed, catalogueFromJsonLd } from '../../src/page/catalogs/feeds/feeds.ts';
import { parseCatalogue } from '../../src/wire/catalogue.ts';
import { scriptPayloads } from '../support/script-payloads.mjs';
import {
  BROWSERS,
  click,
  FIRST_BROWSER,
  find,
  openBrowser,
  openPage,
  sleep,
} from './support/browser.mjs';
import { openSite, shopPage } from './support/site.mjs';

const POLICY = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  .match(/default-src 'none';[^`]+/)[0]
  .replace(/\s+/g, ' ');
const PAYLOADS = scriptPayloads();

/** Ours, with the payload in every field that is text; and again where it is no text. */
const own = {
  version: 1,
  currency: 'EUR',
  products: PAYLOADS.flatMap((text, nth) => [
    {
      id: text,
      title: text,
      url: `/p/${nth}`,
      brand: text,
      creator: text,
      category: [text, `${text} `],
      tags: [text],
      seasons: [text.slice(0, 60)],
      price: { current: nth },
      ...(nth % 5 === 0 && { promotedBy: { name: text } }),
      offer: { label: text, code: text, afterInteractions: 1 },
      variants: ['1', '2'].map((end) => ({
        id: text.slice(0, 100) + end,
        title: `${text} ${end}`,
        options: [{ name: text.slice(0, 100), value: `${text} ${end}` }],
      })),
      [text]: text,
    },
    { id: `url ${nth}`, title: 'Address', url: text },
    { id: `image ${nth}`, title: 'Picture', url: '/p', image: text },
    { id: `price ${nth}`, title: 'Price', url: '/p', price: { current: text, currency: text } },
    { id: `stock ${nth}`, title: 'Stock', url: '/p', availability: text, regions: [text] },
  ]),
};
const shopify = {
  products: PAYLOADS.map((text, nth) => ({
    id: nth + 1,
    title: text,
    handle: text,
    body_html: text,
    vendor: text,
    product_type: text,
    tags: [text],
    images: [{ src: `/pictures/${nth}.svg` }],
    options: [{ name: text, values: [text] }],
    variants: ['1', '2'].map((end) => ({
      id: `${nth}-${end}`,
      title: text + end,
      option1: text + end,
      price: '1.00',
      available: true,
    })),
  })),
};
const woo = PAYLOADS.map((text, nth) => ({
  id: nth,
  name: text,
  permalink: `/p/${nth}`,
  sku: text,
  prices: { price: '100', currency_code: 'EUR', currency_minor_unit: 2 },
  images: [{ src: `/pictures/${nth}.svg` }],
  brands: [{ name: text }],
  categories: [{ name: text, link: text }],
  tags: [{ name: text }],
  is_in_stock: true,
  attributes: [{ name: text, terms: [{ name: text }] }],
}));
const jsonLd = PAYLOADS.map((text, nth) => ({
  '@type': 'Product',
  sku: text,
  name: text,
  url: `/p/${nth}`,
  image: `/pictures/${nth}.svg`,
  brand: { name: text },
  category: text,
  keywords: text,
  offers: { price: '1.00', priceCurrency: 'EUR', availability: 'InStock' },
}));

/** Kinds of feed: page, address, body, and the catalogue as it reads outside of a browser. */
const FEEDS = {
  own: { address: '/catalog.json', body: own, raw: () => own },
  shopify: {
    address: '/products.json?page=1',
    body: shopify,
    raw: (base) => catalogueFromFeed(shopify, base),
  },
  woo: {
    address: '/wp-json/wc/store/v1/products?page=1',
    body: woo,
    raw: (base) => catalogueFromFeed(woo, base),
  },
  'json-ld': { address: 'page', body: null, raw: () => catalogueFromJsonLd(jsonLd) },
};

const inPage = `<script type="application/ld+json">${JSON.stringify(jsonLd).replaceAll('<', '\\u003c')}</script>`;
const pages = Object.fromEntries(
  Object.entries(FEEDS).flatMap(([name, { address, body }]) => [
    [
      `/${name}.html`,
      shopPage('stream="s1" currency="EUR"', { body: address === 'page' ? inPage : '' }).replace(
        '/catalog.json',
        address,
      ),
    ],
    ...(body === null ? [] : [[address.split('?')[0], () => ({ body: JSON.stringify(body) })]]),
  ]),
);

/** Counts what calls `hit`, and what the policy had to stop. */
function watch() {
  window.ran = [];
  window.hit = (number) => window.ran.push(number);
  for (const name of ['alert', 'confirm', 'prompt', 'open', 'print']) {
    window[name] = () => window.ran.push(name);
  }
  window.stopped = [];
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
    // Pictures that the policy does not allow are only not shown.
    if (effectiveDirective !== 'img-src') window.stopped.push([effectiveDirective, blockedURI]);
  });
}

/** Draws all rows of the full list, and gives what stands in them. */
function drawAll() {
  const root = document
    .querySelector('stream-picks')
    .shadowRoot.querySelector('sp-pick-rail').shadowRoot;
  const drawn = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return (async () => {
    root.querySelector('details.all').open = true;
    for (let turn = 0; turn < 200; turn += 1) {
      await drawn();
      const more = root.querySelector('details.all > .button');
      if (turn > 1 && more === null) break;
      more?.click();
    }
    // The choice of a size draws the names of variants.
    for (const choose of [...root.querySelectorAll('.list [part~="choose"]')].slice(0, 40)) {
      choose.click();
      await drawn();
    }
    return {
      titles: [...root.querySelectorAll('.list h3')].map((title) => title.textContent),
      schemes: [...new Set([...root.querySelectorAll('.list h3 a')].map((a) => a.protocol))],
      flags: [...root.querySelectorAll('.list .flag')].map((flag) => flag.textContent).length,
    };
  })();
}

test('the payloads are payloads: taken for markup, many of them run', async () => {
  assert.ok(PAYLOADS.length >= 500, `${PAYLOADS.length} payloads`);
  const site = await openSite({ '/loose.html': '<!doctype html><title>x</title><body></body>' });
  const browser = await openBrowser(FIRST_BROWSER);
  try {
    const { page } = await openPage(browser, `${site.origin}/loose.html`, { before: watch });
    await page.evaluate((texts) => {
      for (const text of texts) {
        const place = document.createElement('div');
        document.body.append(place);
        place.innerHTML = text;
        place.append(document.createRange().createContextualFragment(text));
      }
    }, PAYLOADS);
    await sleep(1000);
    const ran = await page.evaluate(() => new Set(window.ran).size);
    assert.ok(ran >= 100, `${ran} ran`);
  } finally {
    await browser.close();
    await site.close();
  }
});

for (const name of BROWSERS) {
  describe(`what stands in a feed, in ${name}`, () => {
    let browser;
    let site;
    before(async () => {
      site = await openSite(pages, { csp: POLICY });
      browser = await openBrowser(name);
    });
    after(async () => {
      await browser?.close();
      await site?.close();
    });

    for (const [kind, { address, raw }] of Object.entries(FEEDS)) {
      test(`${kind}: ${PAYLOADS.length} payloads in every field run nothing and show as text`, async () => {
        const context = await browser.createBrowserContext();
        const url = `${site.origin}/${kind}.html`;
        const { page, errors } = await openPage(browser, url, { context, before: watch });
        await find(page, '[part~="card"] h3', '', 20_000);
        const shown = await page.evaluate(drawAll);
        const base = address === 'page' ? url : new URL(address, url).href;
        const { products } = parseCatalogue(raw(base), { baseUrl: base, currency: 'EUR' });
        assert.ok(products.length >= PAYLOADS.length, 'products with payloads are shown');
        assert.deepEqual(
          shown.titles,
          products.map(({ title }) => title),
        );
        assert.deepEqual(shown.schemes, ['http:']);
        if (kind === 'own') {
          // Brands, creators and categories stand in reasons, and in what is known.
          await click(page, '[part~="choice"]', 'Yes');
          await find(page, '[part~="why"]', '', 20_000);
          await page.evaluate(
            (texts) => {
              const element = document.querySelector('stream-picks');
              for (const productId of texts) element.track({ type: 'select', productId });
              element.highlight(texts.slice(0, 20));
              element.openYourData();
            },
            PAYLOADS.slice(0, 60),
          );
          await find(page, 'dialog', 'Your data', 10_000);
          await sleep(1000);
          await page.evaluate((id) => document.querySelector('stream-picks').why(id), PAYLOADS[1]);
          await find(page, 'dialog', PAYLOADS[1], 10_000);
          await sleep(500);
        }
        assert.deepEqual(await page.evaluate(() => window.ran), []);
        assert.deepEqual(await page.evaluate(() => window.stopped), []);
        assert.equal(page.url(), url);
        assert.deepEqual(errors, []);
        await context.close();
      });
    }
  });
}
