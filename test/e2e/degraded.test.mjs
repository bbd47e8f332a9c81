// What a page sees when something is missing: products (or a plain sentence) show, one sp-error with
// a code at most, and no uncaught error.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  BROWSERS,
  click,
  find,
  openBrowser,
  openPage,
  readAll,
  sleep,
} from './support/browser.mjs';
import { makeCatalogue, openSite, shopPage } from './support/site.mjs';

const titles = (page) =>
  readAll(page, '[part~="card"] h3', (element) => element.textContent.trim());
const errorsSeen = (page) =>
  page.evaluate(() =>
    window.spEvents.filter((event) => event.name === 'sp-error').map((event) => event.detail.code),
  );

const pages = {
  '/catalog.json': JSON.stringify(makeCatalogue(30)),
  '/empty.json': JSON.stringify({ version: 1, currency: 'EUR', products: [] }),
  '/broken.json': '{"version":1,"products":[{"id":',
  '/half.json': JSON.stringify({
    version: 1,
    currency: 'EUR',
    products: [
      ...makeCatalogue(8).products,
      { id: 'bad', title: 'No address' },
      { id: 'evil', title: 'Script', url: 'javascript:alert(1)' },
    ],
  }),
  '/shop.html': shopPage('stream="s1"'),
  '/no-player.html': shopPage('stream="s1"').replace(
    '<video id="player" muted playsinline></video>',
    '',
  ),
  '/empty.html': shopPage('stream="s1"').replace('/catalog.json', '/empty.json'),
  '/broken.html': shopPage('stream="s1"').replace('/catalog.json', '/broken.json'),
  '/missing.html': shopPage('stream="s1"').replace('/catalog.json', '/nowhere.json'),
  '/half.html': shopPage('stream="s1"').replace('/catalog.json', '/half.json'),
};

for (const name of BROWSERS) {
  describe(`in ${name}`, () => {
    let browser;
    let site;
    before(async () => {
      site = await openSite(pages);
      browser = await openBrowser(name);
    });
    after(async () => {
      await browser?.close();
      await site?.close();
    });

    async function visit(path, options) {
      const context = await browser.createBrowserContext();
      const opened = await openPage(browser, site.origin + path, { context, ...options });
      return { ...opened, close: () => context.close() };
    }
    async function optIn(page) {
      await click(page, 'button', 'Yes, pick');
      await find(page, 'h2', 'For you');
    }

    test('no collector: picks work, counting is never mentioned or offered', async () => {
      const { page, errors, requests, close } = await visit('/shop.html');
      await find(page, '[part~="card"]');
      const [text] = await readAll(
        page,
        'sp-opt-in-card',
        (element) => element.shadowRoot.textContent,
      );
      assert.doesNotMatch(text, /count|host/i);
      await optIn(page);
      assert.deepEqual(errors, []);
      assert.deepEqual(await errorsSeen(page), []);
      assert.ok(requests.every((request) => request.method === 'GET'));
      await close();
    });

    test('no worker: the engine runs on the page, the viewer is told', async () => {
      const { page, errors, close } = await visit('/shop.html', {
        before: () => {
          Object.defineProperty(window, 'Worker', { value: undefined });
          const make = document.createElement.bind(document);
          document.createElement = (tag, ...rest) => {
            if (String(tag).toLowerCase() === 'iframe') throw new Error('no frames here');
            return make(tag, ...rest);
          };
        },
      });
      await optIn(page);
      const said = await readAll(page, '[part~="notice"]', (element) => element.textContent);
      assert.match(said.join(' '), /without isolation|not sealed|same place as the page/i);
      assert.deepEqual(errors, []);
      assert.deepEqual([...new Set(await errorsSeen(page))], ['worker']);
      await close();
    });

    test('no IndexedDB: picks work in memory, the viewer is told, one sp-error', async () => {
      const { page, errors, close } = await visit('/shop.html', {
        before: () => {
          // This runs in the hidden frame too: its Blob is what the worker is made of.
          Object.defineProperty(window, 'indexedDB', { value: undefined });
          const RealBlob = window.Blob;
          window.Blob = class extends RealBlob {
            constructor(parts, options) {
              super(
                ['Object.defineProperty(self,"indexedDB",{value:undefined});', ...parts],
                options,
              );
            }
          };
        },
      });
      await optIn(page);
      const said = await readAll(page, '[part~="notice"]', (element) => element.textContent);
      assert.match(said.join(' '), /forgotten when you leave/i);
      assert.deepEqual(errors, []);
      assert.deepEqual(await errorsSeen(page), ['storage']);
      await close();
    });

    test('no player: products show, one sp-error player', async () => {
      const { page, errors, close } = await visit('/no-player.html');
      await find(page, '[part~="card"]');
      // A page may add its player later; only one that never does is told.
      await sleep(3500);
      assert.deepEqual(await errorsSeen(page), ['player']);
      assert.deepEqual(errors, []);
      await close();
    });

    test('an empty catalogue: a plain sentence', async () => {
      const { page, errors, close } = await visit('/empty.html');
      await find(page, '[part~="empty"]');
      assert.deepEqual(errors, []);
      assert.ok((await errorsSeen(page)).length <= 1);
      await close();
    });

    for (const [path, code] of [
      ['/broken.html', 'catalog-invalid'],
      ['/missing.html', 'catalog-load'],
    ]) {
      test(`${path.slice(1, -5)} catalogue: a plain sentence and one sp-error ${code}`, async () => {
        const { page, errors, close } = await visit(path);
        await find(page, '[part~="empty"]');
        assert.deepEqual(await errorsSeen(page), [code]);
        assert.deepEqual(errors, []);
        await close();
      });
    }

    test('a catalogue with refused products: the others show, one sp-error with the count', async () => {
      const { page, errors, close } = await visit('/half.html');
      await find(page, '[part~="card"]');
      const events = await page.evaluate(() =>
        window.spEvents.filter((event) => event.name === 'sp-error'),
      );
      assert.equal(events.length, 1);
      assert.equal(events[0].detail.code, 'catalog-partial');
      assert.equal(events[0].detail.count, 2);
      assert.ok(!(await titles(page)).includes('Script'));
      assert.deepEqual(errors, []);
      await close();
    });

    test('bad settings and bad cues: one sp-error each, products stay', async () => {
      const { page, errors, close } = await visit('/shop.html');
      await find(page, '[part~="card"]');
      await page.evaluate(() => {
        const element = document.querySelector('stream-picks');
        element.highlight('not a list');
        element.track({ type: 'nonsense' });
        element.setAttribute('max-picks', '400');
      });
      await sleep(300);
      assert.ok((await errorsSeen(page)).every((code) => code === 'settings' || code === 'cue'));
      assert.ok((await titles(page)).length > 0);
      assert.deepEqual(errors, []);
      await close();
    });
  });
}
