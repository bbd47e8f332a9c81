import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  budgetView,
  countingEntries,
  ledgerDay,
  ledgerTime,
  maySpend,
} from '../../src/privacy/budget.ts';

const DAY = 86_400_000;
const NOW = 1_800_000_000_000;

/** A ledger of these entries, last written at the latest of them. */
const ledger = (entries, day = 0) => ({
  entries,
  day: Math.max(day, ...entries.map(({ at }) => Math.floor(at / DAY))),
});
const spend = (daysAgo, weight = 7) => ({ at: NOW - daysAgo * DAY, weight, stream: 's' });
const times = (count, daysAgo, weight = 7) =>
  Array.from({ length: count }, () => spend(daysAgo, weight));

test('four reports of weight 7 fit a week, the fifth waits', () => {
  assert.equal(maySpend(ledger(times(3, 1)), 7, NOW), true);
  assert.equal(maySpend(ledger(times(4, 1)), 7, NOW), false);
});

test('the product of weights counts, exactly at the limit', () => {
  // 54 · 7 · 3 · 2 … : 54 · 3 · 3 = 486 leaves 4 of 2401; 54 · 7 = 378 leaves 6.
  assert.equal(maySpend(ledger([spend(1, 54), spend(1, 3), spend(1, 3)]), 3, NOW), true);
  assert.equal(maySpend(ledger([spend(1, 54), spend(1, 3), spend(1, 3)]), 7, NOW), false);
  assert.equal(maySpend(ledger([spend(1, 54), spend(1, 7)]), 3, NOW), true);
  assert.equal(maySpend(ledger([spend(1, 54), spend(1, 7)]), 7, NOW), false);
  assert.equal(maySpend(ledger([spend(1, 54)]), 54, NOW), false);
});

test('eight reports fit 28 days however they are spread over the weeks', () => {
  const spread = [...times(4, 20), ...times(3, 10)];
  assert.equal(maySpend(ledger(spread), 7, NOW), true);
  assert.equal(maySpend(ledger([...spread, spend(10)]), 7, NOW), false);
  assert.equal(maySpend(ledger([...spread, spend(10)]), 3, NOW), false);
});

const atEdge = (at) => Array.from({ length: 4 }, () => ({ at, weight: 7, stream: 's' }));

test('an entry counts until its span is over to the millisecond', () => {
  assert.equal(maySpend(ledger(atEdge(NOW - 7 * DAY + 1)), 7, NOW), false);
  assert.equal(maySpend(ledger(atEdge(NOW - 7 * DAY)), 7, NOW), true);
  const old = ledger(atEdge(NOW - 28 * DAY));
  assert.deepEqual(countingEntries(old, NOW), []);
  assert.equal(countingEntries(old, NOW - 1).length, 4);
});

test('a clock set back frees nothing: entries of the future count', () => {
  const entries = times(4, 1);
  assert.equal(maySpend(ledger(entries), 7, NOW - 400 * DAY), false);
  assert.equal(budgetView(ledger(entries), NOW - 400 * DAY).spent, true);
});

test('the view says what is spent, and when the next report may go', () => {
  const entries = [spend(6), spend(5), spend(2), spend(1)];
  const view = budgetView(ledger(entries), NOW);
  assert.equal(view.spent, true);
  assert.equal(view.nextAt, NOW + DAY);
  assert.equal(view.week.reports, 4);
  assert.ok(Math.abs(view.week.spentEpsilon - 4 * Math.log(7)) < 1e-12);
  assert.ok(Math.abs(view.week.limitEpsilon - 7.783640596221253) < 1e-12);
  assert.ok(Math.abs(view.month.limitEpsilon - 15.567281192442506) < 1e-12);
  assert.equal(maySpend(ledger(entries), 7, view.nextAt), true);
  assert.equal(maySpend(ledger(entries), 7, view.nextAt - 1), false);
});

test('after eight in a month the next one waits for the month, not for the week', () => {
  const entries = [...times(4, 20), ...times(4, 6)];
  assert.equal(budgetView(ledger(entries), NOW).nextAt, NOW + 8 * DAY);
});

test('an empty ledger is open', () => {
  assert.deepEqual(budgetView(ledger([]), NOW), {
    week: { spentEpsilon: 0, limitEpsilon: 4 * Math.log(7), reports: 0 },
    month: { spentEpsilon: 0, limitEpsilon: 8 * Math.log(7), reports: 0 },
    spent: false,
    lost: false,
  });
});

test('a ledger that was lost counts as spent to the limit for 28 days, whatever the clock does', () => {
  const lost = { entries: [], day: Math.floor(NOW / DAY), lostAt: NOW };
  assert.equal(maySpend(lost, 2, NOW), false);
  assert.equal(maySpend(lost, 2, NOW - DAY), false);
  assert.equal(maySpend(lost, 2, NOW + 28 * DAY - 1), false);
  assert.equal(maySpend(lost, 7, NOW + 28 * DAY), true);
  const view = budgetView(lost, NOW);
  assert.deepEqual([view.spent, view.lost, view.nextAt], [true, true, NOW + 28 * DAY]);
  assert.equal(budgetView(lost, NOW + 28 * DAY).lost, false);
  // What was spent by another shop since still counts, too.
  const since = { ...lost, entries: [...times(4, -27)], day: Math.floor(NOW / DAY) + 27 };
  assert.equal(maySpend(since, 7, NOW + 28 * DAY), false);
  assert.equal(budgetView(since, NOW + 27 * DAY).nextAt, NOW + 34 * DAY);
});

test('the day counter never goes back, and the time of the ledger stands still with it', () => {
  const today = Math.floor(NOW / DAY);
  assert.equal(ledgerDay({ day: today }, NOW - 3 * DAY), today);
  assert.equal(ledgerDay({ day: today }, NOW + 3 * DAY), today + 3);
  assert.equal(ledgerTime({ day: today }, NOW - 3 * DAY), today * DAY);
  assert.equal(ledgerTime({ day: today }, NOW), NOW);
});

test('a clock that ran ahead and is put right gives no room, though entries were forgotten', () => {
  const ahead = { entries: [], day: Math.floor(NOW / DAY) + 40 };
  assert.equal(maySpend(ahead, 7, NOW), false);
  assert.equal(maySpend(ahead, 7, NOW + 38 * DAY), false);
  assert.equal(maySpend(ahead, 7, NOW + 39 * DAY), true);
  assert.equal(maySpend(ahead, 7, budgetView(ahead, NOW).nextAt), true);
});

test('a correction of the clock around midnight is no setting back', () => {
  const midnight = Math.ceil(NOW / DAY) * DAY;
  const ledgerAtMidnight = { entries: [], day: midnight / DAY };
  assert.equal(maySpend(ledgerAtMidnight, 7, midnight - 1), true);
});

test('going back and forth does not make entries older', () => {
  const entries = times(4, 0);
  const later = ledger(entries, Math.floor(NOW / DAY) + 5);
  // Five days ahead, then back: the entries are as old as the day counter says, no more.
  assert.equal(maySpend(later, 7, NOW), false);
  assert.equal(maySpend(later, 7, NOW + 7 * DAY - 1), false);
  assert.equal(maySpend(later, 7, NOW + 7 * DAY), true);
});

test('the next moment is the first of all at which one fits, in whatever order entries lie', () => {
  const entries = [spend(1), spend(6), spend(2), spend(5)];
  assert.equal(budgetView(ledger(entries), NOW).nextAt, NOW + DAY);
  // Free at this very moment is free now, not next.
  const free = [spend(7), spend(3), spend(2), spend(1)];
  const view = budgetView(ledger(free), NOW);
  assert.deepEqual([view.spent, view.nextAt], [false, undefined]);
});

test('behind the day counter, the next moment is when the clock has caught up with the day before', () => {
  const today = Math.floor(NOW / DAY);
  const view = budgetView(ledger([], today + 9), NOW);
  assert.deepEqual([view.spent, view.nextAt], [true, (today + 8) * DAY]);
});
