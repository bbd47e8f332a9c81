import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { BOUNDS } from '../../scripts/bench/collector.mjs';
import { ANSWERS } from '../../src/core/report.ts';
import { REPORT_LENGTH } from '../../src/wire/report.ts';

const page = readFileSync(new URL('../../docs/scale.md', import.meta.url), 'utf8');
const says = (text) => assert.ok(page.includes(text), text);
const written = (number) => Math.round(number).toLocaleString('en');

test('the bounds in docs/scale.md are those that the bench holds the collector to', () => {
  says(`| 99 % of the answers within | ${BOUNDS.p99Ms} ms |`);
  says(`| resident memory, at most | ${BOUNDS.residentMb} MB |`);
  says(`to the last | ${BOUNDS.growthMb} MB |`);
  says(`99 % of each second within the bound | ${BOUNDS.recoveryS} s |`);
});

test('the arithmetic in docs/scale.md is right', () => {
  const half = 5e6 / 2;
  says(`live, 2.5 million evenly over 60 minutes | ${written(half / 3600)} |`);
  says(`delay of up to five minutes after each | ${written(half / 12 / 300)} |`);
  says(`delay of up to 10 minutes | ${written(half / 600)} |`);
  says(`after the end, a delay of up to 30 s | ${written(half / 30)} |`);
  says(`all within 10 s | ${written(half / 10)} |`);
  for (const [delay, seconds] of [
    ['30 s (', 30],
    ['3 min |', 180],
    ['10 min (', 600],
  ]) {
    const row = page.split('\n').find((line) => line.startsWith(`| ${delay}`));
    assert.ok(row.endsWith(`| ${written(2 * 3000 * seconds)} |`), row);
  }
  says(`need ${Math.ceil(half / 30 / 3000)} collectors for half a minute; with the ten minutes`);
  assert.equal(Math.ceil(half / 600 / 3000), 2);
  says(`one report of ${REPORT_LENGTH} bytes`);
  const others = ['picks', 'reason', 'health'].map((kind) => ANSWERS[kind].length);
  const answers = 20 * ANSWERS.product.length + others.reduce((sum, count) => sum + count, 0);
  says(`13 windows: ${written(13 * answers)} cells`);
  let allDiffer = 1;
  for (let drawn = 0; drawn < 12; drawn += 1) allDiffer *= 1 - drawn / 1024;
  assert.ok(Math.abs(allDiffer - 15 / 16) < 0.005, String(allDiffer));
});
