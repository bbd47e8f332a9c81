// The examples as a shop would run them: the packed package in a project of its own, built by Vite,
// in a real browser, from the first products to the first picks.
import assert from 'node:assert/strict';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { filesBelow, installPackage } from '../support/installed.mjs';
import { click, find, openBrowser, openPage } from './support/browser.mjs';
import { makeCatalogue, openSite } from './support/site.mjs';

const examples = fileURLToPath(new URL('../../demo/examples/', import.meta.url));

describe('in projects of others', () => {
  let browser;
  let project;
  before(async () => {
    project = installPackage(['react', 'react-dom', 'vue']);
    browser = await openBrowser('chrome');
  });
  after(async () => {
    await browser?.close();
    project?.remove();
  });

  for (const name of readdirSync(examples)) {
    test(`${name}: products, a yes, picks`, async () => {
      const root = join(project.folder, name);
      cpSync(join(examples, name), root, { recursive: true });
      const outDir = join(root, 'dist');
      await build({ root, configFile: false, logLevel: 'error', build: { outDir } });
      const pages = { '/catalog.json': JSON.stringify(makeCatalogue(12)) };
      for (const file of filesBelow(outDir))
        pages[`/${file}`] = readFileSync(join(outDir, file), 'utf8');
      const site = await openSite(pages);
      try {
        const { page, errors } = await openPage(browser, `${site.origin}/index.html`);
        await find(page, '[part~="card"]', 'Trail shoes');
        await click(page, 'button', 'Yes, pick');
        await find(page, 'h2', 'For you');
        assert.deepEqual(errors, []);
        const heard = await page.evaluate(() => window.spEvents.map(({ name: one }) => one));
        assert.ok(heard.includes('sp-consent'));
        assert.ok(!heard.includes('sp-error'), JSON.stringify(heard));
        await page.close();
      } finally {
        await site.close();
      }
    });
  }
});
