import assert from 'node:assert/strict';
import { test } from 'node:test';
import { updateAsFound, updateInPlace } from '../../../src/page/catalogs/update.ts';

const make = (id, more = {}) => ({
  id,
  title: id,
  url: `https://shop.example/${id}`,
  category: ['Shop'],
  tags: [],
  price: { current: 10, currency: 'EUR' },
  ...more,
});
const ids = (list) => list.map(({ id }) => id).join('');

test('in place: order kept, what is new at the end, what is gone sold out', async () => {
  const before = ['A', 'B', 'C'].map((id) => make(id));
  const dearer = make('A', { price: { current: 12, currency: 'EUR' } });
  const after = await updateInPlace(before, [make('D'), make('C'), dearer]);
  assert.equal(ids(after), 'ABCD');
  assert.equal(after[0].price.current, 12);
  assert.equal(after[1].availability, 'out-of-stock');
  assert.equal(after[2], before[2], 'the same object where nothing changed');
});

test('what is gone cannot be bought as a variant, and is back as it was when the feed has it', async () => {
  const shirt = make('A', {
    variants: [
      { id: 'M', title: 'M', available: true },
      { id: 'L', title: 'L', available: true },
    ],
  });
  const gone = await updateInPlace([shirt], []);
  assert.deepEqual(
    gone[0].variants.map(({ available }) => available),
    [false, false],
  );
  assert.deepEqual(await updateInPlace(gone, [shirt]), [shirt]);
});

test('where nothing changed the list is the same one, whatever the order of fields', async () => {
  const before = ['A', 'B'].map((id) => make(id));
  const same = before.map((product) => Object.fromEntries(Object.entries(product).toReversed()));
  assert.equal(await updateInPlace(before, same.toReversed()), before);
  assert.equal(await updateAsFound(before, same), before);
});

test('as found: the new order, without what is gone', async () => {
  const before = ['A', 'B', 'C'].map((id) => make(id));
  const after = await updateAsFound(before, [make('C'), make('A')]);
  assert.equal(ids(after), 'CA');
  assert.equal(after[1], before[0]);
  assert.equal(ids(await updateAsFound(before, [make('B'), make('A'), make('C')])), 'BAC');
});

test('a feed that names others each time does not pile up past what a catalogue may have', async () => {
  const many = (count, from) => Array.from({ length: count }, (_, at) => make(`p${from + at}`));
  const before = [...many(60_000, 0), make('kept')];
  const after = await updateInPlace(before, [make('kept'), ...many(59_999, 100_000)]);
  assert.equal(after.length, 100_000);
  assert.equal(after[39_999].availability, 'out-of-stock');
  assert.equal(after[40_000].id, 'kept');
  const again = await updateInPlace(after, [make('kept'), ...many(59_999, 100_000)]);
  assert.equal(again, after, 'nothing changed');
});
