// The log of an export: any change made to it after it was written is found, in bulk and quickly;
// what the command says about it is in command.test.mjs.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { logOf } from '../../../src/cli/verify/log-file.ts';
import { canonicalJson, GENESIS, verifyAudit } from '../../../src/core/audit.ts';
import { randomOf } from '../../support/seeded.mjs';
import { digest, makeLog, makePruned } from './logs.mjs';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** Each entry of these logs is about something of its own. */
const about = (seq) => [`${seq}`];

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
  const logs = [await makeLog(60, about), await makePruned(60, about)];
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
  const log = await makeLog(10_000, about);
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

test('npm run verify: exit code 1 and the place on a fault, 0 without', async (t) => {
  const log = await makeLog(20, about);
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
