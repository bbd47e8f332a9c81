// The viewer's choice, on the built widget: nothing before it, as easy to end as to begin. Rules 1, 2,
// 5, 7 to 11 and 25. Rule 3 and 6: test/ui; 4: rules-choice.test.mjs; 12 across tabs: tabs.test.mjs and
// tabs-follow.test.mjs; 16 to 18: outside-signals.test.mjs.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { BROWSERS, click, find, openBrowser, readAll } from './support/browser.mjs';
import { makeCatalogue, openSite, shopPage } from './support/site.mjs';
import { NOTHING, standing } from './support/standing.mjs';
import { openVisit } from './support/visit.mjs';

/** A shop that also counts, at an address of its own that answers nothing. */
const counting = (attributes) => (request) => ({
  type: 'text/html; charset=utf-8',
  body: shopPage(`stream="s1" collector="http://${request.headers.host}/counts" ${attributes}`),
});

const pages = {
  '/catalog.json': JSON.stringify(makeCatalogue(12)),
  '/counting.html': counting('contact="privacy@shop.example"'),
  '/elsewhere.html': counting('recipient="Acme Counts" recipient-country="CA"'),
  '/shop.html': shopPage('stream="s1"'),
};

for (const name of BROWSERS) {
  describe(`the viewer’s choice, in ${name}`, () => {
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

    const visit = (options) => openVisit(browser, site, options);

    test('rule 1, 2, 7, 8: nothing before the choice; a no leaves one coarse word, and is kept a year', async () => {
      const { page, errors, engineBytes, context } = await visit({ path: '/counting.html' });
      await find(page, 'button', 'Yes, pick');
      await page.evaluate(() => {
        const element = document.querySelector('stream-picks');
        for (let at = 0; at < 12; at += 1) element.track({ type: 'select', productId: `P${at}` });
        element.highlight(['P3']);
        scrollTo(0, 400);
      });
      const shown = () =>
        readAll(page, '[part~="card"]', (card) => [
          card.querySelector('h3').textContent.trim(),
          card.querySelector('[part~="price"]').textContent.trim(),
          card.querySelector('a').href,
          card.querySelectorAll('button').length > 0,
        ]);
      // The catalogue may come after the question.
      await page.waitForFunction(
        () => {
          const rail = document
            .querySelector('stream-picks')
            .shadowRoot.querySelector('sp-pick-rail');
          return rail?.shadowRoot?.querySelectorAll('[part~="card"]').length >= 6;
        },
        { polling: 30, timeout: 15_000 },
      );
      const before = await shown();
      assert.ok(before.length >= 6, `${before.length} products`);
      assert.deepEqual(await standing(page), NOTHING);
      await click(page, 'button', 'No');
      await page.waitForFunction(() => localStorage.length === 1, { polling: 30, timeout: 3000 });
      const month = new Date().toISOString().slice(0, 7);
      const marker = JSON.stringify({ answer: 'no', month, notice: 1 });
      const no = {
        ...NOTHING,
        phase: 'off',
        offCause: 'refused',
        local: { 'stream-picks': marker },
      };
      assert.deepEqual(await standing(page), no);
      assert.deepEqual(await shown(), before);
      const asksAfter = async (months, text) => {
        const next = await visit({
          path: '/counting.html',
          context,
          before: new Function(`
            localStorage.setItem('stream-picks', ${JSON.stringify(text)});
            const then = new Date();
            then.setUTCDate(1);
            then.setUTCMonth(then.getUTCMonth() + ${months});
            const ahead = then - Date.now();
            const { now } = Date;
            Date.now = () => now() + ahead;`),
        });
        await find(next.page, '[part~="card"]');
        const { phase } = await standing(next.page);
        assert.equal(next.engineBytes(), 0);
        await next.page.close();
        return phase;
      };
      assert.equal(await asksAfter(0, marker), 'off');
      assert.equal(await asksAfter(11, marker), 'off');
      // Whatever has changed in the notice since.
      assert.equal(await asksAfter(11, marker.replace('"notice":1', '"notice":0')), 'off');
      assert.equal(await asksAfter(12, marker), 'asking');
      assert.equal(engineBytes(), 0);
      assert.deepEqual(
        site.log.filter(({ path }) => path.startsWith('/counts')),
        [],
      );
      assert.deepEqual(errors, []);
      await context.close();
    });

    test('rule 9, 5: a yes sends nothing to others; that is a switch of its own, off, that names them', async () => {
      const { page, errors, context } = await visit({ path: '/elsewhere.html' });
      await click(page, 'button', 'How it works');
      const row = await find(page, '.row', 'Acme Counts');
      assert.match(await row.evaluate((element) => element.textContent), /Canada/);
      const switches = await readAll(page, 'dialog [role=switch]', (one) => one.ariaChecked);
      assert.ok(switches.length >= 5 && switches.every((on) => on === 'false'), switches.join());
      await page.keyboard.press('Escape');
      await click(page, 'button', 'Yes, pick');
      await find(page, 'h2', 'For you');
      assert.deepEqual((await standing(page)).on, ['picks', 'history']);
      assert.deepEqual(
        site.log.filter(({ path }) => path.startsWith('/counts')),
        [],
      );
      // Each by itself: offers without picks, and counts without anything about the viewer.
      await click(page, 'button', 'Stop and erase');
      for (const purpose of ['offers', 'counts']) {
        await click(page, 'button', 'Your privacy choices');
        await click(page, `dialog [role=switch][aria-labelledby=purpose-${purpose}]`);
        await click(page, 'button', 'Save my choices');
        await page.waitForFunction(
          () =>
            document.querySelector('stream-picks').shadowRoot.querySelector('sp-pick-rail').state
              .phase === 'on',
          { polling: 30, timeout: 15_000 },
        );
        assert.deepEqual((await standing(page)).on, [purpose]);
        await click(page, 'button', 'Stop and erase');
        await find(page, 'button', 'Your privacy choices');
      }
      assert.deepEqual(errors, []);
      await context.close();
    });

    test('rule 11: one press began it; one ends it, on a control in view, without a reload', async () => {
      const { page, errors, context } = await visit({ width: 375, height: 667 });
      await page.evaluate(() => {
        window.presses = 0;
        addEventListener('click', ({ isTrusted }) => (window.presses += isTrusted ? 1 : 0), true);
      });
      const presses = () => page.evaluate(() => window.presses);
      await click(page, 'button', 'Yes, pick');
      await find(page, 'h2', 'For you');
      const toGrant = await presses();
      const stop = await find(page, 'button', 'Stop and erase');
      const box = await stop.evaluate((button) => {
        const { top, bottom, left, right } = button.getBoundingClientRect();
        return { top, left, below: innerHeight - bottom, beyond: innerWidth - right };
      });
      assert.ok(Math.min(...Object.values(box)) >= 0, JSON.stringify(box));
      await stop.click();
      await find(page, 'button', 'Your privacy choices');
      assert.equal((await presses()) - toGrant, toGrant);
      const { phase, offCause, on } = await standing(page);
      assert.deepEqual({ phase, offCause, on }, { phase: 'off', offCause: 'erased', on: [] });
      assert.deepEqual(errors, []);
      await context.close();
    });

    test('rule 10: known to be a minor while it runs, what was kept goes, in words, and nobody asks', async () => {
      const { page, errors, context } = await visit();
      await click(page, 'button', 'Yes, pick');
      await find(page, 'h2', 'For you');
      await page.evaluate(() => {
        const element = document.querySelector('stream-picks');
        element.track({ type: 'select', productId: 'P1' });
        element.toggleAttribute('minor', true);
      });
      await find(page, '[part~="bar"]', 'under');
      await page.waitForFunction(() => localStorage.getItem('stream-picks')?.includes('"no"'), {
        polling: 30,
        timeout: 5000,
      });
      const left = await page.evaluate(
        () =>
          new Promise((resolve, reject) => {
            const opening = indexedDB.open('stream-picks');
            opening.onerror = () => reject(opening.error);
            opening.onsuccess = () => {
              const names = ['signals', 'settings', 'learning', 'offers', 'outbox', 'keys'];
              const reading = opening.result.transaction(names);
              const found = {};
              for (const store of names) {
                const all = reading.objectStore(store).getAllKeys();
                all.onsuccess = () => (found[store] = all.result.map(String));
              }
              reading.oncomplete = () => resolve(found);
            };
          }),
      );
      const { keys, ...records } = left;
      assert.deepEqual(Object.values(records).flat(), []);
      assert.ok(!keys.some((key) => key.startsWith('profile')), keys.join());
      const { phase, offCause, on } = await standing(page);
      assert.deepEqual({ phase, offCause, on }, { phase: 'off', offCause: 'minor', on: [] });
      assert.deepEqual(errors, []);
      await context.close();
    });

    test('rule 25: a named region, no modal, no focus taken; 40 Tabs stay in the dialog, Escape returns', async () => {
      const { page, errors, context } = await visit();
      await find(page, 'button', 'Yes, pick');
      const card = await readAll(page, '[part~="opt-in"]', (element) => ({
        role: element.getAttribute('role'),
        modal: element.closest('dialog, [aria-modal]') !== null,
        name: element.getRootNode().getElementById(element.getAttribute('aria-labelledby'))
          ?.textContent,
        focus: document.activeElement === document.body,
      }));
      assert.equal(card.length, 1);
      assert.ok(card[0].name.length > 5);
      const { role, modal, focus } = card[0];
      assert.deepEqual({ role, modal, focus }, { role: 'region', modal: false, focus: true });
      await (await find(page, 'button', 'How it works')).focus();
      await page.keyboard.press('Enter');
      await find(page, 'dialog h2');
      const inside = () =>
        page.evaluate(() => {
          let active = document.activeElement;
          while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
          return active?.closest('dialog')?.matches(':modal') === true ? active.outerHTML : null;
        });
      const stops = new Set();
      for (let nth = 0; nth < 40; nth += 1) {
        if (nth >= 30) await page.keyboard.down('Shift');
        await page.keyboard.press('Tab');
        if (nth >= 30) await page.keyboard.up('Shift');
        const active = await inside();
        assert.notEqual(active, null, `out after ${nth + 1} Tabs`);
        stops.add(active);
      }
      assert.ok(stops.size >= 6, `${stops.size} stops`);
      await page.keyboard.press('Escape');
      await page.waitForFunction(
        () => {
          let active = document.activeElement;
          while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
          return active?.textContent.includes('How it works');
        },
        { polling: 30, timeout: 3000 },
      );
      assert.deepEqual(await standing(page), NOTHING);
      assert.deepEqual(errors, []);
      await context.close();
    });
  });
}
