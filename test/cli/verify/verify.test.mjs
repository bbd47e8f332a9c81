// The log of an export: any change made to it after it was written is found, by the function in
// bulk and by the command in words.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createProgram } from '../../../src/cli/program.ts';
import { logOf } from '../../../src/cli/verify/log-file.ts';
import {
  AUDIT_KINDS,
  canonicalJson,
  chainEntry,
  commitTo,
  GENESIS,
  verifyAudit,
} from '../../../src/core/audit.ts';
import { StreamPicksError } from '../../../src/core/errors.ts';
import { randomOf } from '../../support/seeded.mjs';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const digest = async (bytes) => createHash('sha256').update(bytes).digest();
const SALT = 'c2FsdHNhbHRzYWx0c2FsdA';
const ACT = { id: 'a-random-id', type: 'select', productId: 'SKU-1', at: 1_700_000_000_000 };

async function makeLog(length, about = []) {
  const entries = [];
  for (let seq = 0; seq < length; seq += 1) {
    const subjects = about.length > 0 ? about : [`${seq}`];
    const detail = { basedOnMe: seq % 2 === 0, products: seq, why: `w${seq}` };
    const note = { kind: AUDIT_KINDS[seq % 4], at: 1_700_000_000_000 + seq, subjects, detail };
    entries.push(await chainEntry(note, seq, entries.at(-1)?.hash ?? GENESIS, digest));
  }
  return { checkpoint: null, entries, head: entries.at(-1)?.hash ?? GENESIS };
}

/** The same after its first 256 entries were removed on the device. */
async function makePruned(kept) {
  const { entries, head } = await makeLog(256 + kept);
  const checkpoint = { seq: 255, head: entries[255].hash, count: 256, reason: 'retention' };
  const note = { kind: 'prune', at: 1_800_000_000_000, subjects: [], detail: checkpoint };
  const witness = await chainEntry(note, 256 + kept, head, digest);
  return { checkpoint, entries: [...entries.slice(256), witness], head: witness.hash };
}

/** One change, chosen at random, as somebody with a text editor might make it. */
function spoil(log, random) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const changed = structuredClone(log);
  const { entries } = changed;
  const at = Math.floor(random() * entries.length);
  const how = pick([
    'edit',
    'letter',
    'drop',
    'swap',
    'insert',
    'cut',
    'add',
    'head',
    'checkpoint',
  ]);
  const entry = entries[at];
  const otherText = (text) => {
    const place = Math.floor(random() * text.length);
    const letter = pick([...'0123456789abcdef'].filter((each) => each !== text[place]));
    return text.slice(0, place) + letter + text.slice(place + 1);
  };
  if (how === 'edit') {
    const field = pick(Object.keys(entry));
    entry[field] = pick(['', 'erase', 0, -1, 1e300, null, [], ['x'], {}, { products: 1 }, true]);
  } else if (how === 'letter') {
    const field = pick(['hash', 'prev', 'kind', 'why']);
    if (field === 'why' && entry.detail.why) entry.detail.why = otherText(entry.detail.why);
    else if (field !== 'why') entry[field] = otherText(entry[field]);
  } else if (how === 'drop') entries.splice(at, 1);
  else if (how === 'swap') {
    const other = Math.floor(random() * entries.length);
    [entries[at], entries[other]] = [entries[other], entries[at]];
  } else if (how === 'insert') entries.splice(at, 0, structuredClone(pick(entries)));
  else if (how === 'cut') entries.length = at;
  else if (how === 'add') pick([entry, entry.detail]).more = pick(['x', 1, null]);
  else if (how === 'head') changed.head = otherText(changed.head);
  else if (changed.checkpoint) {
    const field = pick(['seq', 'head', 'count', 'reason']);
    changed.checkpoint[field] = pick([0, 1, 254, 'size', GENESIS, null]);
    if (random() < 0.2) changed.checkpoint = null;
  } else changed.checkpoint = { seq: -1, head: GENESIS, count: 0, reason: 'size' };
  return changed;
}

/** True where the function or the reading of the file says that something is wrong. */
async function isFound(changed) {
  try {
    return !(await verifyAudit(logOf(changed).log, digest)).intact;
  } catch (error) {
    assert.equal(error.code, 'dataset', error.stack);
    return true;
  }
}

test('10,000 single edits, drops, swaps, insertions and cuts are all found', async (t) => {
  const random = randomOf(5);
  const logs = [await makeLog(60), await makePruned(60)];
  for (const log of logs) assert.equal(await isFound(log), false);
  const originals = logs.map(canonicalJson);
  let made = 0;
  const missed = [];
  while (made < 10_000) {
    const which = made % 2;
    const changed = spoil(logs[which], random);
    if (canonicalJson(changed) === originals[which]) continue;
    made += 1;
    if (!(await isFound(changed))) missed.push(changed);
  }
  t.diagnostic(`${made - missed.length} of ${made} found`);
  assert.equal(missed.length, 0, JSON.stringify(missed[0])?.slice(0, 600));
});

test('10,000 entries are checked within a second', async (t) => {
  const log = await makeLog(10_000);
  // The processor's time, so that a busy machine measures the same.
  const before = process.cpuUsage();
  assert.equal((await verifyAudit(log, digest)).intact, true);
  const { user, system } = process.cpuUsage(before);
  t.diagnostic(`10,000 entries: ${Math.round((user + system) / 1000)} ms`);
  assert.ok(user + system < 1_000_000, `${(user + system) / 1000} ms`);
});

function saved(t, value) {
  const folder = mkdtempSync(join(tmpdir(), 'sp verify '));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'data.json');
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
  return file;
}

/** Runs the command, in this process, over a value saved as a file. */
async function run(t, value, ...args) {
  const said = { stdout: '', stderr: '' };
  const to = (name) => ({ write: (text) => (said[name] += text) });
  const program = createProgram({ stdout: to('stdout'), stderr: to('stderr') });
  try {
    await program.parseAsync(['verify', saved(t, value), ...args], { from: 'user' });
    return { ...said, error: null };
  } catch (error) {
    assert.ok(error instanceof StreamPicksError, error.stack);
    return { ...said, error: `${error.path ?? ''}: ${error.message}` };
  }
}

/** An export, as far as the command looks at it. */
async function makeExport() {
  const gone = await commitTo(SALT, 'deleted', digest);
  const about = [await commitTo(SALT, ACT.id, digest), gone];
  const audit = { ...(await makeLog(3, about)), salt: SALT };
  return { format: 'stream-picks-export', version: 1, profile: { signals: [ACT] }, audit };
}

test('an intact log: JSON on stdout, words and what they do not show on stderr', async (t) => {
  const log = await makePruned(60);
  const { error, stdout, stderr } = await run(t, log);
  assert.equal(error, null);
  const { head } = log;
  assert.deepEqual(JSON.parse(stdout), { intact: true, entries: 61, head, from: 256, to: 316 });
  assert.match(stderr, /The log is intact: 61 entries, number 256 of 2023-11-14 to number 316/);
  assert.match(stderr, /The 256 before them were removed on the device/);
  assert.match(stderr, /whoever changes the file can cut entries off its end/);
});

test('a changed, a missing and a cut entry are named in words, with exit code 1', async (t) => {
  const log = await makeLog(20);
  const edited = structuredClone(log);
  edited.entries[7].detail.products = 8;
  const dropped = structuredClone(log);
  dropped.entries.splice(7, 1);
  const cut = structuredClone(log);
  cut.entries.length = 15;
  for (const [spoiled, fault, at, words] of [
    [edited, 'hash', 7, /Entry 7, at place 8 of the file, says something else than when it was/],
    [dropped, 'sequence', 7, /Entry 7 is missing: at place 8 of the file stands number 8/],
    [cut, 'head', 15, /Entries after number 14 are missing, or the log’s head was changed/],
  ]) {
    const { error, stdout, stderr } = await run(t, spoiled);
    assert.equal(error, `: ${fault} at entry ${at}`);
    const verdict = JSON.parse(stdout);
    assert.deepEqual([verdict.intact, verdict.fault, verdict.at], [false, fault, at]);
    assert.match(stderr, words);
  }
});

test('--about names the acts that the export still holds, and counts the others', async (t) => {
  const file = await makeExport();
  const { error, stdout } = await run(t, file, '--about');
  assert.equal(error, null);
  assert.deepEqual(JSON.parse(stdout).about[0], {
    seq: 0,
    kind: 'consent',
    at: '2023-11-14T22:13:20.000Z',
    names: ['select SKU-1 2023-11-14T22:13:20.000Z'],
    unknown: 1,
  });
  const alone = await run(t, await makeLog(2), '--about');
  assert.match(alone.error, /only a whole export holds what --about needs/);
});

test('--head finds a log that was written anew', async (t) => {
  const log = await makeLog(20);
  const earlier = log.entries[11].hash;
  assert.equal((await run(t, log, '--head', earlier)).error, null);
  const anew = await makeLog(20, ['other']);
  const { error, stdout } = await run(t, anew, '--head', earlier);
  assert.deepEqual([JSON.parse(stdout).intact, JSON.parse(stdout).goesOn], [true, false]);
  assert.match(error, /does not go on from the head given/);
});

test('a file that is no export is refused with a word', async (t) => {
  for (const [value, words] of [
    ['not json', /this is no JSON/],
    [{ some: 'thing' }, /entries: the list of entries is missing/],
    [{ format: 'stream-picks-export', version: 9 }, /not an export that this version knows/],
    [{ ...(await makeLog(1)), note: 'x' }, /note: does not belong to a log/],
  ]) {
    const { error, stdout } = await run(t, value);
    assert.match(error, words);
    assert.equal(stdout, '');
  }
});

test('npm run verify: exit code 1 and the place on a fault, 0 without', async (t) => {
  const log = await makeLog(20);
  const cut = { ...log, entries: log.entries.slice(0, 15) };
  for (const [value, code, last] of [
    [log, 0, /hand it over with --head\.$/],
    [cut, 1, /stream-picks: log: head at entry 15$/],
  ]) {
    const args = ['--import', 'tsx', 'src/cli/main.ts', 'verify', saved(t, value)];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: ROOT,
      encoding: 'utf8',
    });
    assert.equal(status, code, stderr);
    assert.equal(JSON.parse(stdout).intact, code === 0);
    assert.match(stderr.trim(), last);
  }
});
