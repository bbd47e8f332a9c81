import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { roundToSum } from '../../src/ui/rounding.ts';

test('thirds are given the missing hundredth, to the first of equals', () => {
  assert.deepEqual(roundToSum([1 / 3, 1 / 3, 1 / 3], 2), { parts: [0.34, 0.33, 0.33], total: 1 });
});

test('the reasons of a product add up with one against it', () => {
  const { parts, total } = roundToSum([1.8351, 0.6149, 0.5751, 0.4352, -0.1553], 2);
  assert.deepEqual(parts, [1.84, 0.61, 0.58, 0.44, -0.16]);
  assert.equal(total, 3.31);
});

test('nothing adds up to nothing', () => {
  assert.deepEqual(roundToSum([], 2), { parts: [], total: 0 });
});

test('what is shown always sums to the rounded total, and no part is off by a whole step', () => {
  const part = fc.double({ min: -50, max: 50, noNaN: true });
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), (exact) => {
      const { parts, total } = roundToSum(exact, 2);
      const cents = parts.reduce((sum, value) => sum + Math.round(value * 100), 0);
      assert.equal(cents, Math.round(total * 100));
      for (const [index, value] of parts.entries()) {
        assert.ok(Math.abs(value - exact[index]) < 0.01 + 1e-9);
      }
    }),
  );
});
