// One integrity value covers all code: a chunk with one byte changed never runs.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { BROWSERS, click, find, openBrowser, openPage, sleep } from './support/browser.mjs';
import { makeCatalogue, openSite, shopPage } from './support/site.mjs';

const chunks = readdirSync(new URL('../../dist/chunks/', import.meta.url));
const pages = {
  '/catalog.json': JSON.stringify(makeCatalogue(12)),
  // An element that reads like a property of Chromium's window must not make another browser trusted.
  '/shop.html': shopPage('stream="s1"', { body: '<a id="chrome"></a>' }),
};
/** The name of a file without its hash, which may hold a hyphen itself. */
const nameOf = (chunk) => chunk.replace(/-.{10}\.js$/, '');
/** A catalogue in the form of Shopify, which needs the readers of feeds. */
const feedPages = {
  ...pages,
  '/catalog.json': JSON.stringify({
    products: [{ id: 1, title: 'Jacket', handle: 'jacket', variants: [{ id: 2, price: '9.00' }] }],
  }),
};
/** One that is read in a worker, or, where that fails, on the page's thread. */
const largePages = { ...pages, '/catalog.json': JSON.stringify(makeCatalogue(1000)) };
/** What has to be for a file to be asked for, and what is on screen when it did not run. */
const CASES = {
  feeds: { pages: feedPages, left: '[part~="empty"]' },
  'catalogue-text': { pages: largePages },
  schemas: { left: '[part~="empty"]' },
  checked: { left: '[part~="empty"]' },
  // Without these there is the question, which can be pressed again.
  main: { press: 'Yes, pick', left: 'sp-opt-in-card' },
  lit: { press: 'Yes, pick', left: 'sp-opt-in-card' },
  shared: { press: 'Yes, pick', left: 'sp-opt-in-card' },
  rail: { press: 'Yes, pick', left: 'sp-opt-in-card' },
  'words-en': { press: 'Yes, pick', left: 'sp-opt-in-card' },
  dialogs: { press: 'How it works' },
  'vault-link': {
    pages: { ...pages, '/shop.html': shopPage('vault="https://vault.example/v.html"') },
    press: 'Yes, pick',
  },
  'over-player': { pages: { ...pages, '/shop.html': shopPage('placement="overlay"') } },
};
/** What is not there in the language of the page is there in English. */
const inLanguage = (language) => ({
  pages: { ...pages, '/shop.html': shopPage(`stream="s1" lang="${language}"`) },
});
const caseOf = (chunk) => {
  const name = nameOf(chunk);
  const language = /^(?:ask|words)-(?!en)(\w+)/.exec(name)?.[1];
  if (language !== undefined) return inLanguage(language);
  return CASES[name] ?? { press: 'Yes, pick' };
};
/** In the second browser one of each kind is enough: the loader is the same for all. */
const ONE_OF_EACH = ['main', 'schemas', 'engine-text'];

test('no file has static imports, and each is named with its SHA-384 from the entry on', () => {
  const read = (path) => readFileSync(new URL(`../../dist/${path}`, import.meta.url), 'utf8');
  const entry = read('stream-picks.js');
  const own = ['host', 'vault'].map((one) => read(`stream-picks-${one}.js`));
  const others = chunks.map((chunk) => read(`chunks/${chunk}`));
  for (const code of [entry, ...others.filter((text) => !text.startsWith('export default "'))]) {
    assert.doesNotMatch(code, /(^|[;}\s])import\s*(['"{*]|[\w$]+\s+from)/);
  }
  const named = [entry, ...own, ...others].join('\n');
  for (const [at, chunk] of chunks.entries()) {
    const hash = createHash('sha384').update(others[at]).digest('base64');
    assert.ok(named.includes(hash), chunk);
  }
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
    // Those of the host's desk and of the vault: late-parts.test.mjs, vault.test.mjs.
    const tried = chunks
      .filter((each) => !/^(host-|vault-(?!link))/.test(each))
      .filter((each) =>
        name === 'chrome' ? nameOf(each) !== 'import-file' : ONE_OF_EACH.includes(nameOf(each)),
      );
    // As in a browser that is not known to hold a preload to its hash.
    const asScript = tried.filter((each) => name === 'chrome' && nameOf(each) === 'main');
    const cases = [
      ...tried.map((chunk) => [chunk, '']),
      ...asScript.map((chunk) => [chunk, ', asked for as a script']),
    ];
    for (const [chunk, how] of cases) {
      test(`${nameOf(chunk)} with a changed byte does not run${how}`, async () => {
        const { pages: served = pages, press, left = '[part~="card"]' } = caseOf(chunk);
        const site = await openSite(served, {
          alter: (path, bytes) =>
            path.endsWith(chunk)
              ? Buffer.concat([Buffer.from('globalThis.spTampered=true;\n'), bytes])
              : bytes,
        });
        const context = await browser.createBrowserContext();
        try {
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
              : how === ''
                ? undefined
                : () => {
                    const supports = CSS.supports.bind(CSS);
                    CSS.supports = (what) => !what.startsWith('app-region') && supports(what);
                  },
          });
          if (press !== undefined) await click(page, 'button', press);
          const isAsked = () => site.log.some((entry) => entry.path.endsWith(chunk));
          for (let tries = 0; tries < 50 && !isAsked(); tries += 1) await sleep(100);
          assert.ok(isAsked(), 'the changed file was asked for');
          const scripts = await page.evaluate(
            () => document.querySelectorAll('script[src*="/chunks/"]').length,
          );
          if (name !== 'webkit') assert.equal(scripts > 0, how !== '');
          await sleep(300);
          await find(page, left);
          assert.equal(await page.evaluate(() => globalThis.spTampered ?? false), false);
          assert.deepEqual(errors, []);
        } finally {
          await context.close();
          await site.close();
        }
      });
    }
  });
}
