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
    times(12, () => monitor.noteChoice(false, true));
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
  /** What the formula says, in whole numbers: Σ C(n + 1, k) for k ≤ s is at least 1000 (n + 1) C(n, s). */
  const isWorseExactly = (picks, show) => {
    const n = BigInt(picks + show);
    const ways = (of, count) => {
      let found = 1n;
      for (let k = 0n; k < BigInt(count); k += 1n) found = (found * (of - k)) / (k + 1n);
      return found;
    };
    let sum = 0n;
    for (let k = 0; k <= show; k += 1) sum += ways(n + 1n, k);
    return show > picks && sum >= 1000n * (n + 1n) * ways(n, show);
  };

  test('is the formula', () => {
    for (let picks = 0; picks < 12; picks += 1) {
      for (let show = 0; show < 60; show += 1) {
        assert.equal(isWorse(picks, show), isWorseExactly(picks, show), `${picks}, ${show}`);
      }
    }
    assert.equal(isWorse(0, 12), false);
    assert.equal(isWorse(0, 13), true);
  });

  test('looks after every choice, and all looks together are wrong once in a thousand at most', () => {
    // Chance of each number of choices that only the picks held, without an alarm so far.
    let without = [1];
    let alarm = 0;
    for (let telling = 1; telling <= 1000; telling += 1) {
      const next = Array.from({ length: telling + 1 }, () => 0);
      without.forEach((chance, picks) => {
        next[picks] += chance / 2;
        next[picks + 1] += chance / 2;
      });
      without = next.map((chance, picks) => {
        if (chance === 0 || !isWorse(picks, telling - picks)) return chance;
        alarm += chance;
        return 0;
      });
    }
    assert.ok(alarm > 1e-4 && alarm <= 1e-3, `${alarm}`);
  });

  test('holds for any number of choices', () => {
    assert.equal(isWorse(2000, 2000), false);
    assert.equal(isWorse(1500, 2500), true);
    assert.equal(isWorse(2500, 1500), false);
  });
});
