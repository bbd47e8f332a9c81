import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MANIFEST_MAX_BYTES } from '../../src/core/report.ts';
import { parseManifest } from '../../src/wire/manifest.ts';

const HOUR = 3_600_000;

const MANIFEST = {
  v: 1,
  stream: 'friday',
  title: 'Friday show',
  weight: 7,
  start: 1_800_000_000_000,
  end: 1_800_000_000_000 + HOUR,
  deadline: 1_800_000_000_000 + 25 * HOUR,
  windows: [
    { id: '01', start: 1_800_000_000_000, end: 1_800_000_900_000, stage: 'intro' },
    { id: '02', start: 1_800_000_900_000, end: 1_800_003_600_000 },
  ],
  questions: [
    { id: '001', kind: 'product', subject: 'SKU-1', title: 'Shoe', weight: 9, openFrom: '01' },
    { id: '002', kind: 'category', subject: 'Outdoors', weight: 9, openFrom: '00' },
    { id: '003', kind: 'picks', weight: 8, openFrom: '01' },
  ],
  targetHalfWidth: 0.085,
};

const changed = (change) => {
  const manifest = structuredClone(MANIFEST);
  change(manifest);
  return JSON.stringify(manifest);
};

const refused = (change, path) =>
  assert.throws(() => parseManifest(changed(change)), {
    name: 'StreamPicksError',
    code: 'manifest',
    path,
  });

test('a manifest comes back as it was', () => {
  assert.deepEqual(parseManifest(JSON.stringify(MANIFEST)), MANIFEST);
  const withoutWindows = changed((it) => {
    it.windows = [];
    for (const question of it.questions) question.openFrom = '00';
  });
  assert.deepEqual(parseManifest(withoutWindows).windows, []);
});

test('only the three weights are taken', () => {
  for (const weight of [3, 7, 54]) {
    assert.equal(parseManifest(changed((it) => (it.weight = weight))).weight, weight);
  }
  for (const weight of [1, 8, 1000, '7', null]) refused((it) => (it.weight = weight), 'weight');
});

test('fields of the wrong form are refused by path', () => {
  refused((it) => (it.v = 2), 'v');
  refused((it) => (it.stream = 'a b'), 'stream');
  refused((it) => (it.title = ''), 'title');
  refused((it) => (it.start = 1.5), 'start');
  refused((it) => (it.targetHalfWidth = 0), 'targetHalfWidth');
  refused((it) => (it.windows[1].id = '00'), 'windows[1].id');
  refused((it) => (it.windows[1].id = '2'), 'windows[1].id');
  refused((it) => (it.questions = []), 'questions');
  refused((it) => (it.questions[1].id = '000'), 'questions[1].id');
  refused((it) => (it.questions[1].kind = 'viewer'), 'questions[1].kind');
  refused((it) => (it.questions[1].weight = 0), 'questions[1].weight');
  refused((it) => (it.questions[1].weight = 1.5), 'questions[1].weight');
  refused((it) => (it.questions[1].title = 'x'.repeat(201)), 'questions[1].title');
  refused((it) => (it.questions[0].extra = 1), 'questions[0].extra');
  refused((it) => (it.tracking = 'x'), 'tracking');
  refused((it) => delete it.deadline, 'deadline');
});

test('times must make a show', () => {
  refused((it) => (it.end = it.start), 'end');
  refused((it) => (it.deadline = it.end - 1), 'deadline');
  refused((it) => (it.deadline = it.end + 24 * HOUR + 1), 'deadline');
  refused((it) => (it.windows[0].start = it.start - 1), 'windows[0].start');
  refused((it) => (it.windows[0].end = it.windows[0].start), 'windows[0].end');
  refused((it) => (it.windows[1].start -= 1), 'windows[1].start');
  refused((it) => (it.windows[1].end = it.end + 1), 'windows[1].end');
  refused((it) => (it.windows[1].id = '01'), 'windows[1].id');
});

test('questions must be told apart and asked in a window that is there', () => {
  refused((it) => (it.questions[1].id = '001'), 'questions[1].id');
  refused((it) => delete it.questions[0].subject, 'questions[0].subject');
  refused((it) => (it.questions[2].subject = 'SKU-1'), 'questions[2].subject');
  refused((it) => (it.questions[0].openFrom = '03'), 'questions[0].openFrom');
  refused((it) => it.questions.push({ ...it.questions[0], id: '004' }), 'questions[3]');
  refused((it) => it.questions.push({ ...it.questions[2], id: '004' }), 'questions[3]');
});

test('text that is too long or no JSON is refused before it is read', () => {
  const tooLong = JSON.stringify(MANIFEST) + ' '.repeat(MANIFEST_MAX_BYTES);
  assert.throws(() => parseManifest(tooLong), { code: 'manifest', message: /longer than/ });
  const wide = `"${'ü'.repeat(MANIFEST_MAX_BYTES / 2)}"`;
  assert.throws(() => parseManifest(wide), { code: 'manifest', message: /longer than/ });
  for (const text of ['', '{', 'null', '[]', '7']) {
    assert.throws(() => parseManifest(text), { code: 'manifest' });
  }
});
