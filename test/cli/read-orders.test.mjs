// What a table of orders must look like, and what is said of a line that does not.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseOrders } from '../../src/cli/prepare/orders.ts';

const itemOf = (id) => ({ a: 0, b: 1 })[id];

test('orders are read as a table and as JSON lines, sorted by time within a buyer', () => {
  const expected = {
    histories: [
      { buyer: 'x', items: [1, 0, 0], atMs: [1000, 2000, 2000] },
      { buyer: 'y, z', items: [0], atMs: [Date.parse('2026-05-01T18:00:00Z')] },
    ],
    purchases: 4,
    unknownProducts: 1,
    returns: 1,
  };
  const table = [
    '\uFEFFat,product,buyer,quantity',
    '2000,a,x,1',
    '1000,b,x,2',
    '2026-05-01T18:00:00Z,a,"y, z",',
    '1000,gone,x,1',
    '1500,b,x,-1',
    '2000,a,x,1',
  ].join('\r\n');
  assert.deepEqual(parseOrders(table, 'f', itemOf), expected);
  const lines = [
    { at: 2000, product: 'a', buyer: 'x' },
    { at: '1000', product: 'b', buyer: 'x', quantity: 2 },
    { at: '2026-05-01T18:00:00Z', product: 'a', buyer: 'y, z' },
    { at: 1000, product: 'gone', buyer: 'x' },
    { at: 1500, product: 'b', buyer: 'x', quantity: 0 },
    { at: 2000, product: 'a', buyer: 'x' },
  ];
  const text = `${lines.map((line) => JSON.stringify(line)).join('\n')}\n\n`;
  assert.deepEqual(parseOrders(text, 'f', itemOf), expected);
});

test('a line that cannot be read is refused with its number', () => {
  const head = 'buyer,product,at,quantity\n';
  for (const [text, line] of [
    ['buyer,product\nx,a', 1],
    [`${head}x,a,2000,1\n,a,2000,1`, 3],
    [`${head}x,,2000,1`, 2],
    [`${head}x,a,soon,1`, 2],
    [`${head}x,a,,1`, 2],
    [`${head}x,a,2000,many`, 2],
    [`${head}x,a,2000,1,5`, 2],
    ['{"buyer":"x","product":"a","at":1}\n{"buyer":"x"', 2],
    ['{"buyer":"x","product":"a","at":1}\n[]', 2],
    ['{"buyer":{},"product":"a","at":1}', 1],
    ['{"buyer":"x","product":"a","at":1e99}', 1],
    ['{"buyer":"x","product":"a","at":true}', 1],
    ['{"buyer":"x","product":"a","at":[]}', 1],
    ['{"buyer":"x","product":"a","at":1,"quantity":true}', 1],
    ['{"buyer":"x","product":"a","at":1,"quantity":[]}', 1],
  ]) {
    assert.throws(
      () => parseOrders(text, 'orders.csv', itemOf),
      {
        code: 'dataset',
        path: `orders.csv:${line}`,
      },
      text,
    );
  }
});
