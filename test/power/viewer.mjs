// One viewer with a browser profile of their own, who can be killed. Writes are made by pressing what
// a viewer presses, and count as acknowledged once the widget shows them; reading is by the widget's
// own export.
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';
import { chromeArgs, findChrome, findFirefox } from '../../scripts/browsers.mjs';
import { en } from '../../src/i18n/en/messages.ts';
import { click, find, openBrowser } from '../e2e/support/browser.mjs';

const LAUNCH_LIMIT_MS = 60_000;
const WAIT_MS = 20_000;
const EXIT_LIMIT_MS = 10_000;

/** Starts a browser on a profile folder; WebKitGTK takes none when it is steered, and names no process. */
export async function startBrowser(name, profile, extraArgs = []) {
  if (name === 'webkit') {
    const browser = await openBrowser(name);
    return { browser, close: () => browser.close() };
  }
  const browser =
    name === 'firefox'
      ? await puppeteer.launch({
          browser: 'firefox',
          executablePath: findFirefox(),
          headless: true,
          userDataDir: profile,
          timeout: LAUNCH_LIMIT_MS,
          extraPrefsFirefox: {
            'network.captive-portal-service.enabled': false,
            'browser.sessionstore.resume_from_crash': false,
            'toolkit.startup.max_resumed_crashes': -1,
          },
        })
      : await puppeteer.launch({
          executablePath: findChrome(),
          headless: true,
          userDataDir: profile,
          timeout: LAUNCH_LIMIT_MS,
          args: [...chromeArgs, '--disk-cache-size=1000000', ...extraArgs],
        });
  const child = browser.process();
  return {
    browser,
    pid: child.pid,
    close: () => browser.close(),
    /** Holds every process of the browser where it is; resolves when none runs any more. */
    async stop() {
      signalGroup(child.pid, 'SIGSTOP');
      const end = Date.now() + EXIT_LIMIT_MS;
      while (threadsRun(child.pid)) {
        if (Date.now() > end) throw new Error(`browser ${child.pid} does not stop`);
        await wait(2);
      }
    },
    goOn: () => signalGroup(child.pid, 'SIGCONT'),
    /** SIGKILL to the browser and every process it started, at once; resolves when all are gone. */
    async kill() {
      signalGroup(child.pid, 'SIGKILL');
      const end = Date.now() + EXIT_LIMIT_MS;
      while (signalGroup(child.pid, 0)) {
        if (Date.now() > end) throw new Error(`browser ${child.pid} does not die`);
        await wait(5);
      }
      await browser.disconnect().catch(() => undefined);
    },
  };
}

/** Signals the process group that a browser leads; false when nobody is left in it. */
function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
    return true;
  } catch {
    return false;
  }
}

/** Whether any thread of the process group that a browser leads is not stopped; on Linux. */
function threadsRun(pgid) {
  const fieldsOf = (path) => {
    const text = readFileSync(path, 'latin1');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  };
  return readdirSync('/proc').some((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      if (Number(fieldsOf(`/proc/${pid}/stat`)[2]) !== pgid) return false;
      const threads = readdirSync(`/proc/${pid}/task`);
      return threads.some((id) => !/^[TtZX]/.test(fieldsOf(`/proc/${pid}/task/${id}/stat`)[0]));
    } catch {
      return false; // It has ended since it was listed.
    }
  });
}

/** Opens a tab with the widget and waits until it knows where the viewer stands. */
export async function openTab(browser, url, before) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  const faults = [];
  page.on('pageerror', (error) => {
    // The browser's note of the worker's proof that it has no network, which Firefox's driver tells.
    if (!/Content-Security-Policy.*\bdata:/.test(String(error))) faults.push(String(error));
  });
  await page.evaluateOnNewDocument(() => {
    // Files that the page makes are read here, and not put into a folder.
    window.spFiles = [];
    const { createObjectURL } = URL;
    URL.createObjectURL = (file) => {
      if (file.type === 'application/json') window.spFiles.push(file);
      return createObjectURL.call(URL, file);
    };
    const { click: press } = HTMLElement.prototype;
    HTMLAnchorElement.prototype.click = function () {
      if (!this.download) press.call(this);
    };
    window.spFaults = [];
    document.addEventListener('sp-error', (event) => window.spFaults.push(event.detail));
  });
  if (before) await page.evaluateOnNewDocument(before);
  await page.goto(url, { waitUntil: 'load' });
  const tab = new Tab(page, faults);
  await tab.until(({ phase, catalog }) => phase !== 'starting' && catalog === 'ready', 'a start');
  return tab;
}

/** A tab with the widget. */
class Tab {
  constructor(page, faults) {
    this.page = page;
    this.faults = faults;
  }

  /** What the widget shows. */
  state() {
    return this.page.evaluate(() => {
      const rail = document
        .querySelector('stream-picks')
        ?.shadowRoot?.querySelector('sp-pick-rail');
      if (!rail?.state) return { phase: 'starting' };
      const { phase, offCause, purposes, busy, counts, storage, catalog, erased, picks } =
        rail.state;
      return {
        phase,
        offCause,
        purposes,
        busy,
        counts: counts?.state ?? null,
        storage,
        catalog,
        erased,
        picks: picks?.map(({ productId }) => productId) ?? [],
        marker: localStorage.getItem('stream-picks'),
      };
    });
  }

  async until(holds, what, limitMs = WAIT_MS) {
    const end = Date.now() + limitMs;
    for (;;) {
      const now = await this.state();
      if (holds(now)) return now;
      if (Date.now() > end) {
        const errors = await this.page.evaluate(() => JSON.stringify(window.spFaults));
        throw new Error(`no ${what}: ${JSON.stringify(now)} ${errors} ${this.faults}`);
      }
      await wait(10);
    }
  }

  /** Says yes, wherever the viewer stands; acknowledged when the widget shows it as on. */
  async grant() {
    const { phase } = await this.state();
    if (phase === 'asking') await click(this.page, '[part~="choice"]', en.optIn.yes);
    else {
      await click(this.page, '[part~="privacy-choices"]');
      for (const purpose of ['picks', 'history', 'counts']) await this.#switchOn(purpose);
      await click(this.page, 'dialog button', en.how.save);
    }
    return this.until(
      (now) => now.phase === 'on' && now.busy === null && now.purposes.history,
      'yes on screen',
    );
  }

  /** Presses a switch until it is on: a press can land beside it while the dialog still moves. */
  async #switchOn(purpose) {
    const selector = `dialog [aria-labelledby="purpose-${purpose}"]`;
    const isOn = async () => {
      const element = await find(this.page, selector);
      return element.evaluate((found) => found.getAttribute('aria-checked') === 'true');
    };
    for (let attempt = 0; attempt < 5 && !(await isOn()); attempt += 1) {
      await click(this.page, selector);
    }
  }

  /** Presses "Stop and erase" on the rail. */
  async pressStop() {
    await this.closePanel();
    await click(this.page, '[part~="stop-and-erase"]');
  }

  /** Presses "Stop and erase" in Your data, the reports' ledger too. */
  async pressEraseWithLedger() {
    await this.closePanel();
    await click(this.page, '[part~="your-data"]');
    await click(this.page, 'dialog input[type=checkbox]');
    await click(this.page, 'dialog button', en.data.erase.button);
  }

  closePanel() {
    return this.page.evaluate(() => {
      const rail = document.querySelector('stream-picks').shadowRoot.querySelector('sp-pick-rail');
      rail.actions.closePanel();
    });
  }

  erased() {
    return this.until((now) => now.phase === 'off' && now.busy === null, 'erased on screen');
  }

  counting() {
    return this.until((now) => now.counts === 'counting', 'count drawn on screen');
  }

  /** Chooses products; resolves when the engine has heard of all. */
  async choose(productIds) {
    await this.page.evaluate((ids) => {
      const widget = document.querySelector('stream-picks');
      for (const id of ids) widget.track({ type: 'select', productId: id });
    }, productIds);
  }

  /** Opens "Why this?" of a product and waits for the answer; each is one entry of the audit log. */
  async why(productId) {
    await this.page.evaluate(async (id) => {
      const rail = document.querySelector('stream-picks').shadowRoot.querySelector('sp-pick-rail');
      rail.actions.closePanel();
      rail.actions.openWhy(id);
      const end = performance.now() + 10_000;
      while (rail.state.panel?.explanation == null || rail.state.panel.productId !== id) {
        if (performance.now() > end) throw new Error('no explanation');
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    }, productId);
  }

  /** Opens "How it runs" in Your data and gives what all of it shows, the log checked. */
  view() {
    return this.page.evaluate(async () => {
      const rail = document.querySelector('stream-picks').shadowRoot.querySelector('sp-pick-rail');
      rail.actions.closePanel();
      rail.actions.openData('runs');
      const end = performance.now() + 10_000;
      while (typeof rail.state.panel?.view?.run.audit.intact !== 'boolean') {
        if (performance.now() > end) throw new Error('no view');
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      return rail.state.panel.view;
    });
  }

  /** Opens Your data; a removal is answered there. */
  openData() {
    return this.page.evaluate(() => {
      const rail = document.querySelector('stream-picks').shadowRoot.querySelector('sp-pick-rail');
      rail.actions.openData('knows');
    });
  }

  /** Removes notes in Your data; acknowledged when it offers to undo. */
  deleteSignals(ids) {
    return this.page.evaluate(async (gone) => {
      const rail = document.querySelector('stream-picks').shadowRoot.querySelector('sp-pick-rail');
      rail.actions.deleteSignals(gone);
      const end = performance.now() + 10_000;
      while (rail.state.panel?.undoToken === undefined) {
        if (performance.now() > end) throw new Error('no removal');
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    }, ids);
  }

  /** The file of the "Export" button in Your data, pressed. */
  async export() {
    await this.closePanel();
    await this.page.evaluate(() => {
      window.spFiles = [];
    });
    await click(this.page, '[part~="your-data"]');
    await click(this.page, 'dialog .foot-buttons button', en.data.export);
    await this.page.waitForFunction(() => window.spFiles.length > 0, { timeout: WAIT_MS });
    const text = await this.page.evaluate(() => window.spFiles[0].text());
    await this.closePanel();
    return JSON.parse(text);
  }

  /** Codes of the widget's own fault events, and uncaught errors. */
  async allFaults() {
    const own = await this.page.evaluate(() => window.spFaults.map((fault) => fault.code));
    return [...this.faults, ...own];
  }
}

/**
 * Presses "Stop and erase" in the first tab and waits until all show that nothing is on.
 *
 * @returns milliseconds between, by the pages' own clocks: what the driver needs to ask and to hear
 *   is not the widget's
 */
export async function withdrawEverywhere(tabs) {
  const [first] = tabs;
  await first.closePanel();
  const offAt = Promise.all(
    tabs.map(({ page }) =>
      page.evaluate(async () => {
        const rail = document
          .querySelector('stream-picks')
          .shadowRoot.querySelector('sp-pick-rail');
        while (rail.state.phase !== 'off') await new Promise((done) => setTimeout(done, 5));
        return Date.now();
      }),
    ),
  );
  const pressedAt = first.page.evaluate(
    () =>
      new Promise((done) => {
        addEventListener('click', () => done(Date.now()), { capture: true, once: true });
      }),
  );
  await first.pressStop();
  const ms = Math.max(...(await offAt)) - (await pressedAt);
  for (const tab of tabs) await tab.erased();
  return ms;
}

/**
 * What lies in the database of the shop without a name, read without the widget: records a store,
 * and whether the key of a profile is there; `refused`: how often the browser did not open it. Run it on a page of the same origin without the widget; it makes no database.
 */
export function readRaw(page) {
  return page.evaluate(async () => {
    const all = await indexedDB.databases();
    if (!all.some(({ name }) => name === 'stream-picks')) return null;
    const open = () =>
      new Promise((resolve, reject) => {
        const asked = indexedDB.open('stream-picks');
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error);
      });
    let database = null;
    let refused = 0;
    while (database === null) {
      try {
        database = await open();
      } catch (error) {
        refused += 1;
        if (refused > 5) throw error;
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    }
    const read = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const counts = {};
    const ofShop = IDBKeyRange.bound([''], ['', []]);
    const names = [...database.objectStoreNames];
    for (const store of names) {
      counts[store] = await read(database.transaction(store).objectStore(store).count(ofShop));
    }
    const keys = names.includes('keys')
      ? await read(database.transaction('keys').objectStore('keys').getAllKeys())
      : [];
    database.close();
    return { counts, hasProfileKey: keys.includes('profile/'), refused };
  });
}
