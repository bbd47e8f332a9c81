// Which key opens what, when it is replaced, and who may use it; over a database in memory.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeKey, seal, unseal } from '../../../src/engine/storage/encryption.ts';
import {
  isOld,
  KEY_DAYS,
  KeyRing,
  keyName,
  keyOf,
  knows,
  MAX_USES,
} from '../../../src/engine/storage/key-ring.ts';
import { makeWrapped, wrapperFor } from '../../../src/engine/storage/passphrase.ts';
import { FakeConnection } from './fake-database.mjs';

const DAY = 86_400_000;
const NOW = 1000 * DAY;
const NAME = keyName('profile', 'eu');
const PLACE = { store: 'signals', shop: 'eu', id: '1', revision: 1 };
const refused = (message) => ({ name: 'StreamPicksError', code: 'storage', message });

const place = () => {
  const connection = new FakeConnection();
  return { connection, keys: new KeyRing(connection, () => NOW) };
};

/** A wrapper of one round, since how long a passphrase takes is not what is asked here. */
const quickWrapper = (passphrase) =>
  wrapperFor(passphrase, { salt: new Uint8Array(16).fill(7), iterations: 1 });

test('each shop has its own key for the profile, and the origin one for the records', () => {
  assert.equal(keyName('records', 'eu'), 'records');
  assert.notEqual(keyName('profile', 'eu'), keyName('profile', ''));
  assert.notEqual(keyName('profile', ''), 'records');
});

test('a key is made once, only when asked, and kept so that it cannot be read out', async () => {
  const { connection, keys } = place();
  assert.equal(await keys.find(NAME), null);
  assert.equal(await keys.prepare(NAME, false), false);
  assert.deepEqual(connection.all('keys'), []);
  assert.equal(await keys.prepare(NAME, true), true);
  const [record, ...more] = connection.all('keys');
  assert.deepEqual(more, []);
  assert.deepEqual(Object.keys(record).sort(), ['id', 'key', 'line', 'madeAt', 'name']);
  assert.deepEqual([record.name, record.line, record.madeAt], [NAME, record.id, NOW]);
  assert.equal(record.key.extractable, false);
  // Made once: by this tab, by another one, and after a look at the disk.
  assert.equal(await keys.prepare(NAME, true), true);
  assert.equal(await new KeyRing(connection, () => NOW).prepare(NAME, true), true);
  assert.equal(await new KeyRing(connection, () => NOW).prepare(NAME, false), true);
  assert.deepEqual(connection.all('keys'), [record]);
  const ring = await keys.find(NAME);
  assert.deepEqual([ring.line, ring.current.id, ring.previous], [record.id, record.id, null]);
});

test('where another tab made the key a moment earlier, that one is taken', async () => {
  const { connection, keys } = place();
  const other = { name: NAME, ...(await makeKey()), madeAt: NOW };
  connection.onWrite = () => connection.put('keys', other);
  assert.equal(await keys.prepare(NAME, true), true);
  assert.deepEqual(connection.all('keys'), [other]);
  const ring = await keys.find(NAME);
  assert.deepEqual([ring.current.id, ring.line], [other.id, other.id]);
});

test('a browser that loses, spoils or refuses the key is found out before anything is sealed', async () => {
  const lost = place();
  lost.connection.put = () => undefined;
  await assert.rejects(lost.keys.prepare(NAME, true), refused(/the key is gone again/));
  const spoiled = place();
  const keep = spoiled.connection.put.bind(spoiled.connection);
  spoiled.connection.put = (name, value) => keep(name, { ...value, key: null });
  await assert.rejects(spoiled.keys.prepare(NAME, true), refused(/does not read back/));
  const swapped = place();
  const { key } = await makeKey();
  const keepOther = swapped.connection.put.bind(swapped.connection);
  swapped.connection.put = (name, value) => keepOther(name, { ...value, key });
  await assert.rejects(swapped.keys.prepare(NAME, true), refused(/cannot be read/));
  const full = place();
  full.connection.killAfter = 0;
  await assert.rejects(full.keys.prepare(NAME, true), refused(/no key can be kept: .*killed/));
});

test('a record is opened by the key it names, and by no other', async () => {
  const [current, previous] = [await makeKey(), await makeKey()];
  const record = { name: NAME, ...current };
  const alone = { record, line: 'l', current, previous: null };
  const both = { record: { ...record, previous }, line: 'l', current, previous };
  assert.equal(keyOf(alone, { key: current.id }), current);
  assert.equal(keyOf(both, { key: current.id }), current);
  assert.equal(keyOf(both, { key: previous.id }), previous);
  assert.equal(keyOf(alone, { key: previous.id }), null);
  assert.equal(keyOf(both, { key: 'another' }), null);
  // Records of before version 3 name none: theirs is the oldest there is.
  assert.equal(keyOf(alone, {}), current);
  assert.equal(keyOf(both, {}), previous);
  for (const key of [undefined, current.id, previous.id]) assert.equal(knows(both, { key }), true);
  assert.equal(knows(both, { key: 'another' }), false);
  assert.equal(knows(alone, { key: previous.id }), false);
});

test('a key is old after thirty days, when it has no date, and when its date lies ahead', () => {
  assert.equal(KEY_DAYS, 30);
  assert.ok(MAX_USES <= 2 ** 32, 'NIST SP 800-38D, 8.3');
  assert.equal(isOld({ madeAt: NOW }, NOW + 30 * DAY - 1), false);
  assert.equal(isOld({ madeAt: NOW }, NOW + 30 * DAY), true);
  assert.equal(isOld({ madeAt: NOW + DAY }, NOW), false);
  assert.equal(isOld({ madeAt: NOW + DAY + 1 }, NOW), true);
  assert.equal(isOld({}, NOW), true);
});

test('a tab keeps to its own line until it forgets: an erased profile’s tab does not take the new key', async () => {
  const { connection, keys } = place();
  await keys.prepare(NAME, true);
  const mine = (await keys.find(NAME)).current.id;
  const anew = { name: NAME, ...(await makeKey()), line: 'another line' };
  connection.put('keys', anew);
  assert.equal((await keys.load(NAME)).current.id, anew.id, 'what is there is told');
  assert.equal((await keys.find(NAME)).current.id, mine, 'but not taken');
  keys.forget();
  assert.equal((await keys.find(NAME)).current.id, anew.id);
  // A key that was replaced within the line is taken at once.
  const next = { name: NAME, ...(await makeKey()), line: 'another line', previous: anew };
  connection.put('keys', next);
  await keys.load(NAME);
  const ring = await keys.find(NAME);
  assert.deepEqual([ring.current.id, ring.previous.id], [next.id, anew.id]);
  keys.drop(NAME);
  connection.tables.keys.clear();
  assert.equal(await keys.find(NAME), null);
});

test('under a passphrase a key opens for who gave it, in this tab, until it is let go', async () => {
  const { connection, keys } = place();
  const wrapper = await quickWrapper('right');
  const { key, wrapped } = await makeWrapped(wrapper, 'k2');
  const old = await makeWrapped(wrapper, 'k1');
  const previous = { id: 'k1', wrapped: old.wrapped };
  connection.put('keys', { name: NAME, id: 'k2', wrapped, previous });
  assert.equal(keys.isLocked(NAME), false, 'nothing was looked at yet');
  assert.deepEqual((await keys.load(NAME)).current, null);
  assert.equal(keys.isLocked(NAME), true);
  assert.equal(keys.wrapper(NAME), null);
  // Another passphrase opens nothing, and is no fault: another tab may have changed it.
  assert.equal((await keys.setWrapper(NAME, await quickWrapper('wrong'))).current, null);
  assert.equal(keys.isLocked(NAME), true);
  const ring = await keys.setWrapper(NAME, wrapper);
  assert.equal(keys.isLocked(NAME), false);
  assert.equal(keys.wrapper(NAME), wrapper);
  const note = await seal({ id: 'k2', key }, PLACE, 'note');
  const before = await seal({ id: 'k1', key: old.key }, PLACE, 'before');
  assert.equal(await unseal(keyOf(ring, note).key, 'signals', note), 'note');
  assert.equal(await unseal(keyOf(ring, before).key, 'signals', before), 'before');
  assert.equal(ring.current.key.extractable, false);
  keys.forget();
  assert.equal(keys.isLocked(NAME), false, 'forgetting keeps the passphrase');
  assert.notEqual((await keys.find(NAME)).current, null);
  assert.equal((await keys.setWrapper(NAME, null)).current, null);
  for (const letGo of ['drop', 'close']) {
    await keys.setWrapper(NAME, wrapper);
    keys[letGo](NAME);
    assert.equal(keys.wrapper(NAME), null, letGo);
    assert.equal((await keys.find(NAME)).current, null, letGo);
  }
});
