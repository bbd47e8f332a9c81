import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { orderByScore } from '../../src/model/order.ts';

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
