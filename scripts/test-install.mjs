// A clean machine: the packed packages installed by npm itself, from the registry, into empty projects
// (plain HTML, Vite, React, Vue, and one for a collector), as README and demo/examples say; then what
// came with them, a production build of each, opened in Chromium up to the first picks, and the commands
// by npx. Needs the network and, for the collector's SQLite, perhaps a compiler, so `npm test` leaves it
// out. `--keep` leaves the projects.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { click, find, openBrowser, openPage } from '../test/e2e/support/browser.mjs';
import { openSite } from '../test/e2e/support/site.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const place = mkdtempSync(join(tmpdir(), 'sp clean machine '));
const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
const about = read(join(root, 'package.json'));
const collector = read(join(root, 'src/collector/package.json'));
const { devDependencies: pinned } = about;
const named = (name) => `${name}@${pinned[name]}`;
/** What each project is made with, beside the widget. */
const PROJECTS = {
  bundler: ['vite'],
  react: ['vite', 'react', 'react-dom'],
  vue: ['vite', 'vue'],
};

const run = (program, args, cwd) =>
  execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

function pack(folder) {
  const said = run('npm', ['pack', '--json', '--pack-destination', place], folder);
  return join(place, JSON.parse(said.slice(said.indexOf('[\n')))[0].filename);
}

/** An empty project with the packages installed; the names of all that came for the widget. */
function project(name, packages) {
  const folder = join(place, name);
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{"private": true, "type": "module"}\n');
  run('npm', ['install', '--no-audit', '--no-fund', ...packages], folder);
  const { packages: locked } = read(join(folder, 'package-lock.json'));
  const came = new Set();
  const follow = (asked) => {
    const { dependencies = {}, optionalDependencies = {} } = locked[`node_modules/${asked}`] ?? {};
    for (const each of Object.keys({ ...dependencies, ...optionalDependencies })) {
      if (came.has(each)) continue;
      came.add(each);
      follow(each);
    }
  };
  follow(about.name);
  return { folder, came: [...came] };
}

function check(holds, message) {
  if (!holds) throw new Error(message);
}

/** Nothing of the collector, the commands or the tests but what the widget declares, too. */
function checkLean({ came }) {
  const others = { ...collector.dependencies, [collector.name]: '', ...about.devDependencies };
  const strange = came.filter((name) => name in others && !(name in about.dependencies));
  check(strange.length === 0, `Installed with the widget: ${strange.join(', ')}`);
}

/** Opens what a folder serves, as a viewer: the products, a yes, picks, nothing in the console. */
async function openAsViewer(browser, folder, html) {
  const pages = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile())
      pages[`/${relative(folder, path).split(sep).join('/')}`] = readFileSync(path);
  }
  if (html !== undefined) pages['/index.html'] = html;
  const site = await openSite(pages);
  try {
    const { page, errors } = await openPage(browser, `${site.origin}/index.html`);
    await find(page, '[part~="card"]', 'Fell 2');
    await click(page, 'button', 'Yes, pick');
    await find(page, 'h2', 'For you');
    check(errors.length === 0, `${folder}: ${errors.join()}`);
    await page.close();
  } finally {
    await site.close();
  }
}

/** The copied page, dist/ beside it, and the value of `integrity.json` in the place of the dots. */
async function checkPlain(browser, tarball) {
  const plain = project('plain', [tarball]);
  checkLean(plain);
  const dist = join(plain.folder, 'node_modules', about.name, 'dist');
  const site = join(plain.folder, 'site');
  cpSync(join(root, 'demo/examples/plain-page'), site, { recursive: true });
  cpSync(dist, join(site, 'stream-picks'), { recursive: true });
  const page = readFileSync(join(site, 'index.html'), 'utf8');
  check(page.includes('sha384-…'), 'The page has no place for the integrity value');
  const value = read(join(dist, 'integrity.json'))['stream-picks.js'];
  await openAsViewer(browser, site, page.replace('sha384-…', value));
  const version = run('npx', ['--no-install', 'stream-picks', '--version'], plain.folder);
  check(version.trim() === about.version, `npx stream-picks says ${version}`);
  return plain.came;
}

async function checkBuilt(browser, tarball, example) {
  const made = project(example, [tarball, ...PROJECTS[example].map(named)]);
  checkLean(made);
  cpSync(join(root, 'demo/examples', example), made.folder, { recursive: true });
  mkdirSync(join(made.folder, 'public'));
  cpSync(
    join(root, 'demo/examples/plain-page/products.json'),
    join(made.folder, 'public/catalog.json'),
  );
  run('npx', ['--no-install', 'vite', 'build', '--logLevel', 'error'], made.folder);
  await openAsViewer(browser, join(made.folder, 'dist'));
}

async function checkCollector(tarball) {
  const { folder } = project('collector', [tarball]);
  const child = spawn(join(folder, 'node_modules/.bin/stream-picks-collector'), [], {
    cwd: folder,
    env: { PATH: process.env.PATH, PORT: '0', ADMIN_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  while (!output.includes('No page may call')) {
    const [text] = await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
    check(child.exitCode === null, `The collector ended with ${child.exitCode}`);
    output += text;
  }
  const health = await fetch(/^Health +([^,]+)/m.exec(output)[1]);
  check(health.status === 200, `Health: ${health.status}`);
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  check(code === 0, `The collector ended with ${code}`);
}

const browser = await openBrowser('chrome');
try {
  const widget = pack(root);
  const came = await checkPlain(browser, widget);
  console.log(`plain: opened; ${came.length} packages beside the widget: ${came.join(' ')}`);
  for (const example of Object.keys(PROJECTS)) {
    await checkBuilt(browser, widget, example);
    console.log(`${example}: installed, built, opened`);
  }
  await checkCollector(pack(join(root, 'src/collector')));
  console.log('collector: installed, started, stopped');
} finally {
  await browser.close();
  if (process.argv.includes('--keep')) console.log(place);
  else rmSync(place, { recursive: true, force: true });
}
