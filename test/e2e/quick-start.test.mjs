// The quick start, followed to the letter: the plain one in a folder of its own, with the files as
// they stand in the guide; Shopify's and WooCommerce's pasted into a page of a shop whose basket
// answers as theirs does.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { cartServers } from '../support/cart-servers.mjs';
import { filesBelow } from '../support/installed.mjs';
import { click, FIRST_BROWSER, find, openBrowser, openPage, readAll } from './support/browser.mjs';
import { openSite } from './support/site.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const guide = readFileSync(join(root, 'docs/quick-start.md'), 'utf8');
const integrity = JSON.parse(readFileSync(join(root, 'dist/integrity.json'), 'utf8'));
const withHash = (text) => text.replaceAll('sha384-…', integrity['stream-picks.js']);
const blocks = (kind) =>
  Object.fromEntries(
    [
      ...guide.matchAll(
        new RegExp(`<!-- ${kind}: ([\\w.-]+) -->\\n\`\`\`\\w+\\n([\\s\\S]*?)\`\`\``, 'g'),
      ),
    ].map(([, name, text]) => [name, withHash(text)]),
  );

const TYPES = { html: 'text/html; charset=utf-8', js: 'text/javascript', json: 'application/json' };
const served = (body, name) => () => ({
  type: TYPES[name.split('.').at(-1)] ?? 'text/plain',
  body,
});

/** The files of a folder as a web server would give them. */
function folderPaths(folder) {
  const paths = {};
  for (const file of filesBelow(folder))
    paths[`/${file}`] = served(readFileSync(join(folder, file)), file);
  paths['/'] = paths['/index.html'];
  paths['/favicon.ico'] = () => ({ status: 204 });
  return paths;
}

/** A basket of `cart-servers.mjs` under an address of a shop. */
const basket = (area, path) => {
  return (request, body) => {
    const headers = {};
    const ctx = {
      method: request.method,
      path: `/__${area}/guide/${path}`,
      req: [Buffer.from(body)],
      get: (name) => request.headers[name.toLowerCase()] ?? '',
      set: (name, value) => {
        headers[name] = value;
      },
    };
    return {
      stream: async (response) => {
        await cartServers(ctx, () => undefined);
        response.writeHead(ctx.status ?? 200, { 'content-type': ctx.type, ...headers });
        response.end(ctx.body);
      },
    };
  };
};

const shopifyFeed = {
  products: [
    {
      id: 632910392,
      title: 'Rain Jacket',
      handle: 'rain-jacket',
      vendor: 'Ridgeway',
      product_type: 'Rain gear',
      tags: ['wet'],
      images: [],
      options: [{ name: 'Size', values: ['S', 'M'] }],
      variants: [
        { id: 808950810, title: 'S', option1: 'S', sku: 'RJ-S', price: '180.00', available: true },
        { id: 808950811, title: 'M', option1: 'M', sku: 'RJ-M', price: '180.00', available: true },
      ],
    },
    {
      id: 921728736,
      title: 'Lamp',
      handle: 'lamp',
      vendor: 'Lumo',
      product_type: 'Lamps',
      tags: [],
      images: [],
      options: [{ name: 'Title', values: ['Default Title'] }],
      variants: [
        { id: 39072856, title: 'Default Title', sku: null, price: '45.00', available: true },
      ],
    },
  ],
};

const wooProduct = (id, name) => ({
  id,
  name,
  sku: name.toLowerCase(),
  permalink: `http://127.0.0.1/product/${name.toLowerCase()}/`,
  type: 'simple',
  variations: [],
  attributes: [],
  prices: { price: '4500', regular_price: '4500', currency_code: 'EUR', currency_minor_unit: 2 },
  images: [],
  categories: [{ id: 9, name: 'Clothing', slug: 'clothing' }],
  tags: [],
  brands: [],
  is_in_stock: true,
  is_purchasable: true,
});

const inShop = (snippet, host) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Live</title></head><body><main>${snippet.replaceAll('https://your-host.example', host)}</main></body></html>`;
const errorsSeen = (page) =>
  page.evaluate(() =>
    window.spEvents.filter(({ name }) => name === 'sp-error').map(({ detail }) => detail.code),
  );

describe('the quick start', () => {
  let browser;
  let folder;
  before(async () => {
    browser = await openBrowser(FIRST_BROWSER);
    folder = mkdtempSync(join(tmpdir(), 'sp quick start '));
  });
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('plain HTML: what it says one sees', async () => {
    // Steps 1 to 3.
    cpSync(join(root, 'dist'), join(folder, 'stream-picks'), { recursive: true });
    assert.ok(readdirSync(join(folder, 'stream-picks')).includes('chunks'));
    for (const [name, text] of Object.entries(blocks('file')))
      writeFileSync(join(folder, name), text);
    // Steps 4 and 5.
    const site = await openSite(folderPaths(folder));
    const { page, errors } = await openPage(browser, `${site.origin}/`);
    try {
      const titles = () => readAll(page, '[part~="card"] h3', (one) => one.textContent.trim());
      await find(page, '[part~="card"]', 'Tea set');
      assert.deepEqual(await titles(), [
        'Fell 2 trail shoe',
        'Storm rain jacket',
        'Tea set for four',
      ]);
      await find(page, 'h2', 'Shall we pick for you?');
      await click(page, 'button', 'Yes, pick for me');
      await find(page, 'h2', 'For you');
      await click(page, '[part~="card"] button', 'Add');
      await find(page, '[part~="card"]', 'Not added: This is only a trial.');
      assert.deepEqual(errors, []);
      assert.deepEqual(await errorsSeen(page), ['cart']);
    } finally {
      await page.close();
      await site.close();
    }
  });

  test('Shopify: the pasted section, from the question into the cart', async () => {
    const { shopify } = blocks('snippet');
    const pages = {
      '/favicon.ico': () => ({ status: 204 }),
      '/collections/live/products.json': JSON.stringify(shopifyFeed),
      '/cart.js': basket('shopify', 'cart.js'),
      '/cart/add.js': basket('shopify', 'cart/add.js'),
    };
    const host = await openSite(folderPathsUnder('/stream-picks'));
    const site = await openSite({ ...pages, '/pages/live': inShop(shopify, host.origin) });
    const { page, errors } = await openPage(browser, `${site.origin}/pages/live`);
    try {
      await find(page, '[part~="card"]', 'Lamp');
      await click(page, 'button', 'Yes, pick for me');
      await find(page, 'h2', 'For you');
      await click(page, '[part~="card"] button', 'Add to basket: Lamp');
      await find(page, '[role=status]', 'Lamp is in your basket.');
      const [added] = site.log.filter(({ path }) => path === '/cart/add.js');
      assert.equal(added?.body, '{"items":[{"id":39072856,"quantity":1}]}');
      assert.deepEqual(errors, []);
      assert.deepEqual(await errorsSeen(page), []);
    } finally {
      await page.close();
      await site.close();
      await host.close();
    }
  });

  test('WooCommerce: the pasted block, from the question into the cart', async () => {
    const { woocommerce } = blocks('snippet');
    const api = '/wp-json/wc/store/v1';
    const site = await openSite({
      ...folderPathsUnder('/wp-content/stream-picks'),
      [`${api}/products`]: JSON.stringify([wooProduct(34, 'Hoodie'), wooProduct(41, 'Cap')]),
      [`${api}/cart`]: basket('woo', 'cart'),
      [`${api}/cart/add-item`]: basket('woo', 'cart/add-item'),
      '/live': inShop(woocommerce, ''),
    });
    const { page, errors } = await openPage(browser, `${site.origin}/live`);
    try {
      await find(page, '[part~="card"]', 'Hoodie');
      await click(page, 'button', 'Yes, pick for me');
      await find(page, 'h2', 'For you');
      await click(page, '[part~="card"] button', 'Add to basket: Hoodie');
      await find(page, '[role=status]', 'Hoodie is in your basket.');
      const [added] = site.log.filter(({ path }) => path.endsWith('/add-item'));
      assert.equal(added?.body, '{"id":34,"quantity":1}');
      assert.deepEqual(errors, []);
      assert.deepEqual(await errorsSeen(page), []);
    } finally {
      await page.close();
      await site.close();
    }
  });
});

/** dist/ under an address of a host. */
function folderPathsUnder(top) {
  return Object.fromEntries(
    Object.entries(folderPaths(join(root, 'dist'))).map(([path, give]) => [`${top}${path}`, give]),
  );
}
