import assert from 'node:assert/strict';
import { test } from 'node:test';
import { climb } from '../../src/cli/prepare/climb.ts';

/** Candidates by their terms, the target first. */
function row(candidates, stands = candidates.map(() => 1)) {
  return {
    features: Float32Array.from(candidates.flat()),
    fixed: new Float32Array(candidates.length),
    stands: Float32Array.from(stands),
  };
}

const rivals = (count, terms) => Array.from({ length: count }, () => terms);

test('scales move to where held-out targets come into the first ten', () => {
  const rows = Array.from({ length: 20 }, () => row([[1, 0, 1], ...rivals(12, [0, 1, 1])]));
  const [first, second, third] = climb(rows, [1, 2, 3]);
  assert.ok(first > second, `${first}, ${second}`);
  // The same for all products, so that nothing can be learned about it.
  assert.equal(third.toFixed(6), '3.000000');
});

test('a drawn candidate counts as all the products it stands for', () => {
  // Three targets fall behind one product, or two behind twenty that one candidate stands for.
  const behindOne = row([[1, 0], ...rivals(1, [0, 1])]);
  const behindMany = row([[0, 1], ...rivals(1, [1, 0])], [1, 20]);
  const [a, b] = climb([behindOne, behindOne, behindOne, behindMany, behindMany], [1.01, 1]);
  assert.ok(b > a, `${a}, ${b}`);
});

test('what moves no target moves no scale', () => {
  const hopeless = row([[0, 0], ...rivals(30, [1, 2])]);
  assert.deepEqual(
    climb([hopeless], [1, 5]).map((scale) => scale.toFixed(6)),
    ['1.000000', '5.000000'],
  );
});
