import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readShowRequest } from '../../src/cli/show.ts';
import { startCollector, TOKEN } from '../collector/support.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const NOW = Date.parse('2026-05-01T18:00:00Z');
const HOUR = 3_600_000;

/** Runs the command line; the token, if any, goes through the environment. */
function run(args, token) {
  const { STREAM_PICKS_TOKEN: _, ...env } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...args], {
    cwd: ROOT,
    env: token === undefined ? env : { ...env, STREAM_PICKS_TOKEN: token },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => (stdout += chunk));
  child.stderr.on('data', (chunk) => (stderr += chunk));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })));
}

function temporaryFile(t, name, value) {
  const folder = mkdtempSync(join(tmpdir(), 'sp cli '));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(value));
  return file;
}

test('show create registers a show, and says the same of the same show', async (t) => {
  const { url } = await startCollector(t);
  const start = new Date(Date.now() - 1000).toISOString();
  const args = ['show', 'create', '--collector', url, '--stream', 'friday', '--title', 'Friday'];
  args.push('--product', 'SKU-1=Trail shoe', '--product', `SKU-2=Lamp@${start}`);
  args.push('--audience', '20000', '--start', start, '--minutes', '60');
  const first = await run(args, TOKEN);
  assert.equal(first.code, 0, first.stderr);
  const made = JSON.parse(first.stdout);
  assert.equal(made.created, true);
  assert.match(made.manifestHash, /^[\w-]{43}$/);
  assert.deepEqual(
    made.manifest.questions
      .slice(0, 2)
      .map(({ subject, title, openFrom }) => [subject, title, openFrom]),
    [
      ['SKU-1', 'Trail shoe', '00'],
      ['SKU-2', 'Lamp', '01'],
    ],
  );
  const again = JSON.parse((await run(args, TOKEN)).stdout);
  assert.deepEqual(again, { ...made, created: false });
  const other = await run([...args, '--audience', '30000'], TOKEN);
  assert.equal(other.code, 1);
  assert.match(other.stderr, /^stream-picks: plan \(stream\): the collector answered 409/);
});

test('simulate registers a show of its own and prints one JSON object, nothing else', async (t) => {
  const { url } = await startCollector(t);
  const { code, stdout, stderr } = await run(
    ['simulate', '--viewers', '60', '--collector', url, '--seed', '5'],
    TOKEN,
  );
  assert.equal(code, 0, stderr);
  const { stream, viewers, sent, epsilon, questions } = JSON.parse(stdout);
  assert.match(stream, /^simulation-5-/);
  assert.deepEqual([viewers, sent, epsilon], [60, 60, Math.log(7)]);
  assert.equal(questions[0].id, '001');
  assert.deepEqual(Object.keys(questions[0].answers[0]), [
    'answer',
    'truth',
    'estimate',
    'low',
    'high',
  ]);
});

test('failures end with a code and a sentence on stderr, and nothing on stdout', async (t) => {
  const { url } = await startCollector(t);
  const failures = [
    [['simulate', '--viewers', '5', '--collector', url], undefined, /host token/],
    [['simulate', '--viewers', '5', '--collector', url, '--stream', 'x'], undefined, /404/],
    [['simulate', '--viewers', 'many', '--collector', url], TOKEN, /Not a number/],
    [
      ['simulate', '--viewers', '5', '--stream', 'x', '--collector', 'http://127.0.0.1:1'],
      TOKEN,
      /does not answer/,
    ],
    [['show', 'create', '--collector', url, '--stream', 'x'], TOKEN, /plan \(audience\)/],
    [['nonsense'], undefined, /unknown command/],
  ];
  const results = [];
  for (const [args, token] of failures) results.push(await run(args, token));
  for (const [index, { code, stdout, stderr }] of results.entries()) {
    assert.notEqual(code, 0);
    assert.equal(stdout, '');
    assert.match(stderr, failures[index][2]);
  }
});

test('flags win over the file, and a catalogue gives its first products', async (t) => {
  const file = temporaryFile(t, 'plan.json', {
    stream: 'friday',
    products: [{ id: 'from-file', title: 'From file' }],
    audience: 1000,
    start: NOW,
    end: NOW + HOUR,
  });
  const catalog = temporaryFile(t, 'catalog.json', {
    version: 1,
    currency: 'EUR',
    products: ['a', 'b', 'c'].map((id) => ({ id, title: id.toUpperCase(), url: `/p/${id}` })),
  });
  assert.deepEqual(await readShowRequest({ file, audience: 9000 }, NOW), {
    stream: 'friday',
    title: 'friday',
    products: [{ id: 'from-file', title: 'From file' }],
    audience: 9000,
    start: NOW,
    end: NOW + HOUR,
  });
  const flags = { file, catalog, first: 2, product: ['b=Named@2026-05-01T18:30:00Z'] };
  assert.deepEqual((await readShowRequest(flags, NOW)).products, [
    { id: 'b', title: 'Named', stageAt: NOW + HOUR / 2 },
    { id: 'a', title: 'A' },
  ]);
});

test('categories, now and the end are read from flags', async () => {
  const request = await readShowRequest(
    {
      stream: 's',
      category: ['Outdoors', 'Trail@2026-05-01T18:10:00Z'],
      audience: 5000,
      start: 'now',
      end: '2026-05-01T19:00:00Z',
      weight: 54,
    },
    NOW,
  );
  assert.deepEqual(request, {
    stream: 's',
    title: 's',
    products: [],
    categories: [
      { id: 'Outdoors', title: 'Outdoors' },
      { id: 'Trail', title: 'Trail', stageAt: NOW + HOUR / 6 },
    ],
    audience: 5000,
    start: NOW,
    end: NOW + HOUR,
    weight: 54,
  });
});

test('moments and files that cannot be read are refused', async (t) => {
  await assert.rejects(readShowRequest({ stream: 's', start: 'soon' }, NOW), { path: 'start' });
  await assert.rejects(readShowRequest({ file: '/nowhere.json' }, NOW), { code: 'plan' });
  const list = temporaryFile(t, 'list.json', []);
  await assert.rejects(readShowRequest({ file: list }, NOW), { code: 'plan' });
  await assert.rejects(readShowRequest({ catalog: '/nowhere.json' }, NOW), {
    code: 'catalog-load',
  });
});
