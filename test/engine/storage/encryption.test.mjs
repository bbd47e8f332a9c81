// Records and keys as they are sealed, in Node's own Web Crypto. What browsers do with them on disk is
// in the tests beside this one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeKey, seal, testKey, unseal } from '../../../src/engine/storage/encryption.ts';
import {
  makeWrapped,
  makeWrapper,
  PASSPHRASE_ITERATIONS,
  rewrap,
  unwrap,
  wrapperFor,
} from '../../../src/engine/storage/passphrase.ts';

const PLACE = { store: 'signals', shop: 'eu', id: '7', revision: 3 };
const refused = { name: 'StreamPicksError', code: 'storage' };
const text = (bytes) => new TextDecoder().decode(bytes);

test('a key is AES-256-GCM, cannot be read out, and is another each time', async () => {
  const [one, other] = [await makeKey(), await makeKey()];
  assert.deepEqual(one.key.algorithm, { name: 'AES-GCM', length: 256 });
  assert.equal(one.key.extractable, false);
  assert.deepEqual(one.key.usages.toSorted(), ['decrypt', 'encrypt']);
  assert.notEqual(one.id, other.id);
});

test('a record opens to what was sealed, says where it lies, and holds nothing readable', async () => {
  const key = await makeKey();
  const value = { productId: 'SKU-1', list: [1, null], text: 'é' };
  const sealed = await seal(key, PLACE, value);
  assert.deepEqual([sealed.shop, sealed.id, sealed.revision, sealed.key], ['eu', '7', 3, key.id]);
  assert.equal(sealed.iv.length, 12);
  assert.ok(!text(sealed.data).includes('SKU-1'));
  assert.deepEqual(await unseal(key.key, 'signals', sealed), value);
});

test('the same value sealed twice shares no nonce and no bytes', async () => {
  const key = await makeKey();
  const sealed = await Promise.all(Array.from({ length: 200 }, () => seal(key, PLACE, 'same')));
  assert.equal(new Set(sealed.map(({ iv }) => iv.join())).size, 200);
  assert.equal(new Set(sealed.map(({ data }) => new Uint8Array(data).join())).size, 200);
});

test('moved to another place, moved back in time, cut or flipped, a record does not open', async () => {
  const key = await makeKey();
  const sealed = await seal(key, PLACE, { a: 1 });
  const flipped = sealed.data.slice(0);
  new Uint8Array(flipped)[0] ^= 1;
  const changed = [
    { shop: 'us' },
    { id: '8' },
    { revision: 2 },
    { schema: sealed.schema + 1 },
    { data: flipped },
    { data: sealed.data.slice(1) },
    { iv: sealed.iv.map((byte, at) => (at === 0 ? byte ^ 1 : byte)) },
  ];
  for (const change of changed) {
    await assert.rejects(unseal(key.key, 'signals', { ...sealed, ...change }), {
      ...refused,
      path: `signals.${change.id ?? '7'}`,
    });
  }
  await assert.rejects(unseal(key.key, 'offers', sealed), refused);
  await assert.rejects(unseal((await makeKey()).key, 'signals', sealed), refused);
});

test('no two places are bound by the same text, whatever shop and id hold', async () => {
  const key = await makeKey();
  const sealed = await seal(key, { ...PLACE, shop: 'a', id: 'b","c' }, 1);
  await assert.rejects(unseal(key.key, 'signals', { ...sealed, shop: 'a","b', id: 'c' }), refused);
});

test('a key that reads back as another, as nothing, or as one that can be read out is refused', async () => {
  const key = await makeKey();
  await testKey(key, key.key);
  const open = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['decrypt']);
  for (const back of [null, {}, open]) {
    await assert.rejects(testKey(key, back), { ...refused, message: /does not read back/ });
  }
  await assert.rejects(testKey(key, (await makeKey()).key), refused);
});

test('a passphrase of fewer than twelve characters is refused, whatever they are made of', async () => {
  const short = { name: 'StreamPicksError', code: 'passphrase-short' };
  await assert.rejects(makeWrapper('elevenchars'), short);
  // Eleven characters of two units each, and twelve that are eleven letters when they are composed.
  await assert.rejects(makeWrapper('😀'.repeat(11)), short);
  await assert.rejects(makeWrapper(`${'e\u0301'.repeat(6)}abcde`), short);
  assert.equal((await makeWrapper('twelve chars')).iterations, PASSPHRASE_ITERATIONS);
});

test('the right passphrase opens a wrapped key, in any spelling of its letters; no other does', async () => {
  assert.ok(PASSPHRASE_ITERATIONS >= 600_000);
  const wrapper = await makeWrapper('caf\u00e9 by the sea');
  assert.equal(wrapper.salt.length, 16);
  assert.ok(wrapper.salt.some((byte) => byte !== 0));
  assert.equal(wrapper.key.extractable, false);
  assert.deepEqual(wrapper.key.usages.toSorted(), ['unwrapKey', 'wrapKey']);
  const { key, wrapped } = await makeWrapped(wrapper, 'k1');
  assert.equal(key.extractable, false);
  assert.equal(wrapped.iv.length, 12);
  const sealed = await seal({ id: 'k1', key }, PLACE, 'note');
  const again = await unwrap(await wrapperFor('cafe\u0301 by the sea', wrapped), 'k1', wrapped);
  assert.equal(again.extractable, false);
  assert.equal(await unseal(again, 'signals', sealed), 'note');
  const wrong = { name: 'StreamPicksError', code: 'passphrase-wrong' };
  await assert.rejects(unwrap(await wrapperFor('cafe by the sea', wrapped), 'k1', wrapped), wrong);
  // Bound to its id, and to the rounds that were done.
  await assert.rejects(unwrap(wrapper, 'k2', wrapped), wrong);
  await assert.rejects(unwrap(wrapper, 'k1', { ...wrapped, iterations: 1 }), wrong);
  const next = await makeWrapper('another twelve');
  assert.notDeepEqual(next.salt, wrapper.salt);
  const moved = await rewrap(wrapper, next, 'k1', wrapped);
  assert.deepEqual([moved.salt, moved.iterations], [next.salt, next.iterations]);
  assert.notDeepEqual(moved.iv, wrapped.iv);
  const opened = await unwrap(next, 'k1', moved);
  assert.equal(opened.extractable, false);
  assert.equal(await unseal(opened, 'signals', sealed), 'note');
  await assert.rejects(rewrap(next, wrapper, 'k1', wrapped), wrong);
});
