import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseShowRequest, SHOW_REQUEST_MAX_BYTES } from '../../src/wire/show-request.ts';

const REQUEST = {
  stream: 'friday',
  title: 'Friday show',
  products: [{ id: 'SKU-1', title: 'Shoe', stageAt: 10 }],
  categories: [{ id: 'Outdoors', title: 'Outdoors' }],
  audience: 5000,
  start: 0,
  end: 1000,
  windows: [{ start: 0, end: 500, stage: 'intro' }],
  weight: 7,
  relativeError: 0.2,
};

const refused = (change, path) =>
  assert.throws(() => parseShowRequest({ ...REQUEST, ...change }), {
    name: 'StreamPicksError',
    code: 'plan',
    path,
  });

test('a request comes back as it was, from text and from a value', () => {
  assert.deepEqual(parseShowRequest(REQUEST), REQUEST);
  assert.deepEqual(parseShowRequest(JSON.stringify(REQUEST), 'friday'), REQUEST);
});

test('what may be left out may be left out', () => {
  const { stream, title, products, audience, start, end } = REQUEST;
  const least = { stream, title, products, audience, start, end };
  assert.deepEqual(parseShowRequest(least), least);
});

test('the address gives the id that the body lacks, and must agree with one it has', () => {
  const { stream, ...body } = REQUEST;
  assert.equal(parseShowRequest(body, stream).stream, stream);
  assert.throws(() => parseShowRequest(REQUEST, 'saturday'), { code: 'plan', path: 'stream' });
  assert.throws(() => parseShowRequest(body), { code: 'plan', path: 'stream' });
  assert.throws(() => parseShowRequest(null, 'friday'), { code: 'plan' });
});

test('fields of the wrong form are refused by path', () => {
  refused({ products: [{ id: '', title: 'Shoe' }] }, 'products[0].id');
  refused({ products: [{ id: 'SKU-1' }] }, 'products[0].title');
  refused({ products: [{ id: 'SKU-1', title: 'Shoe', price: 1 }] }, 'products[0].price');
  refused({ products: 'SKU-1' }, 'products');
  refused({ audience: 0 }, 'audience');
  refused({ audience: 10.5 }, 'audience');
  refused({ end: '2026-01-01' }, 'end');
  refused({ weight: 1000 }, 'weight');
  refused({ relativeError: 2 }, 'relativeError');
  refused({ windows: [{ start: 0 }] }, 'windows[0].end');
  refused({ token: 'secret' }, 'token');
});

test('text that is too long is refused before it is read', () => {
  assert.throws(() => parseShowRequest(' '.repeat(SHOW_REQUEST_MAX_BYTES + 1)), {
    code: 'plan',
    message: /longer than/,
  });
});
