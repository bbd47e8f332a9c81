// After the show, on the built widget: the way back to a moment of the replay, an offer whose rule is
// checked on the device, and an item that stays off over a reload; none of it asks for anything.
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

const pages = {
  '/catalog.json': JSON.stringify({
    version: 1,
    currency: 'EUR',
    products: Array.from({ length: 8 }, (_, at) => ({
      id: `P${at}`,
      title: `Lamp ${at}`,
      url: `/p/${at}`,
      category: ['Lamps'],
      price: { current: 20 + at },
      ...(at === 5 ? { offer: { label: '10 % off', code: 'LAMP10', afterInteractions: 3 } } : {}),
    })),
  }),
  '/shop.html': shopPage('stream="s1"', {
    body: `<script type="module">
const picks = document.querySelector('stream-picks');
window.now = 760;
window.replays = [];
picks.player = { getCurrentTime: () => window.now, seekTo: (seconds) => { window.now = seconds; } };
picks.addEventListener('sp-replay', ({ detail }) => window.replays.push(detail));
picks.consent = { picks: true, history: true, offers: true, counts: false, region: false, source: 'page' };
</script>`,
  }),
};

pages['/over.html'] = pages['/shop.html']
  .replace(
    '<div><video id="player"',
    '<div id="player" style="position: relative; inline-size: 960px; block-size: 540px"><video style="inline-size: 100%; block-size: 100%"',
  )
  .replace('for="player"', 'for="player" placement="overlay"')
  .replace(/picks\.player = .*/, '');

const watched = (page) =>
  page.evaluate(async () => {
    const picks = document.querySelector('stream-picks');
    picks.highlight(['P1'], 'demo');
    picks.track({ type: 'select', productId: 'P1' });
    picks.track({ type: 'save', productId: 'P2' });
    for (let time = 0; time < 3; time += 1) picks.track({ type: 'select', productId: 'P5' });
    await new Promise((done) => setTimeout(done, 100));
    window.now = 1575;
    picks.highlight(['P2'], 'offer');
    await new Promise((done) => setTimeout(done, 100));
    window.now = 2000;
    picks.highlight([], 'closing');
  });
const isDialogs = ({ path }) => path.includes('/dialogs-');
const names = (page) => readAll(page, '.item b', (each) => each.textContent.trim());

for (const name of BROWSERS) {
  describe(`after the show, in ${name}`, () => {
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

    test('rule 22: recap, replay, offer and off, on the device alone, kept over a reload', async () => {
      const context = await browser.createBrowserContext();
      const { page } = await openPage(browser, `${site.origin}/shop.html`, { context });
      await find(page, '[part~=card]');
      await page.waitForFunction(
        () =>
          document.querySelector('stream-picks').shadowRoot.querySelector('sp-pick-rail').state
            .picks !== null,
      );
      // What opens later is loaded once nothing else is to be done, whatever the viewer does.
      for (let tries = 0; tries < 100 && !site.log.some(isDialogs); tries += 1) await sleep(100);
      const asked = site.log.length;
      await watched(page);
      await find(page, '[part=offer-code]', 'LAMP10');
      await find(page, '.item', 'Lamp 5');
      assert.deepEqual((await names(page)).sort(), ['Lamp 1', 'Lamp 2', 'Lamp 5']);
      await click(page, '.watch', 'Watch from 26:15');
      assert.deepEqual(await page.evaluate(() => [window.replays, window.now]), [
        [{ productId: 'P2', seconds: 1575 }],
        1575,
      ]);
      await click(page, '.offer .hide');
      await find(page, '.hid', 'Hidden: Lamp 5.');
      assert.equal((await readAll(page, '.offer', () => 1)).length, 0);
      assert.deepEqual(site.log.slice(asked), [], 'nothing was asked for');

      await page.reload();
      await find(page, '[part~=card]');
      await page.evaluate(() => document.querySelector('stream-picks').highlight(['P3']));
      await page.evaluate(() => document.querySelector('stream-picks').highlight([], 'closing'));
      await find(page, '.item', 'Lamp 2');
      assert.equal((await readAll(page, '.offer', () => 1)).length, 0, 'still off');
      await page.evaluate(() => document.querySelector('stream-picks').openYourData());
      await click(page, 'button', 'Your choices');
      await click(page, '[data-act=show-again]');
      await page.keyboard.press('Escape');
      await find(page, '[part=offer-code]', 'LAMP10');
      await context.close();
    });

    test('over a player, folded: way to the recap and way out are in view', async () => {
      const context = await browser.createBrowserContext();
      const { page } = await openPage(browser, `${site.origin}/over.html`, { context });
      await find(page, '.segments:not(.awaited)');
      await watched(page);
      await find(page, '[part=recap-jump]');
      await click(page, '[part~=overlay-fold]');
      const box = async (selector) => (await find(page, selector)).boundingBox();
      // The panel takes its height with the next look at the player.
      await sleep(400);
      const panel = await box('[part~=rail]');
      const erase = await box('[part~=stop-and-erase]');
      assert.ok(
        erase.y + erase.height <= panel.y + panel.height + 1,
        JSON.stringify([panel, erase]),
      );
      await click(page, '[part=recap-jump]', 'Your recap');
      await find(page, '[part~=recap]');
      const at = await box('[part~=recap]');
      const open = await box('[part~=rail]');
      assert.ok(at.y > open.y && at.y < open.y + open.height / 2, JSON.stringify([open, at]));
      await context.close();
    });
  });
}
