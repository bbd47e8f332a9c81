// A viewer of the demo's show, who does everything the widget offers, as a person would: with the
// mouse and the keyboard, one thing after the other. Each step is a state that is measured.
import { click, find, readAll, sleep } from '../../../test/e2e/support/browser.mjs';

const steps = {
  'how it works': async (page) => {
    await click(page, 'button', 'How it works');
    await sleep(900);
    await page.keyboard.press('Escape');
  },
  'first picks': async (page) => {
    await click(page, 'button', 'Yes, pick for me');
    await find(page, '[part~="why"]');
  },
  'three products looked at': async (page) => {
    for (let at = 0; at < 3; at += 1) {
      await click(page, `[part~="card"]:nth-child(${at * 2 + 1}) h3`);
      await sleep(700);
      await page.keyboard.press('Escape');
      await sleep(700);
    }
  },
  why: async (page) => {
    await click(page, '[part~="why"]');
    await find(page, 'h2', 'Why ');
    await sleep(900);
    await page.keyboard.press('Escape');
  },
  'not for me, undone': async (page) => {
    await page.mouse.move(0, 0);
    const [title] = await readAll(page, '[part~="card"] h3', (each) => each.textContent.trim());
    await find(page, '[part~="card"] h3', title).then((card) => card.hover());
    await click(page, '[part~="not-for-me"]');
    await sleep(700);
    await click(page, 'button', 'Undo');
  },
  'scrolling the page': async (page) => {
    for (const deltaY of [300, 300, -300, -300]) {
      await page.mouse.wheel({ deltaY });
      await sleep(300);
    }
  },
  'the list by keyboard': async (page) => {
    for (let press = 0; press < 12; press += 1) {
      await page.keyboard.press('Tab');
      await sleep(80);
    }
  },
  'your data': async (page) => {
    // What the keys scrolled to comes to rest.
    await sleep(500);
    await click(page, 'button', 'Your data');
    await find(page, '[role=tab]');
    for (const id of await readAll(page, '[role=tab]', (tab) => tab.id)) {
      await click(page, `#${id}`);
      await sleep(900);
      // On a phone a view takes the place of the list of views.
      const tabs = await readAll(page, '[role=tab]', (tab) => tab.getBoundingClientRect().width);
      if (!tabs.some((width) => width > 0)) await click(page, 'button', 'Back');
    }
    await page.keyboard.press('Escape');
  },
  'off and on again': async (page) => {
    await click(page, '[part~="stop-and-erase"]');
    await sleep(1500);
    await click(page, '[part~="privacy-choices"]');
    for (const purpose of ['picks', 'history', 'offers']) {
      await click(page, `[aria-labelledby="purpose-${purpose}"]`);
    }
    await sleep(400);
    await click(page, 'button', 'Save my choices');
    await find(page, '[part~="why"]');
  },
};

/**
 * Goes through all steps, then watches until `endsAt` (ms since the epoch) and goes through those
 * that can be repeated.
 * @param onStep Called with each step's name
 */
export async function watchTheShow(page, endsAt, onStep) {
  const enter = async (state) => {
    onStep(state);
    await page.evaluate((name) => {
      window.noted.state = name;
    }, state);
  };
  await sleep(3000);
  for (const [name, step] of Object.entries(steps)) {
    await enter(name);
    await step(page);
    await sleep(1500);
  }
  const again = ['why', 'three products looked at', 'scrolling the page', 'your data'];
  for (let turn = 0; Date.now() < endsAt; turn += 1) {
    await enter('watching');
    await sleep(Math.min(12_000, Math.max(0, endsAt - Date.now())));
    if (Date.now() >= endsAt) break;
    await enter(again[turn % again.length]);
    await steps[again[turn % again.length]](page);
  }
}
