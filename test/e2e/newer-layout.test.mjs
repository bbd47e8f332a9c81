// A shop that goes back to an older version of the widget: the layout on disk is a newer one. The page
// works, the viewer is told, and nothing of what is stored is touched (docs/migration.md).
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { click, FIRST_BROWSER, find, openBrowser, openPage } from './support/browser.mjs';
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
    browser = await openBrowser(FIRST_BROWSER);
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  test('the page works; neither a no nor a yes in it takes anything from the disk', async () => {
    const context = await browser.createBrowserContext();
    const { page, errors } = await openPage(browser, `${site.origin}/shop.html`, { context });
    const disk = async () => {
      await page.goto(`${site.origin}/other.html`);
      return page.evaluate(asNewer);
    };
    await click(page, 'button', 'Yes, pick');
    await find(page, 'h2', 'For you');
    const stored = await disk();
    assert.equal(stored.consent, 1);

    await page.goto(`${site.origin}/shop.html`);
    await find(page, '[part~="notice"]', 'This browser would not store your notes.');
    await find(page, '[part~="card"]', 'Trail shoes');
    await click(page, 'button', 'No, thanks');
    await find(page, '[part~="notice"], [role="alert"], p', 'Your choice could not be kept');
    assert.deepEqual(await disk(), stored);

    await page.goto(`${site.origin}/shop.html`);
    await click(page, 'button', 'Yes, pick');
    await find(page, 'h2', 'For you');
    assert.deepEqual(await disk(), stored);
    assert.deepEqual(errors, []);
    await context.close();
  });
});
