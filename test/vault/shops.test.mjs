import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readShops } from '../../src/vault/shops.ts';

const shops = (text) => [...readShops(text)];

test('origins are listed as browsers write them', () => {
  assert.deepEqual(
    shops('https://shop.example\n  https://www.shop.example/ https://a.example:8443'),
    ['https://shop.example', 'https://www.shop.example', 'https://a.example:8443'],
  );
  assert.deepEqual(shops('http://localhost:5173 http://one.localhost http://127.0.0.1:80'), [
    'http://localhost:5173',
    'http://one.localhost',
  ]);
});

test('what would look as if more were checked than is, lists nobody', () => {
  for (const text of [
    '',
    ' ',
    '*',
    'https://*.shop.example',
    'shop.example',
    'http://shop.example',
    'https://shop.example/live',
    'https://shop.example?x',
    'https://user@shop.example',
    'https://SHOP.example',
    'null',
    'file:///shop',
    'data:text/html,x',
    'https://shop.example,https://other.example',
  ]) {
    assert.deepEqual(shops(text), [], text);
  }
});
