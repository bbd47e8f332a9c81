import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MAX_SCHEDULED, readSchedule } from '../../src/wire/schedule.ts';

const fault = (input) => {
  try {
    readSchedule(input);
  } catch (error) {
    return [error.code, error.path];
  }
  return null;
};

test('a running order is a list, or a list with the time at which the show starts', () => {
  const list = [
    { at: 60, ids: ['B'], stage: 'demo' },
    { at: 0, ids: ['A', 'A'] },
  ];
  const cues = [
    { at: 0, ids: ['A'] },
    { at: 60, ids: ['B'], stage: 'demo' },
  ];
  assert.deepEqual(readSchedule(list), { startsAt: null, cues });
  const at = Date.parse('2026-05-01T18:00:00Z');
  for (const startsAt of ['2026-05-01T18:00:00Z', new Date(at), at]) {
    assert.deepEqual(readSchedule({ startsAt, cues: list }), { startsAt: at, cues });
    assert.deepEqual(readSchedule(Object.assign([...list], { startsAt })), { startsAt: at, cues });
  }
});

test('what cannot be read is a typed fault that names the place', () => {
  const entry = { at: 1, ids: ['A'] };
  for (const [input, path] of [
    ['10', 'schedule'],
    [{}, 'schedule'],
    [null, 'schedule'],
    [Array.from({ length: MAX_SCHEDULED + 1 }, () => entry), 'schedule'],
    [[entry, null], 'schedule[1].at'],
    [[{ ...entry, at: '1' }], 'schedule[0].at'],
    [[{ ...entry, at: Number.NaN }], 'schedule[0].at'],
    [[{ at: 1 }], 'schedule[0].ids'],
    [[{ at: 1, ids: [''] }], 'schedule[0].ids[0]'],
    [[{ ...entry, stage: 'later' }], 'schedule[0].stage'],
    [{ startsAt: 'tomorrow', cues: [entry] }, 'schedule.startsAt'],
  ]) {
    assert.deepEqual(fault(input), ['cue', path], JSON.stringify(input).slice(0, 60));
  }
});
