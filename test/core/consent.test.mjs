import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  anyPurpose,
  firstLayerPurposes,
  NO_PURPOSES,
  settlePurposes,
} from '../../src/core/consent.ts';
import { encodeReport } from '../../src/core/report.ts';
import { isExpired } from '../../src/core/retention.ts';

const all = { picks: true, history: true, counts: true, offers: true, region: true };

test('yes in the first layer turns on picks, history and, where offered, counts', () => {
  assert.deepEqual(firstLayerPurposes(true), {
    ...NO_PURPOSES,
    picks: true,
    history: true,
    counts: true,
  });
  assert.equal(firstLayerPurposes(false).counts, false);
});

test('history needs picks or offers, region needs picks, counts needs a collector', () => {
  assert.equal(settlePurposes({ ...all, picks: false, offers: false }, true).history, false);
  assert.equal(settlePurposes({ ...all, picks: false }, true).history, true);
  assert.equal(settlePurposes({ ...all, picks: false }, true).region, false);
  assert.equal(settlePurposes(all, false).counts, false);
  assert.equal(anyPurpose(NO_PURPOSES), false);
});

test('what is as old as its retention is expired, and so is what lies in the future', () => {
  const day = 86_400_000;
  assert.equal(isExpired(0, 90 * day - 1, 90), false);
  assert.equal(isExpired(0, 90 * day, 90), true);
  assert.equal(isExpired(10 * day, 8 * day, 90), true);
});

test('a report is written without spaces, keys in the fixed order', () => {
  const text = encodeReport({
    counts: [0, 0, 1, 0, 0, 0, 0],
    id: 'AAAAAAAAAAAAAAAAAAAAAA',
    window: '03',
    question: '007',
    manifest: 'B'.repeat(43),
    v: 1,
  });
  assert.equal(
    text,
    `{"v":1,"manifest":"${'B'.repeat(43)}","question":"007","window":"03","id":"AAAAAAAAAAAAAAAAAAAAAA","counts":[0,0,1,0,0,0,0]}`,
  );
});
