// A passphrase over the notes: set, changed, taken off, and tried by somebody who does not know it;
// over a database in memory.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeKey, seal } from '../../../src/engine/storage/encryption.ts';
import { KeyRing, keyName, keyOf } from '../../../src/engine/storage/key-ring.ts';
import { makeWrapped, wrapperFor } from '../../../src/engine/storage/passphrase.ts';
import {
  changePassphrase,
  FREE_TRIES,
  openWithPassphrase,
  TRY_PAUSE_MS,
} from '../../../src/engine/storage/protection.ts';
import { checkReadable } from '../../../src/engine/storage/rotation.ts';
import { FakeConnection } from './fake-database.mjs';

const NAME = keyName('profile', 'eu');
const fails = (code) => ({ name: 'StreamPicksError', code });

/** A profile with one act under a key that is open, or under a passphrase of a single round. */
async function profile(passphrase = null) {
  const connection = new FakeConnection();
  const clock = { now: 1_800_000_000_000 };
  const now = () => clock.now;
  const tab = () => ({ name: NAME, connection, keys: new KeyRing(connection, now), now });
  const key = await makeKey();
  let material = key;
  if (passphrase !== null) {
    const wrapper = await wrapperFor(passphrase, { salt: new Uint8Array(16), iterations: 1 });
    const made = await makeWrapped(wrapper, key.id);
    material = { id: key.id, wrapped: made.wrapped };
    key.key = made.key;
  }
  connection.put('keys', { name: NAME, ...material, line: 'line', madeAt: clock.now });
  const place = { store: 'signals', shop: 'eu', id: '1', revision: 1 };
  connection.put('signals', await seal(key, place, 'note'));
  return { connection, clock, tab, key, tries: () => connection.all('counters') };
}

/** Fails unless this tab can read the act. */
async function canRead({ keys, connection }) {
  const ring = await keys.load(NAME);
  assert.notEqual(ring.current, null);
  const [record] = connection.all('signals');
  assert.notEqual(keyOf(ring, record), null);
  await checkReadable(connection, ring);
}

test('the right passphrase opens the notes in this tab; without one there is nothing to open', async () => {
  const { tab } = await profile('twelve letters');
  const mine = tab();
  await mine.keys.load(NAME);
  assert.equal(mine.keys.isLocked(NAME), true);
  await openWithPassphrase(mine, 'twelve letters');
  await canRead(mine);
  const open = await profile();
  await openWithPassphrase(open.tab(), 'whatever it is');
  assert.deepEqual(open.tries(), []);
  const none = { ...open.tab(), name: keyName('profile', 'us') };
  await openWithPassphrase(none, 'whatever it is');
  await assert.rejects(changePassphrase(none, 'twelve letters', ''), {
    ...fails('storage'),
    message: /no profile to protect/,
  });
});

test('after five wrong ones each further try waits half a minute, also after a reload', async () => {
  const { tab, clock, tries, key } = await profile('twelve letters');
  const mine = tab();
  assert.deepEqual([FREE_TRIES, TRY_PAUSE_MS], [5, 30_000]);
  for (let nth = 1; nth <= 5; nth += 1) {
    await assert.rejects(openWithPassphrase(mine, 'another one'), fails('passphrase-wrong'));
    assert.deepEqual(tries(), [{ name: `tries/${NAME}`, key: key.id, count: nth, at: clock.now }]);
  }
  clock.now += 29_999;
  // Not even the right one, in any tab; and waiting is not counted as a try.
  for (const each of [mine, tab()]) {
    await assert.rejects(openWithPassphrase(each, 'twelve letters'), fails('passphrase-wait'));
    assert.equal(each.keys.isLocked(NAME), true);
  }
  assert.equal(tries()[0].count, 5);
  clock.now += 1;
  await assert.rejects(openWithPassphrase(mine, 'another one'), fails('passphrase-wrong'));
  assert.deepEqual([tries()[0].count, tries()[0].at], [6, clock.now]);
  await assert.rejects(openWithPassphrase(mine, 'twelve letters'), fails('passphrase-wait'));
  clock.now += 30_000;
  await openWithPassphrase(mine, 'twelve letters');
  await canRead(mine);
  assert.deepEqual(tries(), [], 'the right one forgives');
});

test('a clock that is set back waits its half minute too, and no longer', async () => {
  const { tab, clock, tries } = await profile('twelve letters');
  for (let nth = 0; nth < 5; nth += 1) {
    await assert.rejects(openWithPassphrase(tab(), 'another one'), fails('passphrase-wrong'));
  }
  clock.now -= 365 * 86_400_000;
  await assert.rejects(openWithPassphrase(tab(), 'twelve letters'), fails('passphrase-wait'));
  assert.deepEqual([tries()[0].count, tries()[0].at], [5, clock.now]);
  clock.now += 29_999;
  await assert.rejects(openWithPassphrase(tab(), 'twelve letters'), fails('passphrase-wait'));
  assert.equal(tries()[0].at, clock.now - 29_999, 'waiting does not begin anew');
  clock.now += 1;
  await openWithPassphrase(tab(), 'twelve letters');
});

test('tries of a key that was replaced since do not count against the new one', async () => {
  const { connection, tab, tries, clock } = await profile('twelve letters');
  connection.put('counters', { name: `tries/${NAME}`, key: 'old', count: 9, at: clock.now });
  await assert.rejects(openWithPassphrase(tab(), 'another one'), fails('passphrase-wrong'));
  assert.equal(tries()[0].count, 1);
});

test('a passphrase that is set leaves no key on disk, and the notes under a new one', async () => {
  const { connection, tab, key } = await profile();
  const mine = tab();
  await changePassphrase(mine, 'twelve letters', '');
  const [record] = connection.all('keys');
  assert.deepEqual(Object.keys(record).sort(), ['id', 'line', 'madeAt', 'name', 'wrapped']);
  assert.notEqual(record.id, key.id);
  assert.deepEqual([record.line, record.wrapped.iterations], ['line', 600_000]);
  assert.equal(connection.all('signals')[0].key, record.id);
  await canRead(mine);
  const later = tab();
  await later.keys.load(NAME);
  assert.equal(later.keys.isLocked(NAME), true);
  await openWithPassphrase(later, 'twelve letters');
  await canRead(later);
});

test('it is changed and taken off only with the one of before', async () => {
  const { connection, tab, key, tries } = await profile('twelve letters');
  for (const next of ['another twelve', null]) {
    for (const old of ['not that one', '']) {
      await assert.rejects(changePassphrase(tab(), next, old), fails('passphrase-wrong'));
    }
  }
  assert.equal(tries()[0].count, 4);
  await assert.rejects(
    changePassphrase(tab(), 'short', 'twelve letters'),
    fails('passphrase-short'),
  );
  assert.deepEqual(
    connection.all('keys').map(({ id, previous }) => [id, previous]),
    [[key.id, undefined]],
    'nothing was changed',
  );
  const mine = tab();
  await changePassphrase(mine, null, 'twelve letters');
  const [record] = connection.all('keys');
  assert.deepEqual(Object.keys(record).sort(), ['id', 'key', 'line', 'madeAt', 'name']);
  assert.notEqual(record.id, key.id);
  assert.equal(record.key.extractable, false);
  assert.equal(mine.keys.wrapper(NAME), null);
  await canRead(tab());
  // Off twice is nothing to do.
  await changePassphrase(tab(), null, 'whatever');
  assert.equal(connection.all('keys')[0].id, record.id);
});

test('killed on the way to another passphrase, the old key is under the new one, never open', async () => {
  const { connection, tab, key } = await profile('twelve letters');
  connection.killAfter = 1;
  await assert.rejects(changePassphrase(tab(), 'another twelve', 'twelve letters'), /killed/);
  connection.killAfter = Number.POSITIVE_INFINITY;
  const [{ previous, ...record }] = connection.all('keys');
  assert.deepEqual(Object.keys(previous).sort(), ['id', 'wrapped']);
  assert.equal(previous.id, key.id);
  assert.equal('key' in record, false);
  const later = tab();
  await openWithPassphrase(later, 'another twelve');
  await canRead(later);
  // What was begun is ended before the next change, so that no note stays under the first key.
  await changePassphrase(later, null, 'another twelve');
  const [end] = connection.all('keys');
  assert.equal(end.previous, undefined);
  assert.equal(connection.all('signals')[0].key, end.id);
  await canRead(tab());
});

test('killed while the first passphrase is set, the notes of before can still be read', async () => {
  const { connection, tab, key } = await profile();
  connection.killAfter = 1;
  await assert.rejects(changePassphrase(tab(), 'twelve letters', ''), /killed/);
  connection.killAfter = Number.POSITIVE_INFINITY;
  assert.deepEqual(connection.all('keys')[0].previous, { id: key.id, key: key.key });
  const later = tab();
  await openWithPassphrase(later, 'twelve letters');
  await canRead(later);
});

test('an erase, another tab and a note that cannot be read end it with a word', async () => {
  const word = (message) => ({ ...fails('storage'), message });
  const erased = await profile();
  erased.connection.onWrite = () => erased.connection.tables.keys.clear();
  await assert.rejects(
    changePassphrase(erased.tab(), 'twelve letters', ''),
    word(/another tab was faster/),
  );
  assert.deepEqual(erased.connection.all('keys'), []);
  const late = await profile();
  let writes = 0;
  late.connection.onWrite = () => {
    writes += 1;
    if (writes === 2) late.connection.tables.keys.clear();
  };
  await assert.rejects(
    changePassphrase(late.tab(), 'twelve letters', ''),
    word(/the profile was erased/),
  );
  const spoiled = await profile();
  const [record] = spoiled.connection.all('signals');
  spoiled.connection.put('signals', { ...record, data: new ArrayBuffer(40) });
  await assert.rejects(
    changePassphrase(spoiled.tab(), 'twelve letters', ''),
    word(/cannot be read/),
  );
  assert.equal(spoiled.connection.all('keys')[0].id, spoiled.key.id, 'no key was replaced');
});
