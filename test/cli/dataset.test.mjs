import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testHistory } from '../../src/cli/data/dataset.ts';
import { readDataset } from '../../src/cli/data/read-dataset.ts';
import { sequencesShop, writeFolder } from './support.mjs';

const TINY = {
  'Tiny.txt': '7 30 10 20 40\n8 20 10 30\n',
  'Tiny_sample.txt': '8 40 50\n7 50 60\n',
  'Tiny_item2attributes.json': {
    10: [1, 2, 3],
    20: [4, 2, 3],
    30: [2, 3],
    40: [1, 2],
    50: [2],
    60: [5, 2],
  },
};

const ROWS = {
  'index_Shop.item.json': {
    0: { title: 'Saw', brand: 'Ax', description: '', categories: '' },
    1: { title: 'Drill', brand: '', description: '', categories: '' },
    2: { title: 'Bit', brand: 'Ax', description: '', categories: '' },
  },
  'valid_Shop.csv': 'user_id,history_item_id,item_id\nA,[0],1\nA,"[0, 1]",2\nB,[2],0\n',
  'test_Shop.csv': 'user_id,t,history_item_id,item_id\nA,"x, ""y""\nz","[0, 1, 2]",0\n',
};

const BASKETS = {
  'transactions_sample.csv':
    'household_id,product_id,quantity,sales_value,retail_disc,transaction_timestamp\n' +
    '1,11,2.0,6.0,1.0,300\n1,12,1.0,2.0,0.0,100\n1,13,1,1,0,200\n1,99,1,1,0,150\n2,11,1,4,0,50\n',
  'products.csv':
    'product_id,manufacturer_id,department,brand,product_category,product_type,package_size\n' +
    '11,69,GROCERY,Private,BREAD,RYE,50 OZ\n12,2,GROCERY,National,,,\n13,,,,,,\n14,1,X,Y,Z,W,V\n',
  'demographics.csv': 'household_id,age,income\n1,65+,35-49K\n',
};

/** Products of a history by what they are, not by their places. */
const kinds = (dataset, items) => items.map((item) => dataset.products[item].category.join('>'));

const refused = (path, message) => (error) => {
  assert.equal(error.code, 'dataset');
  assert.equal(error.path, path);
  assert.match(error.message, message);
  return true;
};

test('sequences: the last item is the test target, the one before the validation target', async (t) => {
  const dataset = await readDataset(writeFolder(t, TINY));
  const [first, second] = dataset.viewers;
  assert.equal(dataset.name, 'Tiny');
  assert.equal(dataset.products.length, 6);
  assert.deepEqual(kinds(dataset, first.history), ['kind 2>kind 3', 'kind 2>kind 3']);
  assert.equal(dataset.products[first.history[0]].brand, undefined);
  assert.equal(dataset.products[first.history[1]].brand, 'brand 1');
  assert.equal(dataset.products[first.validation].brand, 'brand 4');
  assert.deepEqual(kinds(dataset, [first.test]), ['kind 2']);
  assert.deepEqual(testHistory(first), [...first.history, first.validation]);
  assert.equal(second.history[0], first.validation, 'the same item has one place');
  assert.deepEqual(
    dataset.ordersForTest.map(({ items }) => items),
    [first.history, second.history],
  );
  assert.deepEqual(dataset.ordersForValidation[0].items, [first.history[0]]);
  assert.equal(second.negatives[0], first.test, 'negatives belong to the viewer, not to the line');
});

test('sequences: whatever the files call the items, the dataset is the same', async (t) => {
  const plain = await readDataset(writeFolder(t, sequencesShop()));
  const renamed = await readDataset(
    writeFolder(t, sequencesShop({ rename: (id) => (id * 77) % 1009 })),
  );
  assert.deepEqual(renamed, plain);
});

test('another seed gives another order and other ids, and the same histories', async (t) => {
  const folder = writeFolder(t, TINY);
  const one = await readDataset(folder, 1);
  const two = await readDataset(folder, 2);
  assert.notDeepEqual(
    one.products.map(({ id }) => id),
    two.products.map(({ id }) => id),
  );
  const named = (dataset) =>
    dataset.viewers.map(({ history, validation, test: target, negatives }) =>
      [...history, validation, target, ...negatives].map((item) => {
        const { brand, category } = dataset.products[item];
        return [brand, ...category].join('>');
      }),
    );
  assert.deepEqual(named(two), named(one));
});

test('sequences: a bad line is refused with file and line', async (t) => {
  const read = (files) => readDataset(writeFolder(t, { ...TINY, ...files }));
  await assert.rejects(read({ 'Tiny.txt': '1 10 20 30\n2 10 20\n' }), refused('Tiny.txt:2', /3/));
  await assert.rejects(read({ 'Tiny.txt': '1 10 2,0 30\n' }), refused('Tiny.txt:1', /2,0/));
  await assert.rejects(
    read({ 'Tiny.txt': '1 10 20 30\n2 10 20 30\n1 20 30 40\n' }),
    refused('Tiny.txt:3', /second line for viewer 1/),
  );
  await assert.rejects(
    read({ 'Tiny_sample.txt': '7 50\n8 70\n' }),
    refused('Tiny_sample.txt:2', /unknown item 70/),
  );
  await assert.rejects(
    read({ 'Tiny_sample.txt': '7 50\n' }),
    refused('Tiny_sample.txt:2', /no line for viewer 8/),
  );
  await assert.rejects(
    read({ 'Tiny_item2attributes.json': { 10: ['red'] } }),
    refused('Tiny_item2attributes.json: 10', /whole numbers/),
  );
  await assert.rejects(
    read({ 'Tiny_item2attributes.json': '{' }),
    refused('Tiny_item2attributes.json', /JSON/),
  );
});

test('rows: validation rows come first, and give the orders one history a user', async (t) => {
  const dataset = await readDataset(writeFolder(t, ROWS));
  const titles = (items) => items.map((item) => dataset.products[item].title);
  assert.equal(dataset.viewers.length, 4);
  const last = dataset.viewers[3];
  assert.deepEqual(titles(last.history), ['Saw', 'Drill', 'Bit']);
  assert.deepEqual(titles([last.test]), ['Saw']);
  assert.equal(last.validation, null);
  assert.equal(last.negatives, null, 'three products are too few for 99 negatives');
  assert.deepEqual(titles([dataset.viewers[1].validation]), ['Bit']);
  assert.deepEqual(
    dataset.ordersForTest.map(({ items }) => titles(items)),
    [
      ['Saw', 'Drill', 'Bit'],
      ['Bit', 'Saw'],
    ],
  );
  assert.deepEqual(
    dataset.ordersForValidation.map(({ items }) => titles(items)),
    [['Saw'], ['Bit']],
  );
});

test('rows: a bad row is refused with file and line, behind values that span lines', async (t) => {
  const read = (row) =>
    readDataset(writeFolder(t, { ...ROWS, 'test_Shop.csv': `${ROWS['test_Shop.csv']}${row}\n` }));
  await assert.rejects(read('A,,[0],9'), refused('test_Shop.csv:4', /unknown item 9/));
  await assert.rejects(read('A,,zero,1'), refused('test_Shop.csv:4', /list/));
  await assert.rejects(read('A,,[0],1,5'), refused('test_Shop.csv:4', /5 values under 4 columns/));
  await assert.rejects(read('A,"x,[0],1'), refused('test_Shop.csv:4', /quote/));
  await assert.rejects(
    readDataset(writeFolder(t, { ...ROWS, 'valid_Shop.csv': 'user_id\nA\n' })),
    refused('valid_Shop.csv:1', /history_item_id/),
  );
});

test('rows: descriptions of another shape are refused with a code', async (t) => {
  const name = Object.keys(ROWS).find((each) => each.endsWith('.item.json'));
  const read = (items) => readDataset(writeFolder(t, { ...ROWS, [name]: JSON.stringify(items) }));
  for (const items of [null, [], 'text', 7])
    await assert.rejects(read(items), refused(name, /object/));
  for (const item of [null, 'text', [], {}]) {
    await assert.rejects(read({ 0: item }), refused(`${name}: 0`, /title/));
  }
});

test('baskets: events in order of time, prices, groups; undescribed products left out', async (t) => {
  const dataset = await readDataset(writeFolder(t, BASKETS));
  assert.equal(dataset.viewers.length, 1, 'a household needs three events');
  const [viewer] = dataset.viewers;
  assert.deepEqual(viewer.atMs, [100_000, 200_000, 300_000]);
  assert.deepEqual(viewer.groups, { age: '65+', income: '35-49K' });
  const rye = dataset.products[viewer.test];
  assert.equal(rye.title, 'RYE 50 OZ');
  assert.equal(rye.brand, 'maker 69');
  assert.deepEqual(rye.category, ['GROCERY', 'BREAD', 'RYE']);
  assert.deepEqual(rye.price, { current: 3.5, currency: 'USD', original: 3.75 });
  assert.equal(dataset.products.length, 3, 'products nobody bought are left out');
});

test('baskets: a bad row is refused with file and line', async (t) => {
  const bad = `${BASKETS['transactions_sample.csv']}1,11,two,1,0,1\n`;
  await assert.rejects(
    readDataset(writeFolder(t, { ...BASKETS, 'transactions_sample.csv': bad })),
    refused('transactions_sample.csv:7', /quantity/),
  );
});

test('negatives are drawn where the folder has none: 99, never had, the same by any seed', async (t) => {
  const { 'Small_sample.txt': _, ...files } = sequencesShop({ items: 130 });
  const folder = writeFolder(t, files);
  const brandsOf = async (seed) => {
    const { viewers, products } = await readDataset(folder, seed);
    return viewers.map(({ history, validation, test: target, negatives }) => {
      const all = new Set([...history, validation, target, ...negatives]);
      assert.equal(all.size, history.length + 2 + 99);
      return Array.from(negatives, (item) => products[item].brand + products[item].category);
    });
  };
  assert.deepEqual(await brandsOf(1), await brandsOf(2));
});

test('a folder of no known format, or none at all, is refused', async (t) => {
  const folder = writeFolder(t, { 'notes.txt': 'nothing' });
  await assert.rejects(readDataset(folder), refused(folder, /format/));
  await assert.rejects(readDataset(`${folder}/none`), refused(`${folder}/none`, /read/));
});
