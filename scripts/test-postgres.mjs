// The collector's whole suite against a real PostgreSQL: npm run test:postgres. Makes a cluster of
// its own in a temporary folder, on a free port of loopback, and removes both. As root on Debian and
// the like it installs PostgreSQL where it is missing; otherwise that is for whoever runs it.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const DEBIAN_PROGRAMS = '/usr/lib/postgresql';
const START_LIMIT_MS = 60_000;
const SUITE_LIMIT_MS = 12 * 60_000;
const isRoot = process.getuid?.() === 0;

/** The folder with `initdb` and `postgres`, the newest one that Debian's packages made first. */
function findPrograms() {
  const versions = existsSync(DEBIAN_PROGRAMS)
    ? readdirSync(DEBIAN_PROGRAMS).sort((a, b) => Number(b) - Number(a))
    : [];
  const folders = [
    ...versions.map((version) => join(DEBIAN_PROGRAMS, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  return folders.find((folder) =>
    ['initdb', 'postgres'].every((program) => existsSync(join(folder, program))),
  );
}

function installPrograms() {
  const canInstall = isRoot && spawnSync('apt-get', ['--version']).status === 0;
  if (!canInstall) return;
  console.log('These tests need PostgreSQL: installing postgresql (Debian package).');
  // In run level 1 the package starts no server of its own.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env };
  execFileSync('apt-get', ['update', '-qq'], quiet);
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'postgresql'], quiet);
}

/** PostgreSQL does not run as root; where we are, it runs as the user of the package. */
function serverUser() {
  if (!isRoot) return {};
  return { uid: idOf('-u', 'postgres'), gid: idOf('-g', 'postgres') };
}

function idOf(flag, user) {
  return Number(execFileSync('id', [flag, user], { encoding: 'utf8' }));
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** A running server: its address, its data folder, and a function that stops and removes it. */
async function startServer(programs) {
  const folder = mkdtempSync(join(tmpdir(), 'stream-picks postgres '));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const user = serverUser();
    const data = join(folder, 'data');
    const passwordFile = join(folder, 'password');
    const password = randomBytes(18).toString('base64url');
    writeFileSync(passwordFile, password, { mode: 0o600 });
    mkdirSync(data, { mode: 0o700 });
    if (user.uid !== undefined) {
      for (const path of [folder, data, passwordFile]) chownSync(path, user.uid, user.gid);
    }
    const own = { cwd: folder, ...user };
    execFileSync(
      join(programs, 'initdb'),
      ['-D', data, '-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', passwordFile, '-E', 'UTF8'],
      { ...own, stdio: ['ignore', 'ignore', 'inherit'] },
    );
    const port = await freePort();
    const settings = [
      `port=${port}`,
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      'max_connections=300',
      'log_statement=all',
    ];
    const server = spawn(
      join(programs, 'postgres'),
      ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
      { ...own, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const log = join(folder, 'log');
    writeFileSync(log, '');
    server.stderr.on('data', (chunk) => writeFileSync(log, chunk, { flag: 'a' }));
    const gone = new Promise((resolve) => {
      server.on('exit', resolve);
    });
    const stop = async () => {
      // Fast shutdown: connections are cut, what was committed is kept.
      server.kill('SIGINT');
      const limit = setTimeout(() => server.kill('SIGKILL'), 20_000);
      await gone;
      clearTimeout(limit);
      remove();
    };
    const address = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
    try {
      await untilReady(address, () => server.exitCode !== null);
    } catch (error) {
      const words = readFileSync(log, 'utf8');
      await stop();
      throw new Error(`PostgreSQL did not start: ${words}`, { cause: error });
    }
    return { address, folder, stop };
  } catch (error) {
    remove();
    throw error;
  }
}

async function untilReady(address, isGone) {
  const { Client } = createRequire(join(process.cwd(), 'src/collector/package.json'))('pg');
  const endMs = Date.now() + START_LIMIT_MS;
  for (;;) {
    const connection = new Client({ connectionString: address });
    try {
      await connection.connect();
      await connection.end();
      return;
    } catch (error) {
      if (isGone() || Date.now() > endMs) throw error;
      await wait(100);
    }
  }
}

/** Runs the suite; gives its output and its exit code. */
function runSuite(server) {
  const files = readdirSync('test/collector')
    .filter((file) => file.endsWith('.test.mjs'))
    .map((file) => join('test/collector', file));
  const flags = ['--import', 'tsx', '--test', '--test-reporter=spec', '--test-concurrency=2'];
  const { FORCE_COLOR: _, ...env } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...flags, ...files], {
      env: {
        ...env,
        NO_COLOR: '1',
        COLLECTOR_TEST_POSTGRES: server.address,
        COLLECTOR_TEST_POSTGRES_FOLDER: server.folder,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk;
      });
    }
    const limit = setTimeout(() => {
      output += '\nStopped: it took too long.';
      child.kill('SIGKILL');
    }, SUITE_LIMIT_MS);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(limit);
      resolve({ code, output });
    });
  });
}

if (findPrograms() === undefined) installPrograms();
const programs = findPrograms();
if (programs === undefined) {
  console.error(
    'These tests need PostgreSQL (initdb and postgres): install it (Debian or Ubuntu: sudo apt-get install postgresql), or put its programs on the PATH.',
  );
  process.exit(1);
}
const version = execFileSync(join(programs, 'postgres'), ['--version'], { encoding: 'utf8' });
console.log(`${version.trim()}, a cluster of its own`);
const server = await startServer(programs);
let result;
try {
  result = await runSuite(server);
} finally {
  await server.stop();
}
const lines = (name) => Number([...result.output.matchAll(name)].at(-1)?.[1] ?? 0);
const passed = lines(/^ℹ pass (\d+)/gm);
let failed = lines(/^ℹ fail (\d+)/gm) + lines(/^ℹ cancelled (\d+)/gm);
if ((result.code !== 0 || passed === 0) && failed === 0) failed = 1;
if (failed > 0) console.log(result.output);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
