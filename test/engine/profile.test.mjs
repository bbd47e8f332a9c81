import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MAX_SIGNALS, Profile } from '../../src/engine/profile.ts';
import { Storage } from '../../src/engine/storage/storage.ts';

test('rule 14: no more acts and copies are kept than an import takes; the oldest go', async () => {
  const storage = new Storage(() => undefined);
  const profile = new Profile(storage, 'shop', (count) => new Uint8Array(count));
  for (let at = 0; at < MAX_SIGNALS + 5; at += 1) {
    const id = String(at).padStart(22, '0');
    profile.add({ type: 'view', productId: 'SKU-1', id, at, stream: 'show' }, true);
  }
  for (const list of [profile.signals, profile.offered]) {
    assert.equal(list.length, MAX_SIGNALS);
    assert.equal(list[0].at, 5);
  }
  await profile.flush();
  assert.equal((await storage.vault('offers').read('offers', 'shop')).length, MAX_SIGNALS);
});
