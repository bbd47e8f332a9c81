import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changedSince, NO_PURPOSES, withoutPurposes } from '../../src/core/consent.ts';

const wordings = { picks: 1, history: 1, counts: 1, offers: 1, region: 1 };
const now = { controller: 'Shop', wordings, recipient: null, recipientCountry: null };
const choice = {
  purposes: { ...NO_PURPOSES, picks: true, history: true, counts: true },
  controller: 'Shop',
  wordings,
  named: { contact: null, policy: null, recipient: null, recipientCountry: null },
};

test('rule 8: only a purpose that is on and whose wording is newer is asked about again', () => {
  assert.deepEqual(changedSince(choice, now), []);
  const newer = { ...wordings, history: 2, offers: 2 };
  assert.deepEqual(changedSince(choice, { ...now, wordings: newer }), ['history']);
});

test('rule 8, 9: counts are asked about again when others get them, or elsewhere', () => {
  for (const other of [{ recipient: 'Acme' }, { recipientCountry: 'CN' }, { controller: 'New' }]) {
    assert.deepEqual(changedSince(choice, { ...now, ...other }), ['counts']);
  }
});

test('rule 8: what waits is off, and what needs it too; the rest goes on', () => {
  assert.deepEqual(withoutPurposes(choice.purposes, ['picks']), { ...NO_PURPOSES, counts: true });
});
