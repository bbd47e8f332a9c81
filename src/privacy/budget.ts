/**
 * What one browser profile may still reveal through counts, over all shops, collectors and shows of
 * this origin. By basic composition (Dwork and Roth, Algorithmic Foundations of Differential
 * Privacy, 2014, theorem 3.16) the weights of reports multiply as their epsilons add, so the limits
 * are whole numbers and the comparison is exact.
 */

import type { PrivacyWeight } from '../core/report.js';
import type { BudgetView } from '../core/view.js';
import { composedEpsilon, epsilonOf } from './guarantee.js';

/** One report that was committed. */
export interface LedgerEntry {
  /** When it was drawn in the ledger's time ({@link ledgerTime}), milliseconds since 1970. */
  readonly at: number;
  readonly weight: PrivacyWeight;
  readonly stream: string;
}

/** What was spent, and the day counter that keeps the clock from giving room. */
export interface Spending {
  readonly entries: readonly LedgerEntry[];
  /** The latest day, in whole days since 1970, on which the ledger was written. Never goes back. */
  readonly day: number;
  /**
   * When it was found that the browser had lost an earlier ledger, in the ledger's time. Nobody knows
   * what that one held, so it counts as spent to the limit.
   */
  readonly lostAt?: number;
}

const DAY_MS = 86_400_000;

/** A clock may be this many days behind the counter: a correction around midnight is no setting back. */
const DAYS_BEHIND = 1;

/** The two spans and the largest product of weights within each: four and eight reports of weight 7. */
const LIMITS = {
  week: { spanMs: 7 * DAY_MS, reports: 4 },
  month: { spanMs: 28 * DAY_MS, reports: 8 },
} as const;

/** The weight that the limits are made of, and that the view speaks about. */
const USUAL_WEIGHT: PrivacyWeight = 7;

/** The day counter after the clock showed `nowMs`: the latest day ever seen, never an earlier one. */
export function ledgerDay({ day }: Pick<Spending, 'day'>, nowMs: number): number {
  return Math.max(day, Math.floor(nowMs / DAY_MS));
}

/**
 * The ledger's time: the clock, but never before the day of the counter. It stands still while the
 * clock is behind, so entries grow older only when the clock passes what it has shown before.
 */
export function ledgerTime(spending: Pick<Spending, 'day'>, nowMs: number): number {
  return Math.max(nowMs, spending.day * DAY_MS);
}

/**
 * True when a report of this weight fits: the product of all weights stays at or below 7⁴ within 7
 * days and 7⁸ within 28 days, and the clock is not behind the day counter by more than a day. Source:
 * basic composition, as above.
 *
 * An entry counts while it is younger than the span in the ledger's time. A clock that was set back
 * frees nothing, even where entries were forgotten while it ran ahead: until it has caught up with
 * the counter, nothing may be spent. Nor for 28 days after an earlier ledger was lost: it may have
 * been spent to the limit the day before. A clock that runs ahead cannot be told from time that passed.
 *
 * @param nowMs What the clock shows, milliseconds since 1970.
 */
export function maySpend(spending: Spending, weight: PrivacyWeight, nowMs: number): boolean {
  if (Math.floor(nowMs / DAY_MS) < spending.day - DAYS_BEHIND) return false;
  if (isLost(spending, nowMs)) return false;
  return Object.values(LIMITS).every(({ spanMs, reports }) => {
    const spent = within(spending, spanMs, nowMs);
    return productOf([...spent, { weight }]) <= BigInt(USUAL_WEIGHT) ** BigInt(reports);
  });
}

/** Whether an earlier ledger was lost so lately that its entries would still count. */
function isLost({ lostAt, day }: Omit<Spending, 'entries'>, nowMs: number): boolean {
  return lostAt !== undefined && ledgerTime({ day }, nowMs) - lostAt < LIMITS.month.spanMs;
}

/** The entries that still count for a limit; the ledger may forget the others. */
export function countingEntries<T extends LedgerEntry>(
  spending: { readonly entries: readonly T[]; readonly day: number },
  nowMs: number,
): T[] {
  return within(spending, LIMITS.month.spanMs, nowMs);
}

/**
 * The ledger in the words of Your data: epsilon (nats) spent and allowed in 7 and in 28 days, how
 * many reports, and when the next one of weight 7 may go if none may go now.
 *
 * @param nowMs Milliseconds since 1970.
 */
export function budgetView(spending: Spending, nowMs: number): Omit<BudgetView, 'blocked'> {
  const spent = !maySpend(spending, USUAL_WEIGHT, nowMs);
  const nextAt = spent ? nextFree(spending, nowMs) : undefined;
  return {
    week: spanView(spending, LIMITS.week, nowMs),
    month: spanView(spending, LIMITS.month, nowMs),
    spent,
    lost: isLost(spending, nowMs),
    ...(nextAt === undefined ? {} : { nextAt }),
  };
}

function spanView(
  spending: Spending,
  { spanMs, reports }: { readonly spanMs: number; readonly reports: number },
  nowMs: number,
): BudgetView['week'] {
  const spent = within(spending, spanMs, nowMs);
  return {
    spentEpsilon: composedEpsilon(spent.map(({ weight }) => weight)),
    limitEpsilon: reports * epsilonOf(USUAL_WEIGHT),
    reports: spent.length,
  };
}

/** The first moment of the clock at which a report fits: an entry has aged out, or the clock caught up. */
function nextFree(spending: Spending, nowMs: number): number | undefined {
  const caughtUp = (spending.day - DAYS_BEHIND) * DAY_MS;
  return Object.values(LIMITS)
    .flatMap(({ spanMs }) => spending.entries.map(({ at }) => at + spanMs))
    .concat(caughtUp, spending.lostAt === undefined ? [] : spending.lostAt + LIMITS.month.spanMs)
    .filter((moment) => moment > nowMs)
    .sort((one, other) => one - other)
    .find((moment) => maySpend(spending, USUAL_WEIGHT, moment));
}

function within<T extends LedgerEntry>(
  { entries, day }: { readonly entries: readonly T[]; readonly day: number },
  spanMs: number,
  nowMs: number,
): T[] {
  const time = ledgerTime({ day }, nowMs);
  return entries.filter(({ at }) => time - at < spanMs);
}

function productOf(entries: readonly { readonly weight: PrivacyWeight }[]): bigint {
  return entries.reduce((product, { weight }) => product * BigInt(weight), 1n);
}
