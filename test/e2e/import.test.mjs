// What one browser exports, another takes in: same picks, same reasons. The reader of such files is
// a chunk of its own, asked for when a file is chosen and not before. Rules 13 and 14.
import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
import { makeCatalogue, openSite, shopPage } from './support/site.mjs';

const pages = {
  '/catalog.json': JSON.stringify(makeCatalogue(24)),
  '/shop.html': shopPage('stream="s1" controller="Shop Ltd"'),
};
const chunks = new URL('../../dist/chunks/', import.meta.url);

/** Keeps the text of every file that is handed to the viewer. */
function keepFiles() {
  window.handed = [];
  const make = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (file) => {
    if (file.type === 'application/json') file.text().then((text) => window.handed.push(text));
    return make(file);
  };
}

/** The rail with the reasons on it, once it stands still. */
async function rail(page) {
  for (let before = ''; ; ) {
    const [picks] = await readAll(page, 'sp-pick-rail', ({ state }) =>
      state.picks?.map(({ productId, place, reason }) => ({
        productId,
        place,
        reason: reason && { id: reason.id, kind: reason.kind, acts: reason.acts },
      })),
    );
    const now = JSON.stringify(picks);
    if (now === before && picks?.length > 0) return picks;
    before = now;
    await sleep(200);
  }
}

async function choices(page) {
  await click(page, 'button', 'Your data');
  await click(page, '[role=tab]', 'Your choices');
}

async function chooseFile(page, path) {
  await find(page, 'button', 'Choose a file');
  const handle = await page.evaluateHandle(() => {
    const { shadowRoot } = document.querySelector('stream-picks');
    const { shadowRoot: dialog } = shadowRoot.querySelector('sp-data-dialog');
    return dialog.querySelector('sp-import-section').shadowRoot.querySelector('input');
  });
  await handle.asElement().uploadFile(path);
}

test('the reader of export files is in its own chunk alone', async () => {
  const files = await readdir(chunks);
  for (const name of [...files.map((file) => `chunks/${file}`), 'stream-picks.js']) {
    const code = await readFile(new URL(`../${name}`, chunks), 'utf8');
    assert.equal(code.includes('is not stream-picks-export'), name.includes('import-file'), name);
  }
});

for (const name of BROWSERS) {
  describe(`import, in ${name}`, () => {
    let browser;
    let site;
    let folder;
    let altered = false;
    before(async () => {
      browser = await openBrowser(name);
      folder = await mkdtemp(join(tmpdir(), 'sp-import-'));
      site = await openSite(pages, {
        alter: (path, bytes) =>
          altered && path.includes('/import-file')
            ? Buffer.concat([Buffer.from('globalThis.spTampered=true;\n'), bytes])
            : bytes,
      });
    });
    after(async () => {
      await browser?.close();
      await site?.close();
      await rm(folder, { recursive: true, force: true });
    });
    const open = async (context) => {
      const opened = await openPage(browser, `${site.origin}/shop.html`, {
        context,
        before: keepFiles,
      });
      await click(opened.page, 'button', 'Yes, pick');
      await find(opened.page, 'h2', 'For you');
      return opened;
    };
    const askedFor = () => site.log.filter(({ path }) => path.includes('/import-file')).length;

    test('rule 14: what one browser exports, another takes in: same picks, same reasons', async () => {
      const first = await browser.createBrowserContext();
      const one = await open(first);
      const ids = await readAll(one.page, 'sp-pick-rail', ({ state }) =>
        state.products.map(({ id }) => id),
      ).then(([all]) => all);
      await one.page.evaluate((products) => {
        const element = document.querySelector('stream-picks');
        for (const productId of products) element.track({ type: 'select', productId });
        element.track({ type: 'search', query: 'product' });
      }, ids.slice(-3));
      await sleep(300);
      const wanted = await rail(one.page);
      await choices(one.page);
      await click(one.page, 'button', 'Export');
      await one.page.waitForFunction(() => window.handed.length > 0, { timeout: 5000 });
      const text = await one.page.evaluate(() => window.handed[0]);
      assert.deepEqual(one.errors, []);
      await first.close();

      const path = join(folder, 'my-data.json');
      await writeFile(path, text);
      const second = await browser.createBrowserContext();
      const two = await open(second);
      assert.notDeepEqual(await rail(two.page), wanted);
      await choices(two.page);
      assert.equal(askedFor(), 0, 'its reader is not loaded before a file is chosen');
      await chooseFile(two.page, path);
      const known = JSON.parse(text).profile.signals.length;
      await find(two.page, 'p', `${known} notes`);
      await click(two.page, 'button', 'Replace what is known');
      await find(two.page, '[role=status]', 'Done.');
      await find(two.page, '.undone', 'Your file was taken in.');
      assert.deepEqual(await rail(two.page), wanted);

      // What was taken in is on disk; a broken file then changes nothing.
      await two.page.reload({ waitUntil: 'load' });
      await find(two.page, 'h2', 'For you');
      assert.deepEqual(await rail(two.page), wanted);
      const broken = join(folder, 'broken.json');
      await writeFile(broken, text.replace('"type": "select"', '"type": "stare"'));
      await choices(two.page);
      await chooseFile(two.page, broken);
      await find(two.page, '[role=alert]', 'profile.signals[');
      assert.deepEqual(await rail(two.page), wanted);
      assert.deepEqual(two.errors, []);
      await second.close();
    });

    test('its reader with a changed byte does not run, and the viewer is told', async () => {
      altered = true;
      const context = await browser.createBrowserContext();
      const { page, errors } = await open(context);
      const path = join(folder, 'any.json');
      await writeFile(path, '{}');
      await choices(page);
      const asked = askedFor();
      await chooseFile(page, path);
      await find(page, '[role=alert]', 'did not work');
      assert.ok(askedFor() > asked);
      assert.equal(await page.evaluate(() => globalThis.spTampered ?? false), false);
      assert.deepEqual(errors, []);
      await context.close();
    });
  });
}
