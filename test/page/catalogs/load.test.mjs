import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import * as feeds from '../../../src/page/catalogs/feeds/feeds.ts';
import { loadCatalogue } from '../../../src/page/catalogs/load.ts';
import { fetchText } from '../../../src/page/catalogs/read-text.ts';
import * as schemas from '../../../src/wire/catalogue.ts';

const good = { version: 1, currency: 'EUR', products: [{ id: 'A', title: 'A', url: 'a' }] };
const requests = [];
let server;
let base;

before(async () => {
  server = createServer((request, response) => {
    requests.push(request.headers);
    if (request.url === '/missing') response.statusCode = 404;
    if (request.url === '/cut') {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"version"');
      setTimeout(() => response.destroy(), 20);
      return;
    }
    if (request.url === '/endless') {
      const chunk = Buffer.alloc(64 * 1024, 0x20);
      const more = () => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on('drain', more);
      more();
      return;
    }
    response.end(request.url === '/html' ? '<html>' : JSON.stringify(good));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${server.address().port}`;
});
after(() => {
  server.closeAllConnections();
  server.close();
});

const load = (source) =>
  loadCatalogue(source, {
    defaults: { baseUrl: 'https://shop.example/' },
    schemas: async () => schemas,
    feeds: async () => feeds,
  });

test('a catalogue by address; what is relative starts at it', async () => {
  const { products } = await load({ kind: 'url', url: `${base}/feed/products.json` });
  assert.equal(products[0].url, `${base}/feed/a`);
  assert.equal(requests.at(-1)['if-none-match'], undefined);
});

test('an object, an inline text and the page’s JSON-LD', async () => {
  assert.equal(
    (await load({ kind: 'object', value: good })).products[0].url,
    'https://shop.example/a',
  );
  assert.equal(
    (await load({ kind: 'text', text: `\uFEFF${JSON.stringify(good)}` })).products.length,
    1,
  );
  const texts = ['{ broken', '{"@type":"Product","sku":"P","name":"P","url":"/p"}'];
  assert.equal((await load({ kind: 'page', texts })).products[0].id, 'P');
});

test('what cannot be had or read is told by its code', async () => {
  await assert.rejects(load({ kind: 'url', url: `${base}/missing` }), { code: 'catalog-load' });
  await assert.rejects(load({ kind: 'url', url: `${base}/cut` }), { code: 'catalog-load' });
  await assert.rejects(load({ kind: 'url', url: 'http://127.0.0.1:1/' }), { code: 'catalog-load' });
  await assert.rejects(load({ kind: 'url', url: `${base}/html` }), { code: 'catalog-invalid' });
  await assert.rejects(load({ kind: 'text', text: '{' }), { code: 'catalog-invalid' });
  await assert.rejects(load({ kind: 'page', texts: ['{'] }), { code: 'catalog-invalid' });
});

test('a stream that does not end is cut at the cap, whatever it says about its length', async () => {
  await assert.rejects(fetchText(`${base}/endless`, { maxBytes: 1_000_000 }), {
    code: 'catalog-load',
  });
});
