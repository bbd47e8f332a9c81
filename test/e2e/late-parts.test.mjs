// The entry paints the question alone; what comes after it takes over what is on screen.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { BROWSERS, click, find, openBrowser, openPage, readAll } from './support/browser.mjs';
import { makeCatalogue, openSite, shopPage } from './support/site.mjs';

const isMain = (path) => path.includes('/chunks/main-');

/** A site whose pages get the rest of the element when `release` is called. */
async function heldSite(attributes, { head = '', body = '' } = {}) {
  let release;
  const released = new Promise((resolve) => {
    release = resolve;
  });
  const site = await openSite(
    {
      '/catalog.json': JSON.stringify(makeCatalogue(12)),
      '/shop.html': shopPage(attributes, { head, body }),
    },
    {
      alter: async (path, bytes) => {
        if (isMain(path)) await released;
        return bytes;
      },
    },
  );
  return { ...site, release };
}

const titleOf = (page) =>
  page.evaluate(
    () =>
      document
        .querySelector('stream-picks')
        .shadowRoot.querySelector('sp-opt-in-card')
        ?.shadowRoot.querySelector('h2').textContent ?? '',
  );

/** A shop whose files of that name do not come while `site.isGone` is true. */
async function siteWithout(isPart, attributes = 'stream="s1"') {
  const site = await openSite(
    {
      '/catalog.json': JSON.stringify(makeCatalogue(12)),
      '/shop.html': shopPage(attributes),
    },
    {
      alter: (path, bytes) => {
        if (isPart(path) && site.isGone) throw new Error('The network is gone.');
        return bytes;
      },
    },
  );
  site.isGone = true;
  return site;
}

/** Firefox's driver tells the browser's own notes of files that did not come as errors. */
const isFault = (error) => !/disallowed MIME type/.test(error);

const until = (page, look) => page.waitForFunction(look, { timeout: 10_000, polling: 50 });
const said = () =>
  window.spEvents.some(({ name, detail }) => name === 'sp-consent' && detail.purposes.picks);

for (const name of BROWSERS) {
  describe(`in ${name}`, () => {
    let browser;
    before(async () => {
      browser = await openBrowser(name);
    });
    after(() => browser?.close());

    test('the question comes first, in its language, and stays as it is when the rest comes', async () => {
      const site = await heldSite('stream="s1" lang="de"', {
        head: `<script>(window.streamPicks ||= []).push(['highlight', ['P7']])</script>`,
        body: '<p id="below">Below</p>',
      });
      const context = await browser.createBrowserContext();
      const { page, errors } = await openPage(browser, `${site.origin}/shop.html`, { context });
      await page.evaluate(() => {
        window.shifts = 0;
        if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) window.shifts += entry.value;
        }).observe({ type: 'layout-shift' });
      });
      const how = await find(page, 'button[part=how]', 'So geht');
      const first = site.log.map(({ path }) => path).filter((path) => path.startsWith('/dist/'));
      assert.match(first[0], /stream-picks\.js$/);
      assert.match(first[1], /ask-de-/);
      await how.evaluate((button) => {
        button.focus();
        button.getRootNode().host.mark = 'the same';
      });
      const where = (element) => JSON.stringify(element.getBoundingClientRect());
      const place = await how.evaluate(where);
      site.release();
      await find(page, '[part~="card"]');
      assert.equal(await how.evaluate((button) => button.getRootNode().host.mark), 'the same');
      assert.equal(await how.evaluate((button) => button.matches(':focus')), true);
      assert.equal(await how.evaluate(where), place);
      const inside = await page.evaluate(
        () =>
          document
            .querySelector('stream-picks')
            .shadowRoot.querySelector('sp-pick-rail')
            .shadowRoot.querySelector('h3').textContent,
      );
      assert.match(inside, /model 7/, 'what was called before is done');
      assert.ok((await page.evaluate(() => window.shifts)) < 0.05);
      assert.deepEqual(errors, []);
      await context.close();
      await site.close();
    });

    test('a press before the rest is there is held, says so, and is carried out', async () => {
      const site = await heldSite('stream="s1"');
      const context = await browser.createBrowserContext();
      const { page, errors } = await openPage(browser, `${site.origin}/shop.html`, { context });
      await click(page, 'button', 'Yes, pick');
      assert.equal(await titleOf(page), 'One moment…');
      assert.equal(await page.evaluate(() => localStorage.length), 0);
      site.release();
      await until(page, said);
      await find(page, '[part~="bar"]');
      assert.equal(await titleOf(page), '');
      assert.deepEqual(errors, []);
      await context.close();
      await site.close();
    });

    test('a script cannot press for the viewer before the rest is there either', async () => {
      const site = await heldSite('stream="s1"');
      const context = await browser.createBrowserContext();
      const { page } = await openPage(browser, `${site.origin}/shop.html`, { context });
      const yes = await find(page, 'button', 'Yes, pick');
      await yes.evaluate((button) => {
        const card = button.getRootNode().host;
        button.click();
        card.actions.accept(null);
        card.actions.accept({});
      });
      site.release();
      await find(page, '[part~="card"]');
      assert.equal(await page.evaluate(said), false);
      assert.equal(await titleOf(page), 'Shall we pick for you?');
      await context.close();
      await site.close();
    });

    test('where the rest does not come the question says so, and a press brings it', async () => {
      const site = await siteWithout(isMain);
      const context = await browser.createBrowserContext();
      const { page, errors } = await openPage(browser, `${site.origin}/shop.html`, { context });
      await find(page, 'h2[aria-live]', 'could not be loaded. Check the connection');
      await find(page, 'p', 'your device keeps');
      const faults = await page.evaluate(() =>
        window.spEvents.filter((one) => one.name === 'sp-error').map((one) => one.detail.code),
      );
      assert.deepEqual(faults, ['engine']);
      // A press that brings nothing either says so again; it is no yes once the files are there.
      await click(page, 'button', 'How it works');
      await find(page, 'h2[aria-live]', 'could not be loaded');
      site.isGone = false;
      await click(page, 'button', 'Yes, pick');
      await until(page, said);
      await find(page, '[part~="card"]');
      assert.deepEqual(errors.filter(isFault), []);

      // Somebody who has chosen already is asked nothing, and told the same.
      site.isGone = true;
      await page.reload();
      await find(page, '[role="alert"]', 'could not be loaded. Check the connection');
      await click(page, 'button', 'Try again');
      await find(page, '[role="alert"]', 'could not be loaded');
      site.isGone = false;
      await click(page, 'button', 'Try again');
      await find(page, '[part~="bar"]');
      assert.equal((await readAll(page, '.coming', () => 1)).length, 0);
      await context.close();
      await site.close();
    });

    test('a dialog that cannot be loaded says so, and is there once it can be', async () => {
      const site = await siteWithout((path) => path.includes('/chunks/dialogs-'));
      const context = await browser.createBrowserContext();
      const { page, errors } = await openPage(browser, `${site.origin}/shop.html`, { context });
      await find(page, '[part~="card"]');
      const opener = await find(page, 'button[part=how]', 'How it works');
      await click(page, 'button[part=how]', 'How it works');
      await find(page, 'dialog[open] h2', 'How picks work');
      await find(page, 'dialog[open] [role="alert"]', 'could not be loaded. Check the connection');
      await click(page, 'dialog[open] button', 'Try again');
      await find(page, 'dialog[open] [role="alert"]', 'could not be loaded');
      await page.keyboard.press('Escape');
      await until(page, () => document.activeElement?.matches('stream-picks'));
      assert.equal(await opener.evaluate((button) => button.matches(':focus')), true);
      assert.equal((await readAll(page, 'dialog[open]', () => 1)).length, 0);

      await click(page, 'button[part=how]', 'How it works');
      await find(page, 'dialog[open] [role="alert"]', 'could not be loaded');
      site.isGone = false;
      await click(page, 'dialog[open] button', 'Try again');
      await find(page, 'dialog[open] button[part~=choice]', 'Save my choices');
      assert.equal((await readAll(page, 'dialog[open]', () => 1)).length, 1);
      await page.keyboard.press('Escape');
      assert.equal(await opener.evaluate((button) => button.matches(':focus')), true);
      assert.deepEqual(errors.filter(isFault), []);
      await context.close();
      await site.close();
    });

    test('the host’s desk speaks the page’s language, and English where that is not as it was built', async () => {
      const page = (lang) =>
        `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>Desk</title>
<script type="module" src="/dist/stream-picks-host.js"></script>
<stream-picks-host collector="/collector" stream="s1"></stream-picks-host></html>`;
      const site = await openSite(
        { '/de.html': page('de'), '/fr.html': page('fr'), '/en.html': page('en') },
        {
          alter: (path, bytes) =>
            path.includes('/host-fr-') ? Buffer.concat([bytes, Buffer.from('\n')]) : bytes,
        },
      );
      const heading = {
        de: 'Host-Pult öffnen',
        fr: 'Open the host desk',
        en: 'Open the host desk',
      };
      for (const [lang, text] of Object.entries(heading)) {
        const context = await browser.createBrowserContext();
        const opened = await openPage(browser, `${site.origin}/${lang}.html`, { context });
        await find(opened.page, '#heading', text);
        const asked = site.log.filter(({ path }) => path.includes('/chunks/')).length;
        assert.equal(asked, { de: 1, fr: 2, en: 2 }[lang]);
        assert.deepEqual(opened.errors.filter(isFault), []);
        await context.close();
      }
      await site.close();
    });
  });
}
