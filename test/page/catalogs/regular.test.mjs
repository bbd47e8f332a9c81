import assert from 'node:assert/strict';
import { test } from 'node:test';
import { REGULAR_FOR_MS, Regular } from '../../../src/page/catalogs/regular.ts';

const EVERY = 20_000;
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A clock of its own; `look` answers from the list, then true. */
function clocked(t, answers = [], tookMs = 0) {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const clock = { now: 1000 };
  const at = [];
  const regular = new Regular(
    async () => {
      at.push(clock.now - 1000);
      clock.now += tookMs;
      return answers[at.length - 1] ?? true;
    },
    () => clock.now,
  );
  const pass = async (ms) => {
    for (let passed = 0; passed < ms; passed += 1000) {
      clock.now += 1000;
      t.mock.timers.tick(1000);
      await settled();
    }
  };
  return { regular, at, pass, clock };
}

test('looks at fixed moments, however long a look takes', async (t) => {
  const { regular, at, pass } = clocked(t, [], 700);
  regular.start(EVERY);
  await pass(100_000);
  for (const [nth, ms] of at.entries()) {
    assert.ok(Math.abs(ms - (nth + 1) * EVERY) <= 1700, `look ${nth} at ${ms}`);
  }
  assert.equal(at.length, 5);
  regular.stop();
});

test('after failures moments are let pass: one, three, seven; a good look ends that', async (t) => {
  const { regular, at, pass } = clocked(t, [false, false, false, false, true]);
  regular.start(EVERY);
  await pass(EVERY * 30);
  assert.deepEqual(
    at.slice(0, 7).map((ms) => ms / EVERY),
    [1, 3, 7, 15, 23, 24, 25],
  );
  regular.stop();
});

test('moments slept through are not made up for', async (t) => {
  const { regular, at, pass, clock } = clocked(t);
  regular.start(EVERY);
  await pass(EVERY);
  clock.now += EVERY * 50 + 300;
  await pass(EVERY * 2);
  assert.ok(at.length <= 4, `${at.length} looks`);
  regular.stop();
});

test('ends after twelve hours, and when it is told to', async (t) => {
  const { regular, at, pass, clock } = clocked(t);
  regular.start(EVERY);
  await pass(EVERY);
  clock.now += REGULAR_FOR_MS;
  await pass(EVERY * 3);
  // The one that was due, and none after it.
  assert.equal(at.length, 2);
  regular.start(EVERY);
  regular.stop();
  await pass(EVERY * 3);
  assert.equal(at.length, 2);
});
