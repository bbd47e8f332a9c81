// The spotlight on the built widget: comes at its moment without moving anything, is gone at one
// press, and nobody outside of the element learns of it.
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
import { openSite, shopPage } from './support/site.mjs';

const KINDS = ['Trail shoes', 'Rain jackets', 'Lamps', 'Tea', 'Bags'];
const catalogue = {
  version: 1,
  currency: 'EUR',
  products: Array.from({ length: 30 }, (_, at) => ({
    id: `P${at}`,
    title: `${KINDS[at % 5]} ${at}`,
    url: `/p/${at}`,
    category: ['All', KINDS[at % 5]],
    price: { current: 20 + at },
  })),
};
const pages = {
  '/catalog.json': JSON.stringify(catalogue),
  '/shop.html': shopPage('stream="s1" controller="Shop Ltd"'),
};

/** Runs in the page before anything else: time can be skipped. */
function prepare() {
  const now = performance.now.bind(performance);
  globalThis.skippedMs = 0;
  performance.now = () => now() + globalThis.skippedMs;
}

for (const name of BROWSERS) {
  describe(`the spotlight, in ${name}`, () => {
    let browser;
    let site;
    let page;
    let requestsBefore;
    const skip = (seconds) =>
      page.evaluate((ms) => void (globalThis.skippedMs += ms), seconds * 1000);
    const track = (...ids) =>
      page.evaluate((list) => {
        const element = document.querySelector('stream-picks');
        for (const productId of list) element.track({ type: 'select', productId });
      }, ids);
    const shown = async () => {
      const [id] = await readAll(page, 'sp-spotlight-card', (card) => card.state.spotlight.shown);
      return id?.productId ?? null;
    };
    const boxes = () =>
      readAll(page, '[part~="card"]', (card) => {
        const { top, left, width, height } = card.getBoundingClientRect();
        return [card.dataset.id, top, left, width, height].join(' ');
      });
    const focus = () =>
      page.evaluate(() => {
        let active = document.activeElement;
        while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
        return active?.outerHTML.slice(0, 80);
      });
    const until = async (what, holds) => {
      const end = Date.now() + 20_000;
      while (!(await holds())) {
        assert.ok(Date.now() < end, what);
        await sleep(50);
      }
    };

    /** Until nothing has moved and nothing was asked for through twelve looks, 600 ms at least. */
    const settled = async () => {
      let same = 0;
      let last = '';
      await until('it never stands still', async () => {
        const now = [...(await boxes()), site.log.length].join('\n');
        same = now === last ? same + 1 : 0;
        last = now;
        return same >= 12;
      });
    };

    before(async () => {
      site = await openSite(pages);
      browser = await openBrowser(name);
      ({ page } = await openPage(browser, `${site.origin}/shop.html`, { before: prepare }));
      await click(page, 'button', 'Yes, pick for me');
      await until(
        'no picks',
        async () => (await readAll(page, 'sp-spotlight-card', () => 1)).length,
      );
      await page.evaluate(() => document.querySelector('stream-picks').highlight(['P10'], 'demo'));
    });
    after(async () => {
      await browser?.close();
      await site?.close();
    });

    test('not in the first seconds, however sure; then it comes by itself and moves nothing', async () => {
      await track('P5', 'P15', 'P20');
      await settled();
      requestsBefore = site.log.length;
      assert.equal(await shown(), null);
      await skip(60);
      const [before, focused] = [await boxes(), await focus()];
      // Any ranking is a moment to look again; this one changes nothing in the list.
      await page.evaluate(() => document.querySelector('stream-picks').highlight(['P10'], 'offer'));
      await until('it never came', async () => (await shown()) === 'P10');
      await find(page, '[part~="spotlight"]');
      assert.deepEqual(await boxes(), before);
      assert.equal(await focus(), focused);
    });

    test('Escape inside is a no: it goes, the product leaves the picks, and Undo brings it back', async () => {
      const ids = () => readAll(page, 'sp-pick-rail', (rail) => rail.state.picks[0].productId);
      assert.deepEqual(await ids(), ['P10']);
      const close = await find(page, '[part~="spotlight-close"]');
      await close.focus();
      await page.keyboard.press('Escape');
      await until('it stays', async () => (await shown()) === null);
      await until('it is still a pick', async () => (await ids())[0] !== 'P10');
      await click(page, '[part~="undo"] button', 'Undo');
      await until('it came back to no pick', async () => (await ids())[0] === 'P10');
    });

    test('after a no it waits twice as long, and “fewer of these” ends it for the show', async () => {
      await page.evaluate(() => document.querySelector('stream-picks').highlight(['P0'], 'demo'));
      await skip(200);
      await track('P25');
      await sleep(500);
      assert.equal(await shown(), null);
      await skip(60);
      await track('P25');
      await until('it never came', async () => (await shown()) === 'P0');
      await click(page, '[part~="spotlight-fewer"]');
      await until('it stays', async () => (await shown()) === null);
      await skip(3600);
      await page.evaluate(() => document.querySelector('stream-picks').highlight(['P5'], 'demo'));
      await track('P15');
      await sleep(500);
      assert.equal(await shown(), null);
    });

    test('the page and the network learn nothing of all that', async () => {
      const heard = await page.evaluate(() => window.spEvents.map((event) => event.name));
      assert.deepEqual(heard, ['sp-ready', 'sp-consent']);
      assert.equal(site.log.length, requestsBefore);
      const html = await page.evaluate(() => document.querySelector('stream-picks').outerHTML);
      assert.doesNotMatch(html, /spot/);
    });
  });
}
