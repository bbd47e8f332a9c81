// Presses that the viewer really makes, but on something else: a script of the page leads the click
// to the yes. Rule 4; what scripts press by themselves: rules-choice.test.mjs.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { BROWSERS, find, openBrowser, sleep } from './support/browser.mjs';
import { makeCatalogue, openSite, shopPage } from './support/site.mjs';
import { NOTHING, standing } from './support/standing.mjs';
import { openVisit } from './support/visit.mjs';

const pages = {
  '/catalog.json': JSON.stringify(makeCatalogue(12)),
  '/shop.html': shopPage('stream="s1"', {
    body: '<button id="buy">Buy a lamp</button><input id="search"><div id="led"></div>',
  }),
};

/** Gives scripts of the page the buttons, and the listeners that the widget puts on them. */
const reach = () => {
  window.heard = [];
  const { addEventListener } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    if (type === 'click') window.heard.push({ on: this, listener });
    return addEventListener.call(this, type, listener, options);
  };
  window.parts = () => {
    const card = document.querySelector('stream-picks').shadowRoot.querySelector('sp-opt-in-card');
    const [yes, no] = card.shadowRoot.querySelectorAll('[part~=choice]');
    return { card: card.shadowRoot, yes, no };
  };
};

for (const name of BROWSERS) {
  const isFirefox = name === 'firefox';
  /** What the page prepares, and what the viewer then does. */
  const ways = {
    'a label that says something else': [
      () => {
        const { card, yes } = window.parts();
        yes.id = 'wanted';
        const label = document.createElement('label');
        label.htmlFor = 'wanted';
        label.textContent = 'Buy a lamp';
        label.className = 'led';
        card.append(label);
      },
      (_page, press) => press('.led'),
    ],
    'an access key': [
      () => {
        window.parts().yes.accessKey = 's';
        document.getElementById('search').focus();
      },
      async ({ keyboard }) => {
        const held = isFirefox ? ['Alt', 'Shift'] : ['Alt'];
        for (const key of held) await keyboard.down(key);
        await keyboard.press('s');
        for (const key of held) await keyboard.up(key);
      },
    ],
    'Enter in a field whose form it would send': [
      () => {
        const { yes } = window.parts();
        const form = document.createElement('form');
        form.addEventListener('submit', (event) => event.preventDefault());
        const field = document.createElement('input');
        yes.before(form);
        form.append(field, yes);
        yes.type = 'submit';
        field.focus();
        window.back = () => {
          yes.type = 'button';
          form.replaceWith(yes);
        };
      },
      ({ keyboard }) => keyboard.press('Enter'),
    ],
    'the focus moved while Enter goes down': [
      () => {
        const field = document.getElementById('search');
        field.focus();
        field.addEventListener('keydown', () => window.parts().yes.focus(), { once: true });
      },
      ({ keyboard }) => keyboard.press('Enter'),
    ],
    'the focus moved while Enter is held': [
      () => {
        const field = document.getElementById('search');
        field.focus();
        field.addEventListener('keydown', () => setTimeout(() => window.parts().yes.focus()), {
          once: true,
        });
      },
      async ({ keyboard }) => {
        await keyboard.down('Enter');
        await sleep(60);
        await keyboard.down('Enter');
        await keyboard.up('Enter');
      },
    ],
    'a pointer that was captured': [
      () => {
        const buy = document.getElementById('buy');
        const capture = ({ pointerId }) => window.parts().yes.setPointerCapture(pointerId);
        buy.addEventListener('pointerdown', capture, { once: true });
      },
      (_page, press) => press('#buy'),
    ],
    'a yes that lies unseen over the page': [
      () => {
        const { yes } = window.parts();
        yes.style.cssText = 'position:fixed;inset:0;opacity:0;z-index:99999';
        window.back = () => yes.removeAttribute('style');
      },
      async (_page, press) => {
        await sleep(500);
        await press('#buy');
      },
    ],
    'a yes that comes under the pointer in the last moment': [
      () => {
        const { yes } = window.parts();
        const buy = document.getElementById('buy');
        const follow = () => {
          const { left, top } = buy.getBoundingClientRect();
          yes.style.cssText = `position:fixed;left:${left}px;top:${top}px;z-index:99999`;
        };
        buy.addEventListener('pointermove', follow, { once: true });
        window.back = () => yes.removeAttribute('style');
      },
      (_page, press) => press('#buy'),
    ],
    'a button of the page in our place, with the same words in no colour': [
      () => {
        const { card, yes } = window.parts();
        const listeners = window.heard.filter(({ on }) => on === yes);
        const like = document.createElement('button');
        like.className = 'led';
        like.style.cssText = 'color:transparent;background:#eee';
        like.textContent = yes.textContent;
        for (const { listener } of listeners) {
          like.addEventListener('click', (event) =>
            (listener.handleEvent ?? listener).call(listener, event),
          );
        }
        card.append(like);
      },
      async (_page, press) => {
        await sleep(500);
        await press('.led');
      },
    ],
    'the focus moved here in the middle of typing': [
      () => {
        const field = document.getElementById('search');
        field.focus();
        field.addEventListener('input', () => window.parts().yes.focus(), { once: true });
      },
      async ({ keyboard }) => {
        await keyboard.press('a');
        await keyboard.press('Enter');
      },
    ],
    'a no that was made to say yes meanwhile': [
      () => {
        const { yes, no } = window.parts();
        const text = [...no.childNodes].find((node) => node.nodeType === 3 && node.data.trim());
        const words = text.data;
        const listeners = window.heard.filter(({ on }) => on === yes);
        const turn = () => {
          text.data = yes.textContent;
        };
        const hand = (event) => {
          event.stopImmediatePropagation();
          for (const { listener } of listeners)
            (listener.handleEvent ?? listener).call(listener, event);
        };
        addEventListener('click', turn, { capture: true, once: true });
        no.addEventListener('click', hand, { capture: true, once: true });
        window.back = () => {
          text.data = words;
        };
      },
      (_page, press) => press('[part~="choice"]', 'No'),
    ],
  };

  describe(`a press led elsewhere, in ${name}`, () => {
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

    test('rule 4: a real press on something else is no yes, wherever a script leads it', async () => {
      const { page, errors, context } = await openVisit(browser, site, { before: reach });
      await find(page, 'button', 'Yes, pick');
      const press = async (selector, text) => {
        const control = await find(page, selector, text);
        await control.scrollIntoView();
        await control.click();
      };
      for (const [what, [prepare, act]] of Object.entries(ways)) {
        await page.evaluate(prepare);
        await act(page, press);
        await sleep(100);
        assert.deepEqual(await standing(page), NOTHING, what);
        await page.evaluate(() => {
          window.back?.();
          window.back = undefined;
          const { card, yes } = window.parts();
          card.querySelector('.led')?.remove();
          yes.removeAttribute('id');
          yes.removeAttribute('accesskey');
        });
      }
      // The same buttons still answer to a press on them, by key, too.
      await page.evaluate(() => window.parts().yes.focus());
      await sleep(400);
      await page.keyboard.press('Enter');
      await find(page, 'h2', 'For you');
      assert.deepEqual(errors, []);
      await context.close();
    });
  });
}
