// WebKitGTK as the end-to-end tests know a browser: profiles (contexts), each with pages. A profile
// is a session of the driver of its own, since WebKitGTK keeps nothing of an automated session.
import { openChannel } from './channel.mjs';
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
  /** The way to pages that have left the driver, and their numbers there. */
  const channel = openChannel(OWN_PATH);
  const numbers = new Map();

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
    answerOwn: channel.answer,
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

  async function select(handle) {
    if (current !== handle) await call('POST', '/window', { handle });
    current = handle;
  }

  const context = {
    send(page, frames, method, path, body) {
      if (numbers.has(page)) return channel.execute(numbers.get(page), body);
      return inTurn(async () => {
        await select(page.handle);
        if (frames.length > 0) await enter(frames);
        try {
          return await call(method, path, body);
        } finally {
          if (frames.length > 0) await call('POST', '/frame', { id: null }).catch(() => undefined);
        }
      });
    },
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
    /** In one turn: with its last window, or a closed one as the current, the session would end. */
    closePage: (page) =>
      inTurn(async () => {
        pages.splice(pages.indexOf(page), 1);
        if (numbers.delete(page)) {
          if (numbers.size === 0) await end();
          return;
        }
        if (pages.length === 0) spare ??= await openWindow();
        await select(page.handle);
        await call('DELETE', '/window');
        await select(pages[0]?.handle ?? spare);
      }),
    /** From here on what runs in the pages that are open goes past the driver, and only that can be. */
    async leaveDriver() {
      for (const page of pages) {
        const { number, script } = channel.open();
        await context.send(page, [], 'POST', '/execute/sync', { script, args: [] });
        numbers.set(page, number);
      }
    },
    pid: () => session?.pid,
    async close() {
      onClose(context);
      await session?.close();
      await proxy.close();
    },
    version: () => session?.version,
  };
  async function end() {
    await session.close();
    session = null;
    spare = null;
    current = null;
  }
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
    /** The parent of the browser of the pages that are opened without a context. */
    process: () => ({ pid: own.pid() }),
    /**
     * To be called before the process of a page is ended: WebKit ends the driver's session with it. The
     * pages stay, and can be asked, until all are closed; then the next begins in a new profile.
     */
    leaveDriver: () => own.leaveDriver(),
    /** Of the browser, once a page is open. */
    version: () => own.version(),
    async close() {
      for (const context of contexts) await context.close();
    },
  };
}
