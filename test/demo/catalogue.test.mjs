import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readRunningOrder } from '../../demo/server/running-order.ts';
import { parseCatalogue } from '../../src/wire/catalogue.ts';

const read = (path) => readFileSync(new URL(`../../demo/${path}`, import.meta.url), 'utf8');
const { products, refused } = parseCatalogue(JSON.parse(read('catalog.json')), {
  baseUrl: 'http://127.0.0.1:5173/',
});

test('the catalogue is whole: nothing refused, 24 products and 6 categories at least', () => {
  assert.deepEqual(refused, []);
  assert.ok(products.length >= 24);
  assert.ok(new Set(products.map(({ category }) => category.join('>'))).size >= 6);
  assert.ok(new Set(products.map(({ brand }) => brand)).size >= 6);
  assert.equal(products.filter(({ promotedBy }) => promotedBy).length, 1);
  assert.equal(products.filter(({ offer }) => offer).length, 1);
  assert.ok(products.every(({ price }) => price?.currency === 'EUR'));
});

test('three products can be chosen in five categories with one left to move up', () => {
  const sizes = new Map();
  for (const { category } of products) {
    const name = category.join('>');
    sizes.set(name, (sizes.get(name) ?? 0) + 1);
  }
  assert.ok([...sizes.values()].filter((size) => size >= 4).length >= 5);
});

test('every product has its own drawing, without script or outside address', () => {
  assert.equal(new Set(products.map(({ image }) => image)).size, products.length);
  for (const { image } of products) {
    const drawing = read(new URL(image).pathname.slice(1));
    assert.match(drawing, /viewBox="0 0 400 400"/);
    const outside = drawing.replace('http://www.w3.org/2000/svg', '');
    assert.doesNotMatch(outside, /<script|https?:|href=|\son\w+=/);
    const ids = new Set([...drawing.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    for (const [, used] of drawing.matchAll(/url\(#([^)]+)\)/g)) assert.ok(ids.has(used), used);
  }
});

test('what goes on stage is in the catalogue and can be bought', () => {
  for (const { product, lines } of readRunningOrder().slots) {
    const found = products.find(({ id }) => id === product);
    assert.ok(found, product);
    assert.equal(found.availability, 'in-stock');
    assert.ok(lines.length > 0);
  }
});
