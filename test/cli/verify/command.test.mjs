// What `verify` says of a log, and of whose acts its entries are; in this process.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Command } from 'commander';
import { entriesAbout } from '../../../src/cli/verify/about.ts';
import { addVerifyCommand, inWords } from '../../../src/cli/verify/command.ts';
import { logOf, readLogFile } from '../../../src/cli/verify/log-file.ts';
import { commitTo, GENESIS } from '../../../src/core/audit.ts';
import { AT, digest, makeLog, makePruned } from './logs.mjs';

const SALT = 'c2FsdHNhbHRzYWx0c2FsdA';
const TIME = '2023-11-14T22:13:20.000Z';
const ACT = { id: 'a-random-id', type: 'select', productId: 'SKU-1', at: AT };

/** An export, as far as the command looks at it. */
async function makeExport(...more) {
  const gone = await commitTo(SALT, 'deleted', digest);
  const about = [await commitTo(SALT, ACT.id, digest), gone, ...more];
  const audit = { ...(await makeLog(3, () => about)), salt: SALT };
  return { format: 'stream-picks-export', version: 1, profile: { signals: [ACT] }, audit };
}

function saved(t, value) {
  const folder = mkdtempSync(join(tmpdir(), 'sp verify '));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'data.json');
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
  return file;
}

/** Runs the command over a value saved as a file; `error` is what the program would end with. */
async function run(t, value, ...args) {
  const said = { stdout: '', stderr: '' };
  const to = (name) => ({ write: (text) => (said[name] += text) });
  const program = new Command();
  addVerifyCommand(program, { stdout: to('stdout'), stderr: to('stderr') });
  try {
    await program.parseAsync(['verify', saved(t, value), ...args], { from: 'user' });
    return { ...said, error: null };
  } catch (error) {
    assert.equal(error.name, 'StreamPicksError', error.stack);
    return { ...said, error: `${error.path ?? ''}: ${error.message}`, code: error.code };
  }
}

test('an intact log: JSON on stdout, words and what they do not show on stderr', async (t) => {
  const log = await makePruned(60);
  const { error, stdout, stderr } = await run(t, log);
  assert.equal(error, null);
  const { head } = log;
  assert.deepEqual(JSON.parse(stdout), { intact: true, entries: 61, head, from: 256, to: 316 });
  assert.match(
    stderr,
    /^The log is intact: 61 entries, number 256 of 2023-11-14 to number 316 of /,
  );
  assert.match(stderr, /of 2027-01-15\. The 256 before them were removed on the device/);
  assert.match(stderr, /whoever changes the file can cut entries off its end/);
});

test('an empty log is intact, and has no first and no last entry', async (t) => {
  const { error, stdout, stderr } = await run(t, await makeLog(0));
  assert.equal(error, null);
  assert.deepEqual(JSON.parse(stdout), {
    intact: true,
    entries: 0,
    head: GENESIS,
    from: null,
    to: null,
  });
  assert.match(stderr, /^The log is intact, and empty\. /);
});

test('a changed, a missing and a cut entry are named in words, with exit code 1', async (t) => {
  const log = await makeLog(20);
  const edited = structuredClone(log);
  edited.entries[7].detail.products = 8;
  const dropped = structuredClone(log);
  dropped.entries.splice(7, 1);
  const cut = structuredClone(log);
  cut.entries.length = 15;
  const linked = structuredClone(log);
  linked.entries[7].prev = GENESIS;
  const widened = structuredClone(log);
  widened.entries[7].note = 'x';
  for (const [spoiled, fault, at, words] of [
    [
      edited,
      'hash',
      7,
      /^The log is not as it was written\. Entry 7, at place 8 of the file, says /,
    ],
    [dropped, 'sequence', 7, /Entry 7 is missing: at place 8 of the file stands number 8\./],
    [cut, 'head', 15, /Entries after number 14 are missing, or the log’s head was changed/],
    [linked, 'link', 7, /Entry 7, at place 8 of the file, does not follow the one before it/],
    [widened, 'shape', 7, /Entry 7, at place 8 of the file, is no entry: something in it is/],
  ]) {
    const { error, code, stdout, stderr } = await run(t, spoiled);
    assert.deepEqual([code, error], ['log', `: ${fault} at entry ${at}`]);
    const verdict = JSON.parse(stdout);
    assert.deepEqual([verdict.intact, verdict.fault, verdict.at], [false, fault, at]);
    assert.match(stderr, words);
  }
});

test('behind a checkpoint, places are those of the file, numbers those of the log', async () => {
  const log = await makePruned(10);
  const words = (fault, at) => inWords(log, { intact: false, fault, at });
  assert.match(words('hash', 260), /Entry 260, at place 5 of the file, says something else/);
  assert.match(
    words('checkpoint', 255),
    /The log removed the entries up to number 255, but notes something else about it/,
  );
  const timeless = structuredClone(log);
  timeless.entries[0].at = 1e300;
  assert.match(inWords(timeless, { intact: true }), /number 256 of no known day to number 266 of /);
  timeless.entries[0].at = 8.64e15;
  assert.match(inWords(timeless, { intact: true }), /number 256 of \+275760-09 to /);
});

test('--about names the acts that the export still holds, and counts the others', async (t) => {
  const file = await makeExport();
  const { error, stdout } = await run(t, file, '--about');
  assert.equal(error, null);
  assert.deepEqual(JSON.parse(stdout).about[0], {
    seq: 0,
    kind: 'consent',
    at: TIME,
    names: [`select SKU-1 ${TIME}`],
    unknown: 1,
  });
  assert.equal('about' in JSON.parse((await run(t, file)).stdout), false, 'only when asked');
  const alone = await run(t, await makeLog(2), '--about');
  assert.equal(alone.code, 'settings');
  assert.match(alone.error, /only a whole export holds what --about needs/);
  // Of a log that was changed nothing is told: what it names may be made up.
  file.audit.entries[0].at += 1;
  const spoiled = await run(t, file, '--about');
  assert.deepEqual([spoiled.code, 'about' in JSON.parse(spoiled.stdout)], ['log', false]);
});

test('--catalog names products; one that cannot be read is refused by its path', async (t) => {
  const file = await makeExport(await commitTo(SALT, 'SKU-7', digest));
  const catalogue = saved(t, { products: [{ id: 'SKU-7', name: 'Kettle' }] });
  const { stdout } = await run(t, file, '--about', '--catalog', catalogue);
  assert.deepEqual(JSON.parse(stdout).about[0].names, [`select SKU-1 ${TIME}`, 'SKU-7']);
  for (const path of [saved(t, 'no json'), '/nowhere/catalogue.json']) {
    const { code, error } = await run(t, file, '--about', '--catalog', path);
    assert.deepEqual([code, error], ['dataset', `${path}: this catalogue cannot be read`]);
  }
});

test('--head finds a log that was written anew', async (t) => {
  const log = await makeLog(20);
  const earlier = log.entries[11].hash;
  const good = await run(t, log, '--head', earlier);
  assert.deepEqual([good.error, JSON.parse(good.stdout).goesOn], [null, true]);
  const anew = await makeLog(20, () => ['other']);
  const { code, error, stdout } = await run(t, anew, '--head', earlier);
  assert.deepEqual([JSON.parse(stdout).intact, JSON.parse(stdout).goesOn], [true, false]);
  assert.equal(code, 'log');
  assert.match(error, /does not go on from the head given/);
  // An export made just before that part was removed: the checkpoint still holds its head.
  const pruned = await makePruned(3);
  assert.equal((await run(t, pruned, '--head', pruned.checkpoint.head)).error, null);
});

test('a file that is no export is refused with a word, and the place in it', async (t) => {
  const log = await makeLog(1);
  const whole = { format: 'stream-picks-export', version: 1, audit: log };
  const removed = { seq: 0, head: GENESIS, count: 1, reason: 'size' };
  for (const [value, words] of [
    ['not json', /: this is no JSON$/],
    [{ some: 'thing' }, /^entries: the list of entries is missing$/],
    [null, /^: neither an export nor a log$/],
    [[log], /^: neither an export nor a log$/],
    ['"text"', /^: neither an export nor a log$/],
    [{ format: 'stream-picks-export', version: 9 }, /^format: not an export that this version/],
    [{ ...whole, format: 'another' }, /^format: not an export that this version knows$/],
    [{ audit: log }, /^format: not an export that this version knows$/],
    [{ format: whole.format, version: 1 }, /^audit: the log is missing$/],
    [{ ...whole, audit: [] }, /^audit: the log is missing$/],
    [{ ...whole, audit: { ...log, entries: {} } }, /^audit\.entries: the list of entries is/],
    [{ ...whole, audit: { ...log, head: 7 } }, /^audit\.head: the log’s head is missing$/],
    [{ ...log, head: null }, /^head: the log’s head is missing$/],
    [{ entries: [], head: '' }, /^checkpoint: must be null, or say what was removed$/],
    [{ ...log, checkpoint: [removed] }, /^checkpoint: must be null, or say what was removed$/],
    [{ ...log, checkpoint: { ...removed, seq: '0' } }, /^checkpoint: must be null, or say/],
    [{ ...log, salt: 7 }, /^salt: must be text$/],
    [{ ...log, note: 'x' }, /^note: does not belong to a log$/],
    [{ ...whole, audit: { ...log, note: 'x' } }, /^audit\.note: does not belong to a log$/],
  ]) {
    const { error, code, stdout } = await run(t, value);
    assert.match(String(error), words);
    assert.deepEqual([code, stdout], ['dataset', '']);
  }
  await assert.rejects(readLogFile('/nowhere/log.json'), {
    code: 'dataset',
    message: /the file cannot be read/,
    path: '/nowhere/log.json',
  });
});

test('a log alone and a whole export are set out alike', async () => {
  const log = await makePruned(1);
  assert.deepEqual(logOf(log), { log, salt: null, rest: {} });
  assert.deepEqual(logOf({ ...log, salt: SALT }), { log, salt: SALT, rest: {} });
  const profile = { signals: [ACT] };
  const whole = { format: 'stream-picks-export', version: 1, profile, shop: 'eu', audit: log };
  assert.deepEqual(logOf(whole), { log, salt: null, rest: { profile, shop: 'eu' } });
});

/** What the entries are about, where the log commits to these names and the files hold the values. */
async function named(names, values) {
  const subjects = await Promise.all(names.map((name) => commitTo(SALT, name, digest)));
  const { entries } = await makeLog(1, () => subjects);
  return entriesAbout(entries, SALT, values, digest);
}

test('an act is named by what it was, a report by what it asked, a product by its id', async () => {
  const values = [
    {
      acts: [ACT, { id: 'b', type: 'search', query: 'tea', at: 'yesterday' }],
      odd: { id: 'c', type: 'show', at: -8.64e15 - 1 },
      reports: [
        { id: 'd', body: '{}', subject: 'SKU-2', at: AT },
        { id: 'e', body: '{}', question: '003', at: 8.64e15 },
      ],
      plain: [{ id: 'f', name: 'Kettle' }, 'SKU-9', null, 7],
    },
  ];
  const [{ names, unknown }] = await named(
    [ACT.id, 'b', 'c', 'd', 'e', 'f', 'Kettle', 'SKU-9', 'none'],
    values,
  );
  assert.deepEqual(names, [
    `select SKU-1 ${TIME}`,
    'search tea',
    'show',
    `report d about SKU-2 ${TIME}`,
    'report e about 003 +275760-09-13T00:00:00.000Z',
    'f',
    'Kettle',
    'SKU-9',
  ]);
  assert.equal(unknown, 1);
});

test('an act keeps its words where its id stands elsewhere too, before or behind it', async () => {
  for (const values of [
    [ACT, ['again', ACT.id]],
    [['again', ACT.id], ACT],
  ]) {
    assert.deepEqual((await named([ACT.id], values))[0].names, [`select SKU-1 ${TIME}`]);
  }
});

test('entries that are about nothing are left out, and a list of any length is read', async () => {
  const { entries } = await makeLog(2);
  assert.deepEqual(await entriesAbout(entries, SALT, ['x'], digest), []);
  const long = Array.from({ length: 200_000 }, () => 'same');
  assert.deepEqual((await named(['same'], [long]))[0].names, ['same']);
});
