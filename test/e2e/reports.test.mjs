// The wire never carries two bodies under one id, whatever happens to the page; the budget is spent
// after four shows, and erasing the ledger too starts anew.
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
import { bodiesById, openCounting } from './support/counting.mjs';
import { makeCatalogue, openSite, shopPage } from './support/site.mjs';

const STREAMS = Array.from({ length: 20 }, (_, index) => `show-${index}`);
const catalogue = makeCatalogue(12);

const counts = (page) =>
  page.evaluate(
    () =>
      document.querySelector('stream-picks').shadowRoot?.querySelector('sp-pick-rail')?.state
        ?.counts ?? null,
  );
async function untilCounts(page, wanted, timeoutMs = 8000) {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const now = await counts(page);
    if (now && wanted.includes(now.state)) return now;
    assert.ok(Date.now() < end, `counts are ${JSON.stringify(now)}, not ${wanted}`);
    await sleep(50);
  }
}
const act = (page, type, index) =>
  page.evaluate(
    (kind, id) => document.querySelector('stream-picks').track({ type: kind, productId: id }),
    type,
    `P${index}`,
  );

for (const name of BROWSERS) {
  describe(`in ${name}`, () => {
    let browser;
    let counting;
    let site;
    let next = 0;
    before(async () => {
      counting = await openCounting(catalogue.products, { streams: STREAMS });
      const pages = {
        '/catalog.json': JSON.stringify(catalogue),
        '/other.html': '<!doctype html><title>Other</title>',
      };
      for (const stream of STREAMS) {
        pages[`/${stream}.html`] = shopPage(`stream="${stream}" collector="${counting.url}"`);
      }
      site = await openSite(pages);
      browser = await openBrowser(name);
    });
    after(async () => {
      await browser?.close();
      await site?.close();
      await counting?.close();
    });
    const show = () => STREAMS[next++];
    const checkWire = () => {
      for (const [id, bodies] of bodiesById(counting.wire.posts)) assert.equal(bodies.size, 1, id);
    };
    const settled = async (found, timeoutMs) => {
      const end = Date.now() + timeoutMs;
      while (!(await found())) {
        if (Date.now() > end) return false;
        await sleep(50);
      }
      return true;
    };
    // A page left while its report was being committed anew sends nothing; the next visit does.
    async function untilArrived(page, stream, arrived) {
      for (let visits = 0; ; visits += 1) {
        await page.goto(`${site.origin}/other.html`);
        if (await settled(arrived, 3000)) return;
        assert.ok(visits < 3, 'no report arrived, in four visits');
        await page.goto(`${site.origin}/${stream}.html`);
        await untilCounts(page, ['counting', 'done']);
        await sleep(500);
      }
    }
    async function optedIn(stream, context) {
      const opened = await openPage(browser, `${site.origin}/${stream}.html`, { context });
      await click(opened.page, 'button', 'Yes, pick');
      await untilCounts(opened.page, ['counting']);
      return opened.page;
    }

    test('the page goes away at any moment of a change: one body an id', async () => {
      for (const pauseMs of [0, 3, 10, 30]) {
        const stream = show();
        const context = await browser.createBrowserContext();
        const page = await optedIn(stream, context);
        for (const type of ['view', 'dismiss', 'select']) {
          for (let product = 0; product < 12; product += 1) await act(page, type, product);
        }
        for (let product = 0; product < 12; product += 1)
          void act(page, 'add', product).catch(() => {});
        await sleep(pauseMs);
        await page.goto(`${site.origin}/other.html`);
        await sleep(200);
        await page.goto(`${site.origin}/${stream}.html`);
        for (let product = 0; product < 12; product += 1) await act(page, 'add', product);
        await untilCounts(page, ['done', 'counting']);
        await page.goto(`${site.origin}/other.html`);
        await context.close();
      }
      assert.ok(counting.wire.posts.length >= 3, `${counting.wire.posts.length} posts`);
      checkWire();
    });

    test('back and forth in history changes nothing that was tried', async () => {
      const stream = show();
      const context = await browser.createBrowserContext();
      const page = await optedIn(stream, context);
      await act(page, 'select', 1);
      await sleep(100);
      await page.goto(`${site.origin}/other.html`);
      await page.goBack();
      await find(page, '[part~="card"]');
      for (let product = 0; product < 12; product += 1) await act(page, 'add', product);
      await sleep(400);
      await page.goForward();
      await untilArrived(page, stream, async () => (await counting.counted(stream)) === 1);
      await context.close();
      checkWire();
      assert.equal(await counting.counted(stream), 1);
    });

    test('two tabs: one report', async () => {
      const stream = show();
      const context = await browser.createBrowserContext();
      const first = await optedIn(stream, context);
      const { page: second } = await openPage(browser, `${site.origin}/${stream}.html`, {
        context,
      });
      await untilCounts(second, ['other-tab', 'counting', 'done']);
      for (let product = 0; product < 12; product += 1) {
        await act(first, 'select', product);
        await act(second, 'add', product);
      }
      await first.goto(`${site.origin}/other.html`);
      await sleep(600);
      for (let product = 0; product < 12; product += 1) await act(second, 'add', product);
      await sleep(200);
      await untilArrived(second, stream, async () => (await counting.counted(stream)) === 1);
      await context.close();
      checkWire();
      assert.equal(await counting.counted(stream), 1);
    });

    test('an answer that is lost: the same bytes again, counted once', async () => {
      const stream = show();
      const context = await browser.createBrowserContext();
      const page = await optedIn(stream, context);
      await act(page, 'select', 1);
      await sleep(100);
      counting.wire.mode = 'lose-answer';
      const sent = counting.wire.posts.length;
      await untilArrived(page, stream, () => counting.wire.posts.length > sent);
      counting.wire.mode = 'forward';
      await page.goto(`${site.origin}/${stream}.html`);
      await act(page, 'add', 1);
      await sleep(300);
      await untilArrived(page, stream, () => counting.wire.posts.length > sent + 1);
      // What goes out after the answer would be a second count.
      await sleep(400);
      await context.close();
      assert.ok(counting.wire.posts.length > sent + 1, 'it was sent again');
      checkWire();
      assert.equal(await counting.counted(stream), 1);
    });

    test('no cookie, no referrer, no header that differs between viewers, one length', async () => {
      const stream = show();
      const isPost = ({ method }) => method === 'POST';
      const seen = [];
      for (const viewer of ['first', 'second']) {
        const context = await browser.createBrowserContext();
        const before = counting.wire.heads.length;
        const { page } = await openPage(browser, `${site.origin}/other.html`, { context });
        // Cookies know no ports: this one belongs to the collector's host as much as to the page's.
        await page.evaluate((value) => {
          document.cookie = `viewer=${value}; path=/`;
          history.replaceState(null, '', `?came-from=${value}`);
        }, viewer);
        await page.goto(`${site.origin}/${stream}.html?viewer=${viewer}`);
        await click(page, 'button', 'Yes, pick');
        await untilCounts(page, ['counting']);
        for (let product = 0; product < (viewer === 'first' ? 1 : 12); product += 1) {
          await act(page, 'add', product);
        }
        await sleep(300);
        const isPosted = () => counting.wire.heads.slice(before).some(isPost);
        await untilArrived(page, stream, isPosted);
        await context.close();
        seen.push(counting.wire.heads.slice(before));
      }
      const [first, second] = seen;
      assert.ok(first.some(isPost));
      for (const { headers } of [...first, ...second]) {
        for (const name of ['cookie', 'referer', 'authorization', 'if-none-match']) {
          assert.equal(headers[name], undefined, name);
        }
      }
      // Each kind of request once: how often one is repeated depends on when the page was left.
      const without = (heads) =>
        [
          ...new Set(
            heads.map(({ method, url, headers }) => JSON.stringify([method, url, headers])),
          ),
        ].toSorted();
      assert.deepEqual(without(first), without(second));
      const lengths = new Set(counting.wire.posts.map((body) => Buffer.byteLength(body)));
      assert.equal(lengths.size, 1);
    });

    test('withdrawal in one tab: every tab follows within a second, nothing is sent any more', async () => {
      const stream = show();
      const context = await browser.createBrowserContext();
      const first = await optedIn(stream, context);
      const { page: second } = await openPage(browser, `${site.origin}/${stream}.html`, {
        context,
      });
      await find(second, 'h2', 'For you');
      await act(first, 'select', 1);
      const sent = counting.wire.posts.length;
      await click(first, 'button', 'Stop and erase');
      const started = Date.now();
      await find(second, 'button', 'Your privacy choices', 3000);
      assert.ok(Date.now() - started < 1500, `${Date.now() - started} ms`);
      await first.goto(`${site.origin}/other.html`);
      await second.goto(`${site.origin}/other.html`);
      await sleep(300);
      await context.close();
      assert.equal(counting.wire.posts.length, sent);
      assert.equal(await counting.counted(stream), 0);
    });

    test('after four shows the budget is spent, the page says so; erasing the ledger too starts anew', async () => {
      const context = await browser.createBrowserContext();
      let page;
      for (let spent = 0; spent < 4; spent += 1) {
        const stream = show();
        if (page) {
          await page.goto(`${site.origin}/${stream}.html`);
          await untilCounts(page, ['counting']);
        } else {
          page = await optedIn(stream, context);
        }
        await page.goto(`${site.origin}/other.html`);
      }
      const fifth = show();
      await page.goto(`${site.origin}/${fifth}.html`);
      await untilCounts(page, ['spent']);
      await find(page, '[part~="notice"]', 'Your data').catch(async () => {
        const said = await readAll(page, '[part~="notice"]', (element) => element.textContent);
        assert.fail(`no notice that points to Your data: ${said}`);
      });
      await click(page, 'button', 'Your data');
      await find(page, 'dialog[open]');
      await click(page, 'dialog input[type=checkbox], dialog [role=checkbox]');
      await click(page, 'dialog button', 'Stop and erase');
      await find(page, '*', 'Erased', 5000);
      await click(page, 'button', 'Your privacy choices');
      await click(page, 'dialog [aria-labelledby=purpose-picks]');
      await click(page, 'dialog [aria-labelledby=purpose-counts]');
      await click(page, 'dialog button', 'Save my choices');
      await untilCounts(page, ['counting']);
      await context.close();
    });
  });
}
