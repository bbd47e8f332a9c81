// Where the browsers for tests are, and how they are started. Used by `ensure.mjs`, the test
// configuration and the end-to-end run; Node built-ins only.
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const first = (list) => list.find((path) => path && existsSync(path));

const onPath = (names) =>
  first(
    names.flatMap((name) =>
      (process.env.PATH ?? '')
        .split(delimiter)
        .flatMap((dir) => [join(dir, name), join(dir, `${name}.exe`)]),
    ),
  );

const windows = (tail) =>
  [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter(Boolean)
    .map((dir) => join(dir, tail));

/** Path of Chromium, Chrome or Edge, or undefined. `CHROME_PATH` wins. */
export function findChrome() {
  return (
    first([process.env.CHROME_PATH]) ??
    onPath([
      'chromium',
      'chromium-browser',
      'google-chrome',
      'google-chrome-stable',
      'microsoft-edge',
    ]) ??
    first([
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      ...windows('Google/Chrome/Application/chrome.exe'),
      ...windows('Microsoft/Edge/Application/msedge.exe'),
    ])
  );
}

/** Path of Firefox, or undefined. `FIREFOX_PATH` wins. */
export function findFirefox() {
  return (
    first([process.env.FIREFOX_PATH]) ??
    onPath(['firefox-esr', 'firefox']) ??
    first([
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      ...windows('Mozilla Firefox/firefox.exe'),
    ])
  );
}

const LIBRARIES = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu'];

/** Path of WebKitGTK's own small browser, which its driver steers, or undefined. */
export function findMiniBrowser() {
  return first(
    LIBRARIES.filter((folder) => existsSync(folder)).flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.startsWith('webkit2gtk-4'))
        .map((name) => join(folder, name, 'MiniBrowser')),
    ),
  );
}

/** GStreamer's decoder for H.264, without which WebKitGTK plays no stream of the tests. */
const findDecoder = () =>
  first(LIBRARIES.map((folder) => join(folder, 'gstreamer-1.0', 'libgstlibav.so')));

/** Whether WebKitGTK, its driver, its decoder and a screen for it are installed. */
export const hasWebkit = () =>
  [findMiniBrowser(), onPath(['WebKitWebDriver']), onPath(['Xvfb']), findDecoder()].every(Boolean);

/** Flags for a quiet, offline Chromium; root has no sandbox. */
export const chromeArgs = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
