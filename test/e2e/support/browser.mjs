// One driver for the browsers: puppeteer over CDP for Chromium, over WebDriver BiDi for Firefox, and
// its like over classic WebDriver for WebKitGTK.
import puppeteer from 'puppeteer-core';
import { chromeArgs, findChrome, findFirefox } from '../../../scripts/browsers.mjs';
import { openWebkit } from './webkit/browser.mjs';

/** @param name 'chrome', 'firefox' or 'webkit' */
export function openBrowser(name) {
  if (name === 'webkit') return openWebkit();
  return name === 'firefox'
    ? puppeteer.launch({
        browser: 'firefox',
        executablePath: findFirefox(),
        headless: true,
        extraPrefsFirefox: {
          'media.autoplay.default': 0,
          'network.captive-portal-service.enabled': false,
          'full-screen-api.transition-duration.enter': '0 0',
          'full-screen-api.transition-duration.leave': '0 0',
          'full-screen-api.warning.timeout': 0,
        },
      })
    : puppeteer.launch({
        executablePath: findChrome(),
        headless: true,
        args: [...chromeArgs, '--autoplay-policy=no-user-gesture-required'],
      });
}

/** Browsers an end-to-end test runs in. */
export const BROWSERS = (process.env.BROWSERS ?? 'chrome,firefox').split(',');

/** The browser of a test that runs in one only. */
export const [FIRST_BROWSER] = BROWSERS;

/** Opens a page that notes uncaught errors, requests, what the console says of faults, and events. */
export async function openPage(browser, url, { width = 1280, height = 900, context, before } = {}) {
  const page = await (context ?? browser).newPage();
  await page.setViewport({ width, height });
  const errors = [];
  const requests = [];
  page.on('pageerror', (error) => {
    // Firefox's driver tells the browser's own notes as errors; no script sees them. Expected here:
    // the worker's proof that it has no network, and a chunk whose hash is wrong.
    const note = /Content-Security-Policy.*\bdata:|hashes in the integrity attribute/;
    if (!note.test(String(error))) errors.push(String(error));
  });
  const said = [];
  page.on('console', (message) => {
    if (/^(error|warn)/.test(message.type())) said.push(message.text());
  });
  page.on('request', (request) =>
    requests.push({ method: request.method(), url: request.url(), body: postData(request) }),
  );
  await page.evaluateOnNewDocument(() => {
    window.spEvents = [];
    for (const name of ['sp-ready', 'sp-consent', 'sp-select', 'sp-cart-add', 'sp-error']) {
      document.addEventListener(name, (event) => {
        const { respond: _, ...detail } = event.detail ?? {};
        window.spEvents.push({ name, detail });
      });
    }
  });
  if (before) await page.evaluateOnNewDocument(before);
  await page.goto(url, { waitUntil: 'load' });
  return { page, errors, requests, said };
}

/**
 * Waits for the first visible element that matches `selector` in any shadow root (and whose text or
 * accessible label holds `text`), and gives its handle.
 */
export async function find(page, selector, text = '', timeoutMs = 20_000) {
  const handle = await page.waitForFunction(
    (wanted, words) => {
      const all = [];
      const walk = (root) => {
        for (const element of root.querySelectorAll('*')) {
          if (element.matches(wanted)) all.push(element);
          if (element.shadowRoot) walk(element.shadowRoot);
        }
      };
      walk(document);
      return all.find((element) => {
        const box = element.getBoundingClientRect();
        const label = `${element.textContent} ${element.getAttribute('aria-label') ?? ''}`;
        return box.width > 0 && box.height > 0 && label.includes(words);
      });
    },
    { timeout: timeoutMs, polling: 50 },
    selector,
    text,
  );
  return handle.asElement();
}

/**
 * A trusted click on what {@link find} finds. Where the page draws anew between the look and the
 * click, it looks once more, as a person would: what was found is gone, and no press was made.
 */
export async function click(page, selector, text, timeoutMs) {
  // A tab in the background paints no frames, and a click waits for one.
  await page.bringToFront();
  for (let gone = 0; ; gone += 1) {
    const element = await find(page, selector, text, timeoutMs);
    try {
      await element.scrollIntoView();
      // A yes counts only where it has been for a moment, which no person is faster than.
      const isChoice = await element.evaluate((one) => one.part.contains('choice'));
      if (isChoice) await sleep(450);
      await standsStill(element);
      const { x, y } = await element.clickablePoint();
      await page.mouse.click(x, y);
      // On a machine that is busy it may not have been noticed to stand there: it says so.
      if (isChoice && gone < 3 && (await isAskedAgain(element))) continue;
      return;
    } catch (error) {
      const redrawn = /detached from document|not clickable/.test(error.message);
      if (!redrawn || gone >= 3) throw error;
    }
  }
}

/** Waits until no shadow root holds what matches `selector`. */
export async function gone(page, selector, timeoutMs = 20_000) {
  const end = Date.now() + timeoutMs;
  while ((await readAll(page, selector, () => 1)).length > 0) {
    if (Date.now() > end) throw new Error(`${selector} is still there`);
    await sleep(30);
  }
}

/** Waits until it is where it was a frame before: cards glide to their places. */
export async function standsStill(element) {
  await element.evaluate(async (one) => {
    const place = () => {
      const { x, y } = one.getBoundingClientRect();
      return `${x} ${y}`;
    };
    for (let before = '', frames = 0; before !== place() && frames < 60; frames += 1) {
      before = place();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });
}

/** Whether the card of the pressed choice asks to press once more. */
async function isAskedAgain(choice) {
  const words = await choice
    .evaluate(async (one) => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      return one.isConnected
        ? one.closest('[part~="opt-in"]')?.querySelector('h2').textContent
        : '';
    })
    // The page of the choice may be gone.
    .catch(() => '');
  return /once more/.test(words ?? '');
}

/** All matches in any shadow root, mapped in the page. `map` must not close over anything. */
export function readAll(page, selector, map) {
  const walkAll = (wanted, read) => {
    const out = [];
    const walk = (root) => {
      for (const element of root.querySelectorAll('*')) {
        if (element.matches(wanted)) out.push(read(element));
        if (element.shadowRoot) walk(element.shadowRoot);
      }
    };
    walk(document);
    return out;
  };
  // As one text: a page's policy may forbid it to make a function of a text.
  return page.evaluate(`(${walkAll})(${JSON.stringify(selector)}, ${map})`);
}

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Firefox's driver does not tell bodies; the server's own log does. */
function postData(request) {
  try {
    return request.postData() ?? '';
  } catch {
    return '';
  }
}
