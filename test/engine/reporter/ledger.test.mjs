// The ledger of what a browser has spent, over a vault in memory.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addWrite,
  EMPTY_LEDGER,
  eraseWrites,
  holds,
  lostWrite,
  pruneWrite,
  readLedger,
  readsBack,
  spendWrite,
} from '../../../src/engine/reporter/ledger.ts';
import { spendOn } from '../../../src/engine/reporter/spend.ts';
import { MemoryVault } from '../../../src/engine/storage/memory.ts';

const DAY = 86_400_000;
const NOW = 20_000 * DAY + 5;
const show = (stream, more = {}) => ({ shop: 'eu', stream, manifest: 'm1', weight: 7, ...more });
const entry = (stream, at, more = {}) => ({ at, ...show(stream, more) });

/** A vault with this ledger in it, and the ledger as it is read. */
async function kept(value) {
  const vault = new MemoryVault();
  const put = { kind: 'put', store: 'ledger', shop: '', id: 'spent', value, after: 0 };
  const { shop } = spendWrite(EMPTY_LEDGER, show('x'), NOW);
  await vault.commit([{ ...put, shop }], 'strict');
  return { vault, ledger: await readLedger(vault) };
}
const apply = async (vault, ...writes) => {
  await vault.commit(writes, 'strict');
  return readLedger(vault);
};

test('there is an empty ledger before the first report', async () => {
  assert.deepEqual(await readLedger(new MemoryVault()), {
    epoch: 0,
    entries: [],
    day: 0,
    revision: 0,
  });
  assert.ok(Object.isFrozen(EMPTY_LEDGER));
});

test('what is spent is read back, dated, with its day, beside what was there', async () => {
  const vault = new MemoryVault();
  const one = await apply(vault, spendWrite(EMPTY_LEDGER, show('a'), NOW));
  const two = await apply(vault, spendWrite(one, show('b'), NOW + 1));
  assert.deepEqual(two, {
    epoch: 0,
    entries: [entry('a', NOW), entry('b', NOW + 1)],
    day: 20_000,
    revision: 2,
  });
  // A tab that read the ledger before cannot write over it.
  await assert.rejects(apply(vault, spendWrite(one, show('c'), NOW)), { code: 'storage' });
});

test('a ledger of before there was a day counts from the first day', async () => {
  const { ledger } = await kept({ epoch: 2, entries: [entry('a', NOW)] });
  assert.deepEqual([ledger.epoch, ledger.day, ledger.revision], [2, 0, 1]);
});

test('a report is found by shop, show and plan together', async () => {
  const { vault, ledger } = await kept({ epoch: 0, entries: [entry('a', NOW)], day: 0 });
  assert.equal(holds(ledger, show('a')), true);
  assert.equal(holds(ledger, show('b')), false);
  assert.equal(holds(ledger, show('a', { shop: 'us' })), false);
  assert.equal(holds(ledger, show('a', { manifest: 'm2' })), false);
  assert.equal(await readsBack(vault, show('a')), true);
  assert.equal(await readsBack(vault, show('b')), false);
  assert.equal(await readsBack(null, show('a')), false);
});

test('a clock that was set back dates nothing earlier than the last day seen', async () => {
  const { vault, ledger } = await kept({ epoch: 0, entries: [], day: 20_001 });
  const after = await apply(vault, spendWrite(ledger, show('a'), NOW));
  assert.deepEqual([after.day, after.entries[0].at], [20_001, 20_001 * DAY]);
});

test('an imported ledger adds what counts and is not here, and takes nothing away', async () => {
  const { vault, ledger } = await kept({
    epoch: 3,
    entries: [entry('a', NOW - 5)],
    day: 20_000,
    lostAt: 9,
  });
  assert.equal(addWrite(ledger, [], NOW), null);
  assert.equal(addWrite(ledger, [entry('a', NOW - 5)], NOW), null);
  assert.equal(addWrite(ledger, [entry('old', NOW - 28 * DAY)], NOW), null);
  const files = [
    entry('a', NOW - 5),
    entry('b', NOW - DAY),
    entry('later', NOW + 9 * DAY),
    entry('a', NOW - 5, { weight: 3 }),
  ];
  const after = await apply(vault, addWrite(ledger, files, NOW));
  assert.deepEqual(after.entries, [
    entry('a', NOW - 5),
    entry('b', NOW - DAY),
    entry('later', NOW),
    entry('a', NOW - 5, { weight: 3 }),
  ]);
  assert.deepEqual([after.epoch, after.lostAt, after.day], [3, 9, 20_000]);
});

test('an erased ledger is empty, of the next epoch, and its revision goes on', async () => {
  const { vault, ledger } = await kept({ epoch: 4, entries: [entry('a', NOW)], day: 9, lostAt: 1 });
  const after = await apply(vault, ...eraseWrites(ledger, 0));
  assert.deepEqual(after, { epoch: 5, entries: [], day: 0, revision: 2 });
  // One that nobody can read is cleared first, and the newest number known counts.
  const { vault: broken } = await kept({ epoch: 4, entries: [entry('a', NOW)], day: 9 });
  const writes = eraseWrites(null, 6);
  assert.deepEqual(
    writes.map(({ kind }) => kind),
    ['clear', 'put'],
  );
  await apply(broken, writes[0]);
  assert.deepEqual(await apply(broken, writes[1]), { epoch: 7, entries: [], day: 0, revision: 1 });
});

test('entries are forgotten when they count no longer, and the day is noted; else nothing is written', async () => {
  const value = {
    epoch: 1,
    entries: [entry('old', NOW - 28 * DAY), entry('new', NOW - 28 * DAY + 1)],
    day: 20_000,
    lostAt: 7,
  };
  const { vault, ledger } = await kept(value);
  const after = await apply(vault, pruneWrite(ledger, NOW));
  assert.deepEqual(after, { ...value, entries: [value.entries[1]], revision: 2 });
  assert.equal(pruneWrite(after, NOW), null);
  assert.equal(pruneWrite({ ...after, entries: [] }, NOW + 40 * DAY), null);
  const next = await apply(vault, pruneWrite(after, NOW + DAY));
  assert.deepEqual([next.day, next.entries], [20_001, []]);
  const { ledger: calm } = await kept({ epoch: 1, entries: [entry('a', NOW)], day: 20_000 });
  assert.deepEqual(pruneWrite(calm, NOW + DAY).value.day, 20_001);
});

test('a lost ledger is noted with the time in the ledger’s own clock', async () => {
  const { vault, ledger } = await kept({ epoch: 1, entries: [entry('a', NOW)], day: 20_002 });
  const after = await apply(vault, lostWrite(ledger, NOW));
  assert.deepEqual(after, {
    epoch: 1,
    entries: [entry('a', NOW)],
    day: 20_002,
    lostAt: 20_002 * DAY,
    revision: 2,
  });
  const spent = await apply(vault, spendWrite(after, show('b'), NOW));
  assert.equal(spent.lostAt, 20_002 * DAY);
});

/** An outbox over a vault, as far as a spend uses one. */
const outboxOn = (vault, { forgets = false } = {}) => ({
  get: async (stream) => {
    const stored = await vault.get('outbox', 'eu', stream);
    return stored === null ? null : { record: forgets ? { ...stored.value, at: 0 } : stored.value };
  },
  write: (record, after) => ({
    kind: 'put',
    store: 'outbox',
    shop: 'eu',
    id: record.stream,
    value: record,
    after,
  }),
  commit: (writes, durability) => {
    assert.equal(durability, 'strict');
    return vault.commit(writes, durability);
  },
});
const record = (stream, more = {}) => ({ stream, weight: 7, manifest: 'm1', at: NOW, ...more });
const spender = (epoch = 0) => ({ shop: 'eu', ledgerEpoch: () => epoch });

test('a report and what it spends are committed together, once', async () => {
  const vault = new MemoryVault();
  assert.equal(await spendOn(record('a'), vault, outboxOn(vault), spender()), null);
  assert.deepEqual((await readLedger(vault)).entries, [entry('a', NOW)]);
  const again = await spendOn(record('a'), vault, outboxOn(vault), spender());
  assert.deepEqual(again, { state: 'other-tab' });
  // The report is gone from the outbox; the ledger still knows it.
  await vault.commit([{ kind: 'delete', store: 'outbox', shop: 'eu', id: 'a' }], 'strict');
  assert.deepEqual(await spendOn(record('a'), vault, outboxOn(vault), spender()), {
    state: 'done',
  });
});

test('a spent budget, or a ledger of another epoch, lets nothing out', async () => {
  const vault = new MemoryVault();
  for (const stream of ['a', 'b', 'c', 'd']) {
    assert.equal(await spendOn(record(stream), vault, outboxOn(vault), spender()), null);
  }
  assert.deepEqual(await spendOn(record('e'), vault, outboxOn(vault), spender()), {
    state: 'spent',
  });
  const other = new MemoryVault();
  assert.deepEqual(await spendOn(record('a'), other, outboxOn(other), spender(1)), {
    state: 'blocked',
  });
  assert.deepEqual((await readLedger(other)).entries, []);
});

test('what does not read back is not handed over', async () => {
  const deaf = new MemoryVault();
  const forgetful = outboxOn(deaf);
  forgetful.commit = async () => undefined;
  await assert.rejects(spendOn(record('a'), deaf, forgetful, spender()), /ledger does not read/);
  const vault = new MemoryVault();
  const changed = outboxOn(vault, { forgets: true });
  await assert.rejects(spendOn(record('a'), vault, changed, spender()), /report does not read/);
});
