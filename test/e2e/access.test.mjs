// Access as a whole, in the built widget: what a screen reader is told, what is left in forced
// colours, under reduced motion and at 400 % zoom, in both directions of writing. Rules that a tool
// knows are `test/ui/access.test.ts`; keyboards, targets and text sizes are tested with each part.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { click, FIRST_BROWSER, find, openBrowser, openPage, readAll } from './support/browser.mjs';
import { makeCatalogue, openSite, shopPage } from './support/site.mjs';

/** Roles that can be pressed or filled in. */
const CONTROLS = /^(button|link|checkbox|switch|radio|tab|textbox|searchbox|combobox|slider)$/;

/** Opens a dialog; what draws it may have to be loaded first. */
const open = async (page, button, text, title) => {
  await click(page, button, text);
  await find(page, 'dialog[open] h2', title);
};

/** Each state that a viewer meets, and the way there. */
const STATES = [
  ['the question', async () => undefined],
  ['How it works', (page) => open(page, 'button', 'How it works', 'How picks work')],
  [
    'the picks',
    async (page) => {
      await page.keyboard.press('Escape');
      await click(page, '[part~="choice"]', 'Yes, pick');
      await find(page, 'h2', 'For you');
    },
  ],
  ['why', (page) => open(page, '[part~="why"]', '', '')],
  [
    'Your data',
    async (page) => {
      await page.keyboard.press('Escape');
      await open(page, 'button', 'Your data', 'Your data');
    },
  ],
];

describe('access', () => {
  let browser;
  let site;
  before(async () => {
    site = await openSite({
      '/catalog.json': JSON.stringify(makeCatalogue(12)),
      '/shop.html': shopPage('stream="s1"'),
      '/rtl.html': shopPage('stream="s1"').replace('<html lang="en"', '<html lang="en" dir="rtl"'),
    });
    browser = await openBrowser(FIRST_BROWSER);
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  /** Opens the shop as somebody with such settings of the system does. */
  async function visit(t, path, features, size) {
    const context = await browser.createBrowserContext();
    t.after(() => context.close());
    const { page } = await openPage(browser, site.origin + path, { context, ...size });
    if (features.length > 0) {
      const session = await page.createCDPSession();
      await session.send('Emulation.setEmulatedMedia', { features });
    }
    await find(page, '[part~="card"]', 'Trail shoes');
    return page;
  }

  test('every control has a name, and under reduced motion nothing glides, fades or spins', async (t) => {
    const page = await visit(t, '/shop.html', [
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
    for (const [state, go] of STATES) {
      await go(page);
      const moving = await readAll(page, '*', (one) =>
        one
          .getAnimations()
          .map(({ effect }) => Number(effect?.getComputedTiming().duration ?? 0))
          .filter((ms) => ms > 1)
          .map((ms) => `${one.localName} ${ms} ms`),
      );
      assert.deepEqual(moving.flat(), [], state);
      const found = [];
      const walk = (node, path) => {
        if (CONTROLS.test(node.role) || node.role === 'dialog') found.push({ ...node, path });
        for (const child of node.children ?? []) walk(child, `${path} ${node.name ?? ''}`);
      };
      walk(await page.accessibility.snapshot({ includeIframes: false }), '');
      assert.ok(found.length >= 3, `${state}: ${found.length} controls`);
      for (const { role, name, path } of found)
        assert.ok((name ?? '').trim() !== '', `${state}: a ${role} without a name in ${path}`);
      // Two of one name would do the same to a listener.
      const names = found.map(({ role, name }) => `${role} ${name}`);
      const twice = names.filter((name, at) => names.indexOf(name) !== at);
      assert.deepEqual(twice, [], state);
    }
  });

  test('forced colours: what is on, what has the focus and where a card ends can be seen', async (t) => {
    const page = await visit(t, '/shop.html', [{ name: 'forced-colors', value: 'active' }]);
    await STATES[2][1](page);
    const [on, off] = await readAll(page, '[part~="segment"]', (one) => ({
      on: one.getAttribute('aria-pressed') === 'true',
      colour: getComputedStyle(one).backgroundColor,
    }));
    assert.notEqual(on.colour, off.colour);
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(() => {
      let one = document.activeElement;
      while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
      const { outlineStyle, outlineWidth } = getComputedStyle(one);
      return { tag: one.localName, outlineStyle, wide: Number.parseFloat(outlineWidth) };
    });
    assert.notEqual(focus.outlineStyle, 'none', JSON.stringify(focus));
    assert.ok(focus.wide >= 2, JSON.stringify(focus));
    await open(page, 'button', 'Your data', 'Your data');
    const edges = await readAll(page, '[part~="cards"], dialog[open]', (one) => {
      const { borderTopStyle, outlineStyle } = getComputedStyle(one);
      return borderTopStyle !== 'none' || outlineStyle !== 'none';
    });
    assert.deepEqual(edges, [true, true]);
  });

  for (const path of ['/shop.html', '/rtl.html'])
    test(`at 400 % zoom nothing needs scrolling sideways: ${path}`, async (t) => {
      // 1280 × 1024 at 400 % (WCAG 2.2, 1.4.10).
      const page = await visit(t, path, [], { width: 320, height: 256 });
      for (const [state, go] of STATES) {
        await go(page);
        const wide = await readAll(page, 'stream-picks, dialog[open], dialog[open] *', (one) => {
          const box = one.getBoundingClientRect();
          const out = box.width > 0 && (box.left < -1 || box.right > innerWidth + 1);
          const scrolls = one.scrollWidth > one.clientWidth + 1;
          const may = ['auto', 'scroll'].includes(getComputedStyle(one).overflowX);
          return out || (scrolls && may) ? `${one.localName}.${one.className}` : null;
        });
        assert.deepEqual(wide.filter(Boolean), [], state);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(width <= 320, `${state}: the page is ${width} wide`);
      }
    });
});
