// A no in one tab is a no in all of them; and a tab on a shared device leaves nothing behind.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { BROWSERS, click, find, openBrowser, openPage, readAll } from './support/browser.mjs';
import { makeCatalogue, openSite, shopPage } from './support/site.mjs';

const pages = {
  '/catalog.json': JSON.stringify(makeCatalogue(12)),
  '/shop.html': shopPage('stream="s1"'),
  '/elsewhere.html': '<!doctype html><title>Elsewhere</title><p>Another page.',
};

/** What lies in a page's storages, and which databases there are. */
const kept = (page) =>
  page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
  }));

/** Notes, by the page's own clock, when the picks have gone. */
const noteEnd = (page) =>
  page.evaluate(() => {
    const rail = document.querySelector('stream-picks').shadowRoot.querySelector('sp-pick-rail');
    // Timers of a tab in the background are slow; this is not.
    new MutationObserver(() => {
      if (!rail.shadowRoot.textContent.includes('For you')) window.endedAt ??= Date.now();
    }).observe(rail.shadowRoot, { childList: true, subtree: true, characterData: true });
  });

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

    const visit = (context, options) =>
      openPage(browser, `${site.origin}/shop.html`, { context, ...options });

    for (const [how, before] of [
      ['over the channel between engines', undefined],
      [
        'where there is no channel',
        () => {
          delete globalThis.BroadcastChannel;
          // Runs in the engine's frame too: its worker has none either.
          globalThis.Blob = class extends Blob {
            constructor(parts, options) {
              super(['delete self.BroadcastChannel;', ...parts], options);
            }
          };
        },
      ],
    ]) {
      test(`rule 12: a no in one tab ends picks in the others within a second, ${how}`, async () => {
        const context = await browser.createBrowserContext();
        const first = await visit(context, { before });
        await click(first.page, 'button', 'Yes, pick');
        await find(first.page, 'h2', 'For you');
        const others = [];
        for (let at = 0; at < 2; at += 1) {
          const other = await visit(context, { before });
          // Before the next one hides it: a hidden tab is not drawn.
          await find(other.page, 'h2', 'For you');
          await noteEnd(other.page);
          others.push(other);
        }
        await first.page.bringToFront();
        await click(first.page, 'button', 'Stop and erase');
        const from = Date.now();
        for (const { page } of others) {
          await page.waitForFunction(() => window.endedAt > 0, { polling: 20, timeout: 5000 });
          const took = (await page.evaluate(() => window.endedAt)) - from;
          assert.ok(took <= 1000, `${took} ms`);
        }
        for (const { errors } of [first, ...others]) assert.deepEqual(errors, []);
        await context.close();
      });
    }

    test('rule 12: a page in the back-forward cache follows when it comes back', async () => {
      const context = await browser.createBrowserContext();
      const { page } = await visit(context);
      await click(page, 'button', 'Yes, pick');
      await find(page, 'h2', 'For you');
      await page.goto(`${site.origin}/elsewhere.html`);
      const other = await visit(context);
      await find(other.page, 'h2', 'For you');
      await click(other.page, 'button', 'Stop and erase');
      await find(other.page, 'button', 'Your privacy choices');
      await page.bringToFront();
      await page.goBack();
      await find(page, 'button', 'Your privacy choices', 3000);
      const text = await readAll(page, 'sp-pick-rail', (rail) => rail.shadowRoot.textContent);
      assert.doesNotMatch(text.join(), /For you/);
      await context.close();
    });

    test('rule 14: a tab that forgets outlives a reload as a choice, and leaves nothing', async () => {
      const context = await browser.createBrowserContext();
      const { page, errors } = await visit(context);
      await click(page, 'button', 'How it works');
      await click(page, '[role=switch][aria-labelledby=forget]');
      await click(page, '[role=switch][aria-labelledby=purpose-picks]');
      await click(page, 'button', 'Save my choices');
      await find(page, 'h2', 'For you');
      assert.deepEqual(await kept(page), { local: [], session: ['stream-picks'], databases: [] });
      await page.reload();
      await find(page, 'h2', 'For you');
      assert.deepEqual(await kept(page), { local: [], session: ['stream-picks'], databases: [] });
      assert.deepEqual(errors, []);
      await page.close();
      const next = await visit(context);
      await find(next.page, 'button', 'Yes, pick');
      assert.deepEqual(await kept(next.page), { local: [], session: [], databases: [] });
      await context.close();
    });

    test('rule 14: turned on later, it erases what was kept, in every tab', async () => {
      const context = await browser.createBrowserContext();
      const { page } = await visit(context);
      await click(page, 'button', 'Yes, pick');
      await find(page, 'h2', 'For you');
      const other = await visit(context);
      await find(other.page, 'h2', 'For you');
      await page.bringToFront();
      await click(page, 'button', 'Your data');
      await click(page, 'button', 'Your choices');
      await click(page, '[role=switch][aria-labelledby=forget]');
      await find(page, '[role=switch][aria-labelledby=forget][aria-checked=true]');
      await page.waitForFunction(
        async () => (await indexedDB.databases()).length === 0 && localStorage.length === 0,
        { polling: 50, timeout: 5000 },
      );
      await page.keyboard.press('Escape');
      await find(page, 'h2', 'For you');
      const text = await readAll(other.page, 'sp-pick-rail', (rail) => rail.shadowRoot.textContent);
      assert.doesNotMatch(text.join(), /For you/);
      await page.close();
      await other.page.close();
      const next = await visit(context);
      await find(next.page, 'button', 'Yes, pick');
      assert.deepEqual(await kept(next.page), { local: [], session: [], databases: [] });
      await context.close();
    });
  });
}
