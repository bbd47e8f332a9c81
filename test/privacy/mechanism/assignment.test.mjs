import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  drawAssignment,
  earliestAssignment,
  openQuestions,
} from '../../../src/privacy/mechanism/assignment.ts';
import { bytesInTurn } from '../enumeration.mjs';

const MANIFEST = {
  windows: [
    { id: '01', start: 0, end: 100 },
    { id: '02', start: 100, end: 200 },
    { id: '03', start: 200, end: 300 },
  ],
  questions: [
    { id: '001', kind: 'product', subject: 'a', weight: 2, openFrom: '01' },
    { id: '002', kind: 'product', subject: 'b', weight: 3, openFrom: '02' },
    { id: '003', kind: 'product', subject: 'c', weight: 1, openFrom: '00' },
  ],
};

const open = (window) => openQuestions(MANIFEST, window).map(({ id }) => id);

test('a question is open from its window on, and at the end every one is', () => {
  assert.deepEqual(open('01'), ['001']);
  assert.deepEqual(open('02'), ['001', '002']);
  assert.deepEqual(open('03'), ['001', '002']);
  assert.deepEqual(open('00'), ['001', '002', '003']);
});

test('end or window is one to one, the window uniform, the question by exact weight', () => {
  const counts = new Map();
  // 2 · 3 · 30 is a common multiple of all bounds on both branches, so each leaf is reached evenly.
  for (let coin = 0; coin < 2; coin += 1) {
    for (let window = 0; window < 3; window += 1) {
      for (let ticket = 0; ticket < 30; ticket += 1) {
        const bytes = coin === 0 ? [0, ticket] : [1, window, ticket];
        const drawn = drawAssignment(MANIFEST, 50, bytesInTurn(...bytes));
        const key = `${drawn.window}/${drawn.question}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
  }
  assert.deepEqual(Object.fromEntries(counts), {
    '00/001': 30,
    '00/002': 45,
    '00/003': 15,
    '01/001': 30,
    '02/001': 12,
    '02/002': 18,
    '03/001': 12,
    '03/002': 18,
  });
});

test('windows that are over are never drawn; none left means the end', () => {
  assert.deepEqual(drawAssignment(MANIFEST, 200, bytesInTurn(1, 0, 0)), {
    window: '03',
    question: '001',
  });
  assert.deepEqual(drawAssignment(MANIFEST, 300, bytesInTurn(5)), {
    window: '00',
    question: '003',
  });
});

test('a viewer who is there before the start may get any window', () => {
  assert.equal(drawAssignment(MANIFEST, -50, bytesInTurn(1, 2, 0)).window, '03');
});

test('a window that asks nothing is not drawn', () => {
  const manifest = { ...MANIFEST, questions: MANIFEST.questions.slice(1) };
  assert.equal(drawAssignment(manifest, 0, bytesInTurn(1, 0, 0)).window, '02');
  const atEnd = { ...MANIFEST, questions: MANIFEST.questions.slice(2) };
  assert.deepEqual(drawAssignment(atEnd, 0, bytesInTurn(0)), { window: '00', question: '003' });
});

test('the earliest assignment takes the first window that is not over, question by weight', () => {
  assert.deepEqual(earliestAssignment(MANIFEST, 0, bytesInTurn(0)), {
    window: '01',
    question: '001',
  });
  assert.deepEqual(earliestAssignment(MANIFEST, 100, bytesInTurn(2)), {
    window: '02',
    question: '002',
  });
  assert.equal(earliestAssignment(MANIFEST, 300, bytesInTurn(0)).window, '00');
});

test('a manifest without questions is refused', () => {
  assert.throws(() => drawAssignment({ windows: [], questions: [] }, 0, bytesInTurn(0)), {
    code: 'mechanism',
  });
});
