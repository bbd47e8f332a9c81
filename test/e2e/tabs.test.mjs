// Four real tabs write the same encrypted records at once; the tab that holds a lock dies; one tab
// withdraws. A thousand updates a tab, and losses of power: npm run test:power.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import {
  lostOf,
  outliveHolder,
  outliveReporter,
  storagePages,
  writeFromTabs,
} from '../power/tabs.mjs';
import { openTab, readRaw, startBrowser, withdrawEverywhere } from '../power/viewer.mjs';
import { BROWSERS } from './support/browser.mjs';
import { openCounting } from './support/counting.mjs';
import { makeCatalogue, openSite, shopPage } from './support/site.mjs';

const UPDATES = 100;
const NOTES = 25;
const NEXT_LIMIT_MS = 2000;
const WITHDRAW_LIMIT_MS = 1000;
const PROFILE_STORES = ['signals', 'settings', 'learning', 'offers', 'outbox'];

const catalogue = makeCatalogue(40);

for (const name of BROWSERS) {
  describe(`tabs in ${name}`, () => {
    let running;
    let counting;
    let site;
    let profile;
    before(async () => {
      profile = await mkdtemp(join(tmpdir(), 'sp tabs '));
      counting = await openCounting(catalogue.products.slice(0, 12));
      site = await openSite({
        ...(await storagePages()),
        '/catalog.json': JSON.stringify(catalogue),
        '/blank.html': '<!doctype html><title>Blank</title>',
        '/shop.html': shopPage(`stream="show-1" collector="${counting.url}"`),
      });
      running = await startBrowser(name, profile);
    });
    after(async () => {
      await running?.close();
      await site?.close();
      await counting?.close();
      await rm(profile, { recursive: true, force: true });
    });
    const url = (page) => `${site.origin}/${page}.html`;
    const open = () => openTab(running.browser, url('shop'));

    for (const page of ['with-locks', 'without-locks']) {
      test(`4 tabs ${page}: ${UPDATES} encrypted updates each lose none, ${NOTES} audit entries each stay one chain`, async () => {
        const context = await running.browser.createBrowserContext();
        const found = await writeFromTabs(context, url(page), { updates: UPDATES, notes: NOTES });
        assert.equal(lostOf(found), '');
        await context.close();
      });
    }

    test('the tab that holds a lock dies: the next proceeds within two seconds', async () => {
      const ms = await outliveHolder(running.browser, url('with-locks'), name);
      assert.ok(ms <= NEXT_LIMIT_MS, `${ms} ms`);
    });

    test('the tab whose report it is dies: the next takes the report over within two seconds', async () => {
      const ms = await outliveReporter(running.browser, open, name);
      assert.ok(ms <= NEXT_LIMIT_MS, `${ms} ms`);
    });

    test('rule 12: withdrawn in one tab, erased on disk and off in every tab within a second', async () => {
      const tabs = [await open(), await open(), await open()];
      const [first, ...others] = tabs;
      let ms = Number.POSITIVE_INFINITY;
      // Time is the machine's too, and other tests run beside this one: once of three is enough.
      for (let attempt = 1; attempt <= 3 && ms > WITHDRAW_LIMIT_MS; attempt += 1) {
        // WebKit’s driver has lost the profile of the tests before, and after an attempt nothing is on.
        if ((await first.state()).phase !== 'on') await first.grant();
        for (const tab of tabs) await tab.until(({ phase }) => phase === 'on', 'on');
        await first.choose(['P20', 'P21']);
        // Acts that are still to be written when the erase comes.
        for (const tab of others) await tab.choose(['P22', 'P23']);
        ms = await withdrawEverywhere(tabs);
      }
      assert.ok(ms <= WITHDRAW_LIMIT_MS, `${ms} ms`);
      const blank = await running.browser.newPage();
      await blank.goto(url('blank'));
      const { counts, hasProfileKey } = await readRaw(blank);
      for (const store of PROFILE_STORES) assert.equal(counts[store], 0, store);
      assert.equal(hasProfileKey, false);
      // And nothing arrives late.
      await new Promise((resolve) => setTimeout(resolve, 500));
      const later = await readRaw(blank);
      for (const store of PROFILE_STORES) assert.equal(later.counts[store], 0, store);
      for (const tab of tabs) assert.deepEqual(await tab.allFaults(), []);
    });
  });
}
