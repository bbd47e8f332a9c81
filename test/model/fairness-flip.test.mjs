import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flipProduct, flipText, namedGender } from '../../src/model/fairness-flip.ts';

test('gendered words are swapped, whole words only, case and all else kept', () => {
  const pairs = [
    ["Men's rain jacket", "Women's rain jacket"],
    ['WOMEN Blue T20 Jersey', 'MEN Blue T20 Jersey'],
    ['womens', 'mens'],
    ['Girls and boys', 'Boys and girls'],
    ['mention, Mandarin, Amen, human', 'mention, Mandarin, Amen, human'],
    ['Kid’s، نساء 🎧', 'Kid’s، نساء 🎧'],
  ];
  for (const [text, flipped] of pairs) {
    assert.equal(flipText(text), flipped);
    assert.equal(flipText(flipped), text);
  }
});

test('a flipped product keeps its id, brand and price', () => {
  const product = {
    id: 'men-1',
    title: 'Nike Men Tee',
    url: 'https://shop.example/men',
    brand: 'Men at Work',
    category: ['Apparel', 'Men'],
    tags: ['men', 'blue'],
  };
  assert.deepEqual(flipProduct(product), {
    ...product,
    title: 'Nike Women Tee',
    category: ['Apparel', 'Women'],
    tags: ['women', 'blue'],
  });
});

test('whom a product names', () => {
  const named = (title, tags = [], category = []) => namedGender({ title, tags, category });
  assert.equal(named('Men Tee'), 'men');
  assert.equal(named('Tee', ['ladies']), 'women');
  assert.equal(named('Tee', ['Unisex']), 'unisex');
  assert.equal(named('Tee', ['men'], ['Women']), 'unisex');
  assert.equal(named('Mentor tee'), null);
});
