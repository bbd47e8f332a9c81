// Runs before `npm start`, `npm test` and the like, on a machine with only Node and npm; uses Node
// built-ins alone. Arguments name what must be there: deps, compiler, browsers, webkit.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChrome, findFirefox, hasWebkit } from './browsers.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const want = new Set(process.argv.slice(2));
const isRoot = process.getuid?.() === 0;
const has = (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
const canInstall = isRoot && has('apt-get');
const run = (program, args, env = {}) =>
  execFileSync(program, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  });

let listsAreFresh = false;
function aptInstall(packages, why) {
  console.log(`${why}: installing ${packages.join(' ')} (Debian packages).`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  if (!listsAreFresh) run('apt-get', ['update', '-qq'], env);
  listsAreFresh = true;
  // dpkg tells every file it unpacks; only errors matter here.
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...env },
  });
}

function stop(message) {
  console.error(message);
  process.exit(1);
}

/** The collector's SQLite is compiled where no prebuilt one can be had. */
function ensureCompiler() {
  if (process.platform !== 'linux') return;
  if (['python3', 'make', 'g++'].every(has)) return;
  if (canInstall)
    aptInstall(['python3', 'make', 'g++'], 'SQLite for the collector may have to be compiled');
}

function ensureDeps() {
  const lock = createHash('sha256')
    .update(readFileSync('package-lock.json'))
    .update(process.version)
    .digest('hex');
  const mark = 'node_modules/.cache/installed-lock';
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return;
  console.log('Installing packages, once. This takes a few minutes.');
  // Node's own headers, where they came with it, so that compiling needs no download.
  const prefix = dirname(dirname(process.execPath));
  const headers = existsSync(join(prefix, 'include/node/node.h'))
    ? { npm_config_nodedir: prefix }
    : {};
  try {
    run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], headers);
  } catch {
    stop(
      'npm ci failed (see above). If it stopped at better-sqlite3, a compiler is missing: install python3, make and g++ and run the same command again.',
    );
  }
  mkdirSync(dirname(mark), { recursive: true });
  writeFileSync(mark, lock);
}

function ensureBrowsers() {
  const missing = [
    ...(findChrome() ? [] : ['chromium']),
    ...(findFirefox() ? [] : ['firefox-esr']),
  ];
  if (missing.length === 0) return;
  if (canInstall) aptInstall(missing, 'The tests run in Chromium and Firefox');
  const still = [
    ...(findChrome() ? [] : ['Chromium or Chrome']),
    ...(findFirefox() ? [] : ['Firefox']),
  ];
  if (still.length > 0) {
    stop(
      `The tests need ${still.join(' and ')}: install it (Debian or Ubuntu: sudo apt-get install ${missing.join(' ')}), or set CHROME_PATH and FIREFOX_PATH to the programs.`,
    );
  }
}

/** WebKitGTK, its driver, its decoder and a screen for it: for `npm run test:webkit` alone. */
function ensureWebkit() {
  const packages = ['webkit2gtk-driver', 'gstreamer1.0-libav', 'xvfb'];
  if (hasWebkit()) return;
  if (canInstall) aptInstall(packages, 'These tests run in WebKitGTK');
  if (!hasWebkit()) {
    stop(
      `The tests need WebKitGTK, its driver, GStreamer’s decoders and Xvfb: Debian or Ubuntu: sudo apt-get install ${packages.join(' ')}.`,
    );
  }
}

if (want.has('compiler')) ensureCompiler();
if (want.has('deps')) ensureDeps();
if (want.has('browsers')) ensureBrowsers();
if (want.has('webkit')) ensureWebkit();
