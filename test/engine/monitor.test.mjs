import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { GOOD_RANKINGS, isWorse, Monitor, REST_MS, SLOW_MS } from '../../src/engine/monitor.ts';

/** A monitor with a clock that moves only by hand. */
function watch() {
  const clock = { now: 1_000_000 };
  return { clock, monitor: new Monitor(() => clock.now) };
}

const times = (count, what) => {
  for (let each = 0; each < count; each += 1) what();
};

describe('the monitor', () => {
  test('leaves nothing out while rankings are fast, whole and liked', () => {
    const { monitor } = watch();
    times(100, () => monitor.noteRanking(SLOW_MS, false));
    times(100, () => monitor.noteChoice(true, false));
    assert.deepEqual(monitor.view(), { step: 0, cause: null, p95Ms: SLOW_MS });
    assert.equal(monitor.restsUntil, null);
  });

  test('slow rankings cost a step each five, down to the show order', () => {
    const { monitor } = watch();
    times(4, () => monitor.noteRanking(SLOW_MS + 1, false));
    assert.equal(monitor.step, 0);
    monitor.noteRanking(SLOW_MS + 1, false);
    assert.deepEqual(monitor.view(), { step: 1, cause: 'slow', p95Ms: 0 });
    times(5, () => monitor.noteRanking(SLOW_MS + 1, false));
    assert.equal(monitor.step, 2);
    times(50, () => monitor.noteRanking(SLOW_MS + 1, false));
    assert.equal(monitor.step, 3);
  });

  test('one slow ranking among twenty is no trouble, two are', () => {
    const { monitor } = watch();
    times(19, () => monitor.noteRanking(1, false));
    monitor.noteRanking(5000, false);
    assert.equal(monitor.step, 0);
    monitor.noteRanking(5000, false);
    assert.equal(monitor.step, 1);
  });

  test('two rankings that throw, or are empty, cost a step', () => {
    for (const [cause, fail] of [
      ['errors', (monitor) => monitor.noteError()],
      ['empty', (monitor) => monitor.noteRanking(1, true)],
    ]) {
      const { monitor } = watch();
      fail(monitor);
      times(3, () => monitor.noteRanking(1, false));
      assert.equal(monitor.step, 0);
      fail(monitor);
      assert.equal(monitor.step, 1);
      assert.equal(monitor.view().cause, cause);
    }
  });

  test('a learner that fails twice is left out, and nothing else', () => {
    const { monitor } = watch();
    times(9, () => monitor.noteLearnerFault());
    assert.deepEqual(monitor.view(), { step: 1, cause: 'learner', p95Ms: 0 });
  });

  test('picks that are chosen less than the show order cost a step', () => {
    const { monitor } = watch();
    times(50, () => monitor.noteChoice(true, true));
    times(9, () => monitor.noteChoice(false, true));
    assert.equal(monitor.step, 0);
    monitor.noteChoice(false, true);
    assert.deepEqual(monitor.view(), { step: 1, cause: 'unwanted', p95Ms: 0 });
  });

  test('a step ends after so many good rankings in a row', () => {
    const { monitor } = watch();
    times(10, () => monitor.noteRanking(SLOW_MS * 2, false));
    assert.equal(monitor.step, 2);
    times(GOOD_RANKINGS - 1, () => monitor.noteRanking(1, false));
    assert.equal(monitor.step, 2);
    monitor.noteRanking(1, false);
    assert.equal(monitor.step, 1);
    times(GOOD_RANKINGS - 1, () => monitor.noteRanking(1, false));
    assert.equal(monitor.step, 1);
    monitor.noteRanking(1, false);
    assert.equal(monitor.step, 0);
  });

  test('each step ends after its time, one after the other', () => {
    const { clock, monitor } = watch();
    times(6, () => monitor.noteError());
    assert.equal(monitor.step, 3);
    assert.equal(monitor.restsUntil, clock.now + REST_MS);
    clock.now += REST_MS - 1;
    assert.equal(monitor.step, 3);
    clock.now += 1;
    assert.equal(monitor.step, 2);
    clock.now += REST_MS;
    assert.equal(monitor.step, 1);
    clock.now += 10 * REST_MS;
    assert.equal(monitor.step, 0);
  });

  test('a clock set back keeps no step for longer than its time', () => {
    const { clock, monitor } = watch();
    times(2, () => monitor.noteError());
    clock.now -= 100 * REST_MS;
    assert.equal(monitor.step, 1);
    clock.now += REST_MS;
    assert.equal(monitor.step, 0);
  });
});

describe('the test of picks against the show order', () => {
  // Tails of the binomial with p = 1/2: 1/1024, 11/1024, 21700/2^20, 6196/2^20.
  test('has the exact binomial tail as its limit', () => {
    assert.equal(isWorse(0, 9), false, 'too few');
    assert.equal(isWorse(0, 10), true, '0.00098');
    assert.equal(isWorse(1, 9), false, '0.0107');
    assert.equal(isWorse(4, 16), false, '0.0059');
    assert.equal(isWorse(2, 18), true, '0.0002');
    assert.equal(isWorse(3, 17), false, '0.0013');
  });

  test('holds for any number of choices', () => {
    assert.equal(isWorse(2000, 2000), false);
    assert.equal(isWorse(1500, 2500), true);
    assert.equal(isWorse(2500, 1500), false);
  });
});
