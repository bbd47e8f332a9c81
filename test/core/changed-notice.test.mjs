import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changedSince, NO_PURPOSES, withoutPurposes, wordingsIn } from '../../src/core/consent.ts';

const wordings = { picks: 1, history: 1, counts: 1, offers: 1, region: 1 };
const newer = { ...wordings, history: 2, offers: 2 };
const now = {
  controller: 'Shop',
  wordings: { en: wordings, de: wordings },
  recipient: null,
  recipientCountry: null,
};
const choice = {
  purposes: { ...NO_PURPOSES, picks: true, history: true, counts: true },
  controller: 'Shop',
  language: 'en',
  wordings,
  named: { contact: null, policy: null, recipient: null, recipientCountry: null },
};

test('rule 8: only a purpose that is on and whose wording is newer is asked about again', () => {
  assert.deepEqual(changedSince(choice, now), []);
  const changed = { ...now, wordings: { ...now.wordings, en: newer } };
  assert.deepEqual(changedSince(choice, changed), ['history']);
});

test('rule 8: a change in one language asks only those who said yes in that language', () => {
  const changed = { ...now, wordings: { ...now.wordings, de: newer } };
  assert.deepEqual(changedSince(choice, changed), []);
  for (const language of ['de', 'de-CH', 'DE']) {
    assert.deepEqual(changedSince({ ...choice, language }, changed), ['history']);
  }
});

test('rule 8: a record of before wordings were kept, or in a language that is gone, stays valid', () => {
  const { wordings: _, ...old } = choice;
  assert.deepEqual(changedSince(old, now), []);
  const gone = { ...choice, language: 'nl' };
  assert.deepEqual(changedSince(gone, now), []);
  assert.deepEqual(changedSince(gone, { ...now, wordings: { en: newer } }), ['history']);
});

test('a language that a record only pretends to have finds no versions of its own', () => {
  for (const language of ['__proto__', 'constructor', ''])
    assert.equal(wordingsIn(now.wordings, language), wordings);
});

test('rule 8, 9: counts are asked about again when others get them, or elsewhere', () => {
  for (const other of [{ recipient: 'Acme' }, { recipientCountry: 'CN' }, { controller: 'New' }]) {
    assert.deepEqual(changedSince(choice, { ...now, ...other }), ['counts']);
  }
});

test('rule 8: what waits is off, and what needs it too; the rest goes on', () => {
  assert.deepEqual(withoutPurposes(choice.purposes, ['picks']), { ...NO_PURPOSES, counts: true });
});
