import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fuzzCollector } from '../../scripts/bench/collector/fuzz.mjs';
import { freshDatabase } from './support.mjs';

// The same with 100,000 bodies: npm run -s bench -- collector --fuzz

test('bodies of every kind: no fault, no crash, and only what the schema allows is stored', async (t) => {
  const { database } = await freshDatabase(t);
  const seed = Math.floor(Math.random() * 2 ** 31);
  const found = await fuzzCollector(t, { database, bodies: 10_000, seed });
  assert.deepEqual(found.faults, [], `seed ${seed}`);
  assert.deepEqual(found.storedAndForbidden, [], `seed ${seed}`);
  assert.equal(found.bodies, 10_000);
  assert.ok(found.accepted > 500 && found.shows > 1, JSON.stringify(found));
  assert.equal(found.ok, true, JSON.stringify(found));
});
