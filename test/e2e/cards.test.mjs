// Cards under real fingers, and a basket that the picks follow, on the built widget: what a swipe
// does and does not do, what the Shopify binding asks for, and that it asks the same for everyone.
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

const catalogue = {
  version: 1,
  currency: 'EUR',
  products: Array.from({ length: 18 }, (_, at) => ({
    id: `P${at}`,
    title: `${at % 2 === 0 ? 'Lamp' : 'Tea'} ${at}`,
    url: `/p/${at}`,
    category: [at % 2 === 0 ? 'Lamps' : 'Tea'],
    price: { current: 20 + at },
    variants: [{ id: `${1000 + at}`, title: 'One' }],
  })),
};

/** One basket a viewer, by a cookie as shops have. */
const baskets = new Map();
const basketOf = (request) => {
  const viewer = /viewer=(\w+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
  if (!baskets.has(viewer)) baskets.set(viewer, new Set());
  return baskets.get(viewer);
};
const json = (value) => ({ body: JSON.stringify(value) });
const pages = {
  '/catalog.json': JSON.stringify(catalogue),
  '/shop.html': shopPage('stream="s1"', {
    body: `<div style="block-size: 3000px"></div><script type="module">
import { bindShopify } from '/dist/stream-picks-shopify.js';
window.binding = bindShopify(document.querySelector('stream-picks'));
</script>`,
  }),
  '/cart.js': (request) =>
    json({ items: [...basketOf(request)].map((id) => ({ variant_id: id, sku: null })) }),
  '/cart/add.js': (request, body) => {
    for (const { id } of JSON.parse(body).items) basketOf(request).add(id);
    return json({ items: [] });
  },
};

const rail = (page) =>
  readAll(page, 'sp-pick-rail', (element) =>
    element.state.picks?.map((pick) => pick.productId),
  ).then(([first]) => first ?? []);

async function until(what, holds, timeoutMs = 8000) {
  const end = Date.now() + timeoutMs;
  for (;;) {
    if (await holds()) return;
    assert.ok(Date.now() < end, what);
    await sleep(40);
  }
}

for (const name of BROWSERS) {
  describe(`cards, in ${name}`, () => {
    let browser;
    let site;
    before(async () => {
      site = await openSite(pages);
      browser = await openBrowser(name);
    });
    after(async () => {
      await browser.close();
      await site.close();
    });

    /** A viewer who wants picks and likes products of one kind. */
    async function visit(viewer, liked, size = {}) {
      const context = await browser.createBrowserContext();
      await context.setCookie({ name: 'viewer', value: viewer, domain: '127.0.0.1' });
      const from = site.log.length;
      const opened = await openPage(browser, `${site.origin}/shop.html`, { context, ...size });
      await click(opened.page, '[part~="choice"]', 'Yes');
      await until('picks come', async () => (await rail(opened.page)).length > 0);
      await opened.page.evaluate(
        (ids) => {
          for (const productId of ids)
            document.querySelector('stream-picks').track({ type: 'save', productId });
        },
        liked.map((at) => `P${at}`),
      );
      const isLiked = (id) => Number(id.slice(1)) % 2 === liked[0] % 2;
      await until('they follow', async () => (await rail(opened.page)).slice(0, 3).every(isLiked));
      const asked = () =>
        site.log
          .slice(from)
          .filter(
            ({ path, headers }) => path.startsWith('/cart') && headers.cookie?.includes(viewer),
          )
          .map(({ method, path, body }) => [method, path, body]);
      return { ...opened, asked };
    }

    test('the basket is asked for the same whatever a viewer likes; what is in it is no pick', async () => {
      const journals = [];
      for (const [viewer, liked] of [
        [`lamps${name}`, [4, 0, 2]],
        [`tea${name}`, [5, 1, 3]],
      ]) {
        const { page, asked, errors } = await visit(viewer, liked);
        // The full list is the same for both; each adds the same thing from there.
        await click(page, 'summary');
        await click(page, '.list [data-id=P8] .add');
        await until('it is told', async () =>
          (await readAll(page, '.list [data-id=P8] .flag', (flag) => flag.textContent)).includes(
            'In your basket',
          ),
        );
        await until('no pick', async () => !(await rail(page)).includes('P8'));
        // The picks follow the shop's answer; that the basket is read again after it may be seen later.
        await until('it is read again', () => asked().length >= 3);
        journals.push(asked());
        if (viewer.startsWith('lamps')) {
          // Taken out on the shop's own page: with all lamps liked it is a pick again.
          baskets.get(viewer).clear();
          await page.evaluate(() => window.binding.refresh());
          await until(
            'it may be picked again',
            async () =>
              (await readAll(page, 'sp-pick-rail', ({ state }) => state.basket.size))[0] === 0,
          );
        }
        assert.deepEqual(errors, []);
        await page.close();
      }
      assert.deepEqual(journals[0], journals[1]);
      assert.deepEqual(
        journals[0].map(([method, path]) => `${method} ${path}`),
        ['GET /cart.js', 'POST /cart/add.js', 'GET /cart.js'],
      );
      assert.deepEqual(JSON.parse(journals[0][1][2]), { items: [{ id: 1008, quantity: 1 }] });
    });

    // What a card makes of a finger is in the component tests.
    test('a finger up the page scrolls it; one to the side pushes the card away, and Undo brings it back', {
      skip: name === 'firefox' && 'Firefox’s driver moves no finger that scrolls.',
    }, async () => {
      const { page } = await visit(`finger${name}`, [4, 0], { width: 375, height: 667 });
      await page.setViewport({ width: 375, height: 667, hasTouch: true });
      // A screen that can be touched is another device: the page has been loaded anew.
      await until('picks are back', async () => (await rail(page)).length > 1);
      const first = (await rail(page))[1];
      const card = await find(page, `.card.about[data-id=${first}]`);
      await card.evaluate((element) => element.scrollIntoView({ block: 'center' }));
      const { x, y, width, height } = await card.boundingBox();
      const drag = async (dx, dy) => {
        const from = { x: x + width / 2, y: y + height / 2 };
        const finger = await page.touchscreen.touchStart(from.x, from.y);
        for (let step = 1; step <= 8; step += 1) {
          await finger.move(from.x + (dx * step) / 8, from.y + (dy * step) / 8);
          await sleep(16);
        }
        await finger.end();
      };
      const before = await page.evaluate(() => scrollY);
      await drag(-20, -200);
      await until('it scrolls', () => page.evaluate((from) => scrollY > from + 60, before));
      assert.equal((await rail(page)).includes(first), true, 'and nothing is put aside');

      await card.evaluate((element) => element.scrollIntoView({ block: 'center' }));
      await sleep(200);
      await drag(-220, 4);
      await until('it is put aside', async () => !(await rail(page)).includes(first));
      assert.equal(new URL(page.url()).pathname, '/shop.html', 'no link was followed');
      await click(page, '.undo button', 'Undo');
      await until('it is back', async () => (await rail(page)).includes(first));
    });
  });
}
