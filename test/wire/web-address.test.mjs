import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { pictureAddress, webAddress } from '../../src/wire/web-address.ts';

const BASES = [
  'https://shop.example/',
  'https://shop.example:8443/a/b?c#d',
  'http://127.0.0.1:80/x/',
];
/** Pieces that addresses are made of, and that parsers of them trip over. */
const PIECES =
  '/ // . .. /./ /../ /. a Ab-c_d~ 0 p/1 .svg x.SVGZ %2e %41 ?q=1 #f : @ user:pw@ \\ | é 产品 http: https:// cdn.example'
    .split(' ')
    .concat(' ', '\n', '\t', '');
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map((parts) => parts.join(''));

function asParsed(address, base) {
  try {
    const { href, protocol, username, password } = new URL(address, base);
    return /^https?:$/.test(protocol) && username === '' && password === '' ? href : null;
  } catch {
    return null;
  }
}

test('an address is what the URL standard makes of it, also where it is not parsed in full', () => {
  fc.assert(
    fc.property(text, fc.constantFrom(...BASES), (address, base) => {
      assert.equal(webAddress(address, base), asParsed(address, base));
    }),
    { numRuns: 20_000 },
  );
});

test('with a base that carries a password, or is no web page, nothing relative is an address', () => {
  for (const base of [
    'https://user:pw@shop.example/',
    'file:///shop/',
    'about:blank',
    'nonsense',
  ]) {
    assert.equal(webAddress('/p/1', base), null, base);
  }
  assert.equal(webAddress('/p/1'), null);
});

test('an SVG comes from the shop’s own origin or not at all', () => {
  const [base] = BASES;
  assert.equal(pictureAddress('/a/b.svg', base), 'https://shop.example/a/b.svg');
  assert.equal(pictureAddress('b.svg', base), 'https://shop.example/b.svg');
  assert.equal(pictureAddress('//cdn.example/b.svg', base), null);
  assert.equal(pictureAddress('https://cdn.example/b.SVGZ', base), null);
  assert.equal(pictureAddress('https://cdn.example/b.png', base), 'https://cdn.example/b.png');
});

test('a long list of plain paths takes no longer than a short moment each, whatever they hold', () => {
  const hostile = `/${'a'.repeat(2000)}!`;
  const started = performance.now();
  for (let at = 0; at < 1000; at += 1) webAddress(hostile, BASES[0]);
  assert.ok(performance.now() - started < 1000);
});
