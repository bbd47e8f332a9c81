// A clean machine: the packed packages installed by npm itself, from the registry, into empty projects
// (plain HTML, Vite, React, and one for a collector), as README and demo/examples say; then what came
// with them, a production build of each, and the commands by npx. Needs the network and, for the
// collector's SQLite, perhaps a compiler, so `npm test` leaves it out; there the examples are built and
// opened from the same tarball. `--keep` leaves the projects.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const place = mkdtempSync(join(tmpdir(), 'sp clean machine '));
const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
const about = read(join(root, 'package.json'));
const collector = read(join(root, 'src/collector/package.json'));
const tools = { vite: about.devDependencies.vite, react: about.devDependencies.react };

const run = (program, args, cwd) =>
  execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

function pack(folder) {
  const said = run('npm', ['pack', '--json', '--pack-destination', place], folder);
  return join(place, JSON.parse(said.slice(said.indexOf('[\n')))[0].filename);
}

/** An empty project with the packages installed; the names of all that came. */
function project(name, packages) {
  const folder = join(place, name);
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{"private": true, "type": "module"}\n');
  run('npm', ['install', '--no-audit', '--no-fund', ...packages], folder);
  const { packages: locked } = read(join(folder, 'package-lock.json'));
  const names = Object.keys(locked).map((path) => path.replace(/.*node_modules\//, ''));
  return { folder, names: new Set(names) };
}

function check(holds, message) {
  if (!holds) throw new Error(message);
}

/** Nothing of the collector or the commands but what is declared for the widget, too. */
function checkLean({ names }, beside = []) {
  const allowed = [...Object.keys(about.dependencies), ...beside];
  const others = { ...collector.dependencies, ...about.devDependencies };
  const strange = [...names].filter((name) => name in others && !allowed.includes(name));
  check(strange.length === 0, `Installed with the widget: ${strange.join(', ')}`);
}

function checkPlain(tarball) {
  const plain = project('plain', [tarball]);
  checkLean(plain);
  const home = join(plain.folder, 'node_modules', about.name);
  const page = readFileSync(join(root, 'demo/examples/plain-page/index.html'), 'utf8');
  const src = /src="stream-picks\/([^"]+)"/.exec(page)?.[1];
  check(src in read(join(home, 'dist/integrity.json')), `${src} has no integrity value`);
  check(existsSync(join(home, 'dist', src)), `${src} is missing`);
  const version = run('npx', ['--no-install', 'stream-picks', '--version'], plain.folder);
  check(version.trim() === about.version, `npx stream-picks says ${version}`);
  return plain.names.size - 1;
}

function checkBuilt(tarball, example, packages, beside) {
  const made = project(example, [tarball, ...packages]);
  checkLean(made, beside);
  cpSync(join(root, 'demo/examples', example), made.folder, { recursive: true });
  run('npx', ['--no-install', 'vite', 'build', '--logLevel', 'error'], made.folder);
  const code = readdirSync(join(made.folder, 'dist/assets')).filter((file) => file.endsWith('.js'));
  check(code.length > 0, `${example}: nothing was built`);
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

try {
  const widget = pack(root);
  const count = checkPlain(widget);
  console.log(`plain: ${count} packages, none of the collector or the commands`);
  checkBuilt(widget, 'bundler', [`vite@${tools.vite}`], ['vite']);
  console.log('bundler: installed and built');
  const react = [`react@${tools.react}`, `react-dom@${tools.react}`];
  checkBuilt(widget, 'react', [`vite@${tools.vite}`, ...react], ['vite', 'react', 'react-dom']);
  console.log('react: installed and built');
  await checkCollector(pack(join(root, 'src/collector')));
  console.log('collector: installed, started, stopped');
} finally {
  if (process.argv.includes('--keep')) console.log(place);
  else rmSync(place, { recursive: true, force: true });
}
