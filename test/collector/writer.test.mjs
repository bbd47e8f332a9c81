import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { ReportWriter } from '../../src/collector/storage/writer.ts';

/** Keeps what it is told and commits when the test says so. */
function heldStorage() {
  const batches = [];
  return {
    batches,
    count: (answers) =>
      new Promise((resolve, reject) => {
        batches.push({ answers, commit: () => resolve(new Set(answers)), fail: reject });
      }),
  };
}

const answer = (id) => ({ showNo: 1, id, window: '00', question: '001', answer: 0 });

function setUp(limits) {
  const storage = heldStorage();
  const seen = [];
  const writer = new ReportWriter(
    storage,
    { queueCap: 10, batchMax: 4, batchDelayMs: 5, ...limits },
    { committed: (reports, _seconds, fault) => seen.push([reports, fault]) },
  );
  const results = [];
  const add = (id) => {
    void writer.add(answer(id)).then((result) => results.push(`${id} ${result}`));
  };
  return { storage, writer, results, add, seen };
}

test('no report is answered before its own transaction has ended', async () => {
  const { storage, results, add } = setUp();
  for (const id of ['a', 'b', 'c']) add(id);
  await wait(30);
  assert.equal(storage.batches.length, 1);
  assert.equal(storage.batches[0].answers.length, 3);
  add('d');
  await wait(30);
  assert.deepEqual(results, []);
  assert.equal(storage.batches.length, 1, 'one transaction at a time');
  storage.batches[0].commit();
  await wait(30);
  assert.deepEqual(results, ['a counted', 'b counted', 'c counted']);
  storage.batches[1].commit();
  await wait(5);
  assert.equal(results.at(-1), 'd counted');
});

test('a full transaction does not wait for others', async () => {
  const { storage, add } = setUp({ batchDelayMs: 60_000 });
  for (const id of ['a', 'b', 'c', 'd']) add(id);
  await wait(5);
  assert.deepEqual(
    storage.batches.map(({ answers }) => answers.length),
    [4],
  );
  storage.batches[0].commit();
});

test('reports in the running transaction fill the queue too', async () => {
  const { storage, writer, results, add } = setUp({ queueCap: 6 });
  for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) add(id);
  await wait(20);
  assert.equal(writer.length, 6);
  assert.equal(writer.isFull, true);
  add('g');
  await wait(1);
  assert.deepEqual(results, ['g full']);
  storage.batches[0].commit();
  await wait(30);
  assert.equal(writer.length, 2);
  add('h');
  storage.batches[1].commit();
  await wait(30);
  storage.batches[2].commit();
  await wait(5);
  assert.deepEqual(results.slice(5), ['e counted', 'f counted', 'h counted']);
});

test('a failed transaction fails its own reports only', async () => {
  const { storage, results, add, seen } = setUp();
  const fault = new Error('disk full');
  for (const id of ['a', 'b', 'c', 'd', 'e']) add(id);
  await wait(20);
  storage.batches[0].fail(fault);
  await wait(30);
  assert.deepEqual(results, ['a failed', 'b failed', 'c failed', 'd failed']);
  assert.deepEqual(seen, [[4, fault]]);
  storage.batches[1].commit();
  await wait(5);
  assert.equal(results.at(-1), 'e counted');
});

test('draining commits all that waits, at once', async () => {
  const { storage, writer, results, add } = setUp({ batchDelayMs: 60_000 });
  for (const id of ['a', 'b', 'c', 'd', 'e']) add(id);
  const drained = writer.drain();
  for (let batch = 0; batch < 2; batch += 1) {
    while (storage.batches.length <= batch) await wait(1);
    storage.batches[batch].commit();
  }
  await drained;
  assert.equal(results.length, 5);
  assert.equal(writer.length, 0);
  await writer.drain();
});
