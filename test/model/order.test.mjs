import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { firstByScore, orderAgain, orderByScore } from '../../src/model/order.ts';

test('orders any finite numbers as a stable comparison sort does', () => {
  const number = fc.oneof(
    fc.constantFrom(0, -0, 1, -1, 5e-324, -5e-324, Number.MAX_VALUE, -Number.MAX_VALUE),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  );
  fc.assert(
    fc.property(fc.array(number, { maxLength: 300 }), fc.nat(), (scores, turn) => {
      const ties = scores.map((_, at) => (at + turn) % scores.length);
      const expected = ties.toSorted((a, b) => scores[b] - scores[a]);
      const found = orderByScore(Float64Array.from(scores), Uint32Array.from(ties));
      assert.deepEqual([...found], expected);
    }),
    { numRuns: 300, seed: 3 },
  );
});

test('the first places are those of the whole order, ties included', () => {
  const score = fc.constantFrom(0, -0, 1, -1, 0.5, 2, 3, 5e-324, -7);
  fc.assert(
    fc.property(fc.array(score, { maxLength: 60 }), fc.nat(), fc.nat(70), (drawn, turn, count) => {
      const scores = Float64Array.from(drawn);
      const ties = Uint32Array.from(drawn, (_, at) => (at + turn) % drawn.length);
      const first = firstByScore(scores, ties, count);
      assert.deepEqual(first, orderByScore(scores, ties).slice(0, count));
    }),
    { numRuns: 500, seed: 5 },
  );
});

test('every bit of a number counts', () => {
  const bits = new BigUint64Array(1);
  const float = new Float64Array(bits.buffer);
  for (let bit = 0n; bit < 64n; bit += 1n) {
    float[0] = 1.5;
    // The highest exponent bit alone would make a number that is not finite.
    if (bit === 62n) continue;
    bits[0] ^= 1n << bit;
    const scores = [Math.min(1.5, float[0]), Math.max(1.5, float[0])];
    const found = orderByScore(Float64Array.from(scores), Uint32Array.from([0, 1]));
    assert.deepEqual([...found], [1, 0], `bit ${bit}`);
  }
});

test('ordering again from a known order is ordering anew', () => {
  const score = fc.constantFrom(0, -0, 1, -1, 0.5, 2, 3, 5e-324, -7);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(score, score, fc.integer({ min: 0, max: 3 })), { maxLength: 60 }),
      fc.nat(),
      (drawn, turn) => {
        const ties = Uint32Array.from(drawn, (_, at) => (at * 7 + turn) % drawn.length);
        if (new Set(ties).size < drawn.length) return;
        const places = new Uint32Array(ties.length);
        ties.forEach((item, place) => {
          places[item] = place;
        });
        const before = Float64Array.from(drawn, ([first]) => first);
        const now = Float64Array.from(drawn, ([first, other, pick]) =>
          pick === 0 ? other : first,
        );
        const known = { scores: before, order: orderByScore(before, ties) };
        assert.deepEqual(orderAgain(now, ties, places, known), orderByScore(now, ties));
      },
    ),
    { numRuns: 500, seed: 4 },
  );
});
