import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newReportId } from '../../../src/privacy/mechanism/report-id.ts';
import { bytesInTurn } from '../enumeration.mjs';

const random = (length) => crypto.getRandomValues(new Uint8Array(length));

test('an id is base64url of its 16 bytes, as another encoder gives it', () => {
  const rows = [
    Array.from({ length: 16 }, () => 0),
    Array.from({ length: 16 }, () => 255),
    Array.from({ length: 16 }, (_, index) => (index * 67 + 5) % 256),
    Array.from({ length: 16 }, (_, index) => (index * 251 + 190) % 256),
  ];
  for (const row of rows) {
    assert.equal(newReportId(bytesInTurn(...row)), Buffer.from(row).toString('base64url'));
  }
});

test('an id has 22 characters and two ids differ', () => {
  const ids = new Set(Array.from({ length: 100 }, () => newReportId(random)));
  assert.equal(ids.size, 100);
  for (const id of ids) assert.match(id, /^[\w-]{22}$/);
});

test('a short source is refused', () => {
  assert.throws(() => newReportId(() => new Uint8Array(15)), { code: 'mechanism' });
});
