import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodeReport } from '../../src/core/report.ts';
import { parseReport, parseReportText, REPORT_LENGTH } from '../../src/wire/report.ts';

const REPORT = {
  v: 1,
  manifest: 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOP_',
  question: '007',
  window: '03',
  id: 'abcdefghijklmnopqrst-_',
  counts: [0, 0, 1, 0, 0, 0, 0],
};

const refused = (input, path) =>
  assert.throws(() => parseReport(input), { name: 'StreamPicksError', code: 'report', path });

test('a report comes back as it was', () => {
  assert.deepEqual(parseReport(JSON.parse(encodeReport(REPORT))), REPORT);
  assert.deepEqual(parseReportText(encodeReport(REPORT)), REPORT);
});

test('every report has one length, in bytes', () => {
  assert.equal(REPORT_LENGTH, 150);
  for (const change of [
    {},
    { question: '999', window: '00' },
    { counts: [1, 0, 0, 0, 0, 0, 0] },
    { counts: [0, 0, 0, 0, 0, 0, 1] },
  ]) {
    assert.equal(Buffer.byteLength(encodeReport({ ...REPORT, ...change })), REPORT_LENGTH);
  }
});

test('each field is refused by name', () => {
  refused({ ...REPORT, v: 2 }, 'v');
  refused({ ...REPORT, v: '1' }, 'v');
  refused({ ...REPORT, manifest: REPORT.manifest.slice(1) }, 'manifest');
  refused({ ...REPORT, manifest: `${REPORT.manifest.slice(1)}+` }, 'manifest');
  refused({ ...REPORT, question: '7' }, 'question');
  refused({ ...REPORT, question: '000' }, 'question');
  refused({ ...REPORT, question: '٠٠٧' }, 'question');
  refused({ ...REPORT, window: '003' }, 'window');
  refused({ ...REPORT, id: `${REPORT.id}=` }, 'id');
  refused({ ...REPORT, id: `${REPORT.id}\n` }, 'id');
  refused({ ...REPORT, id: 7 }, 'id');
});

test('counts hold exactly a single one, and seven entries', () => {
  refused({ ...REPORT, counts: [0, 0, 0, 0, 0, 0, 0] }, 'counts');
  refused({ ...REPORT, counts: [1, 1, 0, 0, 0, 0, 0] }, 'counts');
  refused({ ...REPORT, counts: [1, 0, 0, 0, 0, 0] }, 'counts');
  refused({ ...REPORT, counts: [1, 0, 0, 0, 0, 0, 0, 0] }, 'counts');
  refused({ ...REPORT, counts: [2, 0, 0, 0, 0, 0, -1] }, 'counts[0]');
  refused({ ...REPORT, counts: [0.5, 0.5, 0, 0, 0, 0, 0] }, 'counts[0]');
  refused({ ...REPORT, counts: ['1', 0, 0, 0, 0, 0, 0] }, 'counts[0]');
  refused({ ...REPORT, counts: { 0: 1, length: 7 } }, 'counts');
});

test('a missing or another key is refused by name', () => {
  const { id, ...without } = REPORT;
  refused(without, 'id');
  refused({ ...REPORT, viewer: id }, 'viewer');
  refused(JSON.parse(`{"__proto__":1,${JSON.stringify(REPORT).slice(1)}`), '__proto__');
  for (const input of [null, undefined, 'text', 7, [REPORT]]) refused(input, undefined);
});

test('text in any other form is refused, so that no viewer can be told by it', () => {
  const text = encodeReport(REPORT);
  const { v, ...rest } = REPORT;
  for (const other of [
    ` ${text}`,
    text.replace(',', ', '),
    JSON.stringify({ ...rest, v }),
    text.replace('"v":1', '"v":1.0'),
    text.replace('"v":1', '"v":2,"v":1'),
    text.slice(1),
    '',
  ]) {
    assert.throws(() => parseReportText(other), { code: 'report' }, other);
  }
});
