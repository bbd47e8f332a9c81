// Picks over players in the full screen, with real presses: the installed players as their own
// documentation sets them up, each by its own control, a bare video by ours.
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
import { hasOwnCaptions, ownCaptionBox } from './support/captions.mjs';
import { overlayPages, PLAYERS } from './support/overlay-pages.mjs';
import { openSite } from './support/site.mjs';

/** What must stay clear, and what of ours is drawn: boxes in the view. */
const boxes = (page) =>
  page.evaluate(() => {
    const clear = [];
    const ours = [];
    const KEEP =
      '.vjs-control-bar, .vjs-text-track-cue > div, media-control-bar, [data-sp-keep-clear], media-play-button, media-fullscreen-button';
    const OURS = 'sp-opt-in-card, sp-pick-rail, [part^="overlay-"], [part~="fullscreen"]';
    const box = (element) => {
      const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
      return { what: element.localName, left, top, right, bottom, width, height };
    };
    const walk = (root, own) => {
      for (const element of root.querySelectorAll('*')) {
        const isOwn = own || element.localName === 'stream-picks';
        // A bar that fills the picture is a layer: what stands in it counts.
        const isBar = element.matches(KEEP) && element.clientHeight < innerHeight / 2;
        if (!isOwn && isBar) clear.push(box(element));
        if (isOwn && element.matches(OURS)) ours.push(box(element));
        if (element.shadowRoot) walk(element.shadowRoot, isOwn);
      }
    };
    walk(document.fullscreenElement ?? document, false);
    const isThere = ({ width, height }) => width > 1 && height > 1;
    return { clear: clear.filter(isThere), ours: ours.filter(isThere) };
  });

function assertClear({ clear, ours }, { width, height }, where) {
  assert.ok(ours.length > 0, `${where}: something is drawn`);
  for (const one of ours) {
    const inView = one.left >= 0 && one.top >= 0 && one.right <= width && one.bottom <= height;
    assert.ok(inView, `${where}: in view ${JSON.stringify(one)}`);
    for (const other of clear) {
      const apart =
        one.right <= other.left ||
        one.left >= other.right ||
        one.bottom <= other.top ||
        one.top >= other.bottom;
      assert.ok(apart, `${where}: ${JSON.stringify(one)} over ${JSON.stringify(other)}`);
    }
  }
}

/** Adds up layout shifts that no press of the viewer explains; Chromium tells them. */
function countShifts() {
  window.shifted = 0;
  if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shifted += entry.hadRecentInput ? 0 : entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
}

async function assertStill(page) {
  const shifted = await page.evaluate(() => window.shifted);
  assert.ok(shifted <= 0.01, `the layout shifted by ${shifted}`);
}

for (const name of BROWSERS) {
  describe(`picks over players, in ${name}`, () => {
    let browser;
    let site;
    before(async () => {
      site = await openSite(overlayPages);
      browser = await openBrowser(name);
    });
    after(async () => {
      await browser?.close();
      await site?.close();
    });

    async function visit(path, options = {}) {
      const context = await browser.createBrowserContext();
      const before = countShifts;
      const opened = await openPage(browser, site.origin + path, { context, before, ...options });
      await opened.page.evaluate(() =>
        document.addEventListener('sp-select', (event) => event.preventDefault()),
      );
      return { ...opened, close: () => context.close() };
    }

    /** Goes to the full screen as a viewer does, and waits until the player fills it. */
    async function goFullscreen(page, { button, container, play }) {
      if (play) await page.evaluate(play);
      await page.bringToFront();
      const control = await find(page, button);
      // Players show their controls when the pointer moves.
      const { x, y, width, height } = await control.boundingBox();
      await page.mouse.move(x + width / 2, Math.max(1, y - 60));
      await page.mouse.move(x + width / 2, y + height / 2);
      await control.click();
      await page.waitForFunction(
        (selector) =>
          document.fullscreenElement !== null &&
          document.fullscreenElement === document.querySelector(selector) &&
          document.fullscreenElement.getBoundingClientRect().width === innerWidth,
        { polling: 50, timeout: 5000 },
        container,
      );
      await sleep(700);
      return page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
    }

    for (const [what, player] of Object.entries(PLAYERS)) {
      test(`rule 27: in the full screen of ${what}: asked, answered, chosen, looked up, erased`, async () => {
        const { page, errors, close } = await visit(`/${player.name}.html`);
        await find(page, 'button', 'Yes, pick');
        await assertStill(page);
        const view = await goFullscreen(page, player);
        assertClear(await boxes(page), view, 'asking');
        // Players move their own controls when they start.
        await page.evaluate(() => {
          window.shifted = 0;
        });
        await click(page, 'button', 'Yes, pick');
        await find(page, 'h2', 'For you');
        assertClear(await boxes(page), view, 'picks');
        await click(page, '[part~="title"] a, [part~="card"] h3 a');
        await page.waitForFunction(() => window.spEvents.some((one) => one.name === 'sp-select'), {
          polling: 50,
          timeout: 5000,
        });
        await click(page, 'button', 'Your data');
        await find(page, '[role=tab]', 'What it knows');
        await click(page, 'sp-data-dialog [part~="close"], [part~="close"]');
        await click(page, 'button', 'Stop and erase');
        await page.waitForFunction(() => !document.querySelector('stream-picks').consent.picks, {
          polling: 50,
          timeout: 5000,
        });
        await find(page, 'button', 'Your privacy choices');
        assert.ok(await page.evaluate(() => document.fullscreenElement !== null));
        await assertStill(page);
        assert.deepEqual(errors, []);
        await close();
      });
    }

    test('our own button goes to the full screen and back, by keyboard too; nothing else moved', async () => {
      const { page, close } = await visit('/bare.html');
      await find(page, 'button', 'Yes, pick');
      const place = () =>
        page.evaluate(() => document.querySelector('#after').getBoundingClientRect().top);
      const before = await place();
      await goFullscreen(page, PLAYERS['a bare video and our button']);
      const [label] = await readAll(page, '[part~="fullscreen"]', (one) =>
        one.getAttribute('aria-label'),
      );
      assert.equal(label, 'Leave full screen');
      const shown = await page.evaluate(() => {
        const { width, height } = document.querySelector('video').getBoundingClientRect();
        return { width, height, fits: width === innerWidth && height === innerHeight };
      });
      assert.ok(shown.fits, JSON.stringify(shown));
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.fullscreenElement === null, { polling: 50 });
      await page.waitForFunction(
        (top) => document.querySelector('#after').getBoundingClientRect().top === top,
        { polling: 50, timeout: 5000 },
        before,
      );
      assert.equal(
        await page.evaluate(() =>
          document.querySelector('video').getAttributeNames().includes('data-sp-stretched'),
        ),
        false,
      );
      await close();
    });

    test('Escape in the full screen: each press ends one thing, the dialog, the panel or the full screen', async () => {
      const { page, close } = await visit('/bare.html');
      await click(page, 'button', 'Yes, pick');
      await find(page, 'h2', 'For you');
      await goFullscreen(page, PLAYERS['a bare video and our button']);
      await click(page, '[part~="your-data"]');
      await find(page, '[role=tab]', 'What it knows');
      const state = () =>
        page.evaluate(() => {
          const roots = [...document.querySelectorAll('stream-picks')].map((one) => one.shadowRoot);
          return {
            screen: document.fullscreenElement === null ? 'left' : 'full',
            dialog: roots.some((root) => root.querySelector('sp-data-dialog')) ? 'open' : 'closed',
            panel: roots.some((root) => root.querySelector('sp-pick-rail')?.folded)
              ? 'folded'
              : 'unfolded',
          };
        });
      let was = await state();
      assert.deepEqual(was, { screen: 'full', dialog: 'open', panel: 'unfolded' });
      for (let nth = 0; nth < 3; nth += 1) {
        await page.keyboard.press('Escape');
        await sleep(400);
        const is = await state();
        const ended = Object.keys(is).filter((key) => is[key] !== was[key]);
        assert.ok(ended.length <= 1, `${nth}: ${JSON.stringify(was)} to ${JSON.stringify(is)}`);
        if (nth === 0) assert.equal(ended.length, 1);
        was = is;
      }
      assert.equal(was.dialog, 'closed');
      await close();
    });

    test('right to left in the full screen: on the right, clear of controls and captions', async () => {
      const { page, close } = await visit('/videojs-rtl.html');
      await find(page, 'button', 'Yes, pick');
      const view = await goFullscreen(page, PLAYERS['video.js']);
      const isOwn = await hasOwnCaptions(page);
      if (!isOwn) await find(page, '.vjs-text-track-cue');
      const own = isOwn ? await ownCaptionBox(page) : null;
      await sleep(600);
      const seen = await boxes(page);
      if (own) {
        assert.ok(own.height > 0 && own.top > view.height / 2, JSON.stringify(own));
        seen.clear.push(own);
      }
      assertClear(seen, view, 'asking');
      const card = seen.ours.find((one) => one.what === 'sp-opt-in-card');
      assert.ok(view.width - card.right < card.left, JSON.stringify(card));
      await close();
    });

    test('on a phone: cards below the player, the question too, and nothing over the picture', async () => {
      const { page, close } = await visit('/bare.html', { width: 375, height: 667 });
      await find(page, 'button', 'Yes, pick');
      const drawn = await readAll(
        page,
        'sp-opt-in-card, sp-pick-rail',
        (one) => one.getBoundingClientRect().top,
      );
      const [picture] = await readAll(page, 'video', (one) => one.getBoundingClientRect().bottom);
      assert.equal(drawn.length, 2);
      assert.ok(
        drawn.every((top) => top >= picture),
        `${drawn} under ${picture}`,
      );
      await click(page, 'button', 'Yes, pick');
      await find(page, 'h2', 'For you');
      await click(page, 'button', 'Stop and erase');
      await find(page, 'button', 'Your privacy choices');
      await close();
    });
  });
}
