// The whole thing on the real demo: a live HLS stream through hls.js, opt in, choose, see the order
// change, ask why, take a reason away, the one report arrives, the host's number moves.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { startDemo } from '../../demo/server/demo.ts';
import {
  click,
  FIRST_BROWSER,
  find,
  openBrowser,
  openPage,
  readAll,
  sleep,
} from './support/browser.mjs';

const OPENED = ['NF-FESTOON', 'NF-BEAM', 'NF-WICK'];
const KIND = 'Light';

let demo;
let browser;
let folder;
let shop;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sp main job '));
  demo = await startDemo({ port: 5300, collectorPort: 5400, viewers: 300, folder });
  browser = await openBrowser(FIRST_BROWSER);
  shop = await openPage(browser, `${demo.url}/`);
});
after(async () => {
  await browser?.close();
  await demo?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Null until the rail, which is loaded after the question, is there. */
const state = (page) =>
  page.evaluate(() => {
    const rail = document.querySelector('stream-picks').shadowRoot?.querySelector('sp-pick-rail');
    if (!rail?.state) return null;
    const { picks, panel, counts, isolation, purposes, show, showOrder } = rail.state;
    return { picks, panel, counts, isolation, purposes, show, showOrder };
  });
const until = async (page, holds, what, timeoutMs = 15_000) => {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const now = await state(page);
    if (now !== null && holds(now)) return now;
    assert.ok(Date.now() < end, `${what}: ${JSON.stringify(now).slice(0, 600)}`);
    await sleep(100);
  }
};
const estimates = async (stream) => {
  const answer = await fetch(`${demo.collector}/v1/streams/${stream}/estimates`, {
    headers: { authorization: `Bearer ${demo.hostToken}` },
  });
  return answer.json();
};

describe('the main job', () => {
  test('the stream puts its product on stage; nothing is stored or sent before the choice', async () => {
    const { page, requests, errors } = shop;
    await until(page, ({ show }) => show.onStage.length > 0, 'a product is on stage');
    await find(page, '[part~="card"] h3');
    const [first] = await readAll(page, '[part~="card"] h3', (element) =>
      element.textContent.trim(),
    );
    const { show } = await state(page);
    const catalogue = await (await fetch(`${demo.url}/catalog.json`)).json();
    assert.equal(first, catalogue.products.find(({ id }) => id === show.onStage[0]).title);
    const stored = await page.evaluate(async () => ({
      databases: (await indexedDB.databases()).length,
      local: localStorage.length,
      session: sessionStorage.length,
      caches: (await caches.keys()).length,
      cookie: document.cookie,
    }));
    assert.deepEqual(stored, { databases: 0, local: 0, session: 0, caches: 0, cookie: '' });
    assert.ok(
      requests.every(({ url }) => !url.startsWith(demo.collector) && !url.includes('engine')),
    );
    assert.deepEqual(errors, []);
  });

  test('the stream plays', async () => {
    await shop.page.waitForFunction(() => document.querySelector('video').readyState >= 2, {
      timeout: 15_000,
    });
  });

  test('yes starts the isolated engine with picks, history and counts', async () => {
    const { page } = shop;
    await click(page, 'button', 'Yes, pick for me');
    const { isolation, purposes } = await until(
      page,
      ({ picks }) => picks?.length === 6,
      'six picks',
    );
    assert.equal(isolation, 'isolated');
    assert.deepEqual(purposes, {
      picks: true,
      history: true,
      counts: true,
      offers: false,
      region: false,
    });
  });

  test('choosing three products of one category moves that category up', async () => {
    const { page } = shop;
    const catalogue = await (await fetch(`${demo.url}/catalog.json`)).json();
    const kindOf = new Map(catalogue.products.map(({ id, category }) => [id, category.at(-1)]));
    const before = (await state(page)).picks.filter(
      ({ productId }) => kindOf.get(productId) === KIND,
    ).length;
    for (const productId of OPENED) {
      await page.evaluate(
        (id) => document.querySelector('stream-picks').track({ type: 'select', productId: id }),
        productId,
      );
    }
    const { picks } = await until(
      page,
      (now) => now.picks.filter(({ productId }) => kindOf.get(productId) === KIND).length > before,
      'more of the kind among the picks',
    );
    const top = picks.slice(0, 4).filter(({ productId }) => kindOf.get(productId) === KIND);
    assert.ok(top.length >= 2, JSON.stringify(picks.map(({ productId }) => productId)));
  });

  test('the why panel adds up, and taking a reason away gives the place it announced', async () => {
    const { page } = shop;
    const pick =
      (await state(page)).picks.find(
        ({ productId, reason, promoted }) =>
          !promoted && reason?.about === 'viewer' && !OPENED.includes(productId),
      ) ??
      (await state(page)).picks.find(
        ({ reason, promoted }) => !promoted && reason?.about === 'viewer',
      );
    await page.evaluate((id) => document.querySelector('stream-picks').why(id), pick.productId);
    const { panel } = await until(page, (now) => now.panel?.explanation != null, 'the explanation');
    const { explanation } = panel;
    const sum = explanation.reasons.reduce((total, { contribution }) => total + contribution, 0);
    assert.ok(
      Math.abs(sum - explanation.score) <= 1e-6 * Math.abs(explanation.score),
      `${sum} ${explanation.score}`,
    );
    await find(page, '[data-total]');
    const shown = await readAll(
      page,
      '.reason .value, .reason .figures',
      (element) => element.textContent,
    );
    const [total] = await readAll(page, '[data-total]', (element) => element.textContent);
    const number = (text) => Number(text.replace('−', '-').replace(/[^\d.-]/g, ''));
    const shownSum = shown.reduce((all, text) => all + number(text), 0);
    assert.ok(Math.abs(shownSum - number(total)) < 0.005, `${shown} = ${total}`);

    // A cue may come between what is announced and the click, and move everything; then once more.
    for (let attempt = 1; ; attempt += 1) {
      const announced = await until(page, (now) => now.panel.explanation !== null, 'an answer');
      await click(page, 'dialog button', 'Remove');
      const after = await until(
        page,
        (now) => now.panel?.removed != null && now.panel.explanation != null,
        'the removal',
      );
      const { reasonId } = after.panel.removed;
      const removed = announced.panel.explanation.reasons.find(({ id }) => id === reasonId);
      assert.ok(removed?.placeWithout);
      const settled = await until(
        page,
        (now) =>
          now.panel.explanation?.place === removed.placeWithout ||
          JSON.stringify(now.show) !== JSON.stringify(announced.show),
        'the announced place',
      );
      await click(page, 'dialog button', 'Undo');
      if (JSON.stringify(settled.show) === JSON.stringify(announced.show)) break;
      assert.ok(attempt < 4, 'four cues in a row');
    }
    await page.keyboard.press('Escape');
  });

  test('"Not based on me" shows the order of the show at once', async () => {
    const { page } = shop;
    await click(page, 'button', 'Not based on me');
    await sleep(500);
    const titles = await readAll(page, '[part~="card"] h3', (element) =>
      element.textContent.trim(),
    );
    const { showOrder } = await state(page);
    const catalogue = await (await fetch(`${demo.url}/catalog.json`)).json();
    const titleOf = new Map(catalogue.products.map(({ id, title }) => [id, title]));
    assert.deepEqual(
      titles.slice(0, 4),
      showOrder.slice(0, 4).map((id) => titleOf.get(id)),
    );
    await click(page, 'button', 'For me');
  });

  test('the one report goes within a minute, of the one form, and the host counts it', async () => {
    const { page, requests } = shop;
    const { counts } = await until(page, (now) => now.counts !== null, 'counting');
    assert.ok(counts.state === 'counting' || counts.state === 'done', counts.state);
    await until(page, (now) => now.counts.state === 'done', 'the report is taken', 75_000);
    const posts = requests.filter(
      ({ method, url }) => method === 'POST' && url.startsWith(demo.collector),
    );
    assert.equal(posts.length, 1);
    const body = JSON.parse(posts[0].body);
    assert.equal(posts[0].body.length, 150);
    assert.equal(
      body.counts.reduce((sum, one) => sum + one, 0),
      1,
    );
    const stream = await page.evaluate(() =>
      document.querySelector('stream-picks').getAttribute('stream'),
    );
    const numbers = await estimates(stream);
    const window = numbers.windows.find(({ id }) => id === body.window);
    assert.ok(window.questions.find(({ id }) => id === body.question).n >= 1);
  });

  test('the host desk shows estimates with error bars', async () => {
    const host = await openPage(browser, `${demo.url}/host#token=${demo.hostToken}`);
    await find(host.page, 'h2', 'What viewers want', 20_000);
    await find(host.page, 'svg', '', 20_000);
    assert.equal(new URL(host.page.url()).hash, '', 'the token leaves the address');
    assert.deepEqual(host.errors, []);
    await host.page.close();
  });

  test('stop and erase leaves what it names, at once', async () => {
    const { page, errors } = shop;
    await click(page, 'button', 'Stop and erase');
    await find(page, '*', 'Erased', 5000);
    const left = await page.evaluate(() => Object.entries({ ...localStorage }));
    assert.equal(left.length, 1);
    assert.ok(!JSON.stringify(left).includes('NF-'));
    assert.deepEqual(errors, []);
  });
});
