// Where the question stands in pages as they are: strict policies, hostile styles, pages that swap
// their body, several tabs, fullscreen players, small screens. Rules 26 to 28. Two more of the kind
// stand in outside-signals.test.mjs: no second question beside a consent tool, and GPC.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
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
import { isAsked, isReached, looks, reach, watchQuestions } from './support/looks.mjs';
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

/** A page whose player fills the screen when its button is pressed; `inside` goes into that. */
const playerPage = (
  inside,
  after,
) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Show</title>
<style>#box { background: #222; width: 720px } #box video { width: 100%; height: 405px; display: block } #box:fullscreen video { height: 100vh }
  .controls { position: absolute; inset: auto 0 0; height: 48px }</style>
<script type="module" src="/dist/stream-picks.js"></script></head><body>
<div id="box" style="position: relative"><div style="position: relative"><video id="player" muted playsinline></video>
<div class="controls"><button id="full" onclick="document.fullscreenElement ? document.exitFullscreen() : box.requestFullscreen()">Full</button></div></div>
${inside}</div>${after}
<button id="bare" onclick="player.requestFullscreen()">Bare</button></body></html>`;

const widget = (attributes = '') =>
  `<stream-picks for="player" catalog="/catalog.json" controller="Shop Ltd" ${attributes}></stream-picks>`;

const pages = {
  '/overlay.html': playerPage(widget('placement="overlay"'), ''),
  '/inside.html': playerPage(widget(), ''),
  '/inside-rtl.html': playerPage(widget('dir="rtl"'), ''),
  '/beside.html': playerPage('', widget()),
  '/catalog.json': JSON.stringify(makeCatalogue(12)),
  '/shop.html': shopPage('stream="s1"'),
  ...Object.fromEntries(
    Object.values(HOSTILE).map((css, at) => [
      `/hostile-${at}.html`,
      shopPage('stream="s1"', { head: `<style>${css}</style>` }),
    ]),
  ),
};

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

    for (const [what, css] of [
      ['as it is', ''],
      ['text twice as large', 'stream-picks { --sp-rem: 32px }'],
    ]) {
      test(`rule 26: at 320×256, ${what}: every choice of both layers is reached, targets of 24 px`, async () => {
        const { page, close } = await visit('/shop.html', { width: 320, height: 256 });
        await page.evaluate((text) => {
          document.head.append(
            Object.assign(document.createElement('style'), { textContent: text }),
          );
        }, css);
        await find(page, 'button', 'Yes, pick');
        const first = await reach(page, 'sp-opt-in-card');
        assert.ok(first.length === 3 && first.every(isReached), JSON.stringify(first));
        await click(page, '[part~="how"]');
        await find(page, 'dialog[open]');
        const second = await reach(page, 'sp-how-dialog');
        assert.ok(second.length >= 6 && second.every(isReached), JSON.stringify(second));
        await close();
      });
    }

    /** What single-page sites do with an element, each after its own fashion. */
    const MOVES = {
      'the body is swapped, the element kept': () => {
        const element = document.querySelector('stream-picks');
        const body = document.createElement('body');
        body.append(element);
        document.body.replaceWith(body);
      },
      'the body is swapped for a new one from the server': () => {
        const body = document.createElement('body');
        const element = document.createElement('stream-picks');
        for (const { name, value } of document.querySelector('stream-picks').attributes) {
          element.setAttribute(name, value);
        }
        body.append(document.createElement('video'), element);
        body.firstChild.id = 'player';
        document.body.replaceWith(body);
      },
      'moved twice at once': () => {
        const element = document.querySelector('stream-picks');
        document.body.prepend(element);
        document.body.append(element);
      },
      'removed, and added again later': async () => {
        const element = document.querySelector('stream-picks');
        element.remove();
        await new Promise((resolve) => setTimeout(resolve, 300));
        document.body.append(element);
      },
    };

    test('rule 28: swapped, moved, removed and added again: one question, and it works', async () => {
      const { page, errors, close } = await visit('/shop.html');
      await find(page, 'button', 'Yes, pick');
      for (const [what, move] of Object.entries(MOVES)) {
        await page.evaluate(move);
        await find(page, 'button', 'Yes, pick');
        assert.equal((await readAll(page, 'sp-opt-in-card', () => 1)).length, 1, what);
      }
      await click(page, 'button', 'Yes, pick');
      await find(page, 'h2', 'For you');
      await watchQuestions(page);
      for (const [what, move] of Object.entries(MOVES)) {
        await page.evaluate(move);
        await find(page, 'h2', 'For you');
        // The engine too: what is not wanted leaves the picks.
        const [first] = await readAll(
          page,
          'sp-pick-rail',
          ({ state }) => state.picks[0].productId,
        );
        await page.evaluate(
          (productId) =>
            document.querySelector('stream-picks').track({ type: 'dismiss', productId }),
          first,
        );
        await page.waitForFunction(
          (productId) =>
            document
              .querySelector('stream-picks')
              .shadowRoot.querySelector('sp-pick-rail')
              .state.picks?.every((pick) => pick.productId !== productId),
          { polling: 50, timeout: 5000 },
          first,
        );
        assert.equal(await page.evaluate(() => window.questions), 0, `asked twice: ${what}`);
      }
      assert.deepEqual(errors, []);
      await close();
    });

    test('rule 28: after a no too nobody is asked again', async () => {
      const { page, errors, close } = await visit('/shop.html');
      await click(page, 'button', 'No, thanks');
      await find(page, 'button', 'Your privacy choices');
      await watchQuestions(page);
      for (const [what, move] of Object.entries(MOVES)) {
        await page.evaluate(move);
        await find(page, 'button', 'Your privacy choices');
        await find(page, '[part~="card"]');
        assert.equal(await page.evaluate(() => window.questions), 0, `asked twice: ${what}`);
      }
      assert.deepEqual(errors, []);
      await close();
    });

    test('a second tab that still asks follows a choice within a second, yes and no', async () => {
      const follow = async (choice, seen) => {
        const first = await visit('/shop.html');
        const second = await visit('/shop.html', { context: first.context });
        await find(second.page, 'button', 'Yes, pick');
        await find(second.page, '[part~=card]');
        await second.page.evaluate((text) => {
          // Timers of a tab in the background are slow; a channel and storage events are not.
          const { shadowRoot } = document.querySelector('stream-picks');
          const rail = shadowRoot.querySelector('sp-pick-rail').shadowRoot;
          const look = () => {
            const isOver = shadowRoot.querySelector('sp-opt-in-card') === null;
            if (isOver && rail.textContent.includes(text)) window.followedAt ??= Date.now();
          };
          for (const root of [shadowRoot, rail]) {
            new MutationObserver(look).observe(root, {
              childList: true,
              subtree: true,
              characterData: true,
            });
          }
        }, seen);
        await click(first.page, 'button', choice);
        const from = Date.now();
        await second.page.waitForFunction(() => window.followedAt > 0, {
          polling: 20,
          timeout: 5000,
        });
        const tookMs = (await second.page.evaluate(() => window.followedAt)) - from;
        await first.close();
        return tookMs;
      };
      for (const [choice, seen] of [
        ['Yes, pick', 'For you'],
        ['No, thanks', 'Your privacy choices'],
      ]) {
        // A busy machine may take its time once; a widget that is slow is slow each time.
        const tries = [];
        while (tries.length < 3 && !(tries.at(-1) <= 1000)) tries.push(await follow(choice, seen));
        assert.ok(tries.at(-1) <= 1000, `${choice}: ${tries.join(', ')} ms`);
      }
    });

    /** Presses a fullscreen button and waits until it has happened. */
    async function goFullscreen(page, button = '#full') {
      await page.bringToFront();
      await page.click(button);
      await page.waitForFunction(
        () =>
          document.fullscreenElement !== null &&
          document.fullscreenElement.getBoundingClientRect().width === innerWidth,
        { polling: 50, timeout: 5000 },
      );
      await sleep(200);
    }

    for (const [path, side] of [
      ['/overlay.html', 'left'],
      ['/inside.html', 'left'],
      ['/inside-rtl.html', 'right'],
    ]) {
      test(`rule 27: in a fullscreen player that holds the element, ${path}: seen, clear of the controls, clickable`, async () => {
        const { page, errors, close } = await visit(path);
        await find(page, 'button', 'Yes, pick');
        await goFullscreen(page);
        const seen = await looks(page);
        assert.ok(seen.buttons.length === 2 && seen.buttons.every(({ reached }) => reached));
        assert.ok(seen.inView, JSON.stringify(seen));
        // Controls and two lines of captions.
        assert.ok(seen.below >= 90, `${seen.below} px above the bottom`);
        assert.ok(side === 'right' ? seen.right < seen.left : seen.left < seen.right);
        assert.equal(await page.evaluate(() => document.activeElement.id), 'full');
        await click(page, 'button', 'Yes, pick');
        await page.waitForFunction(() => document.querySelector('stream-picks').consent.picks, {
          polling: 50,
        });
        assert.equal(await isAsked(page), false);
        await page.evaluate(() => document.exitFullscreen());
        await page.waitForFunction(() => document.fullscreenElement === null, { polling: 50 });
        assert.equal(await isAsked(page), false);
        assert.deepEqual(errors, []);
        await close();
      });
    }

    test('rule 27: the question goes back to its place when fullscreen ends, asked once', async () => {
      const { page, close } = await visit('/inside.html');
      await find(page, 'button', 'Yes, pick');
      const place = await looks(page);
      await goFullscreen(page);
      assert.notEqual((await looks(page)).top, place.top);
      await page.evaluate(() => document.exitFullscreen());
      await page.waitForFunction(
        () =>
          document.fullscreenElement === null &&
          document.querySelector('stream-picks').shadowRoot.querySelector('[popover]') === null,
        { polling: 50, timeout: 5000 },
      );
      assert.equal((await readAll(page, 'sp-opt-in-card', () => 1)).length, 1);
      await find(page, 'button', 'No, thanks');
      await click(page, 'button', 'No, thanks');
      await find(page, 'button', 'Your privacy choices');
      await goFullscreen(page);
      assert.equal(await isAsked(page), false);
      await close();
    });

    for (const [path, button] of [
      ['/beside.html', '#full'],
      ['/inside.html', '#bare'],
    ]) {
      test(`rule 27: a fullscreen ${button === '#bare' ? 'bare video' : 'player elsewhere'} is left alone: nothing lies over it`, async () => {
        const { page, close } = await visit(path);
        await find(page, 'button', 'Yes, pick');
        // The button stands below the products, and moves down when they come.
        await find(page, '[part~="card"]');
        await goFullscreen(page, button);
        const covered = await page.evaluate(() => {
          const element = document.querySelector('stream-picks');
          return [0.05, 0.3, 0.5, 0.7, 0.95].some((x) =>
            [0.05, 0.3, 0.5, 0.7, 0.95].some(
              (y) => document.elementsFromPoint(innerWidth * x, innerHeight * y)[0] === element,
            ),
          );
        });
        assert.equal(covered, false);
        const lifted = await readAll(page, '[popover]', (element) =>
          element.matches(':popover-open'),
        );
        assert.deepEqual(lifted, []);
        await close();
      });
    }
  });
}
