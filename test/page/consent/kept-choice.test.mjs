// What the page keeps of a choice: the marker in localStorage, and the choice of a tab on a device that
// others use.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { PURPOSES } from '../../../src/core/consent.ts';
import {
  hasMarker,
  parseMarker,
  readMarker,
  tellsLoss,
  watchMarkers,
  writeMarker,
} from '../../../src/page/consent/marker.ts';
import {
  dropMarker,
  readTabChoice,
  writeTabChoice,
  writeTabNo,
} from '../../../src/page/consent/tab-choice.ts';

const NOW = Date.UTC(2026, 5, 5);
const MONTH = '2026-06';
const stores = {};

/** A storage area; `broken`: one that the browser forbids. */
const area = (broken = false) => {
  const kept = new Map();
  const guard = () => {
    if (broken) throw new Error('forbidden');
  };
  return {
    kept,
    getItem: (key) => (guard(), kept.get(key) ?? null),
    setItem: (key, text) => (guard(), void kept.set(key, text)),
    removeItem: (key) => (guard(), void kept.delete(key)),
  };
};

beforeEach(() => {
  const page = new EventTarget();
  Object.assign(stores, { local: area(), session: area(), page });
  globalThis.localStorage = stores.local;
  globalThis.sessionStorage = stores.session;
  globalThis.addEventListener = page.addEventListener.bind(page);
  globalThis.removeEventListener = page.removeEventListener.bind(page);
});
afterEach(() => {
  for (const name of ['localStorage', 'sessionStorage', 'addEventListener', 'removeEventListener'])
    delete globalThis[name];
});

const yes = { answer: 'yes', notice: 2, outside: false, lost: false };
const no = { ...yes, answer: 'no' };
const text = (more = {}) => JSON.stringify({ answer: 'no', month: MONTH, notice: 2, ...more });

test('a marker says answer, month and notice, and nothing else; one a shop', () => {
  assert.equal(writeMarker('', yes, NOW), true);
  assert.equal(writeMarker('eu', no, NOW), true);
  assert.deepEqual(
    [...stores.local.kept],
    [
      ['stream-picks', `{"answer":"yes","month":"${MONTH}","notice":2}`],
      ['stream-picks:eu', `{"answer":"no","month":"${MONTH}","notice":2}`],
    ],
  );
  assert.deepEqual(readMarker('', NOW), { answer: 'yes', month: MONTH, notice: 2 });
  assert.equal(readMarker('us', NOW), null);
  assert.deepEqual([hasMarker('eu'), hasMarker('us')], [true, false]);
  dropMarker('eu');
  assert.equal(hasMarker('eu'), false);
});

test('beside a no it says whose it was and what was lost; beside a yes neither', () => {
  writeMarker('', { ...no, outside: true, lost: true }, NOW);
  const marker = { answer: 'no', month: MONTH, notice: 2, outside: true, lost: true };
  assert.deepEqual(readMarker('', NOW), marker);
  assert.equal(tellsLoss(''), true);
  writeMarker('', { ...yes, outside: true, lost: true }, NOW);
  assert.deepEqual(readMarker('', NOW), { answer: 'yes', month: MONTH, notice: 2 });
  assert.equal(tellsLoss(''), false);
  assert.equal(tellsLoss('none'), false);
});

test('a no runs out after twelve months, a yes never', () => {
  assert.notEqual(parseMarker(text({ month: '2025-07' }), NOW), null);
  assert.equal(parseMarker(text({ month: '2025-06' }), NOW), null);
  assert.equal(parseMarker(text({ month: '2024-12' }), NOW), null);
  assert.notEqual(parseMarker(text({ month: '2020-01', answer: 'yes' }), NOW), null);
});

test('what is no marker is none', () => {
  const odd = [
    '',
    'null',
    '[]',
    text({ answer: 'maybe' }),
    text({ month: 6 }),
    text({ month: 'x2026-06' }),
    text({ month: '2026-061' }),
    text({ notice: '2' }),
    text({ notice: null }),
  ];
  for (const each of odd) assert.equal(parseMarker(each, NOW), null, each);
  const only = parseMarker(text({ outside: 1, lost: 'yes', more: 1 }), NOW);
  assert.deepEqual(only, { answer: 'no', month: MONTH, notice: 2 });
});

test('where storage is forbidden, there is no choice and nothing is thrown', () => {
  globalThis.localStorage = area(true);
  globalThis.sessionStorage = area(true);
  assert.equal(readMarker('', NOW), null);
  assert.equal(hasMarker(''), false);
  assert.equal(tellsLoss(''), false);
  assert.equal(writeMarker('', yes, NOW), false);
  dropMarker('');
  assert.equal(readTabChoice(''), null);
  writeTabNo('', 'viewer');
});

test('a marker is told to the other elements of the page, and to tabs by the browser alone', () => {
  const heard = [];
  const one = (...told) => heard.push(['one', ...told]);
  const two = (...told) => heard.push(['two', ...told]);
  const endOne = watchMarkers(one);
  const endTwo = watchMarkers(two);
  writeMarker('eu', no, NOW, one);
  assert.deepEqual(heard, [['two', 'stream-picks:eu', text()]]);
  // A script's own event is not the browser's.
  stores.page.dispatchEvent(
    Object.assign(new Event('storage'), { key: 'stream-picks', newValue: 'x' }),
  );
  assert.equal(heard.length, 1);
  endOne();
  endTwo();
  writeMarker('eu', no, NOW);
  assert.equal(heard.length, 1);
});

const all = (value) => Object.fromEntries(PURPOSES.map((purpose) => [purpose, value]));
const choice = {
  device: 'shared',
  purposes: { ...all(false), picks: true },
  source: 'page',
  noticeVersion: 2,
  noticeHash: 'hash',
  language: 'en',
  controller: 'Shop',
  wordings: all(1),
  named: { contact: 'a@b', policy: '/p', recipient: 'X', recipientCountry: 'DE' },
  tool: { kind: 'page', name: 'Klaro', notice: '3' },
};

test('a choice of the tab comes back whole; of the viewer’s yes nobody can tell any more', () => {
  writeTabChoice('eu', choice);
  assert.deepEqual([...stores.session.kept.keys()], ['stream-picks:eu']);
  assert.deepEqual(readTabChoice('eu'), choice);
  assert.equal(readTabChoice(''), null);
  writeTabChoice('eu', { ...choice, source: 'viewer' });
  assert.equal(readTabChoice('eu').source, 'tab');
  writeTabNo('eu', 'viewer');
  assert.deepEqual(readTabChoice('eu'), {
    device: 'shared',
    purposes: all(false),
    source: 'viewer',
    noticeVersion: 0,
    noticeHash: '',
    language: '',
    controller: '',
  });
  writeTabChoice('eu', null);
  assert.equal(readTabChoice('eu'), null);
});

test('of what a script wrote there, only what a choice can hold is taken', () => {
  const read = (value) => {
    stores.session.setItem('stream-picks', JSON.stringify(value));
    return readTabChoice('');
  };
  for (const odd of [
    null,
    5,
    [],
    {},
    { ...choice, device: 'own' },
    { ...choice, purposes: null },
  ]) {
    assert.equal(read(odd), null);
  }
  assert.equal(read({ ...choice, source: 'me' }), null);
  assert.deepEqual(read({ ...choice, purposes: { picks: 1, counts: true } }).purposes, {
    ...all(false),
    counts: true,
  });
  const bare = read({
    ...choice,
    noticeVersion: 1.5,
    noticeHash: 3,
    language: 'x'.repeat(5000),
    wordings: { picks: '1', counts: 2 },
    named: { contact: 5, policy: '', recipient: 'X' },
    tool: { kind: 'nobody', name: 'x' },
  });
  assert.deepEqual([bare.noticeVersion, bare.noticeHash, bare.language.length], [0, '', 4000]);
  assert.deepEqual(bare.wordings, { ...all(0), counts: 2 });
  const nobody = { contact: null, policy: null, recipient: 'X', recipientCountry: null };
  assert.deepEqual(bare.named, nobody);
  assert.equal('tool' in bare, false);
  const { wordings: _, named: __, tool: ___, ...rest } = choice;
  assert.deepEqual(read(rest), rest);
  assert.deepEqual(read({ ...choice, tool: { kind: 'tcf', notice: 5 } }).tool, {
    kind: 'tcf',
    name: '',
  });
});
