// What `npx @stream-picks/collector` gets: the packed package beside its dependencies, in a folder with
// a space, on plain Node; started by its bin, asked, stopped; and what it says when it cannot start.
import assert from 'node:assert/strict';
import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { call, reportBody, showRequest } from '../collector/support.mjs';
import { filesBelow } from '../support/installed.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const home = join(root, 'src/collector');
const folder = mkdtempSync(join(tmpdir(), 'sp collector package '));
const installed = join(folder, 'node_modules/@stream-picks/collector');
const bin = join(folder, 'node_modules/.bin/stream-picks-collector');
let about;
let tarball;

function link(target, path) {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path);
}

before(() => {
  const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
    cwd: home,
    stdio: ['ignore', 'pipe', 'ignore'],
    encoding: 'utf8',
  });
  tarball = join(folder, JSON.parse(packed.slice(packed.indexOf('[\n')))[0].filename);
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1']);
  about = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  for (const name of Object.keys(about.dependencies)) {
    const own = join(home, 'node_modules', name);
    link(
      existsSync(own) ? own : join(root, 'node_modules', name),
      join(folder, 'node_modules', name),
    );
  }
  link(join(installed, about.bin['stream-picks-collector']), bin);
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** Nothing of this machine's settings may reach the collector. */
const env = (more) => ({ PATH: process.env.PATH, ...more });

/** Starts it by its bin with its own defaults, but free ports; resolves once it listens. */
async function start(t, cwd) {
  const child = spawn(bin, { cwd, env: env({ PORT: '0', ADMIN_PORT: '0' }) });
  t.after(() => child.kill('SIGKILL'));
  let output = '';
  child.stderr.on('data', (text) => {
    output += text;
  });
  child.stdout.on('data', (text) => {
    output += text;
  });
  while (!output.includes('No page may call')) {
    assert.equal(child.exitCode, null, output);
    await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
  }
  const stop = async () => {
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    return (await gone)[0];
  };
  return {
    output: () => output,
    url: /^Collector +(\S+)/m.exec(output)?.[1],
    admin: /^Health +(http:\/\/[^/]+)/m.exec(output)?.[1],
    stop,
  };
}

/** What it says when it is to end by itself. */
function say(args, more = {}) {
  const options = { cwd: folder, env: env(more), timeout: 30_000 };
  return new Promise((resolve) => {
    execFile(bin, args, options, (fault, stdout, stderr) =>
      resolve({ status: fault?.code ?? 0, stdout, stderr }),
    );
  });
}

test('one command: a show, a report, an estimate, a stop, and all of it again', async (t) => {
  const cwd = join(folder, 'a shop');
  mkdirSync(cwd);
  const first = await start(t, cwd);
  const token = /^Host token +(\S{43})$/m.exec(first.output())?.[1];
  assert.ok(token, first.output());
  const host = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const put = await call(`${first.url}/v1/streams/friday`, {
    method: 'PUT',
    headers: host,
    body: JSON.stringify(showRequest('friday')),
  });
  assert.equal(put.status, 201, put.text);
  const manifest = { ...put.json, hash: put.headers['sp-manifest-sha256'] };
  const post = await call(`${first.url}/v1/reports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: reportBody(manifest),
  });
  assert.equal(post.status, 204, post.text);
  assert.equal((await call(`${first.admin}/readyz`)).status, 200);
  const estimates = async ({ url }) =>
    (await call(`${url}/v1/streams/friday/estimates`, { headers: host })).json;
  assert.equal((await estimates(first)).reports, 1);
  assert.equal(await first.stop(), 0);

  const second = await start(t, cwd);
  assert.ok(!second.output().includes(token), 'the token is printed once');
  assert.equal((await estimates(second)).reports, 1);
  assert.equal(await second.stop(), 0);
  assert.deepEqual(filesBelow(cwd), ['stream-picks.sqlite', 'stream-picks.sqlite.host-token']);
});

test('--help and --version end well and open nothing', async () => {
  const version = await say(['--version']);
  assert.deepEqual([version.status, version.stdout.trim()], [0, about.version]);
  const help = await say(['--help']);
  assert.equal(help.status, 0);
  assert.match(help.stdout, /^Usage: npx @stream-picks\/collector/);
  assert.equal((await say(['-h'])).stdout, help.stdout);
  assert.ok(!existsSync(join(folder, 'stream-picks.sqlite.host-token')));
});

test('what stops a start is told in words, with the next step, and without a password', async (t) => {
  const taken = createServer().listen(0, '127.0.0.1');
  t.after(() => taken.close());
  await once(taken, 'listening');
  const port = String(taken.address().port);
  const postgres = (rest) => ({ DATABASE_URL: `postgres://shop:pass-word${rest}` });
  const HOST_TOKEN = 'a-token-for-the-tests-only';
  const cases = [
    [{ PORT: port }, /Port \d+ is taken.*--port/],
    [{ PORT: '0', ADMIN_PORT: port }, /Port \d+ is taken.*--admin-port/],
    [{ PORT: '0', HOST: 'no-such-host.invalid' }, /no address no-such-host.invalid.*--host/],
    [{ PORT: '0', DATABASE_URL: '/dev/null/totals.sqlite' }, /Cannot write .*--database/],
    [{ DATABASE_URL: join(root, 'package.json') }, /no SQLite database.*--database/],
    [{ DATABASE_URL: 'mysql://shop:pass-word@127.0.0.1/x' }, /mysql:\/\/ is not known/],
    [postgres('@127.0.0.1:1/x'), /No PostgreSQL server answers.*DATABASE_URL/],
    [postgres('@%zz:99999999/x'), /cannot be read.*percent-encoded/],
    [{ HOST_TOKEN: 'short' }, /at least 16 characters/],
    [{ ORIGINS: 'shop.example' }, /is not an origin such as.*--help/s],
  ];
  const check = async ([settings, wanted]) => {
    const { status, stdout, stderr } = await say([], {
      HOST_TOKEN,
      DATABASE_URL: join(folder, 'totals.sqlite'),
      ...settings,
    });
    assert.equal(status, 1, stdout);
    assert.match(stderr, wanted);
    assert.ok(!/pass-word|^\s+at /m.test(stdout + stderr), stderr);
  };
  await Promise.all(cases.map(check));
  // A token that nobody was told must not be the one that the next start keeps silent about.
  const first = { PORT: port, DATABASE_URL: join(folder, 'first.sqlite') };
  assert.match((await say([], first)).stderr, /is taken/);
  assert.ok(!existsSync(`${first.DATABASE_URL}.host-token`));
  const noToken = await say(['--database', '/dev/null/totals.sqlite']);
  assert.match(noToken.stderr, /Cannot write .*--token-file/);
  assert.match((await say(['--databse', 'x'])).stderr, /Unknown option '--databse'.*--help/s);
});

test('the package holds its one file and names all it imports, exactly', async () => {
  const wanted = ['LICENSE', 'README.md', 'dist/main.js', 'package.json'].map((file) => join(file));
  assert.deepEqual(filesBelow(installed), wanted);
  const read = (path) => readFileSync(path, 'utf8');
  assert.equal(read(join(installed, 'LICENSE')), read(join(root, 'LICENSE')));
  const code = read(join(installed, 'dist/main.js'));
  assert.ok(!code.includes(root), 'it names a folder of this machine');
  const imported = [...code.matchAll(/^import .*? from "((?:@[^/"]+\/)?[^/"]+)/gm)]
    .map(([, name]) => name)
    .filter((name) => !name.startsWith('node:'));
  assert.deepEqual([...new Set(imported)].sort(), Object.keys(about.dependencies).sort());
  for (const version of Object.values(about.dependencies)) assert.match(version, /^\d+\.\d+\.\d+$/);
  const { messages, pkg } = await publint({ pkgDir: installed, strict: true, pack: false });
  assert.deepEqual(
    messages.map((message) => formatMessage(message, pkg)),
    [],
  );
  const types = await checkPackage(createPackageFromTarballData(readFileSync(tarball)));
  // A program, no library: there is nothing to import, so no types either.
  assert.equal(types.types, false);
});
