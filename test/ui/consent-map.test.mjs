import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mapOutsideChoice } from '../../src/ui/stream-picks/consent-map.ts';

test('rule 17: a grant that is not mapped turns nothing on', () => {
  assert.deepEqual(mapOutsideChoice({ marketing: true }, { personal: ['picks'] }), {
    marketing: true,
  });
});

test('rule 17: a mapped grant turns on what the map says', () => {
  const mapped = mapOutsideChoice({ personal: true }, { personal: ['picks', 'history'] });
  assert.equal(mapped.picks && mapped.history, true);
});

test('rule 17: where several decide one purpose, any no wins, in either order', () => {
  const map = { a: ['picks'], b: ['picks'] };
  assert.equal(mapOutsideChoice({ a: true, b: false }, map).picks, false);
  assert.equal(mapOutsideChoice({ a: false, b: true }, map).picks, false);
  assert.equal(mapOutsideChoice({ picks: false, a: true }, map).picks, false);
});

test('a map can reach nothing but our purposes', () => {
  assert.equal('__proto__x' in mapOutsideChoice({ a: true }, { a: ['__proto__x'] }), false);
});

test('without a map the choice passes as it is', () => {
  const choice = { picks: true };
  assert.equal(mapOutsideChoice(choice, null), choice);
  assert.equal(mapOutsideChoice('nonsense', { a: ['picks'] }), 'nonsense');
});
