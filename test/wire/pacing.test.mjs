import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DEFAULT_PACING, withinFloors } from '../../src/core/pacing.ts';
import { readPacing } from '../../src/wire/pacing.ts';

const pathsOf = ({ problems }) => problems.map(({ path }) => path);

test('nothing set is the default, without a word', () => {
  for (const input of [null, undefined, {}]) {
    assert.deepEqual(readPacing(input), { policy: DEFAULT_PACING, problems: [] });
  }
});

test('a storefront can tighten every limit, in seconds', () => {
  const { policy, problems } = readPacing({
    firstAfter: 60,
    apart: 300,
    backOff: 3,
    atMost: 2,
    shownFor: 12.5,
    lull: false,
  });
  assert.deepEqual(problems, []);
  assert.deepEqual(policy, {
    firstAfterMs: 60_000,
    apartMs: 300_000,
    backOff: 3,
    atMost: 2,
    shownMs: 12_500,
    lull: false,
  });
});

test('what is looser than a floor is put on it and named', () => {
  const read = readPacing({ firstAfter: 0, apart: 5, backOff: 1, atMost: 99, shownFor: 600 });
  assert.deepEqual(pathsOf(read), [
    'pacing.firstAfter',
    'pacing.apart',
    'pacing.backOff',
    'pacing.atMost',
    'pacing.shownFor',
  ]);
  assert.match(read.problems[1].message, /pacing\.apart cannot be below 90 seconds/);
  assert.deepEqual(read.policy, withinFloors(read.policy));
  assert.equal(read.policy.apartMs, 90_000);
  assert.equal(read.policy.atMost, 12);
});

test('what cannot be read keeps its default and is named', () => {
  const read = readPacing({ apart: '5', atMost: 1.5, lull: 'no', every: 10 });
  assert.deepEqual(pathsOf(read), ['pacing.every', 'pacing.apart', 'pacing.atMost', 'pacing.lull']);
  assert.deepEqual(read.policy, DEFAULT_PACING);
  assert.deepEqual(pathsOf(readPacing('calm')), ['pacing']);
  assert.deepEqual(pathsOf(readPacing([])), ['pacing']);
});

test('no input makes a policy looser than the floors, and none throws', () => {
  fc.assert(
    fc.property(fc.anything(), fc.double(), fc.double(), (any, apart, atMost) => {
      for (const input of [any, { apart, atMost, firstAfter: any }]) {
        const { policy } = readPacing(input);
        assert.deepEqual(policy, withinFloors(policy));
      }
    }),
  );
});
