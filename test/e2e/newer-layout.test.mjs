// A shop that goes back to an older version of the widget: the layout on disk is a newer one. The page
// works, the viewer is told, and nothing of what is stored is touched (docs/migration.md).
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { click, find, openBrowser, openPage } from './support/browser.mjs';
import { makeCatalogue, openSite, shopPage } from './support/site.mjs';

/** Opens the database as a release of the future would, and counts what is in it. Runs in the page. */
const asNewer = () =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open('stream-picks', 1000);
    opening.onerror = () => reject(opening.error);
    opening.onblocked = () => reject(new Error('blocked'));
    opening.onsuccess = () => {
      const database = opening.result;
      const names = [...database.objectStoreNames];
      const reading = database.transaction(names);
      const found = { choice: localStorage.getItem('stream-picks') };
      for (const name of names) {
        const counting = reading.objectStore(name).count();
        counting.onsuccess = () => {
          found[name] = counting.result;
        };
      }
      reading.oncomplete = () => {
        database.close();
        resolve(found);
      };
    };
  });

describe('an older version over a newer layout', () => {
  let browser;
  let site;
  before(async () => {
    site = await openSite({
      '/catalog.json': JSON.stringify(makeCatalogue(12)),
      '/shop.html': shopPage(),
      '/other.html': '<!doctype html><title>Elsewhere</title>',
    });
    browser = await openBrowser('chrome');
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  for (const answer of ['yes', 'no'])
    test(`the page works, and a ${answer} in it takes nothing from the disk`, async () => {
      const context = await browser.createBrowserContext();
      const { page, errors } = await openPage(browser, `${site.origin}/shop.html`, { context });
      await click(page, 'button', 'Yes, pick');
      await find(page, 'h2', 'For you');
      await page.goto(`${site.origin}/other.html`);
      const stored = await page.evaluate(asNewer);
      assert.equal(stored.consent, 1);

      await page.goto(`${site.origin}/shop.html`);
      await find(page, '[part~="notice"]', 'This browser would not store your notes.');
      await find(page, '[part~="card"]', 'Trail shoes');
      await click(page, 'button', answer === 'yes' ? 'Yes, pick' : 'No, thanks');
      if (answer === 'yes') await find(page, 'h2', 'For you');
      else await find(page, '[part~="notice"], [role="alert"], p', 'Your choice could not be kept');
      await page.goto(`${site.origin}/other.html`);
      assert.deepEqual(await page.evaluate(asNewer), stored);
      assert.deepEqual(errors, []);
      await context.close();
    });
});
