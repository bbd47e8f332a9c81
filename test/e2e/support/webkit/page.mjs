// A page of WebKitGTK with the part of puppeteer's page that the end-to-end tests use.
import { setTimeout as sleep } from 'node:timers/promises';
import { webkitPage } from '../../../../scripts/webkit-page.mjs';
import { makeHandle } from './handle.mjs';
import { beginScript, jobScript, nodeScript } from './in-page.mjs';

/** How often a job in the page is asked for its answer, and how long it may take, in milliseconds. */
const POLL_MS = 25;
const JOB_MS = 180_000;
const WAIT_MS = 30_000;
/** What a script meets while the page is on its way to another document. */
const MOVING = /Execution context was destroyed|no such (window|frame)|unable to|detached from doc/;

const fieldsOf = (handle) => (handle?.asElement ? { driverNode: handle.driverNode } : handle);

/**
 * What a page and a frame in it have in common.
 * @param send function (method, path, body) → value, in this frame
 * @param page the page it is in; itself where it is one
 * @param hear told `{url, said}` after each script
 */
function makeFrame(send, page, hear, within) {
  async function run(what, args, asNode) {
    const body = { script: beginScript(what, asNode), args: [args.map(fieldsOf)] };
    let told = await send('POST', '/execute/sync', body);
    for (const last = Date.now() + JOB_MS; told.job !== undefined; ) {
      hear(told);
      await sleep(POLL_MS);
      if (Date.now() > last) throw new Error('The script in the page does not end.');
      told = await send('POST', '/execute/sync', { script: jobScript, args: [told.job] });
      if (told?.gone) throw new Error('Execution context was destroyed.');
    }
    hear(told);
    if (told.fault !== undefined) throw new Error(told.fault);
    return told;
  }
  const frame = {
    page,
    async evaluate(what, ...args) {
      const { json } = await run(what, args, false);
      return json === undefined ? undefined : JSON.parse(json);
    },
    async evaluateHandle(what, ...args) {
      const { node, json } = await run(what, args, true);
      if (node !== undefined) return makeHandle(frame, node);
      const value = json === undefined ? undefined : JSON.parse(json);
      return { asElement: () => null, jsonValue: async () => value };
    },
    async waitForFunction(what, { timeout = WAIT_MS, polling = 50 } = {}, ...args) {
      const every = typeof polling === 'number' ? polling : 50;
      for (const last = Date.now() + timeout; ; await sleep(every)) {
        try {
          const { node, truthy, json } = await run(what, args, true);
          if (node !== undefined) return makeHandle(frame, node);
          if (truthy) return { asElement: () => null, jsonValue: async () => JSON.parse(json) };
        } catch (error) {
          if (!MOVING.test(error.message)) throw error;
        }
        if (Date.now() > last) throw new Error(`Waiting failed: ${timeout}ms exceeded`);
      }
    },
    async waitForSelector(selector, { timeout, visible = false } = {}) {
      const found = await frame.waitForFunction(
        (wanted, seen) => {
          const one = document.querySelector(wanted);
          return one && (!seen || one.getClientRects().length > 0) ? one : null;
        },
        { timeout },
        selector,
        visible,
      );
      return found.asElement();
    },
    async $(selector) {
      const found = await frame.evaluateHandle((one) => document.querySelector(one), selector);
      return found.asElement();
    },
    async $eval(selector, what, ...args) {
      const found = await frame.$(selector);
      if (!found) throw new Error(`failed to find element matching selector "${selector}"`);
      return found.evaluate(what, ...args);
    },
    async click(selector) {
      await (await frame.waitForSelector(selector)).click();
    },
    /** The frame that an element of this one holds; `url()` is what it was when it was asked. */
    async frameIn(handle) {
      const path = [...within, { send, node: handle.driverNode }];
      const inner = makeFrame(page.sendIn(path), page, () => undefined, path);
      const address = await inner.evaluate(() => location.href);
      return Object.assign(inner, { url: () => address });
    },
    async giveFile(handle, path) {
      const element = await send('POST', '/execute/sync', {
        script: nodeScript,
        args: [handle.driverNode],
      });
      await send('POST', `/element/${Object.values(element)[0]}/value`, { text: path });
    },
  };
  return frame;
}

/**
 * @param context the profile that it is opened in: `send(page, frames, method, path, body)`
 * @param handle of its window
 */
export function makePage(context, handle) {
  const listeners = [];
  let url = 'about:blank';
  let isClosed = false;
  const tell = (name, value) => {
    for (const one of listeners) if (one.name === name) one.hear(value);
  };
  const hear = (told) => {
    url = told.url ?? url;
    for (const { kind, type, text } of told.said ?? []) {
      if (kind === 'pageerror') tell(kind, text);
      else tell('console', { type: () => type, text: () => text });
    }
  };
  const page = {
    handle,
    /** Texts of functions that run before the scripts of each document. */
    scripts: [],
    sendIn: (frames) => (method, path, body) => context.send(page, frames, method, path, body),
    on: (name, hearIt) => void listeners.push({ name, hear: hearIt }),
    tell,
    url: () => url,
    async evaluateOnNewDocument(what) {
      page.scripts.push(String(what));
    },
    isClosed: () => isClosed,
  };
  const send = page.sendIn([]);
  const frame = makeFrame(send, page, hear, []);
  const { mouse, keyboard, setViewport } = webkitPage(send);
  const move = async (path, body = {}) => {
    // What was said in the document that is left.
    await page.evaluate(() => undefined).catch(() => undefined);
    await send('POST', path, body);
    await page.evaluate(() => undefined).catch(() => undefined);
    return null;
  };
  Object.assign(page, frame, { page, keyboard, setViewport });
  page.mouse = {
    ...mouse,
    wheel: ({ deltaX = 0, deltaY = 0 }) =>
      send('POST', '/actions', {
        actions: [
          {
            type: 'wheel',
            id: 'wheel',
            actions: [{ type: 'scroll', x: 400, y: 300, deltaX, deltaY, duration: 0 }],
          },
        ],
      }),
  };
  return Object.assign(page, {
    async goto(address) {
      url = address;
      page.going = address;
      await move('/url', { url: address });
    },
    reload: () => move('/refresh'),
    goBack: () => move('/back'),
    goForward: () => move('/forward'),
    bringToFront: () => send('GET', '/window/rect'),
    async title() {
      return page.evaluate(() => document.title);
    },
    content: () => page.evaluate(() => document.documentElement.outerHTML),
    /** The frames of the page that are children of its document, each with its address. */
    async frames() {
      const count = await page.evaluate(() => document.querySelectorAll('iframe').length);
      const all = [];
      for (let at = 0; at < count; at += 1) {
        const one = await page.evaluateHandle(
          (index) => document.querySelectorAll('iframe')[index],
          at,
        );
        all.push(await page.frameIn(one.asElement()));
      }
      return all;
    },
    async screenshot({ path } = {}) {
      const bytes = Buffer.from(await send('GET', '/screenshot'), 'base64');
      if (path) await (await import('node:fs/promises')).writeFile(path, bytes);
      return bytes;
    },
    async close() {
      isClosed = true;
      await context.closePage(page);
    },
  });
}
