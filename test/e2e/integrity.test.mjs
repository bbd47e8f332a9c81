// One integrity value covers all code: a chunk with one byte changed never runs.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { BROWSERS, click, find, openBrowser, openPage, sleep } from './support/browser.mjs';
import { makeCatalogue, openSite, shopPage } from './support/site.mjs';

const chunks = readdirSync(new URL('../../dist/chunks/', import.meta.url));
const pages = {
  '/catalog.json': JSON.stringify(makeCatalogue(12)),
  '/shop.html': shopPage('stream="s1"'),
};
/** A catalogue in the form of Shopify, which needs the readers of feeds. */
const feedPages = {
  ...pages,
  '/catalog.json': JSON.stringify({
    products: [{ id: 1, title: 'Jacket', handle: 'jacket', variants: [{ id: 2, price: '9.00' }] }],
  }),
};
/** One that is read in a worker, or, where that fails, on the page's thread. */
const largePages = { ...pages, '/catalog.json': JSON.stringify(makeCatalogue(1000)) };
const pagesFor = (chunk) => {
  if (chunk.startsWith('feeds')) return feedPages;
  return chunk.startsWith('catalogue-text') ? largePages : pages;
};
/** Chunks that are needed before the viewer chooses. */
const isEarly = (chunk) => chunk.startsWith('schemas') || chunk.startsWith('feeds');

test('the entry has no static imports and names every chunk with a SHA-384', async () => {
  const { readFile } = await import('node:fs/promises');
  const entry = await readFile(new URL('../../dist/stream-picks.js', import.meta.url), 'utf8');
  assert.doesNotMatch(entry, /(^|[;}\s])import\s*(['"{*]|[\w$]+\s+from)/);
  for (const chunk of chunks) assert.ok(entry.includes(`chunks/${chunk}`), chunk);
  assert.equal(entry.match(/sha384-/g)?.length, chunks.length);
  assert.doesNotMatch(entry, /ZodMini|\$ZodType/, 'zod stays out of the entry');
});

for (const name of BROWSERS) {
  describe(`in ${name}`, () => {
    let browser;
    before(async () => {
      browser = await openBrowser(name);
    });
    after(() => browser?.close());

    // The reader of export files is loaded when the viewer chooses one: test/e2e/import.test.mjs.
    for (const chunk of chunks.filter((each) => !each.startsWith('import-file'))) {
      test(`${chunk.replace(/-\w+\.js$/, '')} with a changed byte does not run`, async () => {
        const site = await openSite(pagesFor(chunk), {
          alter: (path, bytes) =>
            path.endsWith(chunk)
              ? Buffer.concat([Buffer.from('globalThis.spTampered=true;\n'), bytes])
              : bytes,
        });
        const context = await browser.createBrowserContext();
        const { page, errors } = await openPage(browser, `${site.origin}/shop.html`, {
          context,
          before: chunk.startsWith('engine-inline')
            ? () => {
                const make = document.createElement.bind(document);
                document.createElement = (tag, ...rest) => {
                  if (String(tag).toLowerCase() === 'iframe') throw new Error('no frames here');
                  return make(tag, ...rest);
                };
              }
            : undefined,
        });
        if (!isEarly(chunk)) {
          await click(page, 'button', 'Yes, pick');
        }
        await sleep(1500);
        assert.ok(
          site.log.some((entry) => entry.path.endsWith(chunk)),
          'the changed file was asked for',
        );
        assert.equal(await page.evaluate(() => globalThis.spTampered ?? false), false);
        assert.deepEqual(errors, []);
        await find(page, isEarly(chunk) ? '[part~="empty"]' : '[part~="card"]');
        await context.close();
        await site.close();
      });
    }
  });
}
