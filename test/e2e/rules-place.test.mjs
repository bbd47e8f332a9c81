// Where the question stands in pages as they are: strict policies, hostile styles, pages that swap
// their body, several tabs, fullscreen players, small screens. Rules 26 to 28. Two more of the kind
// stand in outside-signals.test.mjs: no second question beside a consent tool, and GPC.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { BROWSERS, click, find, openBrowser, openPage, readAll } from './support/browser.mjs';
import { makeCatalogue, openSite, shopPage } from './support/site.mjs';

/** The policy that the README says to work under. */
const POLICY = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  .match(/default-src 'none';[^`]+/)[0]
  .replace(/\s+/g, ' ');

const BLANKET = `display: none !important; visibility: hidden !important; opacity: 0 !important;
  pointer-events: none !important; font-size: 60px !important; line-height: 0 !important;
  letter-spacing: 1em !important; text-indent: -999em !important; text-transform: uppercase !important;
  color: transparent !important; height: 0 !important; max-height: 0 !important;
  overflow: hidden !important; transform: scale(0) !important; filter: blur(9px) !important;
  clip-path: inset(50%) !important; zoom: 4 !important`;

const HOSTILE = {
  'a blanket over everything': `body * { ${BLANKET} }`,
  'rules for the element itself': `stream-picks { ${BLANKET} } stream-picks.stream-picks { all: unset !important }`,
  resets: '* { all: unset } head { display: none }',
  'inherited from above': `html { font: 900 62.5%/9 fantasy !important; letter-spacing: 2em; word-spacing: 3em;
    text-transform: uppercase; text-indent: 50em; color: #fff; visibility: hidden; white-space: nowrap;
    text-align: end; text-shadow: 0 0 9px red; cursor: none; pointer-events: none; user-select: none }`,
  'a huge root': 'html { font-size: 60px !important }',
};

const pages = {
  '/catalog.json': JSON.stringify(makeCatalogue(12)),
  '/shop.html': shopPage('stream="s1"'),
  ...Object.fromEntries(
    Object.values(HOSTILE).map((css, at) => [
      `/hostile-${at}.html`,
      shopPage('stream="s1"', { head: `<style>${css}</style>` }),
    ]),
  ),
};

/** What the viewer sees of the question: sizes in CSS pixels, and whether the pointer reaches yes and no. */
const looks = (page) =>
  readAll(page, 'sp-opt-in-card', (host) => {
    const root = host.shadowRoot;
    const card = root.querySelector('.card');
    const style = getComputedStyle(root.querySelector('p'));
    const { width, height } = card.getBoundingClientRect();
    return {
      width,
      height,
      type: Number.parseFloat(style.fontSize),
      spacing: Number.parseFloat(style.letterSpacing) || 0,
      indent: Number.parseFloat(style.textIndent),
      transform: style.textTransform,
      back: getComputedStyle(card).backgroundColor,
      front: getComputedStyle(root.querySelector('h2')).color,
      buttons: [...root.querySelectorAll('.pair button')].map((button) => {
        const box = button.getBoundingClientRect();
        let hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        while (hit?.shadowRoot) {
          const inner = hit.shadowRoot.elementFromPoint(
            box.left + box.width / 2,
            box.top + box.height / 2,
          );
          if (inner === null || inner === hit) break;
          hit = inner;
        }
        return { width: box.width, height: box.height, reached: button.contains(hit) };
      }),
    };
  }).then(([first]) => first);

for (const name of BROWSERS) {
  describe(`where the question stands, in ${name}`, () => {
    let browser;
    let site;
    let strict;
    before(async () => {
      site = await openSite(pages);
      strict = await openSite(pages, { csp: POLICY });
      browser = await openBrowser(name);
    });
    after(async () => {
      await browser?.close();
      await site?.close();
      await strict?.close();
    });

    async function visit(path, { origin = site.origin, context, ...options } = {}) {
      const own = context ?? (await browser.createBrowserContext());
      const opened = await openPage(browser, origin + path, { context: own, ...options });
      return { ...opened, context: own, close: () => own.close() };
    }

    test('under the strict policy of the README, Trusted Types enforced: styled, usable, 0 violations', async () => {
      const { page, errors, close } = await visit('/shop.html', {
        origin: strict.origin,
        before: () => {
          window.violations = [];
          document.addEventListener('securitypolicyviolation', (event) =>
            window.violations.push(`${event.effectiveDirective} ${event.blockedURI}`),
          );
        },
      });
      await find(page, 'button', 'Yes, pick');
      const seen = await looks(page);
      assert.ok(seen.type >= 12 && seen.type <= 16, `${seen.type} px`);
      assert.notEqual(seen.back, 'rgba(0, 0, 0, 0)');
      await click(page, '[part~="how"]');
      await find(page, 'dialog[open]');
      await page.keyboard.press('Escape');
      await click(page, 'button', 'Yes, pick');
      await find(page, 'h2', 'For you');
      await click(page, 'button', 'Your data');
      await find(page, '[role=tab]', 'What it knows');
      await page.keyboard.press('Escape');
      assert.deepEqual(await page.evaluate(() => window.violations), []);
      assert.deepEqual(errors, []);
      // The policy is in force: what it forbids fails, and is noted.
      const forced = await page.evaluate(async () => {
        let threw = !('trustedTypes' in window);
        try {
          document.createElement('div').innerHTML = '<b>x</b>';
        } catch {
          threw = true;
        }
        document.head.append(
          Object.assign(document.createElement('style'), { textContent: 'b{color:red}' }),
        );
        await new Promise((resolve) => setTimeout(resolve, 100));
        return threw && window.violations.length > 0;
      });
      assert.ok(forced);
      await close();
    });

    for (const [at, what] of Object.keys(HOSTILE).entries()) {
      test(`hostile styles of the page, ${what}: readable, and a real click counts`, async () => {
        const { page, close } = await visit(`/hostile-${at}.html`);
        await find(page, 'button', 'Yes, pick');
        const seen = await looks(page);
        assert.equal(seen.type, 13);
        assert.ok(Math.abs(seen.spacing) < 1 && seen.indent === 0, JSON.stringify(seen));
        assert.equal(seen.transform, 'none');
        assert.notEqual(seen.back, seen.front);
        assert.ok(seen.height > 40 && seen.height < 200, `${seen.height} px high`);
        for (const { width, height, reached } of seen.buttons) {
          assert.ok(reached && width >= 24 && height >= 24 && height <= 48, JSON.stringify(seen));
        }
        await click(page, 'button', 'Yes, pick');
        await find(page, 'h2', 'For you');
        await close();
      });
    }
  });
}
