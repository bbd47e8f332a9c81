// One WebKitGTK with a profile of its own: Xvfb once, WebKitWebDriver and MiniBrowser per session,
// spoken to by W3C WebDriver (https://www.w3.org/TR/webdriver2/).
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { findMiniBrowser } from '../../../../scripts/browsers.mjs';
import { makeWebkitConfig } from '../../../../scripts/webkit-launcher.mjs';
import { SCREEN } from '../../../../scripts/webkit-page.mjs';

/** How long the driver may take to listen, and a page to load, in milliseconds. */
const START_MS = 15_000;
const LOAD_MS = 60_000;

const children = new Set();
/** The browser is a child of the driver: the whole group ends. */
function end(child) {
  children.delete(child);
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
let config;
process.on('exit', () => {
  for (const child of children) end(child);
  if (config) rmSync(config, { recursive: true, force: true });
});

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

function run(program, args, options) {
  const child = spawn(program, args, { detached: true, ...options });
  children.add(child);
  child.unref();
  return child;
}

let screen;
/** The number of a screen that nobody sees; Xvfb picks a free one. */
function openScreen() {
  screen ??= (async () => {
    const child = run(
      'Xvfb',
      ['-displayfd', '1', '-screen', '0', `${SCREEN}x${SCREEN}x24`, '-noreset'],
      {
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
    const [bytes] = await once(child.stdout, 'data');
    child.stdout.unref?.();
    return `:${String(bytes).trim()}`;
  })();
  return screen;
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/**
 * @param proxy host and port of the proxy that all requests go through
 * @returns `{version, pid, call(method, path below the session, body), close()}`; `pid` is of the driver,
 *   the parent of the browser; what the driver refuses is thrown with its own words
 */
export async function openSession(proxy) {
  const port = await freePort();
  config ??= makeWebkitConfig();
  const driver = run('WebKitWebDriver', [`--port=${port}`], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: await openScreen(), XDG_CONFIG_HOME: config },
  });
  const ask = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  for (const last = Date.now() + START_MS; ; await sleep(50)) {
    if ((await ask('GET', '/status').catch(() => null)) !== null) break;
    if (Date.now() > last) throw new Error('WebKitWebDriver does not answer.');
  }
  const { sessionId, capabilities } = await ask('POST', '/session', {
    capabilities: {
      alwaysMatch: {
        browserName: 'MiniBrowser',
        proxy: { proxyType: 'manual', httpProxy: proxy },
        timeouts: { script: LOAD_MS, pageLoad: LOAD_MS },
        'webkitgtk:browserOptions': { binary: findMiniBrowser(), args: ['--automation'] },
      },
    },
  });
  const session = `/session/${sessionId}`;
  return {
    version: capabilities.browserVersion,
    pid: driver.pid,
    call: (method, path, body) => ask(method, session + path, body),
    async close() {
      await Promise.race([ask('DELETE', session).catch(() => undefined), sleep(3000)]);
      end(driver);
    },
  };
}
