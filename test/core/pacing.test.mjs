import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  DEFAULT_PACING,
  decide,
  gapAfter,
  isLull,
  joinMemories,
  NOTHING_SHOWN,
  noteLeft,
  noteShown,
  PACING_FLOORS,
  QUIET_SCENE,
  withinFloors,
} from '../../src/core/pacing.ts';

const HOUR = 3_600_000;
const onStage = { onStage: ['a'], upcoming: [], past: [], stage: 'demo' };
const sure = { productId: 'a', moment: 'on-stage', sure: true };

/** The viewer came at 0, nothing was shown, and the engine is sure of what is on stage. */
function stateOf(patch = {}) {
  return {
    startedAt: 0,
    onScreen: false,
    memory: NOTHING_SHOWN,
    scene: QUIET_SCENE,
    show: onStage,
    words: [sure],
    ...patch,
  };
}

/** A policy as careless as anybody could ask for. */
const careless = {
  firstAfterMs: 0,
  apartMs: 0,
  backOff: 1,
  atMost: 10_000,
  shownMs: 1e9,
  lull: true,
};

const anyNumber = fc.oneof(
  fc.double(),
  fc.integer({ min: -10, max: 400_000 }),
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
);
const anyPolicy = fc.record({
  firstAfterMs: anyNumber,
  apartMs: anyNumber,
  backOff: anyNumber,
  atMost: anyNumber,
  shownMs: anyNumber,
  lull: fc.boolean(),
});

/** What can happen while one watches; `ms` passes before it. */
const anyEvent = fc.record({
  ms: fc.integer({ min: 0, max: 200_000 }),
  dismiss: fc.boolean(),
  onStage: fc.constantFrom('a', 'b', 'c', 'd', 'e', null),
  stage: fc.constantFrom(undefined, 'intro', 'demo', 'offer', 'questions'),
  sure: fc.boolean(),
  lullSure: fc.boolean(),
});

/** Plays events with a clock of its own; gives what came on screen, and when each went. */
function play(policy, events) {
  let now = 0;
  let memory = NOTHING_SHOWN;
  const shown = [];
  events.forEach((event, nth) => {
    now += event.ms;
    // New names, so that not being shown twice does not hide the other limits.
    const id = event.onStage === null ? null : `${event.onStage}${nth}`;
    const show = {
      onStage: id === null ? [] : [id],
      upcoming: ['z'],
      past: ['y'],
      ...(event.stage === undefined ? {} : { stage: event.stage }),
    };
    const words = [
      ...(id === null ? [] : [{ productId: id, moment: 'on-stage', sure: event.sure }]),
      { productId: `top${nth}`, moment: 'lull', sure: event.lullSure },
    ];
    const decision = decide(stateOf({ memory, show, words }), policy, now);
    if (!('show' in decision)) return;
    const cameAt = now;
    memory = noteShown(memory, decision.show, now);
    now += Math.min(withinFloors(policy).shownMs, 5000);
    memory = noteLeft(memory, event.dismiss, now);
    shown.push({ cameAt, leftAt: now, dismissed: event.dismiss });
  });
  return shown;
}

test('whatever the policy says: not in the first 20 s, never two within 90 s, at most 12', () => {
  fc.assert(
    fc.property(anyPolicy, fc.array(anyEvent, { maxLength: 60 }), (policy, events) => {
      const shown = play(policy, events);
      assert.ok(shown.length <= PACING_FLOORS.atMost);
      let dismissals = 0;
      shown.forEach(({ cameAt, dismissed }, nth) => {
        assert.ok(cameAt >= 20_000, `came at ${cameAt}`);
        const before = shown[nth - 1];
        if (before) {
          assert.ok(cameAt - before.leftAt >= 90_000 * 2 ** dismissals, 'came too soon');
        }
        if (dismissed) dismissals += 1;
      });
    }),
    { numRuns: 500 },
  );
});

test('a storefront that tightens gets what it asks for', () => {
  const tight = {
    ...DEFAULT_PACING,
    firstAfterMs: 60_000,
    apartMs: 300_000,
    backOff: 5,
    atMost: 2,
  };
  assert.deepEqual(withinFloors(tight), tight);
  assert.deepEqual(decide(stateOf(), tight, 59_999), { wait: 1, reason: 'early' });
  assert.deepEqual(decide(stateOf(), tight, 60_000), { show: 'a', why: 'on-stage' });
  const memory = { ...NOTHING_SHOWN, shown: 1, dismissals: 1, leftAt: 60_000 };
  assert.equal(gapAfter(memory, tight), 1_500_000);
  const none = { ...DEFAULT_PACING, atMost: 0 };
  assert.deepEqual(decide(stateOf(), none, HOUR), { wait: null, reason: 'enough' });
  assert.deepEqual(withinFloors(careless), {
    firstAfterMs: 20_000,
    apartMs: 90_000,
    backOff: 2,
    atMost: 12,
    shownMs: 30_000,
    lull: true,
  });
});

test('every dismissal at least doubles the wait, and the wait that is told is exact', () => {
  let memory = NOTHING_SHOWN;
  let now = HOUR;
  for (let nth = 0; nth < 5; nth += 1) {
    memory = noteLeft(noteShown(memory, `p${nth}`, now), true, now);
    const gap = gapAfter(memory, DEFAULT_PACING);
    assert.equal(gap, DEFAULT_PACING.apartMs * 2 ** (nth + 1));
    const state = stateOf({ memory });
    assert.deepEqual(decide(state, DEFAULT_PACING, now + 1000), {
      wait: gap - 1000,
      reason: 'apart',
    });
    assert.deepEqual(decide(state, DEFAULT_PACING, now + gap), { show: 'a', why: 'on-stage' });
    now += gap;
  }
});

test('one that goes by itself does not lengthen the wait', () => {
  const memory = noteLeft(noteShown(NOTHING_SHOWN, 'x', HOUR), false, HOUR + 20_000);
  assert.equal(gapAfter(memory, DEFAULT_PACING), DEFAULT_PACING.apartMs);
});

test('silent while one types, reads captions in full screen, is asked, looks away or wants fewer', () => {
  for (const name of ['hidden', 'unseen', 'typing', 'captions', 'dialog', 'fewer']) {
    const scene = { ...QUIET_SCENE, [name]: true };
    assert.deepEqual(decide(stateOf({ scene }), careless, HOUR), { wait: null, reason: name });
  }
  const stopped = { ...NOTHING_SHOWN, stopped: true };
  assert.deepEqual(decide(stateOf({ memory: stopped }), careless, HOUR), {
    wait: null,
    reason: 'stopped',
  });
  assert.deepEqual(decide(stateOf({ onScreen: true }), careless, HOUR), {
    wait: null,
    reason: 'shown',
  });
  assert.deepEqual(decide(stateOf({ startedAt: null }), careless, HOUR), {
    wait: null,
    reason: 'early',
  });
});

test('held back while the engine is unsure, and where it says nothing', () => {
  const unsure = [{ ...sure, sure: false }];
  assert.deepEqual(decide(stateOf({ words: unsure }), DEFAULT_PACING, HOUR), {
    wait: null,
    reason: 'unsure',
  });
  assert.deepEqual(decide(stateOf({ words: [] }), DEFAULT_PACING, HOUR), {
    wait: null,
    reason: 'nothing',
  });
});

test('on stage before anything else; a lull only where there is one, and where it is allowed', () => {
  const words = [{ productId: 'top', moment: 'lull', sure: true }, sure];
  assert.deepEqual(decide(stateOf({ words }), DEFAULT_PACING, HOUR), {
    show: 'a',
    why: 'on-stage',
  });
  const [lull] = words;
  const demo = decide(stateOf({ words: [lull] }), DEFAULT_PACING, HOUR);
  assert.deepEqual(demo, { wait: null, reason: 'nothing' });
  const questions = { ...onStage, stage: 'questions' };
  const inQuestions = stateOf({ words: [lull], show: questions });
  assert.deepEqual(decide(inQuestions, DEFAULT_PACING, HOUR), { show: 'top', why: 'lull' });
  const none = { ...DEFAULT_PACING, lull: false };
  assert.deepEqual(decide(inQuestions, none, HOUR), { wait: null, reason: 'nothing' });
  // A word about what has left the stage meanwhile counts no more.
  const gone = stateOf({ show: { onStage: ['b'], upcoming: [], past: ['a'] } });
  assert.deepEqual(decide(gone, DEFAULT_PACING, HOUR), { wait: null, reason: 'nothing' });
});

test('a lull is neither before the show begins nor after it is over', () => {
  const nothing = { onStage: [], upcoming: ['a'], past: [] };
  assert.equal(isLull(nothing), false);
  assert.equal(isLull({ ...nothing, stage: 'intro' }), false);
  assert.equal(isLull({ ...nothing, past: ['b'] }), true);
  assert.equal(isLull({ onStage: ['a'], upcoming: [], past: [], stage: 'questions' }), true);
  assert.equal(isLull({ onStage: ['a'], upcoming: [], past: ['b'], stage: 'demo' }), false);
  assert.equal(isLull({ onStage: [], upcoming: [], past: ['a'], stage: 'closing' }), false);
});

test('no product is shown twice in a show', () => {
  const memory = noteLeft(noteShown(NOTHING_SHOWN, 'a', 0), false, 0);
  assert.deepEqual(decide(stateOf({ memory }), DEFAULT_PACING, HOUR), {
    wait: null,
    reason: 'nothing',
  });
});

test('a clock that is set back makes it wait longer', () => {
  const memory = noteLeft(noteShown(NOTHING_SHOWN, 'x', 2 * HOUR), false, 2 * HOUR);
  const decision = decide(stateOf({ memory }), DEFAULT_PACING, HOUR);
  assert.deepEqual(decision, { wait: DEFAULT_PACING.apartMs, reason: 'apart' });
});

test('of two memories of one show the stricter counts', () => {
  const here = { shown: 1, dismissals: 1, leftAt: 50, productIds: ['a'], stopped: false };
  const kept = { shown: 3, dismissals: 0, leftAt: 20, productIds: ['b', 'a'], stopped: true };
  assert.deepEqual(joinMemories(here, kept), {
    shown: 3,
    dismissals: 1,
    leftAt: 50,
    productIds: ['a', 'b'],
    stopped: true,
  });
  assert.deepEqual(joinMemories(NOTHING_SHOWN, here), here);
});
