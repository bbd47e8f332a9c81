import assert from 'node:assert/strict';
import { test } from 'node:test';
import { budgetView, LEDGER_SPAN_MS, maySpend } from '../../src/privacy/budget.ts';

const DAY = 86_400_000;
const NOW = 1_800_000_000_000;

const spend = (daysAgo, weight = 7) => ({ at: NOW - daysAgo * DAY, weight, stream: 's' });
const times = (count, daysAgo, weight = 7) =>
  Array.from({ length: count }, () => spend(daysAgo, weight));

test('four reports of weight 7 fit a week, the fifth waits', () => {
  assert.equal(maySpend(times(3, 1), 7, NOW), true);
  assert.equal(maySpend(times(4, 1), 7, NOW), false);
});

test('the product of weights counts, exactly at the limit', () => {
  // 54 · 7 · 3 · 2 … : 54 · 3 · 3 = 486 leaves 4 of 2401; 54 · 7 = 378 leaves 6.
  assert.equal(maySpend([spend(1, 54), spend(1, 3), spend(1, 3)], 3, NOW), true);
  assert.equal(maySpend([spend(1, 54), spend(1, 3), spend(1, 3)], 7, NOW), false);
  assert.equal(maySpend([spend(1, 54), spend(1, 7)], 3, NOW), true);
  assert.equal(maySpend([spend(1, 54), spend(1, 7)], 7, NOW), false);
  assert.equal(maySpend([spend(1, 54)], 54, NOW), false);
});

test('eight reports fit 28 days however they are spread over the weeks', () => {
  const spread = [...times(4, 20), ...times(3, 10)];
  assert.equal(maySpend(spread, 7, NOW), true);
  assert.equal(maySpend([...spread, spend(10)], 7, NOW), false);
  assert.equal(maySpend([...spread, spend(10)], 3, NOW), false);
});

const atEdge = (at) => Array.from({ length: 4 }, () => ({ at, weight: 7, stream: 's' }));

test('an entry counts until its span is over to the millisecond', () => {
  assert.equal(maySpend(atEdge(NOW - 7 * DAY + 1), 7, NOW), false);
  assert.equal(maySpend(atEdge(NOW - 7 * DAY), 7, NOW), true);
  assert.equal(LEDGER_SPAN_MS, 28 * DAY);
});

test('a clock set back frees nothing: entries of the future count', () => {
  const entries = times(4, 1);
  assert.equal(maySpend(entries, 7, NOW - 400 * DAY), false);
  assert.equal(budgetView(entries, NOW - 400 * DAY).spent, true);
});

test('the view says what is spent, and when the next report may go', () => {
  const entries = [spend(6), spend(5), spend(2), spend(1)];
  const view = budgetView(entries, NOW);
  assert.equal(view.spent, true);
  assert.equal(view.nextAt, NOW + DAY);
  assert.equal(view.week.reports, 4);
  assert.ok(Math.abs(view.week.spentEpsilon - 4 * Math.log(7)) < 1e-12);
  assert.ok(Math.abs(view.week.limitEpsilon - 7.783640596221253) < 1e-12);
  assert.ok(Math.abs(view.month.limitEpsilon - 15.567281192442506) < 1e-12);
  assert.equal(maySpend(entries, 7, view.nextAt), true);
  assert.equal(maySpend(entries, 7, view.nextAt - 1), false);
});

test('after eight in a month the next one waits for the month, not for the week', () => {
  const entries = [...times(4, 20), ...times(4, 6)];
  assert.equal(budgetView(entries, NOW).nextAt, NOW + 8 * DAY);
});

test('an empty ledger is open', () => {
  assert.deepEqual(budgetView([], NOW), {
    week: { spentEpsilon: 0, limitEpsilon: 4 * Math.log(7), reports: 0 },
    month: { spentEpsilon: 0, limitEpsilon: 8 * Math.log(7), reports: 0 },
    spent: false,
  });
});
