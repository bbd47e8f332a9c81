import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  fieldAt,
  idsIn,
  readCount,
  readDraft,
  toLines,
  toLocalField,
} from '../../src/host/forms/show-draft.ts';
import { parseShowRequest } from '../../src/wire/show-request.ts';

const DRAFT = {
  title: 'Friday Live',
  products: 'SKU-1, Trail shoe, 5\n\nSKU-2, Jacket, red\nSKU-3,  Lamp ',
  categories: '',
  audience: '20,000',
  relativeError: '',
  start: '2026-11-21T20:00',
  end: '2026-11-21T21:00',
};
const START = new Date('2026-11-21T20:00').getTime();

function faultsOf(change) {
  const read = readDraft('friday', { ...DRAFT, ...change });
  return 'faults' in read ? read.faults : [];
}

test('lines become products; only a number after the name is a minute', () => {
  const { request } = readDraft('friday', DRAFT);
  assert.deepEqual(request.products, [
    { id: 'SKU-1', title: 'Trail shoe', stageAt: START + 300_000 },
    { id: 'SKU-2', title: 'Jacket, red' },
    { id: 'SKU-3', title: 'Lamp' },
  ]);
  assert.equal(request.end - request.start, 3_600_000);
});

test('a comma of the host’s own keyboard parts a line, too', () => {
  const { request } = readDraft('friday', {
    ...DRAFT,
    products: 'SKU-1，越野跑鞋，5\nSKU-2、雨衣、红\nSKU-3، حذاء ، 7',
  });
  assert.deepEqual(request.products, [
    { id: 'SKU-1', title: '越野跑鞋', stageAt: START + 300_000 },
    { id: 'SKU-2', title: '雨衣、红' },
    { id: 'SKU-3', title: 'حذاء', stageAt: START + 420_000 },
  ]);
  assert.deepEqual(idsIn('SKU-1，越野跑鞋，5'), ['SKU-1']);
  assert.deepEqual(faultsOf({ products: 'SKU-1' }), [
    { field: 'products', kind: 'line', detail: '1' },
  ]);
});

test('what the form makes is what the collector takes', () => {
  const { request } = readDraft('friday', { ...DRAFT, categories: 'Outdoors\nTea' });
  assert.deepEqual(parseShowRequest(JSON.stringify(request), 'friday'), request);
  assert.equal(request.categories.length, 2);
});

test('an audience that cannot answer the plan is a fault of its field, before anything is sent', () => {
  assert.deepEqual(faultsOf({ audience: '1200' }), [{ field: 'audience', kind: 'few' }]);
  assert.deepEqual(faultsOf({ audience: '1200', relativeError: '0.4' }), []);
  const { request } = readDraft('friday', { ...DRAFT, audience: '1200', relativeError: '0.4' });
  assert.equal(request.relativeError, 0.4);
  assert.deepEqual(parseShowRequest(JSON.stringify(request), 'friday'), request);
});

test('numbers are read as people type them', () => {
  const read = ['20000', '20,000', '1.200', '16 460', ' 7 ', '1.5', '12,34', '', 'many'].map(
    readCount,
  );
  assert.deepEqual(read, [20_000, 20_000, 1200, 16_460, 7, ...Array(4).fill(Number.NaN)]);
});

test('each fault names its field', () => {
  assert.deepEqual(faultsOf({ title: ' ' }), [{ field: 'title', kind: 'required' }]);
  assert.deepEqual(faultsOf({ products: '' }), [{ field: 'products', kind: 'required' }]);
  assert.deepEqual(faultsOf({ products: 'SKU-1' }), [
    { field: 'products', kind: 'line', detail: '1' },
  ]);
  assert.deepEqual(faultsOf({ products: 'a, A\n\na, B' }), [
    { field: 'products', kind: 'twice', detail: 'a' },
  ]);
  assert.deepEqual(faultsOf({ audience: '1.5' }), [{ field: 'audience', kind: 'audience' }]);
  assert.deepEqual(faultsOf({ end: DRAFT.start }), [{ field: 'end', kind: 'end' }]);
  assert.deepEqual(faultsOf({ products: '', categories: 'Tea' }), []);
});

test('a refusal’s path finds its field', () => {
  assert.equal(fieldAt('products[3].title'), 'products');
  assert.equal(fieldAt('audience'), 'audience');
  assert.equal(fieldAt('relativeError'), 'relativeError');
  assert.equal(fieldAt(undefined), undefined);
});

test('catalogue products go into the field and out again unchanged', () => {
  const products = [
    { id: 'SKU-1', title: 'Jacket, red' },
    { id: 'with,comma', title: 'Left out' },
    { id: 'SKU-2', title: 'Two\nlines' },
  ];
  const { request } = readDraft('friday', { ...DRAFT, products: toLines(products) });
  assert.deepEqual(request.products, [
    { id: 'SKU-1', title: 'Jacket, red' },
    { id: 'SKU-2', title: 'Two lines' },
  ]);
});

test('a time survives the local field', () => {
  assert.equal(new Date(toLocalField(START)).getTime(), START);
});
