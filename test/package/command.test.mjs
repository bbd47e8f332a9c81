// What `npx stream-picks` gets: the built command where no other package lies. It must work without
// any, say results as JSON on stdout and all else on stderr, and never reach what pages load.
import assert from 'node:assert/strict';
import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readDataset } from '../../src/cli/data/read-dataset.ts';
import { rankViewers } from '../../src/cli/evaluate/rank-viewers.ts';
import { HAND_WEIGHTS } from '../../src/model/weights.ts';
import { seeded, sequencesShop, writeFolder } from '../cli/support.mjs';
import { startCollector, TOKEN } from '../collector/support.mjs';
import { filesBelow, installPackage } from '../support/installed.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { about, folder, installed, remove } = installPackage();
const command = join(installed, 'dist/cli/main.js');
after(remove);
// Nothing may be found: neither what the package declares nor what the repository has.
before(() => {
  for (const name of readdirSync(join(folder, 'node_modules'))) {
    if (name !== about.name) rmSync(join(folder, 'node_modules', name), { recursive: true });
  }
});

/** Runs it in the project; `{status, stdout, stderr}`. */
function run(args, env = {}) {
  return new Promise((resolve) => {
    const all = { PATH: process.env.PATH, XDG_CACHE_HOME: join(folder, 'cache'), ...env };
    execFile(process.execPath, [command, ...args], { cwd: folder, env: all }, (fault, out, err) =>
      resolve({ status: fault?.code ?? 0, stdout: out, stderr: err }),
    );
  });
}

/** The JSON that it says on stdout. */
async function result(args, env) {
  const { status, stdout, stderr } = await run(args, env);
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}

function writeShop() {
  const random = seeded(3);
  const products = Array.from({ length: 24 }, (_, item) => ({
    id: `p${item}`,
    title: `Product ${item}`,
    url: `https://shop.example/${item}`,
    category: `World ${Math.floor(item / 6)}`,
    price: { current: 10 + item },
  }));
  const orders = ['buyer,product,at'];
  for (let buyer = 0; buyer < 120; buyer += 1) {
    for (let item = 6 * (buyer % 4), end = item + 6; item < end; item += 1) {
      if (random() < 0.7) orders.push(`b${buyer},p${item},${1e12 + buyer * 1e6 + item}`);
    }
  }
  const catalogue = { version: 1, currency: 'EUR', products };
  writeFileSync(join(folder, 'catalog.json'), JSON.stringify(catalogue));
  writeFileSync(join(folder, 'orders.csv'), orders.join('\n'));
}

test('it is the bin of the package', () => {
  assert.deepEqual(about.bin, { 'stream-picks': './dist/cli/main.js' });
});

test('it says its version and its commands', async () => {
  assert.match(readFileSync(command, 'utf8'), /^#!\/usr\/bin\/env node\n/);
  const { stdout } = await run(['--version']);
  assert.equal(stdout.trim(), about.version);
  const help = await run(['--help']);
  assert.equal(help.status, 0);
  const commands = [...help.stdout.matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name);
  const named = ['simulate', 'show', 'evaluate', 'prepare', 'train', 'audit', 'pacing'];
  assert.deepEqual(commands, [...named, 'catalog', 'verify', 'help']);
  assert.match((await run(['train', '--help'])).stdout, /--version <name>/);
});

test('its libraries are inside, named with their licences, and nowhere in what pages load', () => {
  const cli = join(installed, 'dist/cli');
  for (const file of ['main.js', 'rank-process.js']) {
    const code = readFileSync(join(cli, file), 'utf8');
    assert.ok(!code.includes(root), `${file} names a folder of this machine`);
  }
  const notices = readFileSync(join(cli, 'THIRD-PARTY-NOTICES'), 'utf8');
  const inside = [...notices.matchAll(/^(\S+) [\d.]+ \([\w.-]+\)$/gm)].map(([, name]) => name);
  for (const name of ['commander', 'csv-parse', 'fast-xml-parser', '@tensorflow/tfjs-core', 'zod'])
    assert.ok(inside.includes(name), name);
  for (const file of filesBelow(join(installed, 'dist'))) {
    if (file.startsWith('cli') || !file.endsWith('.js')) continue;
    const code = readFileSync(join(installed, 'dist', file), 'utf8');
    assert.ok(!/showHelpAfterError|fast-xml-parser|node:fs/.test(code), file);
  }
});

test('prepare learns a pack, catalog, audit and pacing read a shop', async () => {
  writeShop();
  const pack = await result(
    'prepare --catalog catalog.json --orders orders.csv -o shop.pack'.split(' '),
  );
  assert.ok(pack.rank > 0 && pack.neighbours > 24, JSON.stringify(pack));
  assert.equal(readFileSync(join(folder, 'shop.pack')).length, pack.bytes);
  const audit = await result('audit --catalog catalog.json -o report.html'.split(' '));
  assert.equal(audit.passed, true);
  assert.match(readFileSync(join(folder, 'report.html'), 'utf8'), /^<!doctype html>/i);
  assert.equal((await result('catalog catalog.json -o again.json'.split(' '))).products, 24);
  const sessions = join(root, 'test/cli/pacing/sessions');
  assert.equal((await result(['pacing', sessions])).sessions, 4);
});

test('evaluate ranks, alone and in the process that it starts once a core', async (t) => {
  const shop = writeFolder(t, sequencesShop());
  const args = ['evaluate', shop, '--designs', 'popularity,content'];
  assert.equal((await result(args)).viewers, 60);
  const dataset = await readDataset(shop);
  const task = {
    products: dataset.products,
    viewers: dataset.viewers,
    numbers: dataset.viewers.map((_, at) => at),
    designs: ['popularity', 'content'],
    packs: {},
    buyers: new Float64Array(dataset.products.length),
    weights: HAND_WEIGHTS,
    decay: true,
    seed: 1,
  };
  const file = join(installed, 'dist/cli/rank-process.js');
  const child = fork(file, { serialization: 'advanced', execArgv: [] });
  t.after(() => child.kill('SIGKILL'));
  child.send(task);
  let said;
  do [said] = await once(child, 'message');
  while (said.ranks === undefined);
  assert.deepEqual(
    said.ranks,
    rankViewers(task, () => {}),
  );
});

test('show create and simulate talk to a collector', async (t) => {
  const { url } = await startCollector(t);
  const env = { STREAM_PICKS_TOKEN: TOKEN };
  const show = 'show create --stream friday --product SKU-1=Shoe --audience 5000 --start now';
  const to = ['--collector', url];
  const created = await result([...show.split(' '), '--minutes', '30', ...to], env);
  assert.equal(created.created, true);
  const simulated = await result(
    ['simulate', '--viewers', '200', '--stream', 'friday', ...to],
    env,
  );
  assert.equal(simulated.viewers, 200);
});

test('what goes wrong is said on stderr in a sentence, with exit code 1', async () => {
  for (const [args, words] of [
    [['verify', 'none.json'], /none\.json/],
    [['catalog', 'none.json', '-o', 'x.json'], /^stream-picks: catalog-load \(none\.json\)/],
    [['nothing'], /unknown command/],
  ]) {
    const { status, stdout, stderr } = await run(args);
    assert.deepEqual([status, stdout], [1, ''], stderr);
    assert.match(stderr, words);
    assert.ok(!/^\s+at /m.test(stderr), stderr);
  }
});
