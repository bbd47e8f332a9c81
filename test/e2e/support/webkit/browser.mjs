// WebKitGTK as the end-to-end tests know a browser: profiles (contexts), each with pages. A profile
// is a session of the driver of its own, since WebKitGTK keeps nothing of an automated session.
import { openSession } from './driver.mjs';
import { nodeScript, prelude } from './in-page.mjs';
import { makePage } from './page.mjs';
import { OWN_PATH, openProxy } from './proxy.mjs';

const without = (url) => url.split('#')[0];
const originOf = (url) => (URL.canParse(url) ? `${new URL(url).origin}/` : '');

async function openContext(onClose) {
  const pages = [];
  let session = null;
  let current = null;
  let last = Promise.resolve();
  let cookies = [];
  /** A window that no page stands for. */
  let spare = null;

  /** The pages that a request may be of: by its referrer, else all. */
  const pagesOf = ({ url, referer, dest }) => {
    const going = pages.filter((page) => page.going && without(page.going) === without(url));
    if (dest === 'document' && going.length > 0) return going;
    const same = pages.filter((page) => without(page.url()) === referer);
    if (same.length > 0) return same;
    const origin = pages.filter((page) => referer !== '' && originOf(page.url()) === referer);
    return origin.length > 0 ? origin : pages;
  };
  const proxy = await openProxy({
    onRequest(told) {
      const request = { method: () => told.method, url: () => told.url, postData: () => told.body };
      for (const page of pagesOf(told)) page.tell('request', request);
    },
    scriptFor: (told) => prelude(pagesOf(told).at(-1)?.scripts ?? []),
    cookies: (host) =>
      cookies
        .filter(({ domain }) => domain === host)
        .map(({ name, value }) => `${name}=${value}; Path=/`),
  });

  /** One command after the other: the driver has one current window. */
  const inTurn = (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
  const call = (...args) => session.call(...args);
  /** A window, not a tab: a tab in the background is never drawn. */
  const openWindow = async () => (await call('POST', '/window/new', { type: 'window' })).handle;

  const context = {
    send: (page, frames, method, path, body) =>
      inTurn(async () => {
        if (current !== page.handle) {
          await call('POST', '/window', { handle: page.handle });
          current = page.handle;
        }
        if (frames.length > 0) await enter(frames);
        try {
          return await call(method, path, body);
        } finally {
          if (frames.length > 0) await call('POST', '/frame', { id: null }).catch(() => undefined);
        }
      }),
    newPage: () =>
      inTurn(async () => {
        if (session === null) {
          session = await openSession(proxy.address);
          spare = await call('GET', '/window');
          for (const domain of new Set(cookies.map((one) => one.domain)))
            await call('POST', '/url', { url: `http://${domain}${OWN_PATH}` });
        }
        const handle = spare ?? (await openWindow());
        spare = null;
        const page = makePage(context, handle);
        pages.push(page);
        return page;
      }),
    async setCookie(...all) {
      cookies = all;
    },
    pages: async () => [...pages],
    async closePage(page) {
      pages.splice(pages.indexOf(page), 1);
      // With its last window the session would end, and with it what the profile keeps.
      if (pages.length === 0) spare ??= await inTurn(openWindow);
      await context.send(page, [], 'DELETE', '/window');
      // A new window is made beside the current one, which must not be the closed one.
      await inTurn(async () => {
        current = pages[0]?.handle ?? spare;
        await call('POST', '/window', { handle: current });
      });
    },
    async close() {
      onClose(context);
      await session?.close();
      await proxy.close();
    },
    version: () => session?.version,
  };
  async function enter(frames) {
    for (const { node } of frames) {
      const element = await call('POST', '/execute/sync', { script: nodeScript, args: [node] });
      await call('POST', '/frame', { id: element });
    }
  }
  return context;
}

/** A browser like puppeteer's, with what the tests use of it. */
export async function openWebkit() {
  const contexts = new Set();
  const createBrowserContext = async () => {
    const context = await openContext((one) => contexts.delete(one));
    contexts.add(context);
    return context;
  };
  const own = await createBrowserContext();
  return {
    createBrowserContext,
    newPage: () => own.newPage(),
    /** Of the browser, once a page is open. */
    version: () => own.version(),
    async close() {
      for (const context of contexts) await context.close();
    },
  };
}
