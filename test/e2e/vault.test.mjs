// A vault on another origin (docs/vault.md). A dishonest script of the shop's page tries in more than
// twenty ways to read the viewer's notes, in which words are planted, and reads none of them; the same
// script without a vault reads them, so the test would see it. Two shops of one site, which browsers
// do not keep apart by themselves, never see each other's notes.
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
import { makeCatalogue, openSite, shopPage } from './support/site.mjs';
import { attacksOnFrames, attacksOnPage } from './support/vault-attacks.mjs';
import { spy, toolsIn } from './support/vault-spy.mjs';

const CANARIES = /CANARYQUERY|CANARYSHOW/;
/** The one attack that would read which products, not words. */
const OFFERS = 'says yes to offers and hands over a catalogue in which everything has one';
const VAULT_PAGE = '/dist/stream-picks-vault.html';
const SPY = `<script>(${spy})()</script>`;
/** A shop's policy that leaves little; what it may show in frames is added. */
const STRICT =
  "default-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html stream-picks";

/** A page of another origin in the same window, that greets whatever is beside it. */
const GREETER = `<!doctype html><script>
  addEventListener('message', ({data, ports}) => parent.postMessage([data, ports.length], '*'));
  for (let at = 0; at < parent.length; at += 1) parent[at].postMessage({streamPicksVault: 1, nonce: 'n'}, '*');
</script>`;

/** Another shop of the vault's: greets it, opens its own notes and tells all that it hears. */
const sibling = (vault) => `<!doctype html><iframe src="${vault}"></iframe><script>
  const heard = [];
  const [frame] = document.querySelectorAll('iframe');
  const settings = {shop: '', stream: 's9', countsOffered: false, collector: '', maxPicks: 24, saver: true, isolation: 'isolated'};
  addEventListener('message', ({data, ports: [port]}) => {
    heard.push(data);
    if (!port) return;
    port.onmessage = ({data}) => {
      heard.push(data);
      if (data.ready) ['open', 'view', 'export', 'sync'].forEach((kind, seq) =>
        port.postMessage({seq, request: {kind, settings, most: {}}}));
      if (data.seq === 3) parent.postMessage(heard, '*');
    };
  });
  frame.onload = () => frame.contentWindow.postMessage({streamPicksVault: 1, nonce: 'n'}, '*');
</script>`;

/** Sees what pages of its origin fetch. */
const THIEF = `addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => event.waitUntil((async () => {
  const text = await event.request.clone().text().catch(String);
  for (const one of await clients.matchAll()) one.postMessage([event.request.url, event.request.destination, text]);
})()));`;

/** What is the same in every browser by what it tests is seen in one, unless NIGHTLY is set. */
const isFull = (name) => name === 'chrome' || process.env.NIGHTLY !== undefined;

for (const name of BROWSERS) {
  describe(`in ${name}`, () => {
    let browser;
    let vaultSite;
    let shopSite;
    let listed = '';
    let bent = (page) => page;
    let vault;
    /** Two shops of one site, and a page that no vault lists. */
    let first;
    let second;
    let evil;
    /** A viewer of the first shop who has notes in its vault. */
    let known;

    before(async () => {
      vaultSite = await openSite({}, { alter: (path, bytes) => withShops(path, bytes) });
      const pages = {
        '/catalog.json': JSON.stringify(makeCatalogue(30)),
        '/greeter.html': GREETER,
        '/blank.html': '<!doctype html><title>Blank</title>',
        '/thief.js': THIEF,
      };
      shopSite = await openSite(pages);
      const at = (host, { origin }) => `http://${host}.localhost:${new URL(origin).port}`;
      vault = at('vault', vaultSite) + VAULT_PAGE;
      first = at('one.shops', shopSite);
      second = at('two.shops', shopSite);
      evil = at('evil', shopSite);
      listed = `${first} ${second}`;
      const page = (attributes, head = '') => shopPage(`max-picks="2" ${attributes}`, { head });
      Object.assign(pages, {
        '/shop.html': () => ({
          type: 'text/html',
          body: page(`stream="CANARYSHOW" vault="${vault}"`),
          headers: { 'content-security-policy': `${STRICT}; frame-src ${new URL(vault).origin}` },
        }),
        '/refused.html': () => ({
          type: 'text/html',
          body: page(`stream="s1" vault="${vault}"`),
          headers: { 'content-security-policy': STRICT },
        }),
        '/later.html': page(`stream="s2" vault="${vault}"`),
        '/spied.html': page(`stream="s2" vault="${vault}"`, SPY),
        '/open.html': page('stream="CANARYSHOW"'),
        '/open-spied.html': page('stream="s2"', SPY),
        '/nowhere.html': page(`stream="s1" vault="${at('vault', vaultSite)}/nowhere.html"`),
        '/own.html': page('stream="s1" vault="/dist/stream-picks-vault.html"'),
        '/sibling.html': sibling(vault),
      });
      browser = await openBrowser(name);
      known = await viewer(first);
    });
    after(async () => {
      await browser?.close();
      await vaultSite?.close();
      await shopSite?.close();
    });

    function withShops(path, bytes) {
      if (path !== VAULT_PAGE) return bytes;
      const page = String(bytes).replace('shops" content=""', `shops" content="${listed}"`);
      return Buffer.from(bent(page));
    }

    const optIn = async (page) => {
      await click(page, 'button', 'Yes, pick');
      await find(page, 'h2', 'For you');
    };
    /** The vault's own document, where what it draws can be found. */
    const inVault = async (page) => (await page.frames()).find((frame) => frame.url() === vault);
    const act = (page) =>
      page.evaluate(() => {
        const element = document.querySelector('stream-picks');
        for (const productId of ['P0', 'P6', 'P12']) element.track({ type: 'select', productId });
        element.track({ type: 'search', query: 'CANARYQUERY tea' });
      });
    const errors = (page) =>
      page.evaluate(() =>
        window.spEvents.filter((one) => one.name === 'sp-error').map((one) => one.detail.code),
      );
    const databases = (page) =>
      page.evaluate(async () => (await indexedDB.databases()).map((one) => one.name));
    const closed = (page) =>
      page.waitForFunction(() => !document.querySelector('dialog:has(> iframe)')?.open);

    /** A viewer who has notes, in a browser profile of its own. */
    async function viewer(origin, path = '/shop.html') {
      const context = await browser.createBrowserContext();
      const { page } = await openPage(browser, origin + path, { context });
      await find(page, '[part~="card"]');
      const asked = () => vaultSite.log.length;
      const before = asked();
      await sleep(200);
      assert.equal(asked(), before, 'nothing of the vault is asked for before the yes');
      await optIn(page);
      await act(page);
      await find(page, '[part~="why"]', path === '/open.html' ? 'You' : 'Picked from your notes');
      // Notes are written together, a moment after the last one.
      await sleep(700);
      return { context, page };
    }

    async function attackAll(context, path, only) {
      const { page } = await openPage(browser, first + path, { context });
      await find(page, 'h2', 'For you');
      await sleep(400);
      const about = { vault, evil, sibling: second };
      const names = await page.evaluate(
        (sources, given) => {
          const [tools, ...attacks] = sources.map((source) => new Function(`return (${source})`)());
          const hands = tools(given);
          window.attacks = Object.assign({}, ...attacks.map((make) => make(hands)));
          return Object.keys(window.attacks);
        },
        [toolsIn, attacksOnPage, attacksOnFrames].map(String),
        about,
      );
      const read = new Map();
      for (const one of names.filter((each) => only?.includes(each) ?? true)) {
        const got = await page.evaluate(async (wanted) => {
          try {
            return String(await window.attacks[wanted]());
          } catch (error) {
            return `${error.name}: ${error.message}`;
          }
        }, one);
        read.set(one, got);
      }
      read.set(
        'and all that the page’s script has heard',
        await page.evaluate(() => window.loot.join('\n')),
      );
      await page.close();
      return read;
    }

    test('a dishonest script of the page reads 0 bytes of the notes', async () => {
      const read = await attackAll(known.context, '/spied.html');
      assert.ok(read.size > 20, `${read.size} attacks`);
      const leaks = [...read].filter(([, got]) => CANARIES.test(got)).map(([each]) => each);
      assert.deepEqual(leaks, []);
      // What was looked at has no word of its own: the page knows the names of its products.
      assert.equal(read.get(OFFERS), '[]', 'products of an earlier visit');
    });

    test('the control: without a vault the same script reads them', async () => {
      const { context, page } = await viewer(first, '/open.html');
      await page.close();
      const bites = [
        'reads and decrypts every database of its origin',
        'opens Your data and reads what is drawn',
        'asks everything over the ports it has stolen',
      ];
      const read = await attackAll(context, '/open-spied.html', bites);
      for (const one of bites) assert.match(read.get(one), CANARIES, one);

      // The shop gets a vault: what lay open goes, and the viewer is asked again.
      const { page: later } = await openPage(browser, `${first}/later.html`, { context });
      await find(later, 'button', 'Yes, pick');
      await later.waitForFunction(async () => (await indexedDB.databases()).length === 0);
      await context.close();
    });

    test('two shops of one site and one vault have notes of their own', async () => {
      const { page } = await openPage(browser, `${second}/later.html`, { context: known.context });
      await optIn(page);
      await page.evaluate(() => document.querySelector('stream-picks').openYourData());
      const dialog = await find(await inVault(page), 'dialog[open]', 'Your notes');
      await sleep(300);
      const said = await dialog.evaluate((one) => one.textContent);
      assert.doesNotMatch(said, CANARIES);
      const names = await (await inVault(page)).evaluate(async () =>
        (await indexedDB.databases()).map((one) => one.name).sort(),
      );
      assert.deepEqual(names, [`stream-picks of ${first}`, `stream-picks of ${second}`]);
      await page.close();
    });

    test('picks, reasons, Your data and an erase come from the vault; nothing is kept in the page', async () => {
      const { page, context } = known;
      assert.deepEqual(await databases(page), []);
      const frame = await inVault(page);
      await click(page, '[part~="why"]');
      const why = await find(frame, 'dialog[open] .reason');
      assert.match(await why.evaluate((one) => one.textContent), /look/);
      await page.keyboard.press('Escape');
      await closed(page);

      await click(page, '[part~="your-data"]');
      await find(frame, 'dialog[open]', '3 looks');
      const named = () => page.$eval('iframe', (one) => one.title);
      assert.equal(await named(), 'Your data');
      await frame.evaluate(() => {
        const { createObjectURL } = URL;
        URL.createObjectURL = (blob) => {
          window.exported = blob.text();
          return createObjectURL(blob);
        };
      });
      await (await find(frame, 'button', 'Export')).click();
      await frame.waitForFunction(() => window.exported);
      assert.match(await frame.evaluate(() => window.exported), CANARIES);
      await (await find(frame, '[data-tab=runs]')).click();
      await find(frame, '.check', `In a vault at ${new URL(vault).host}`);
      await find(frame, '.check', 'Sealed');
      await page.keyboard.press('Escape');
      await closed(page);

      const again = await openPage(browser, `${first}/later.html`, { context });
      await find(again.page, 'h2', 'For you');
      await find(again.page, '[part~="why"]', 'Picked from your notes');
      await click(again.page, '[part~="your-data"]');
      await find(await inVault(again.page), 'dialog[open]', '3 looks');
      const erase = await find(await inVault(again.page), '.danger');
      await erase.click();
      await again.page.waitForFunction(() => !document.querySelector('iframe'));
      await find(again.page, '[part~="bar"]', 'Erased. Kept:');
      await again.page.reload();
      await find(again.page, '[part~="card"]');
      await sleep(300);
      assert.equal(await inVault(again.page), undefined, 'after a no the vault is not asked for');
      assert.deepEqual(again.errors, []);
      await context.close();
    });

    const noWorker = (page) => page.replace('worker-src blob:', "worker-src 'none'");
    const failures = [
      ['is not there', () => first, '/nowhere.html', 'engine'],
      ['does not list the shop', () => evil, '/shop.html', 'engine'],
      ['lists nobody', () => first, '/shop.html', 'engine', ''],
      ['is on the shop’s own origin', () => first, '/own.html', 'engine'],
      ['is refused by the shop’s policy', () => first, '/refused.html', 'engine'],
      ['can start no worker', () => first, '/shop.html', 'worker', null, noWorker],
    ];
    for (const [what, origin, path, code, list, bend] of isFull(name) ? failures : []) {
      test(`where the vault ${what}, products are in show order and nothing is kept`, async () => {
        const usual = { listed, bent };
        listed = list ?? listed;
        bent = bend ?? bent;
        const context = await browser.createBrowserContext();
        const opened = await openPage(browser, origin() + path, { context });
        const { page } = opened;
        await find(page, '[part~="card"] h3');
        const before = await readAll(page, '[part~="card"] h3', (one) => one.textContent);
        await click(page, 'button', 'Yes, pick');
        await page.waitForFunction(() => window.spEvents.some((one) => one.name === 'sp-error'));
        await find(page, '*', 'could not be kept');
        assert.deepEqual(
          await readAll(page, '[part~="card"] h3', (one) => one.textContent),
          before,
        );
        assert.deepEqual(await databases(page), []);
        // Firefox's driver tells the browser's own notes on policies as errors.
        const uncaught = opened.errors.filter((each) => !/Content-Security-Policy/.test(each));
        assert.deepEqual(uncaught, []);
        const codes = await errors(page);
        assert.deepEqual(
          codes.filter((each) => each !== 'settings'),
          [code],
        );
        ({ listed, bent } = usual);
        await context.close();
      });
    }
  });
}
