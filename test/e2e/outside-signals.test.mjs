// The widget beside real consent tools: the npm builds of Klaro and vanilla-cookieconsent, connected
// by the code that docs/consent-tools.md shows, and providers made of the IAB's TCF and GPP packages.
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
import { consentPages } from './support/consent-pages.mjs';
import { makeCatalogue, openSite, shopPage } from './support/site.mjs';

const { files, heads } = await consentPages();
const map = (entries) =>
  `<script type="module">document.querySelector('stream-picks').consentMap = ${JSON.stringify(entries)}</script>`;
const TCF_MAP = map({ 'tcf:5': ['picks', 'history'] });
const shop = (head, more = '') => shopPage('stream="s1"', { head: head + more });
const EVERY = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

const pages = {
  ...files,
  '/catalog.json': JSON.stringify(makeCatalogue(12)),
  '/plain.html': shop(''),
  '/tcf.html': shop(heads.tcf),
  '/tcf-mapped.html': shop(heads.tcf, TCF_MAP),
  '/tcf-vendor.html': shop(heads.tcf, TCF_MAP).replace(
    'stream="s1"',
    'stream="s1" tcf-vendor="77"',
  ),
  '/tcf-above.html': `<!doctype html><title>Shop</title>${heads.tcf}<iframe id="inner" src="/inner.html" width="900" height="700"></iframe>`,
  '/inner.html': shop('', TCF_MAP),
  '/gpp.html': shop(heads.gpp),
  '/gpp-above.html': `<!doctype html><title>Shop</title>${heads.gpp}<iframe id="inner" src="/inner.html" width="900" height="700"></iframe>`,
  '/klaro.html': shop(heads.klaro),
  '/vanilla.html': shop(heads.vanilla),
};

/** What the widget shows: its state, by what a person sees. */
const look = (frame) =>
  frame.evaluate(() => {
    const element = document.querySelector('stream-picks');
    const rail = element.shadowRoot.querySelector('sp-pick-rail');
    return {
      asks: element.shadowRoot.querySelector('sp-opt-in-card') !== null,
      bar:
        rail?.shadowRoot.querySelector('[part~="bar"] [role="status"]')?.textContent.trim() ?? '',
      entry: rail?.shadowRoot.querySelector('[part~="privacy-choices"]')?.textContent.trim() ?? '',
      consent: element.consent,
    };
  });

/** Waits until the widget shows something, and tells how long that took, in ms. */
async function until(frame, what, test, limitMs = 5000) {
  const start = performance.now();
  for (;;) {
    const seen = await look(frame);
    if (test(seen)) return { ...seen, ms: performance.now() - start };
    if (performance.now() - start > limitMs) {
      assert.fail(`${what}: after ${limitMs} ms it shows ${JSON.stringify(seen)}`);
    }
    await sleep(20);
  }
}

/** From here on the page notes, by its own clock, when picks go off. */
const watchEnd = (frame) =>
  frame.evaluate(() => {
    window.endMs = null;
    const element = document.querySelector('stream-picks');
    const watching = setInterval(() => {
      if (element.consent.picks) return;
      clearInterval(watching);
      window.endMs = Date.now();
    }, 5);
  });

/** Asserts that picks ended within a second after `saidMs`, and waits for the widget to say so. */
async function endsInTime(frame, saidMs) {
  await until(frame, 'off', ({ consent, entry }) => !consent.picks && entry !== '');
  const ms = (await frame.evaluate(() => window.endMs)) - saidMs;
  assert.ok(ms <= 1000, `${ms} ms`);
}

for (const name of BROWSERS) {
  describe(`in ${name}`, () => {
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

    async function visit(path, { provider, context, before: script } = {}) {
      const own = context ?? (await browser.createBrowserContext());
      const opened = await openPage(browser, site.origin + path, { context: own, before: script });
      if (provider) await opened.page.waitForFunction((key) => key in window, {}, provider);
      const faults = () =>
        opened.page.evaluate(() => window.spEvents.filter((event) => event.name === 'sp-error'));
      return { ...opened, context: own, faults, close: () => own.close() };
    }
    /** Has the TCF provider do something, and tells when, in ms by the page's clock. */
    const tcf = (page, act, choice) =>
      page.evaluate(
        (what, said) => {
          const now = Date.now();
          window.tcf[what](said);
          return now;
        },
        act,
        choice,
      );

    test('rule 17: TCF: nothing is asked while its question is open; a yes turns nothing on unmapped', async () => {
      const { page, errors, requests, faults, close } = await visit('/tcf.html', {
        provider: 'tcf',
      });
      await tcf(page, 'elsewhere');
      await until(page, 'asks where the GDPR does not apply', ({ asks }) => asks);
      await tcf(page, 'ask');
      await until(page, 'waits', ({ bar }) => bar.includes('while this page asks'));
      await tcf(page, 'choose', { own: EVERY, purposes: EVERY, legitimate: [7, 8] });
      const seen = await until(page, 'heard', ({ bar }) => bar.includes('until you turn them on'));
      assert.equal(seen.asks, false);
      assert.equal(seen.entry, 'Your privacy choices');
      assert.ok(Object.values(seen.consent).every((on) => on === false));
      assert.equal(await page.evaluate(() => localStorage.length), 0);
      assert.deepEqual(
        requests.filter(({ url }) => url.includes('engine-text')),
        [],
      );
      assert.deepEqual(errors, []);
      assert.deepEqual(await faults(), []);
      await close();
    });

    test('rule 17: TCF: a mapped yes turns on, a no ends it within a second, and a press cannot undo that', async () => {
      const { page, errors, close } = await visit('/tcf-mapped.html', { provider: 'tcf' });
      await tcf(page, 'choose', { own: EVERY, purposes: EVERY });
      await until(page, 'on', ({ consent }) => consent.picks && consent.history);
      await watchEnd(page);
      await endsInTime(page, await tcf(page, 'choose', { own: [1], purposes: [1] }));
      await until(page, 'erased', ({ bar }) => bar.startsWith('Erased'));
      await page.evaluate(() => {
        document.querySelector('stream-picks').consent = { picks: true, source: 'Other' };
      });
      await click(page, '[part~="privacy-choices"]');
      await find(page, 'dialog[open]');
      const rows = await readAll(page, '[role="switch"]', (element) => ({
        of: element.getAttribute('aria-labelledby'),
        off: element.disabled && element.getAttribute('aria-checked') === 'false',
        why: element.getRootNode().getElementById(element.getAttribute('aria-describedby'))
          .textContent,
      }));
      const picks = rows.find(({ of }) => of === 'purpose-picks');
      assert.ok(picks.off);
      assert.match(
        picks.why,
        /Off, set by this page’s privacy settings \(TCF\)\. You can change it there\./,
      );
      assert.equal((await look(page)).consent.picks, false);
      assert.deepEqual(errors, []);
      await close();
    });

    test('rule 17: TCF: refusing everything is a no, also on the next page, and the viewer sees who set it', async () => {
      const { page, context, close } = await visit('/tcf.html', { provider: 'tcf' });
      await tcf(page, 'choose', {});
      const seen = await until(page, 'heard', ({ bar }) => bar.includes('set by'));
      assert.equal(seen.bar, 'Picks are off, set by this page’s privacy settings (TCF)');
      const next = await visit('/tcf.html', { provider: 'tcf', context });
      await tcf(next.page, 'choose', {});
      await until(next.page, 'heard', ({ bar }) => bar.includes('set by'));
      assert.equal((await look(next.page)).asks, false);
      await close();
    });

    test('rule 17: TCF: with tcf-vendor the vendor must have consent too', async () => {
      const { page, close } = await visit('/tcf-vendor.html', { provider: 'tcf' });
      await tcf(page, 'choose', { own: EVERY, purposes: EVERY, vendors: [77] });
      await until(page, 'on', ({ consent }) => consent.picks);
      await watchEnd(page);
      await endsInTime(page, await tcf(page, 'choose', { own: EVERY, purposes: EVERY }));
      await close();
    });

    test('rule 17: TCF: in a frame the tool of the page above is heard, and let go of', async () => {
      const { page, errors, close } = await visit('/tcf-above.html', { provider: 'tcf' });
      const handle = await page.waitForSelector('#inner');
      const frame = await handle.contentFrame();
      await frame.waitForFunction(() => document.querySelector('stream-picks')?.shadowRoot);
      await tcf(page, 'choose', { own: EVERY, purposes: EVERY });
      await until(frame, 'on', ({ consent }) => consent.picks);
      await watchEnd(frame);
      await endsInTime(frame, await tcf(page, 'choose', {}));
      assert.deepEqual(errors, []);
      await close();
    });

    test('rule 17: GPP: an opt-out keeps counts and offers off and asks nobody; none leaves the question', async () => {
      const { page, errors, faults, close } = await visit('/gpp.html', { provider: 'gpp' });
      await page.evaluate(() => window.gpp.ask());
      await until(page, 'waits', ({ bar }) => bar.includes('while this page asks'));
      await page.evaluate(() => window.gpp.choose('usnat', 7, { SaleOptOut: 2, SharingOptOut: 2 }));
      await until(page, 'asks', ({ asks }) => asks);
      await page.evaluate(() => window.gpp.choose('usnat', 7, { SaleOptOut: 1 }));
      const seen = await until(page, 'heard', ({ asks }) => !asks);
      assert.equal(seen.entry, 'Your privacy choices');
      await click(page, '[part~="privacy-choices"]');
      await find(page, 'dialog[open]');
      await click(page, '[aria-labelledby="purpose-picks"]');
      await click(page, 'button', 'Save my choices');
      await until(page, 'picks alone', ({ consent }) => consent.picks && !consent.offers);
      assert.deepEqual(errors, []);
      assert.deepEqual(await faults(), []);
      await close();
    });

    test('rule 17: GPP: in a frame the tool of the page above is heard', async () => {
      const { page, errors, close } = await visit('/gpp-above.html', { provider: 'gpp' });
      const frame = await (await page.waitForSelector('#inner')).contentFrame();
      await frame.waitForFunction(() => document.querySelector('stream-picks')?.shadowRoot);
      await page.evaluate(() => window.gpp.ask());
      await until(frame, 'waits', ({ bar }) => bar.includes('while this page asks'));
      await page.evaluate(() => window.gpp.choose('usnat', 7, { SaleOptOut: 2 }));
      await until(frame, 'asks', ({ asks }) => asks);
      const start = performance.now();
      await page.evaluate(() => window.gpp.choose('usnat', 7, { SaleOptOut: 1 }));
      await until(frame, 'heard', ({ asks, entry }) => !asks && entry !== '');
      assert.ok(performance.now() - start <= 1000);
      assert.deepEqual(errors, []);
      await close();
    });

    test('rule 16: the browser’s own signal: nobody is asked, "Opt-out signal honoured", counts and offers stay off', async () => {
      const { page, close } = await visit('/plain.html', {
        before: () =>
          Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true }),
      });
      const seen = await until(page, 'off', ({ bar }) => bar !== '');
      assert.equal(seen.bar, 'Opt-out signal honoured');
      assert.equal(seen.asks, false);
      await page.evaluate(() => {
        document.querySelector('stream-picks').consent = {
          picks: true,
          offers: true,
          counts: true,
        };
      });
      const on = await until(page, 'picks', ({ consent }) => consent.picks);
      assert.equal(on.consent.offers || on.consent.counts, false);
      await close();
    });

    test('rule 17: Klaro: asks alone, its yes turns on what is mapped, its no ends that', async () => {
      const { page, errors, context, close } = await visit('/klaro.html');
      await until(page, 'waits', ({ bar }) => bar.includes('while this page asks'));
      await page.waitForSelector('#klaro .cm-btn-success');
      await page.click('#klaro .cm-btn-success');
      await until(page, 'on', ({ consent }) => consent.picks && consent.history);
      const next = await visit('/klaro.html', { context });
      await until(next.page, 'on on the next page', ({ consent }) => consent.picks);
      await watchEnd(next.page);
      const said = await next.page.evaluate(() => {
        const manager = window.klaro.getManager(window.klaroConfig);
        manager.changeAll(false);
        manager.saveAndApplyConsents();
        return Date.now();
      });
      await endsInTime(next.page, said);
      assert.deepEqual([...errors, ...next.errors], []);
      await close();
    });

    test('rule 17: vanilla-cookieconsent: the same', async () => {
      const { page, errors, context, close } = await visit('/vanilla.html');
      await until(page, 'waits', ({ bar }) => bar.includes('while this page asks'));
      await page.waitForSelector('#cc-main [data-role="all"]', { visible: true });
      await page.evaluate(() => document.querySelector('#cc-main [data-role="all"]').click());
      await until(page, 'on', ({ consent }) => consent.picks && consent.history);
      const record = await page.evaluate(
        () => window.spEvents.find((e) => e.name === 'sp-consent').detail,
      );
      assert.equal(record.source, 'page');
      const next = await visit('/vanilla.html', { context });
      await until(next.page, 'on on the next page', ({ consent }) => consent.picks);
      await watchEnd(next.page);
      const said = await next.page.evaluate(() => {
        window.CookieConsentForTest.acceptCategory([]);
        return Date.now();
      });
      await endsInTime(next.page, said);
      assert.deepEqual([...errors, ...next.errors], []);
      await close();
    });

    test('rule 18: the way to the choices is there while a tool asks and after its no, and it opens them', async () => {
      for (const [path, act] of [
        ['/klaro.html', () => undefined],
        ['/tcf.html', (page) => tcf(page, 'choose', {})],
      ]) {
        const { page, close } = await visit(path, { provider: path.slice(1, -5) });
        await act(page);
        await until(page, path, ({ entry }) => entry === 'Your privacy choices');
        await page.evaluate(() => {
          const { shadowRoot } = document.querySelector('stream-picks');
          const rail = shadowRoot.querySelector('sp-pick-rail').shadowRoot;
          rail.querySelector('[part~="privacy-choices"]').click();
        });
        await find(page, 'dialog[open]');
        await close();
      }
    });
  });
}
