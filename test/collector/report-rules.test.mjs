import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { placeReport, readReport } from '../../src/collector/report-rules.ts';
import { StreamPicksError } from '../../src/core/errors.ts';
import { encodeReport } from '../../src/core/report.ts';
import { planShow } from '../../src/privacy/planner.ts';
import { newId, reportBody, showRequest } from './support.mjs';

/** Reads a body as the route does: a report, or null where it is refused. */
function read(body) {
  try {
    return readReport(body);
  } catch (error) {
    assert.ok(error instanceof StreamPicksError, String(error));
    assert.equal(error.code, 'report');
    return null;
  }
}

const good = reportBody('m'.repeat(42).concat('A'));

test('a body of any kind is the one form of a report, or is refused with a code', () => {
  const anything = fc.oneof(
    fc.string({ maxLength: 300 }),
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.json(),
    // A good report with a part cut out, doubled or replaced.
    fc
      .tuple(fc.nat(good.length), fc.nat(12), fc.string({ maxLength: 6 }))
      .map(([at, length, text]) => good.slice(0, at) + text + good.slice(at + length)),
    fc
      .record(
        {
          v: fc.oneof(fc.constant(1), fc.anything()),
          manifest: fc.oneof(fc.constant('A'.repeat(43)), fc.anything()),
          question: fc.oneof(fc.constantFrom('001', '1', '0001'), fc.anything()),
          window: fc.oneof(fc.constantFrom('00', '01', 'x'), fc.anything()),
          id: fc.oneof(fc.constant(newId()), fc.anything()),
          counts: fc.oneof(fc.array(fc.constantFrom(0, 1, -1, 0.5, '1', null)), fc.anything()),
        },
        { requiredKeys: [] },
      )
      .map((value) => JSON.stringify(value)),
  );
  fc.assert(
    fc.property(anything, (body) => {
      const report = read(body);
      if (report === null) return;
      assert.equal(encodeReport(report), body);
      assert.equal(body.length, good.length);
    }),
    { numRuns: 30_000 },
  );
  assert.notEqual(read(good), null);
});

test('each question takes its own answers, in the windows that ask it', () => {
  const request = showRequest('friday');
  const manifest = planShow(request);
  const nowMs = request.start;
  const open = { '001': ['00', '01', '02', '03', '04'], '002': ['00', '03', '04'], '003': ['00'] };
  for (const { id, kind } of manifest.questions) {
    const answers = { product: 5, picks: 4, reason: 7, health: 3 }[kind];
    for (const window of ['00', '01', '02', '03', '04']) {
      for (let answer = 0; answer < 7; answer += 1) {
        const report = readReport(reportBody('A'.repeat(43), { question: id, window, answer }));
        const placed = placeReport(manifest, report, nowMs);
        const isOpen = (open[id] ?? open['001']).includes(window);
        if (isOpen && answer < answers) assert.deepEqual(placed, { answer });
        else assert.equal(placed.code, isOpen ? 'unknown-answer' : 'closed-question');
      }
    }
  }
});
