// Everything an engine can say, with a planted word in every place for one: none of it comes out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StreamPicksError } from '../../src/core/errors.ts';
import { VAULT_REQUESTS } from '../../src/core/vault.ts';
import { cleanLook } from '../../src/vault/look.ts';
import { mayAsk, sealedCode, sealedEvent, sealedResult } from '../../src/vault/seal.ts';

const PLANTED = 'CANARY';
const acts = {
  type: 'search',
  count: 1,
  productIds: [PLANTED],
  category: PLANTED,
  thisShow: false,
  signalIds: [PLANTED],
  queries: [PLANTED],
};
const viewerReason = {
  id: PLANTED,
  kind: 'similar',
  contribution: 0.7,
  about: 'viewer',
  field: 'brand',
  label: PLANTED,
  acts,
};
const place = { productId: 'P0', place: 1, score: 0.71, discovery: false, promoted: false };

test('picks come out as places, and say only that the viewer is a reason', () => {
  const told = sealedEvent({
    kind: 'picks',
    picks: [
      { ...place, reason: viewerReason, later: PLANTED },
      { ...place, reason: { id: 'stage', kind: 'stage', contribution: 1, about: 'show', acts } },
      place,
    ],
    total: 3,
    basedOnMe: true,
  });
  assert.doesNotMatch(JSON.stringify(told), new RegExp(PLANTED));
  assert.deepEqual(told.picks, [
    { ...place, score: 0, sealed: true },
    { ...place, score: 0, reason: { id: 'stage', kind: 'stage', about: 'show', contribution: 0 } },
    { ...place, score: 0 },
  ]);
});

test('reminders of earlier visits, the words of faults and what nobody listed stay inside', () => {
  const item = { productId: PLANTED, because: 'saved', looks: 1, at: 1 };
  const afterShow = { offers: [], recap: null, reminders: [item], switched: [], more: PLANTED };
  for (const event of [
    { kind: 'after-show', afterShow },
    { kind: 'fault', code: 'storage', message: PLANTED },
    { kind: 'spotlight', words: [], fewer: false, memory: {}, more: PLANTED },
    { kind: 'profile', signals: [PLANTED] },
  ]) {
    assert.doesNotMatch(JSON.stringify(sealedEvent(event)), new RegExp(PLANTED), event.kind);
  }
  assert.equal(sealedEvent({ kind: 'profile' }), null);
});

test('a page may ask for nothing that gives the profile out', () => {
  for (const kind of [
    'view',
    'export',
    'log',
    'why',
    'import',
    'preview-without',
    'delete-signals',
    'correct-interest',
    'standard-weights',
    'undo',
    'protect',
    'unlock',
    '__proto__',
    ['open'],
    { toString: () => 'open' },
    undefined,
  ]) {
    assert.equal(mayAsk({ kind }), false, String(kind));
  }
  for (const kind of VAULT_REQUESTS) assert.equal(mayAsk({ kind }), true);
});

test('answers hold what is listed, and null where nothing is', () => {
  const opened = { purposes: null, own: null, askAgain: [], noticeVersion: 1, basedOnMe: true };
  const open = { ...opened, storage: 'visit', locked: false, waiting: false };
  assert.deepEqual(sealedResult('open', { ...open, signals: [PLANTED] }), open);
  for (const kind of ['signal', 'basket', 'take-back', 'stage', 'pack']) {
    assert.equal(sealedResult(kind, { token: PLANTED }), null, kind);
  }
});

test('of an erase come out how much is left, and the withdrawal alone', () => {
  const remaining = { consentRecords: 2, ledgerEntries: 0, auditEntries: 1, profileRecords: 0 };
  const records = [
    { id: 'new', at: 2 },
    { id: PLANTED, at: 1 },
  ];
  const result = { remaining: { ...remaining, more: PLANTED }, records, more: PLANTED };
  const told = { remaining, records: [records[0]] };
  assert.deepEqual(sealedResult('erase', result), told);
  const purposes = { picks: false };
  const event = { kind: 'consent-changed', purposes, askAgain: [], erased: true, result };
  assert.deepEqual(sealedEvent({ ...event, more: PLANTED }), { ...event, result: told });
});

test('nothing is passed on whole: a field that nobody listed stays inside', () => {
  const more = { more: PLANTED };
  for (const event of [
    { kind: 'picks', picks: [], total: 0, basedOnMe: true },
    { kind: 'consent-changed', purposes: {}, askAgain: [], erased: false },
    { kind: 'paused' },
    { kind: 'storage-free' },
    { kind: 'storage-changed', storage: 'durable' },
    { kind: 'lock-changed', locked: true },
    { kind: 'counts-changed', counts: { state: 'counting', window: '01', sendAt: 1 } },
    { kind: 'counts-changed', counts: { state: 'off' } },
    { kind: 'report-recall', id: 'x' },
  ]) {
    const counts = event.counts && { counts: { ...event.counts, ...more } };
    assert.deepEqual(sealedEvent({ ...event, ...more, ...counts }), event, event.kind);
  }
  const report = { id: 'x', stream: 's', body: '{}', sendAt: 1, deadline: 2, frozen: false };
  const offer = { kind: 'report-offer', report };
  assert.deepEqual(sealedEvent({ ...offer, report: { ...report, ...more } }), offer);
  const consent = { purposes: {}, askAgain: [], storage: 'durable' };
  assert.deepEqual(sealedResult('consent', { ...consent, ...more }), consent);
  assert.deepEqual(sealedResult('manifest', { state: 'off', ...more }), { state: 'off' });
});

test('a fault is a known code, and nothing else', () => {
  assert.equal(sealedCode(new StreamPicksError('storage', PLANTED)), 'storage');
  for (const error of [new Error(PLANTED), { code: PLANTED }, { code: 'toString' }, null, 'x']) {
    assert.equal(sealedCode(error), 'engine');
  }
});

test('what a page says about itself is text; its policy is a web address or none', () => {
  const look = cleanLook({
    lang: 'x'.repeat(1000),
    dir: 'up',
    scheme: 'url(x)',
    policy: 'javascript:alert(1)',
    controller: { toString: () => PLANTED },
    minor: 'yes',
  });
  assert.equal(look.lang.length, 300);
  assert.deepEqual({ ...look, lang: '' }, { ...cleanLook(null), lang: '' });
  assert.equal(
    cleanLook({ policy: 'https://shop.example/privacy' }).policy,
    'https://shop.example/privacy',
  );
  for (const said of [null, undefined, 7, 'x', []]) assert.equal(cleanLook(said).dir, 'ltr');
});
