// Runs component tests in Debian's WebKitGTK (webkit2gtk-driver and xvfb) over plain WebDriver, for
// which the test runner has no launcher of its own.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findMiniBrowser } from './browsers.mjs';
import { SCREEN, webkitPage } from './webkit-page.mjs';

/** The view that each file of tests begins with, as in the other browsers. */
const VIEW = { width: 800, height: 600 };
/** How long the driver may take to listen, in milliseconds. */
const START_MS = 10_000;

/** The browser's own tool bar sets the least width of its window, so it may shrink to nothing. */
const GTK_STYLE = `* { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px; }
image { -gtk-icon-transform: scale(0.1); }`;

/** A folder of settings for the driver's XDG_CONFIG_HOME, with which a window is as narrow as a phone. */
export function makeWebkitConfig() {
  const folder = mkdtempSync(join(tmpdir(), 'webkit-config-'));
  mkdirSync(join(folder, 'gtk-3.0'));
  writeFileSync(join(folder, 'gtk-3.0', 'gtk.css'), GTK_STYLE);
  return folder;
}

const run = (program, args, env = {}) =>
  spawn(program, args, { stdio: 'ignore', env: { ...process.env, ...env } });

/** One of this process's own, so that two runs do not meet. */
const ownNumber = (from, count) => from + (process.pid % count);

/** A launcher for the test runner: one browser at a time, a new one for each file. */
export function webkitLauncher({
  port = ownNumber(20_000, 10_000),
  display = `:${ownNumber(100, 900)}`,
} = {}) {
  const children = [];
  const config = makeWebkitConfig();
  let session = null;
  let starting = null;
  let active = null;
  const page = webkitPage((method, path, body) => call(method, session + path, body));

  async function call(method, path, body) {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  }

  async function start() {
    const screen = `${SCREEN}x${SCREEN}x24`;
    children.push(run('Xvfb', [display, '-screen', '0', screen, '-nolisten', 'tcp']));
    await sleep(300);
    children.push(
      run('WebKitWebDriver', [`--port=${port}`], { DISPLAY: display, XDG_CONFIG_HOME: config }),
    );
    for (const end = Date.now() + START_MS; ; await sleep(100)) {
      const status = await call('GET', '/status').catch(() => null);
      if (status !== null) break;
      if (Date.now() > end) throw new Error('WebKitWebDriver does not answer.');
    }
  }

  /** A browser with nothing in it: what one file of tests leaves behind is not in the way of the next. */
  async function open() {
    const options = { binary: findMiniBrowser(), args: ['--automation'] };
    const alwaysMatch = { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': options };
    const made = await call('POST', '/session', { capabilities: { alwaysMatch } });
    session = `/session/${made.sessionId}`;
    launcher.version = made.capabilities.browserVersion ?? '';
  }

  async function close() {
    const ended = session;
    session = null;
    if (ended !== null) await call('DELETE', ended).catch(() => undefined);
  }

  const launcher = {
    name: 'WebKitGTK',
    /** Known once it has started. */
    version: '',
    // The commands of the test runner talk to the page as they do to puppeteer's.
    type: 'puppeteer',
    concurrency: 1,
    async initialize() {},
    async startSession(id, url) {
      starting ??= start();
      await starting;
      await close();
      await open();
      active = id;
      await page.setViewport(VIEW);
      await call('POST', `${session}/url`, { url });
    },
    isActive: (id) => active === id,
    getPage: () => page,
    getBrowserUrl: () => call('GET', `${session}/url`),
    async stopSession() {
      await close();
      active = null;
      return {};
    },
    async stop() {
      await close();
      for (const child of children.reverse()) child.kill();
      rmSync(config, { recursive: true, force: true });
    },
  };
  return launcher;
}
