import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Storage } from '../../src/engine/storage/storage.ts';
import { MAX_COMPARISONS, Tuning } from '../../src/engine/tuning.ts';

const BASE = 'test';

/** A comparison a minute, each of its own act. */
const made = (nth) => ({
  id: `c${String(nth).padStart(4, '0')}`,
  at: nth * 60_000,
  signalId: `act-${nth}`,
  better: 'a',
  worse: 'b',
  show: 0,
});

const range = (from, to) => Array.from({ length: to - from }, (_, at) => made(from + at));

const all = (tuning) => new Set(tuning.comparisons.map(({ signalId }) => signalId));

/** Comparisons 0 to `count`, and weights that were learned from them. */
async function learnedTuning(count) {
  const tuning = new Tuning(new Storage(() => {}), 'shop');
  await tuning.add(range(0, count));
  await learnFrom(tuning);
  return tuning;
}

function learnFrom(tuning) {
  const { newest } = tuning;
  const times = { oldestAt: newest[0].at, newestAt: newest.at(-1).at };
  return tuning.setOwn({ base: BASE, theta: [1], comparisons: newest.length, ...times });
}

describe('own weights never outlive an act that they were learned from', () => {
  test('not one whose comparisons are older than those that are kept', async () => {
    const tuning = await learnedTuning(MAX_COMPARISONS);
    await tuning.add(range(MAX_COMPARISONS, MAX_COMPARISONS + 4));
    assert.equal(tuning.newest.length, MAX_COMPARISONS);
    await tuning.remove(new Set(['act-0']));
    assert.equal(tuning.own(BASE), null);
  });

  test('and what is kept has a limit, before and after the next learning', async () => {
    const tuning = await learnedTuning(MAX_COMPARISONS);
    await tuning.add(range(MAX_COMPARISONS, 4 * MAX_COMPARISONS));
    assert.equal(tuning.comparisons.length, 2 * MAX_COMPARISONS);
    await learnFrom(tuning);
    assert.deepEqual(tuning.comparisons, range(3 * MAX_COMPARISONS, 4 * MAX_COMPARISONS));
  });

  test('not one that was deleted after the weights were taken away, when that is undone', async () => {
    const tuning = await learnedTuning(12);
    const reset = await tuning.reset();
    const left = new Set(reset.comparisons.map(({ signalId }) => signalId));
    left.delete('act-3');
    await tuning.restore(reset, left);
    assert.equal(tuning.comparisons.length, 11);
    assert.equal(tuning.own(BASE), null);
  });

  test('not one of two that were deleted, when only the other comes back', async () => {
    const tuning = await learnedTuning(12);
    const known = all(tuning);
    const first = await tuning.remove(new Set(['act-3']));
    const second = await tuning.remove(new Set(['act-4']));
    known.delete('act-4');
    await tuning.restore(first, known);
    assert.equal(tuning.own(BASE), null);
    known.add('act-4');
    await tuning.restore(second, known);
    assert.equal(tuning.comparisons.length, 12);
  });

  test('an undo of all brings them back', async () => {
    const tuning = await learnedTuning(12);
    const known = all(tuning);
    await tuning.restore(await tuning.reset(), known);
    assert.equal(tuning.own(BASE)?.comparisons, 12);
  });
});
