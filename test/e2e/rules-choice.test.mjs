// A yes is the viewer's own press, or the page's own act and recorded as that: no script presses for
// the viewer. Rule 4; the others about the choice: rules-opt-in.test.mjs.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { attemptsIn } from './support/attempts.mjs';
import { BROWSERS, click, find, gone, openBrowser, sleep } from './support/browser.mjs';
import { makeCatalogue, openSite, shopPage } from './support/site.mjs';
import { NOTHING, standing } from './support/standing.mjs';
import { openVisit } from './support/visit.mjs';

const pages = {
  '/catalog.json': JSON.stringify(makeCatalogue(12)),
  '/shop.html': shopPage('stream="s1"', {
    body: '<button id="buy">Buy a lamp</button><div style="height: 200vh"></div>',
  }),
};

/** Catches the listeners that the widget puts on its controls, as a script of the page could. */
const catchListeners = () => {
  window.spListeners = [];
  const { addEventListener } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    if (type === 'click') window.spListeners.push({ on: this, listener });
    return addEventListener.call(this, type, listener, options);
  };
};

for (const name of BROWSERS) {
  describe(`a yes, in ${name}`, () => {
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

    test('rule 4: no script clicks or keys its way to a yes', async () => {
      const { page, errors, engineBytes, context } = await visit({ before: catchListeners });
      await find(page, 'button', 'Yes, pick');
      // It is loaded after the question.
      await page.waitForFunction(
        () =>
          document.querySelector('stream-picks').shadowRoot.querySelector('sp-pick-rail')?.state,
        { polling: 30 },
      );
      const tried = await page.evaluate(async (source) => {
        const attempts = new Function(`return (${source})()`)();
        const host = document.querySelector('stream-picks');
        const granted = [];
        for (const [what, run] of Object.entries(attempts)) {
          try {
            await run();
          } catch (error) {
            granted.push(`${what} failed: ${error}`);
          }
          await new Promise((resolve) => setTimeout(resolve, 40));
          const rail = host.shadowRoot.querySelector('sp-pick-rail');
          const { phase, purposes, busy } = rail.state;
          const isOn = Object.values(purposes).includes(true);
          const kept = localStorage.length + (await indexedDB.databases()).length;
          const frames = document.querySelectorAll('html > iframe').length;
          if (phase !== 'asking' || isOn || busy || kept > 0 || frames > 0) {
            granted.push(`${what}: ${phase}, ${kept} kept, ${frames} frames`);
            break;
          }
          rail.actions.closePanel();
        }
        return { count: Object.keys(attempts).length, granted };
      }, attemptsIn.toString());
      assert.deepEqual(tried.granted, []);
      assert.ok(tried.count >= 50, `${tried.count} attempts`);
      console.log(`# ${tried.count} scripted attempts, 0 granted`);
      assert.deepEqual(await standing(page), NOTHING);
      assert.equal(engineBytes(), 0);
      assert.deepEqual(errors, []);
      // It was a page on which the viewer's own press does work.
      await click(page, 'button', 'Yes, pick');
      await find(page, 'h2', 'For you');
      await context.close();
    });

    test('rule 4: a real press is good for its own control and wish, at once, and once', async () => {
      const { page, errors, context, engineBytes } = await visit({ before: catchListeners });
      await find(page, 'button', 'Yes, pick');
      // They take their place once; what stands below is pressed after that.
      await find(page, '[part~="card"]');
      const set = (how) =>
        page.evaluate((what) => {
          const host = document.querySelector('stream-picks');
          const card = host.shadowRoot.querySelector('sp-opt-in-card');
          const buttons = [...card.shadowRoot.querySelectorAll('button')];
          const [how, yes] = buttons;
          const label = document.createElement('label');
          yes.id = 'wanted';
          label.htmlFor = 'wanted';
          yes.parentNode.append(label);
          const listeners = window.spListeners.filter(({ on }) => on === yes);
          window.tries = 0;
          const tries = {
            elsewhere: (event) => {
              yes.click();
              label.click();
              yes.dispatchEvent(new MouseEvent('click', event));
            },
            again: (event) => setTimeout(() => yes.dispatchEvent(event)),
            handed: (event) => {
              if (listeners.length === 0) throw new Error('none was caught');
              for (const { listener } of listeners)
                (listener.handleEvent ?? listener).call(listener, event);
            },
          };
          const on = what.endsWith('in the card') ? how : document.getElementById('buy');
          const run = tries[what.split(' ')[0]];
          const hear = (event) => {
            on.removeEventListener('click', hear);
            run(event);
            window.tries += 1;
          };
          on.addEventListener('click', hear);
        }, how);
      for (const how of ['elsewhere', 'again', 'handed']) {
        for (const where of ['', ' in the card']) {
          await set(how + where);
          if (where === '') await click(page, '#buy');
          else await click(page, 'sp-opt-in-card button, button', 'How it works');
          await page.waitForFunction(() => window.tries > 0, { polling: 30 });
          // On a busy machine the dialog comes late, and would lie over the page at the next press.
          if (where !== '') await find(page, 'dialog[open]');
          await sleep(100);
          assert.equal(await page.evaluate(() => window.tries), 1, how + where);
          if (where !== '') await page.keyboard.press('Escape');
          await gone(page, 'dialog[open]');
          assert.deepEqual(await standing(page), NOTHING, how + where);
        }
      }
      // The proof of a real no, caught by other actions in the card.
      await page.evaluate(() => {
        const host = document.querySelector('stream-picks');
        const card = host.shadowRoot.querySelector('sp-opt-in-card');
        const real = card.actions;
        const all = { picks: true, history: true, counts: true, offers: true, region: true };
        card.actions = new Proxy(real, {
          get: (of, name) =>
            name !== 'refuse'
              ? of[name]
              : (press) => {
                  window.caught = (window.caught ?? 0) + 1;
                  real.accept(press);
                  real.savePurposes(all, press);
                  real.refuse(press); // Was used up by the first.
                },
        });
      });
      await click(page, 'button', 'No');
      await sleep(100);
      assert.equal(await page.evaluate(() => window.caught), 1);
      assert.deepEqual(await standing(page), NOTHING);
      // And one that is put aside.
      await page.evaluate(() => {
        const host = document.querySelector('stream-picks');
        const card = host.shadowRoot.querySelector('sp-opt-in-card');
        const real = card.actions;
        card.actions = new Proxy(real, {
          get: (of, name) =>
            name !== 'accept' ? of[name] : (press) => setTimeout(() => real.accept(press), 1100),
        });
      });
      await click(page, 'button', 'Yes, pick');
      await sleep(1300);
      assert.deepEqual(await standing(page), NOTHING);
      assert.equal(engineBytes(), 0);
      assert.deepEqual(errors, []);
      await context.close();
    });

    test('rule 4: the page’s own yes is recorded as the page’s; no script exports or erases', async () => {
      const { page, errors, context } = await visit();
      await find(page, 'button', 'Yes, pick');
      await page.evaluate(() => {
        document.querySelector('stream-picks').consent = { picks: true, history: true };
      });
      await find(page, 'h2', 'For you');
      await page.evaluate(() => {
        window.files = 0;
        const { createObjectURL } = URL;
        URL.createObjectURL = (file) => {
          window.files += 1;
          return createObjectURL.call(URL, file);
        };
      });
      await click(page, 'button', 'Your data');
      await click(page, '[role=tab]', 'Your choices');
      await find(page, 'dialog button', 'Stop and erase');
      const tried = await page.evaluate(async () => {
        const { shadowRoot } = document.querySelector('stream-picks');
        const dialog = shadowRoot.querySelector('sp-data-dialog');
        const { actions } = dialog;
        let text = '';
        for (const press of [undefined, null, {}, new MouseEvent('click')]) {
          await actions.exportData(press).then(
            (all) => (text += all),
            () => undefined,
          );
          actions.stopAndErase({ ledgerToo: true }, press);
          actions.savePurposes({}, press);
        }
        const inner = (root) =>
          [...root.querySelectorAll('*')].flatMap((one) =>
            one.shadowRoot ? [one, ...inner(one.shadowRoot)] : [one],
          );
        for (const one of inner(shadowRoot)) {
          if (!one.matches('button') || one.matches('[role=tab], [part~=close]')) continue;
          if (/Export|Erase|erase|Download/.test(one.textContent) || one.role === 'switch')
            one.click();
        }
        await new Promise((resolve) => setTimeout(resolve, 300));
        const { purposes, phase } = dialog.state;
        const sources = JSON.stringify(dialog.panel.view.records.map(({ source }) => source));
        return { text, files: window.files, phase, picks: purposes.picks, sources };
      });
      assert.deepEqual(tried, {
        text: '',
        files: 0,
        phase: 'on',
        picks: true,
        sources: '["page"]',
      });
      // The viewer's own presses do both.
      await click(page, 'dialog button', 'Export');
      await page.waitForFunction(() => window.files === 1, { polling: 30, timeout: 5000 });
      await click(page, 'dialog button', 'Stop and erase');
      await find(page, 'button', 'Your privacy choices');
      assert.equal((await standing(page)).offCause, 'erased');
      assert.deepEqual(errors, []);
      await context.close();
    });
  });
}
