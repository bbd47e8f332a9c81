// The records of choices of one shop.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NO_PURPOSES, PURPOSES } from '../../src/core/consent.ts';
import { ConsentBook } from '../../src/engine/consent.ts';
import { MemoryVault } from '../../src/engine/storage/memory.ts';

const AT = 1_800_000_000_000;
const all = (value) => Object.fromEntries(PURPOSES.map((purpose) => [purpose, value]));
const choice = (on, more = {}) => ({
  purposes: { ...NO_PURPOSES, ...on },
  source: 'viewer',
  noticeVersion: 2,
  noticeHash: 'h',
  language: 'en',
  controller: 'Shop',
  wordings: all(1),
  ...more,
});
const bytes = (length) => new Uint8Array(length).fill(7);
const bookOf = async (epoch = 0, vault = new MemoryVault()) => {
  const book = new ConsentBook('eu', bytes);
  await book.load(vault, epoch);
  return { book, vault };
};
const put = (book, made, at = AT) => {
  const next = book.next(made, at);
  book.add(next);
  return next;
};

test('an empty book allows nothing, blocks nothing, and takes a no for nothing new', async () => {
  const { book } = await bookOf();
  assert.deepEqual([book.records, book.newest, book.own, book.blocked], [[], null, null, false]);
  assert.equal(book.effective(true), null);
  assert.equal(book.isRepeat(choice({})), true);
  assert.equal(book.isRepeat(choice({ picks: true })), false);
});

test('records are given, changed, withdrawn and given again, newest first, and read back in order', async () => {
  const { book, vault } = await bookOf();
  for (const on of [{ picks: true }, { picks: true, history: true }, {}, { picks: true }]) {
    const next = book.next(choice(on), AT);
    await vault.commit([book.writeOf(next)], 'strict');
    book.add(next);
  }
  assert.deepEqual(
    book.records.map(({ state }) => state),
    ['given', 'withdrawn', 'changed', 'given'],
  );
  assert.equal(book.newest.record.id.length, 22);
  assert.equal(book.newest.record.at, AT);
  const { book: again } = await bookOf(0, vault);
  assert.deepEqual(again.records, book.records);
  assert.deepEqual(
    (await vault.read('consent', 'eu')).map(({ id }) => id),
    ['00000000', '00000001', '00000002', '00000003'],
  );
  // Another tab recorded one meanwhile: the same place is taken.
  const { book: late } = await bookOf();
  await assert.rejects(vault.commit([late.writeOf(late.next(choice({}), AT))], 'strict'), {
    code: 'storage',
  });
  again.forget();
  assert.equal(again.newest, null);
});

test('what the newest record allows, with counts only where they are offered', async () => {
  const { book } = await bookOf();
  put(book, choice({ picks: true, counts: true, region: true }));
  assert.deepEqual(book.effective(true), {
    ...all(false),
    picks: true,
    counts: true,
    region: true,
  });
  assert.equal(book.effective(false).counts, false);
  put(book, choice({}));
  assert.deepEqual(book.effective(true), NO_PURPOSES);
});

test('the viewer’s own choice is the last one made here, whatever the page said since', async () => {
  const { book } = await bookOf();
  put(book, choice({ picks: true }));
  put(book, choice({ offers: true }));
  put(book, choice({}, { source: 'page' }));
  assert.deepEqual(book.own, { ...NO_PURPOSES, offers: true });
});

test('an erased ledger keeps counts off until the viewer says yes to them again, and nobody else', async () => {
  const { book } = await bookOf(1);
  assert.equal(put(book, choice({ picks: true, counts: true })).epoch, 1);
  assert.equal(book.blocked, false);
  book.noteLedgerErased(2);
  assert.equal(book.blocked, true);
  assert.equal(book.effective(true).counts, false);
  assert.equal(book.effective(true).picks, true);
  const same = choice({ picks: true, counts: true });
  assert.equal(book.isRepeat(same), false, 'a yes that unblocks says something new');
  assert.equal(book.isRepeat({ ...same, source: 'page' }), false);
  assert.equal(put(book, { ...same, source: 'page' }).epoch, 1, 'the page unblocks nothing');
  assert.equal(book.blocked, true);
  assert.equal(put(book, choice({ picks: true })).epoch, 1, 'nor does a yes to something else');
  assert.equal(put(book, same).epoch, 2);
  assert.equal(book.blocked, false);
});

test('a shop that was never heard of before gets no fresh ledger', async () => {
  const { book } = await bookOf(3);
  assert.equal(book.next(choice({ counts: true }, { source: 'page' }), AT).epoch, 0);
  assert.equal(book.next(choice({ picks: true }), AT).epoch, 0);
  assert.equal(book.next(choice({ counts: true }), AT).epoch, 3);
});

test('a choice repeats the newest only where purposes, wordings, notice and source are the same', async () => {
  const { book } = await bookOf();
  const made = choice({ picks: true });
  put(book, made);
  assert.equal(book.isRepeat(made), true);
  for (const purpose of PURPOSES) {
    const purposes = { ...made.purposes, [purpose]: !made.purposes[purpose] };
    assert.equal(book.isRepeat({ ...made, purposes }), false, purpose);
    const wordings = { ...made.wordings, [purpose]: 2 };
    assert.equal(book.isRepeat({ ...made, wordings }), false, purpose);
  }
  for (const other of [{ noticeVersion: 3 }, { noticeHash: 'x' }, { source: 'page' }]) {
    assert.equal(book.isRepeat({ ...made, ...other }), false, JSON.stringify(other));
  }
  const { wordings: _, ...old } = made;
  const { book: before } = await bookOf();
  put(before, old);
  assert.equal(before.isRepeat(old), true);
  assert.equal(before.isRepeat(made), false);
});
