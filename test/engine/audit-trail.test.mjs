// The trail of one shop over vaults in memory, one of which stands for the disk.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commitTo, verifyAudit } from '../../src/core/audit.ts';
import { AuditTrail } from '../../src/engine/audit.ts';
import { sha256 } from '../../src/engine/bytes.ts';
import { MemoryVault } from '../../src/engine/storage/memory.ts';
import { ConflictError } from '../../src/engine/storage/vault.ts';

const DAY = 86_400_000;

/** Where things lie, as the trail asks for it; `history` decides whether the log is on disk. */
function place({ history = false, hasDisk = true, locked = false } = {}) {
  const faults = [];
  const storage = {
    memory: new MemoryVault(),
    disk: hasDisk ? new MemoryVault() : null,
    history,
    locked,
    vault: () => (storage.history && storage.disk !== null ? storage.disk : storage.memory),
    fail: (error) => faults.push(error),
  };
  const clock = { now: 1000 * DAY };
  const trail = new AuditTrail(
    storage,
    'eu',
    () => clock.now,
    () => 'salt',
  );
  return { storage, trail, clock, faults };
}
const logOn = (vault) => vault.read('audit', 'eu').then((all) => all.map(({ value }) => value));
const isIntact = async (log) => assert.deepEqual((await verifyAudit(log, sha256)).intact, true);

test('notes are chained from the first, with the time and salted names', async () => {
  const { trail, clock } = place();
  await trail.note('rank', { products: 3 }, ['SKU-1', 'SKU-2']);
  clock.now += 5;
  await trail.note('erase');
  const log = await trail.read();
  await isIntact(log);
  assert.equal(log.checkpoint, null);
  const [rank, erase] = log.entries;
  assert.deepEqual(
    [rank.seq, rank.kind, rank.at, rank.detail],
    [0, 'rank', 1000 * DAY, { products: 3 }],
  );
  assert.deepEqual(rank.subjects, [
    await commitTo('salt', 'SKU-1', sha256),
    await commitTo('salt', 'SKU-2', sha256),
  ]);
  assert.deepEqual([erase.seq, erase.prev, erase.subjects, erase.detail], [1, rank.hash, [], {}]);
  assert.equal(log.head, erase.hash);
});

test('sixteen names are told at most, and none while the profile is locked', async () => {
  const names = Array.from({ length: 20 }, (_, at) => `SKU-${at}`);
  const { trail } = place();
  await trail.note('rank', {}, names);
  assert.equal((await trail.read()).entries[0].subjects.length, 16);
  const locked = place({ locked: true });
  await locked.trail.note('rank', {}, names);
  assert.deepEqual((await locked.trail.read()).entries[0].subjects, []);
});

test('with history the log is on disk, without it in memory; a choice follows a log that is on disk', async () => {
  const { trail, storage } = place();
  await trail.note('rank');
  assert.deepEqual([(await logOn(storage.memory)).length, await trail.countKept()], [1, 0]);
  // No log on disk: a choice does not begin one.
  await trail.note('consent');
  assert.equal(await trail.countKept(), 0);
  storage.history = true;
  await trail.note('rank');
  assert.equal(await trail.countKept(), 1);
  storage.history = false;
  await trail.note('consent');
  await trail.note('erase');
  await trail.note('rank');
  assert.deepEqual(
    (await logOn(storage.disk)).map(({ kind }) => kind),
    ['rank', 'consent', 'erase'],
  );
  assert.equal((await logOn(storage.memory)).length, 3);
  // What is read is the log on disk.
  assert.equal((await trail.read()).entries.length, 3);
});

test('without a disk everything stays in memory', async () => {
  const { trail } = place({ hasDisk: false, history: true });
  await trail.note('consent');
  assert.equal(await trail.countKept(), 0);
  assert.equal((await trail.read()).entries.length, 1);
  await trail.moveToDisk();
  assert.equal((await trail.read()).entries.length, 1);
});

test('what was noted before history was on follows to disk, in order, once', async () => {
  const { trail, storage } = place();
  await trail.note('rank', { nth: 1 }, ['SKU-1']);
  await trail.note('rank', { nth: 2 });
  await trail.moveToDisk();
  assert.equal(await trail.countKept(), 0);
  storage.history = true;
  await trail.note('rank', { nth: 0 });
  await trail.moveToDisk();
  assert.deepEqual(await logOn(storage.memory), []);
  await trail.moveToDisk();
  const log = await trail.read();
  await isIntact(log);
  assert.deepEqual(
    log.entries.map(({ detail }) => detail.nth),
    [0, 1, 2],
  );
  assert.deepEqual(log.entries[1].subjects, [await commitTo('salt', 'SKU-1', sha256)]);
});

/** A log of so many entries, a minute apart. */
async function longLog(length) {
  const made = place();
  for (let nth = 0; nth < length; nth += 1) {
    made.clock.now += 60_000;
    await made.trail.note('rank', { nth });
  }
  return made;
}

test('whole segments that are past their time become a checkpoint, and a note of it', async () => {
  const { trail, clock } = await longLog(300);
  await trail.prune();
  assert.equal((await trail.read()).checkpoint, null);
  // The whole first segment is 90 days old, the rest not yet.
  const started = 1000 * DAY;
  clock.now = started + 90 * DAY + 255 * 60_000;
  await trail.prune();
  assert.equal((await trail.read()).checkpoint, null, 'the segment is not whole yet');
  clock.now += 60_000;
  const before = await trail.read();
  await trail.prune();
  const log = await trail.read();
  await isIntact(log);
  assert.deepEqual(log.checkpoint, {
    seq: 255,
    head: before.entries[255].hash,
    count: 256,
    reason: 'retention',
  });
  assert.deepEqual([log.entries.length, log.entries[0].seq], [45, 256]);
  const note = log.entries.at(-1);
  assert.deepEqual([note.kind, note.seq, note.at, note.subjects], ['prune', 300, clock.now, []]);
  // A second one counts on, and the log goes on behind it.
  for (let nth = 0; nth < 230; nth += 1) await trail.note('rank');
  clock.now += 90 * DAY;
  await trail.prune();
  const later = await trail.read();
  await isIntact(later);
  assert.deepEqual([later.checkpoint.seq, later.checkpoint.count], [511, 512]);
});

test('an empty log, and one that is no whole segment, are left as they are', async () => {
  const { trail, clock, faults } = place();
  await trail.prune();
  await trail.note('rank');
  clock.now += 200 * DAY;
  await trail.prune();
  const log = await trail.read();
  assert.deepEqual([log.checkpoint, log.entries.length, faults], [null, 1, []]);
});

test('above forty segments the oldest goes, and the reason is its size', async () => {
  const { trail, storage } = place();
  // Chained as the trail does, without ten thousand commits.
  const { chainEntry, GENESIS } = await import('../../src/core/audit.ts');
  let prev = GENESIS;
  const writes = [];
  for (let seq = 0; seq < 41 * 256 - 1; seq += 1) {
    const note = { kind: 'rank', at: 1000 * DAY, subjects: [], detail: {} };
    const value = await chainEntry(note, seq, prev, sha256);
    prev = value.hash;
    const id = String(seq).padStart(10, '0');
    writes.push({ kind: 'put', store: 'audit', shop: 'eu', id, value, after: 0 });
  }
  await storage.memory.commit(writes.slice(0, 40 * 256), 'strict');
  await trail.prune();
  assert.equal((await trail.read()).checkpoint, null);
  await storage.memory.commit(writes.slice(40 * 256, -1), 'strict');
  await trail.prune();
  // 254 too many, but only whole segments go: not yet.
  assert.equal((await trail.read()).checkpoint, null);
  await storage.memory.commit(writes.slice(-1), 'strict');
  await trail.prune();
  assert.equal((await trail.read()).checkpoint, null);
  await trail.note('rank');
  await trail.prune();
  const log = await trail.read();
  assert.deepEqual([log.checkpoint.seq, log.checkpoint.reason], [255, 'size']);
  assert.equal((await verifyAudit(log, sha256)).intact, true);
});

test('a fault of the disk is the storage’s to tell; that other tabs were faster is none', async () => {
  const { trail, storage, faults } = place();
  storage.memory.commit = async () => {
    throw new Error('full');
  };
  await trail.note('rank');
  assert.deepEqual(
    faults.map(({ message }) => message),
    ['full'],
  );
  const busy = place();
  busy.storage.memory.commit = async () => {
    throw new ConflictError('audit', '0');
  };
  await busy.trail.note('rank');
  assert.deepEqual(busy.faults, []);
});

test('two trails of one log lose nothing to each other', async () => {
  const { trail, storage, clock } = place({ history: true });
  const other = new AuditTrail(
    storage,
    'eu',
    () => clock.now,
    () => 'salt',
  );
  await Promise.all([
    trail.note('rank'),
    other.note('rank'),
    trail.note('rank'),
    other.note('rank'),
  ]);
  const log = await trail.read();
  assert.equal(log.entries.length, 4);
  await isIntact(log);
});

test('without Web Crypto no log is kept, and nothing fails', async () => {
  const { trail, faults } = place();
  const { subtle } = crypto;
  Object.defineProperty(crypto, 'subtle', { value: undefined, configurable: true });
  try {
    await trail.note('rank');
  } finally {
    Object.defineProperty(crypto, 'subtle', { value: subtle, configurable: true });
  }
  assert.deepEqual([(await trail.read()).entries, faults], [[], []]);
});
