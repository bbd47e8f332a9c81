// Where the engine runs under each policy that a page may have, with the script on another origin.
// What was seen is held against docs/worker-policies.json, from which the table in
// docs/content-security.md is drawn; POLICIES_WRITE=1 writes both anew.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { policiesSeen, policyDocument, withPolicyTable } from '../support/policy-table.mjs';
import { BROWSERS, click, find, openBrowser, openPage, sleep } from './support/browser.mjs';
import { makeCatalogue, openSite } from './support/site.mjs';

const docs = (file) => new URL(`../../docs/${file}`, import.meta.url);
const isWriting = process.env.POLICIES_WRITE === '1';

const TRUSTED = "require-trusted-types-for 'script'; trusted-types";
const DYNAMIC = "script-src 'nonce-r4nd0mr4nd0m' 'strict-dynamic'";

/** Policies by row; CDN stands for the origin of the script. `sealed`: the file has a policy of its own. */
const ROWS = {
  none: {},
  'script-src CDN': { policy: "script-src 'self' CDN" },
  'script-src CDN, worker-src blob:': { policy: "script-src 'self' CDN; worker-src blob:" },
  "script-src CDN, worker-src 'self'": { policy: "script-src 'self' CDN; worker-src 'self'" },
  "the same, the file under default-src 'none'": {
    policy: "script-src 'self' CDN; worker-src 'self'",
    sealed: true,
  },
  'nonce and strict-dynamic': { policy: DYNAMIC },
  "nonce and strict-dynamic, worker-src 'self' blob:": {
    policy: `${DYNAMIC}; worker-src 'self' blob:`,
  },
  "script-src CDN, worker-src 'self' blob:, Trusted Types": {
    policy: `script-src 'self' CDN; worker-src 'self' blob:; ${TRUSTED} stream-picks lit-html`,
  },
  'Trusted Types without our policy': {
    policy: `script-src 'self' CDN; worker-src 'self' blob:; ${TRUSTED} lit-html`,
  },
  "script-src CDN, frame-src 'none'": {
    policy: "script-src 'self' CDN; worker-src 'self' blob:; frame-src 'none'",
  },
  "script-src CDN, worker-src 'none'": { policy: "script-src 'self' CDN; worker-src 'none'" },
};

/** The engine's file, as a shop serves it from its own origin. */
const engineFile = (sealed) => () => ({
  type: 'text/javascript',
  body: readFileSync(new URL('../../dist/stream-picks-engine.js', import.meta.url)),
  headers: sealed
    ? { 'content-security-policy': "default-src 'none'; connect-src 'none'" }
    : { 'x-content-type-options': 'nosniff' },
});

const shop = (cdn, { policy, sealed = false }) => ({
  type: 'text/html; charset=utf-8',
  headers: policy
    ? { 'content-security-policy': `${policy.replace('CDN', cdn)}; report-uri /refused` }
    : {},
  body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>
<script type="module" nonce="r4nd0mr4nd0m" crossorigin src="${cdn}/dist/stream-picks.js"></script></head>
<body><div><video id="player" muted playsinline></video></div>
<stream-picks for="player" catalog="/catalog.json" controller="Shop Ltd" policy="/privacy"
  worker-src="/engine${sealed ? '-sealed' : ''}.js"></stream-picks></body></html>`,
});

const NOTED = /Content-Security-Policy: The page.s settings blocked (.*)/;

/** What the browser says that it refused, once each: what it was about, and what it was. */
function refusals(log, notes) {
  const told = log
    .filter(({ path }) => path === '/refused')
    .map(({ body }) => JSON.parse(body)['csp-report'])
    .map((report) => [
      report['effective-directive'] ?? report['violated-directive'],
      report['blocked-uri'],
    ]);
  const noted = notes.flatMap((note) => {
    const [, what = ''] = NOTED.exec(note) ?? [];
    const [, directive, address] = /worker script \((\S+)\) at (\S+)/.exec(what) ?? [];
    if (directive !== undefined) return [[directive, address]];
    return what.includes('Trusted Types policy') ? [['trusted-types', 'trusted-types-policy']] : [];
  });
  const all = [...told, ...noted].map(([about, what]) => {
    const short = what.replace(/^blob:?.*/, 'blob').replace(/^https?:.*\//, '/');
    return `${about.split(' ')[0]} ${short}`;
  });
  return [...new Set(all)].toSorted();
}

/** A browser tells of refusals when it likes: waits for those that are known, a while at most. */
async function waitFor(told, known) {
  const isThere = () => known.every((each) => told().includes(each));
  for (let waited = 0; waited < 3000 && !isThere(); waited += 100) await sleep(100);
  if (isWriting) await sleep(2000);
}

for (const name of BROWSERS) {
  describe(`worker policies (${name})`, () => {
    let browser;
    let cdn;
    let site;
    const seen = {};
    const known = (row) =>
      isWriting || name !== 'chrome' ? [] : policiesSeen().chrome[row].refused;

    before(async () => {
      cdn = await openSite({});
      const pages = Object.values(ROWS).map((row, at) => [
        `/${at}.html`,
        () => shop(cdn.origin, row),
      ]);
      site = await openSite({
        ...Object.fromEntries(pages),
        '/catalog.json': JSON.stringify(makeCatalogue(20)),
        '/engine.js': engineFile(false),
        '/engine-sealed.js': engineFile(true),
        '/refused': () => ({ status: 204 }),
      });
      browser = await openBrowser(name);
    });
    after(async () => {
      await browser?.close();
      await site?.close();
      await cdn?.close();
    });

    for (const [at, row] of Object.keys(ROWS).entries()) {
      test(row, async () => {
        const [fromShop, fromCdn] = [site.log.length, cdn.log.length];
        const context = await browser.createBrowserContext();
        const { page, errors } = await openPage(browser, `${site.origin}/${at}.html`, { context });
        await click(page, 'button', 'Yes, pick');
        await find(page, 'h2', 'For you', 20_000);
        await find(page, '[part~="card"] [part~="why"]', '', 20_000);
        await page.evaluate(() => document.querySelector('stream-picks').openYourData());
        await click(page, 'dialog button', 'How it runs');
        const check = await find(page, '.check', 'ealed');
        const [says, frames, faults] = await check.evaluate((one) => [
          one.querySelector('.state').textContent.trim(),
          document.querySelectorAll('html > iframe').length,
          window.spEvents.filter((event) => event.name === 'sp-error').map((e) => e.detail.code),
        ]);
        await waitFor(() => refusals(site.log.slice(fromShop), errors), known(row));
        await context.close();
        assert.deepEqual(
          errors.filter((error) => !NOTED.test(error)),
          [],
        );
        const own = site.log.slice(fromShop);
        const asked = [...own, ...cdn.log.slice(fromCdn)].map(({ path }) => path);
        const onPage = asked.some((path) => path.includes('/engine-inline'));
        const file = asked.some((path) => /^\/engine(-sealed)?\.js$/.test(path));
        const runs = onPage ? 'page' : frames > 0 ? 'blob' : file ? 'file' : 'nowhere';
        const refused = refusals(own, errors);
        seen[row] = { runs, says, faults: [...new Set(faults)], refused };
        if (name !== 'chrome') {
          // They tell and note refusals only sometimes; others than in Chromium there must not be.
          delete seen[row].refused;
          const expected = policiesSeen().chrome?.[row]?.refused ?? [];
          assert.deepEqual(
            refused.filter((each) => !expected.includes(each)),
            [],
          );
        }
        // Whatever may run in a better place does, and what did not work leaves no frame behind.
        assert.equal(frames > 0, runs === 'blob');
        if (runs === 'blob') assert.equal(file, false, 'the file is not asked for');
      });
    }

    test('is what the document says', () => {
      const all = policiesSeen();
      if (!isWriting) {
        assert.deepEqual(seen, all[name]);
        return;
      }
      const now = { ...all, [name]: seen };
      writeFileSync(docs('worker-policies.json'), `${JSON.stringify(now, null, 2)}\n`);
      writeFileSync(docs('content-security.md'), withPolicyTable(policyDocument(), now));
    });
  });
}
