import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MAX_BOUND, uniformInt } from '../../../src/privacy/mechanism/random.ts';
import { bytesInTurn, onlyByte } from '../enumeration.mjs';

test('every bound of one byte is exactly uniform over the accepted bytes', () => {
  for (let bound = 1; bound <= 256; bound += 1) {
    const times = new Map();
    let rejected = 0;
    for (let byte = 0; byte < 256; byte += 1) {
      try {
        const value = uniformInt(bound, onlyByte(byte));
        times.set(value, (times.get(value) ?? 0) + 1);
      } catch {
        rejected += 1;
      }
    }
    assert.equal(times.size, bound, `bound ${bound} reaches every value`);
    assert.deepEqual(new Set(times.values()), new Set([Math.floor(256 / bound)]));
    assert.equal(rejected, 256 % bound, `bound ${bound} rejects no more than it must`);
  }
});

test('a bound above one byte is exactly uniform over two bytes', () => {
  const bound = 1967;
  const times = new Uint32Array(bound);
  for (let high = 0; high < 256; high += 1) {
    for (let low = 0; low < 256; low += 1) {
      const accepted = high * 256 + low < 65536 - (65536 % bound);
      const source = accepted ? bytesInTurn(high, low) : bytesInTurn(high, low, 0, 0);
      const value = uniformInt(bound, source);
      if (accepted) times[value] += 1;
      else assert.equal(value, 0, 'a rejected pair is not used');
    }
  }
  assert.deepEqual(new Set(times), new Set([Math.floor(65536 / bound)]));
});

test('the largest bound takes four bytes as they are', () => {
  assert.equal(uniformInt(MAX_BOUND, bytesInTurn(255, 255, 255, 255)), MAX_BOUND - 1);
  assert.equal(uniformInt(MAX_BOUND, bytesInTurn(1, 2, 3, 4)), 0x01020304);
});

test('bounds out of range, short sources and stuck sources are refused', () => {
  for (const bound of [0, -1, 1.5, Number.NaN, MAX_BOUND + 1]) {
    assert.throws(() => uniformInt(bound, bytesInTurn(0)), { code: 'mechanism' });
  }
  assert.throws(() => uniformInt(12, () => new Uint8Array(0)), { code: 'mechanism' });
  assert.throws(() => uniformInt(12, (length) => new Uint8Array(length).fill(255)), {
    code: 'mechanism',
  });
});
