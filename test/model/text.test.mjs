import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hashText } from '../../src/model/hash.ts';
import { grams, nameKey, tokenize, words } from '../../src/model/text.ts';

test('words are NFKC, lower case, letters and digits', () => {
  assert.deepEqual(words('Fell-2 ＴＲＡＩＬ Shoe™, Café!'), [
    'fell',
    '2',
    'trail',
    'shoetm',
    'café',
  ]);
  assert.deepEqual(words('cafe\u0301'), words('café'));
  assert.deepEqual(words('🎧 — ★ \ud800'), []);
});

test('plain text is read as the same text among other letters is', () => {
  const text = fc.string({ unit: 'binary-ascii', maxLength: 60 });
  fc.assert(
    fc.property(text, (plain) => {
      assert.deepEqual([...words(plain), 'é'], words(`${plain} é`));
      assert.deepEqual([...tokenize(plain), '跑鞋'], tokenize(`${plain} 跑鞋`));
      const mixed = grams(`${plain}𝒳`, 4).slice(0, -1);
      if (plain.length >= 4) assert.deepEqual(grams(plain, 4), mixed);
    }),
    { numRuns: 300, seed: 6 },
  );
});

test('scripts without spaces become pairs of characters, others stay words', () => {
  assert.deepEqual(tokenize('跑鞋推荐 GTX'), ['跑鞋', '鞋推', '推荐', 'gtx']);
  assert.deepEqual(tokenize('傘'), ['傘']);
  assert.deepEqual(tokenize('خيمة للمطر'), ['خيمة', 'للمطر']);
  assert.deepEqual(tokenize('レインコート'), ['レイ', 'イン', 'ンコ', 'コー', 'ート']);
});

test('grams count code points, and a short text is one gram', () => {
  assert.deepEqual(grams('abcde', 4), ['abcd', 'bcde']);
  assert.deepEqual(grams('𝒳𝒴', 4), ['𝒳𝒴']);
  assert.deepEqual(grams('', 4), []);
});

test('names that differ in case, spaces or width are one name', () => {
  assert.equal(nameKey(' Oda  &  Co. '), nameKey('oda ＆ co'));
  assert.equal(nameKey('★'), '★');
  assert.notEqual(nameKey('★'), nameKey('☆'));
});

test('a megabyte of text is cut, not chewed', () => {
  assert.ok(words('ab '.repeat(350_000)).length < 1000);
});

test('hashes are stable and fill their low bits evenly', () => {
  // FNV-1a of no bytes is its offset basis; fmix32(0x811c9dc5) worked out by hand.
  const mix = (h) => {
    let x = BigInt(h);
    const m = 0xffffffffn;
    x = ((x ^ (x >> 16n)) * 0x85ebca6bn) & m;
    x = ((x ^ (x >> 13n)) * 0xc2b2ae35n) & m;
    return Number(x ^ (x >> 16n));
  };
  assert.equal(hashText(''), mix(0x811c9dc5));
  const fnvA = (BigInt(0x811c9dc5 ^ 0x61) * 0x01000193n * 0x01000193n) & 0xffffffffn;
  assert.equal(hashText('a'), mix(fnvA));
  const used = new Set(Array.from({ length: 4096 }, (_, at) => hashText(`token ${at}`) % 4096));
  // 4096 balls in 4096 bins fill 1 - 1/e of them: 2589 +- 31 (one standard deviation, n(1/e - 2/e^2)).
  assert.ok(Math.abs(used.size - 2589) < 150, `${used.size}`);
});
