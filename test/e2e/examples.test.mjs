// The examples as a shop would run them. Pages: copied, dist/ beside them, the integrity value put in.
// Projects: the packed package in a folder of its own, built by Vite. Each in a real browser, from the
// first products to the first picks, with nothing in the console.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { filesBelow, installPackage } from '../support/installed.mjs';
import { BROWSERS, click, FIRST_BROWSER, find, openBrowser, openPage } from './support/browser.mjs';
import { makeCatalogue, openSite } from './support/site.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const examples = join(root, 'demo/examples');
const read = (path) => readFileSync(join(root, path), 'utf8');
const isPage = (name) => existsSync(join(examples, name, 'products.json'));
const folders = readdirSync(examples, { withFileTypes: true })
  .filter((one) => one.isDirectory())
  .map(({ name }) => name);

const TYPES = {
  css: 'text/css',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  json: 'application/json',
  mp4: 'video/mp4',
  vtt: 'text/vtt',
};
const typeOf = (path) => TYPES[path.split('.').at(-1)] ?? 'text/plain';
const PACKAGES = /https:\/\/cdn\.jsdelivr\.net\/npm\/((?:@\w+\/)?[\w.-]+)@([\d.]+)\/([^"]+)/g;

/** The policy that the README recommends, on one line. */
const [, policy] = /### Content security policy[\s\S]*?```\n([\s\S]*?)```/.exec(read('README.md'));
const recommended = policy.trim().replace(/\s+/g, ' ');

/** Paths for `openSite` of an example that needs no build; players come from node_modules. */
function pagePaths(name) {
  const [entry] = Object.entries(JSON.parse(read('dist/integrity.json'))).filter(
    ([file]) => file === 'stream-picks.js',
  );
  const paths = {
    '/favicon.ico': () => ({ status: 204, type: 'image/x-icon' }),
    '/show.mp4': () => ({
      type: TYPES.mp4,
      body: readFileSync(join(root, 'test/e2e/support/players/media/plain.mp4')),
    }),
  };
  const put = (path, file, body = readFileSync(file)) => {
    paths[path] = () => ({ type: typeOf(path), body });
  };
  for (const file of filesBelow(join(root, 'dist')))
    put(`/stream-picks/${file}`, join(root, 'dist', file));
  for (const file of filesBelow(join(examples, name))) put(`/${file}`, join(examples, name, file));
  const html = readFileSync(join(examples, name, 'index.html'), 'utf8')
    .replace('sha384-…', entry[1])
    .replaceAll(PACKAGES, '/npm/$1/$3');
  const headers = name === 'strict-csp' ? { 'content-security-policy': recommended } : {};
  paths['/index.html'] = () => ({ type: TYPES.html, body: html, headers });
  for (const [, from, , path] of readFileSync(join(examples, name, 'index.html'), 'utf8').matchAll(
    PACKAGES,
  ))
    put(`/npm/${from}/${path}`, join(root, 'node_modules', from, path));
  return paths;
}

/** Notes what the page's own policy refuses. */
const watchPolicy = () => {
  window.refused = [];
  document.addEventListener('securitypolicyviolation', (event) => {
    window.refused.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
  });
};

async function toPicks(page, firstProduct) {
  await find(page, '[part~="card"]', firstProduct);
  await click(page, 'button', 'Yes, pick');
  await find(page, 'h2', 'For you');
  const heard = await page.evaluate(() => window.spEvents.map(({ name }) => name));
  assert.ok(heard.includes('sp-consent'));
  assert.ok(!heard.includes('sp-error'), JSON.stringify(heard));
}

for (const name of BROWSERS) {
  describe(`pages (${name})`, () => {
    let browser;
    before(async () => {
      browser = await openBrowser(name);
    });
    after(() => browser?.close());

    // Firefox with the other players: `players.test.mjs`.
    const inBoth = ['plain-page', 'strict-csp'];
    for (const example of name === 'chrome' ? folders.filter(isPage) : inBoth) {
      test(`${example}: a question, a yes, picks, and the show's product`, async () => {
        const paths = pagePaths(example);
        const site = await openSite(paths);
        const context = await browser.createBrowserContext();
        try {
          const url = `${site.origin}/index.html`;
          const { page, errors, said } = await openPage(browser, url, {
            context,
            before: watchPolicy,
          });
          await toPicks(page, 'Fell 2');
          // The show runs, and its cues come through this player.
          await page.evaluate(() => document.querySelector('video').play());
          await find(page, '[part~="flag"]', 'now');
          assert.deepEqual(errors, []);
          assert.deepEqual(said, []);
          assert.deepEqual(await page.evaluate(() => window.refused), []);
          const asked = site.log.map(({ path }) => path);
          assert.deepEqual(
            asked.filter((path) => !(path in paths)),
            [],
          );
        } finally {
          await context.close();
          await site.close();
        }
      });
    }
  });
}

describe('projects', () => {
  let browser;
  let project;
  before(async () => {
    project = installPackage(['react', 'react-dom', 'vue']);
    browser = await openBrowser(FIRST_BROWSER);
  });
  after(async () => {
    await browser?.close();
    project?.remove();
  });

  for (const name of folders.filter((one) => !isPage(one))) {
    test(`${name}: products, a yes, picks`, async () => {
      const folder = join(project.folder, name);
      cpSync(join(examples, name), folder, { recursive: true });
      const outDir = join(folder, 'dist');
      await build({ root: folder, configFile: false, logLevel: 'error', build: { outDir } });
      const pages = { '/catalog.json': JSON.stringify(makeCatalogue(12)) };
      for (const file of filesBelow(outDir))
        pages[`/${file}`] = readFileSync(join(outDir, file), 'utf8');
      const site = await openSite(pages);
      try {
        const { page, errors } = await openPage(browser, `${site.origin}/index.html`);
        await toPicks(page, 'Trail shoes');
        assert.deepEqual(errors, []);
        await page.close();
      } finally {
        await site.close();
      }
    });
  }
});

test('the strict example sends the policy that the README recommends', () => {
  const [, sent] = /Content-Security-Policy: (.*)/.exec(read('demo/examples/strict-csp/_headers'));
  assert.equal(sent.trim(), recommended);
});

test('players are the versions that are tested, by their hash', () => {
  for (const name of folders.filter(isPage)) {
    const html = read(`demo/examples/${name}/index.html`);
    for (const [address, from, version, path] of html.matchAll(PACKAGES)) {
      const { version: installed } = JSON.parse(read(`node_modules/${from}/package.json`));
      assert.equal(version, installed, address);
      const bytes = readFileSync(join(root, 'node_modules', from, path));
      const hash = createHash('sha384').update(bytes).digest('base64');
      assert.ok(html.includes(`${path}"\n      integrity="sha384-${hash}"`), address);
    }
  }
});

test('every example is in the list', () => {
  const list = read('demo/examples/README.md');
  for (const name of folders) assert.ok(list.includes(`[\`${name}/\`](${name}/)`), name);
});
