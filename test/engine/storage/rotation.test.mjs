// How a key is replaced, step by step, with everything that other tabs and a kill do in between;
// over a database in memory.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeKey, seal, unseal } from '../../../src/engine/storage/encryption.ts';
import { KeyRing, keyName } from '../../../src/engine/storage/key-ring.ts';
import { checkReadable, replaceKey, sealAnew } from '../../../src/engine/storage/rotation.ts';
import { PROFILE_STORES, STORE_NAMES } from '../../../src/engine/storage/schema.ts';
import { FakeConnection } from './fake-database.mjs';

const NOW = 1_800_000_000_000;
const NAME = keyName('profile', 'eu');
const storage = { name: 'StreamPicksError', code: 'storage' };

/** A profile with so many acts, and a setting, under one key; another shop's beside it. */
async function filled(count = 3) {
  const connection = new FakeConnection();
  const key = await makeKey();
  connection.put('keys', { name: NAME, ...key, line: 'line', madeAt: NOW - 1 });
  for (let nth = 0; nth < count; nth += 1) await keep(connection, key, 'signals', 'eu', nth, 5);
  await keep(connection, key, 'settings', 'eu', 'salt');
  const others = await makeKey();
  await keep(connection, others, 'signals', 'us', 0);
  await keep(connection, others, 'consent', 'eu', 0);
  const keys = new KeyRing(connection, () => NOW);
  return { connection, keys, ring: await keys.load(NAME), key, others };
}

async function keep(connection, key, store, shop, id, revision = 1) {
  const place = { store, shop, id: `${id}`, revision };
  connection.put(store, await seal(key, place, { id }));
}

/** Step 1, as the vault does it. */
async function replaced(made) {
  const { connection, keys, ring, key } = made;
  const next = await makeKey();
  assert.equal(await replaceKey(connection, ring, next, key, NOW), true);
  return { ...made, next, ring: await keys.load(NAME) };
}

/** Ids of the keys that the records of this shop are sealed with. */
const keysOf = (connection, shop = 'eu') =>
  new Set(
    PROFILE_STORES.flatMap((store) => connection.all(store))
      .filter((record) => record.shop === shop)
      .map(({ key }) => key),
  );

test('step 1 keeps the old key beside the new one, in the same line, once', async () => {
  const made = await filled();
  const { connection, ring, key, next } = await replaced(made);
  assert.deepEqual(connection.all('keys'), [
    { name: NAME, ...next, line: 'line', madeAt: NOW, previous: key },
  ]);
  // The ring of before is another tab's, which is too late; and one at a time.
  const third = await makeKey();
  assert.equal(await replaceKey(connection, made.ring, third, key, NOW), false);
  assert.equal(await replaceKey(connection, ring, third, key, NOW), false);
  assert.equal(connection.all('keys')[0].id, next.id);
  connection.tables.keys.clear();
  assert.equal(await replaceKey(connection, ring, third, key, NOW), false, 'it was erased');
  assert.deepEqual(connection.all('keys'), []);
});

test('steps 2 and 3: all of the shop’s profile is under the new key, and the old one is gone', async () => {
  const { connection, keys, ring, next, others } = await replaced(await filled(450));
  const before = connection.all('signals').map(({ iv }) => iv.join());
  assert.equal(await sealAnew(connection, ring, NOW + 5), true);
  assert.deepEqual(connection.all('keys'), [{ name: NAME, ...next, line: 'line', madeAt: NOW }]);
  assert.deepEqual([...keysOf(connection)], [next.id]);
  assert.deepEqual([...keysOf(connection, 'us')], [others.id], 'another shop’s are not touched');
  assert.equal(connection.all('consent')[0].key, others.id, 'nor what the other key seals');
  const signals = connection.all('signals').filter(({ shop }) => shop === 'eu');
  assert.equal(signals.length, 450);
  assert.ok(signals.every(({ revision, iv }) => revision === 5 && !before.includes(iv.join())));
  for (const record of signals.slice(0, 3)) {
    assert.deepEqual(await unseal(next.key, 'signals', record), { id: Number(record.id) });
  }
  // Each encryption counts: 450 acts and one setting, in batches.
  assert.deepEqual(connection.all('counters'), [
    { name: `uses/${NAME}`, key: next.id, count: 451, at: NOW + 5 },
  ]);
  assert.equal((await keys.load(NAME)).previous, null);
});

test('encryptions are counted on from those of the new key, never from the old one’s', async () => {
  for (const [isNew, count] of [
    [true, 104],
    [false, 4],
  ]) {
    const { connection, ring, key, next } = await replaced(await filled());
    const of = isNew ? next : key;
    connection.put('counters', { name: `uses/${NAME}`, key: of.id, count: 100, at: 1 });
    await sealAnew(connection, ring, NOW);
    assert.deepEqual(connection.all('counters')[0].count, count);
  }
});

test('the key of the records seals those of all shops anew, and no profile', async () => {
  const connection = new FakeConnection();
  const [key, next] = [await makeKey(), await makeKey()];
  connection.put('keys', { name: 'records', ...next, previous: key });
  const profile = await makeKey();
  for (const store of STORE_NAMES) {
    const isProfile = PROFILE_STORES.includes(store);
    for (const shop of ['', 'eu'])
      await keep(connection, isProfile ? profile : key, store, shop, 0);
  }
  const ring = await new KeyRing(connection, () => NOW).load('records');
  assert.equal(await sealAnew(connection, ring, NOW), true);
  for (const store of STORE_NAMES) {
    const wanted = PROFILE_STORES.includes(store) ? profile : next;
    assert.ok(
      connection.all(store).every((record) => record.key === wanted.id),
      store,
    );
  }
});

test('killed after any step, what is there can be read, and who comes next ends it', async () => {
  // Step 1, batches of 200, 200, 50 and the setting, step 3.
  for (let steps = 0; steps <= 6; steps += 1) {
    const made = await filled(450);
    const { connection, key } = made;
    connection.killAfter = steps;
    await replaced(made)
      .then(({ ring }) => sealAnew(connection, ring, NOW))
      .catch((error) => assert.equal(error.message, 'killed'));
    connection.killAfter = Number.POSITIVE_INFINITY;
    const [record] = connection.all('keys');
    assert.equal(record.previous?.id, steps === 0 || steps === 6 ? undefined : key.id, `${steps}`);
    const again = await new KeyRing(connection, () => NOW).load(NAME);
    await checkReadable(connection, again);
    if (steps > 0 && steps < 6) {
      assert.equal(keysOf(connection).size, steps === 5 ? 1 : steps === 1 ? 1 : 2, `${steps}`);
      assert.equal(await sealAnew(connection, again, NOW), true);
    }
    assert.equal(connection.all('keys')[0].previous, undefined);
  }
});

test('a record that another tab changed or deleted meanwhile stays as that tab left it', async () => {
  const made = await replaced(await filled(3));
  const { connection, ring, key, next } = made;
  const changes = [
    await seal(key, { store: 'signals', shop: 'eu', id: '0', revision: 6 }, 'changed'),
    await seal(next, { store: 'signals', shop: 'eu', id: '1', revision: 5 }, 'under the new key'),
  ];
  let writes = 0;
  connection.onWrite = () => {
    writes += 1;
    if (writes > 1) return;
    for (const record of changes) connection.put('signals', record);
    connection.tables.signals.delete(JSON.stringify(['eu', '2']));
  };
  assert.equal(await sealAnew(connection, ring, NOW), true);
  const [first, second, ...more] = connection.all('signals').filter(({ shop }) => shop === 'eu');
  assert.deepEqual(more, [], 'what was deleted is not put back');
  assert.equal(await unseal(next.key, 'signals', first), 'changed');
  assert.deepEqual([first.revision, first.key], [6, next.id], 'a second pass sealed it');
  assert.equal(second, changes[1]);
  assert.equal(connection.all('keys')[0].previous, undefined);
});

test('erased meanwhile, nothing is written, in whichever step', async () => {
  for (const at of [1, 2, 3]) {
    const { connection, ring, next } = await replaced(await filled(2));
    let writes = 0;
    connection.onWrite = () => {
      writes += 1;
      if (writes === at)
        for (const name of ['keys', 'signals', 'settings']) connection.tables[name].clear();
    };
    assert.equal(await sealAnew(connection, ring, NOW), false, `in write ${at}`);
    for (const name of ['keys', 'signals', 'settings']) assert.deepEqual(connection.all(name), []);
    if (at === 1) assert.deepEqual(connection.all('counters'), []);
    assert.equal(writes, at, `${next.id} goes on`);
  }
});

test('one record that cannot be read stops it: both keys stay, and the others can be read', async () => {
  const { connection, keys, ring, key } = await replaced(await filled(3));
  const [, broken] = connection.all('signals');
  connection.put('signals', { ...broken, data: new ArrayBuffer(30) });
  await assert.rejects(sealAnew(connection, ring, NOW), storage);
  await assert.rejects(checkReadable(connection, ring), { ...storage, path: 'signals.1' });
  assert.equal(connection.all('keys')[0].previous.id, key.id);
  // One under a key that nobody has is no better.
  const stray = await makeKey();
  await keep(connection, stray, 'signals', 'eu', 1, 5);
  await assert.rejects(checkReadable(connection, ring), {
    ...storage,
    message: /no key for signals/,
  });
  await keep(connection, key, 'signals', 'eu', 1, 5);
  await checkReadable(connection, ring);
  assert.equal(await sealAnew(connection, await keys.load(NAME), NOW), true);
});

test('while the key is locked nothing is sealed anew', async () => {
  const { connection, ring } = await replaced(await filled(1));
  await assert.rejects(sealAnew(connection, { ...ring, current: null }, NOW), {
    ...storage,
    message: /the key is locked/,
  });
});

test('tabs that never stop writing with the old key are given up on, and lose nothing', async () => {
  const { connection, ring, key } = await replaced(await filled(1));
  let nth = 10;
  const late = await Promise.all(
    Array.from({ length: 40 }, (_, at) =>
      seal(key, { store: 'signals', shop: 'eu', id: `${at + 10}`, revision: 1 }, { id: at + 10 }),
    ),
  );
  connection.onWrite = () => {
    connection.put('signals', late[nth - 10]);
    nth += 1;
  };
  await assert.rejects(sealAnew(connection, ring, NOW), { ...storage, message: /keep coming/ });
  assert.equal(connection.all('keys')[0].previous.id, key.id);
  assert.ok(nth >= 18, `${nth - 10} writes`);
});
