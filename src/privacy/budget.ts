/**
 * What one browser profile may still reveal through counts, over all shops, collectors and shows of
 * this origin. By basic composition (Dwork and Roth, Algorithmic Foundations of Differential
 * Privacy, 2014, theorem 3.16) the weights of reports multiply as their epsilons add, so the limits
 * are whole numbers and the comparison is exact.
 */

import type { PrivacyWeight } from '../core/report.js';
import type { BudgetView } from '../core/view.js';

/** One report that was committed. */
export interface LedgerEntry {
  /** When it was drawn, milliseconds since 1970. */
  readonly at: number;
  readonly weight: PrivacyWeight;
  readonly stream: string;
}

const DAY_MS = 86_400_000;

/** The two spans and the largest product of weights within each: four and eight reports of weight 7. */
const LIMITS = {
  week: { spanMs: 7 * DAY_MS, reports: 4 },
  month: { spanMs: 28 * DAY_MS, reports: 8 },
} as const;

/** The weight that the limits are made of, and that the view speaks about. */
const USUAL_WEIGHT: PrivacyWeight = 7;

/** How long an entry counts; only then may the ledger forget it. */
export const LEDGER_SPAN_MS = LIMITS.month.spanMs;

/**
 * True when a report of this weight fits: the product of all weights stays at or below 7⁴ within 7
 * days and 7⁸ within 28 days.
 *
 * An entry counts while it is younger than the span. An entry from the future counts as one of now,
 * so setting the clock back frees nothing.
 *
 * @param nowMs Milliseconds since 1970.
 */
export function maySpend(
  entries: readonly LedgerEntry[],
  weight: PrivacyWeight,
  nowMs: number,
): boolean {
  return Object.values(LIMITS).every(({ spanMs, reports }) => {
    const spent = within(entries, spanMs, nowMs);
    return productOf([...spent, { weight }]) <= BigInt(USUAL_WEIGHT) ** BigInt(reports);
  });
}

/**
 * The ledger in the words of Your data: epsilon (nats) spent and allowed in 7 and in 28 days, how
 * many reports, and when the next one of weight 7 may go if none may go now.
 *
 * @param nowMs Milliseconds since 1970.
 */
export function budgetView(
  entries: readonly LedgerEntry[],
  nowMs: number,
): Omit<BudgetView, 'blocked'> {
  const spent = !maySpend(entries, USUAL_WEIGHT, nowMs);
  const nextAt = spent ? nextFree(entries, nowMs) : undefined;
  return {
    week: spanView(entries, LIMITS.week, nowMs),
    month: spanView(entries, LIMITS.month, nowMs),
    spent,
    ...(nextAt === undefined ? {} : { nextAt }),
  };
}

function spanView(
  entries: readonly LedgerEntry[],
  { spanMs, reports }: { readonly spanMs: number; readonly reports: number },
  nowMs: number,
): BudgetView['week'] {
  const spent = within(entries, spanMs, nowMs);
  return {
    spentEpsilon: spent.reduce((sum, { weight }) => sum + Math.log(weight), 0),
    limitEpsilon: reports * Math.log(USUAL_WEIGHT),
    reports: spent.length,
  };
}

/** The first moment at which enough entries have aged out; room only ever appears when one does. */
function nextFree(entries: readonly LedgerEntry[], nowMs: number): number | undefined {
  return Object.values(LIMITS)
    .flatMap(({ spanMs }) => entries.map(({ at }) => at + spanMs))
    .filter((moment) => moment > nowMs)
    .sort((one, other) => one - other)
    .find((moment) => maySpend(entries, USUAL_WEIGHT, moment));
}

function within(entries: readonly LedgerEntry[], spanMs: number, nowMs: number): LedgerEntry[] {
  return entries.filter(({ at }) => nowMs - at < spanMs);
}

function productOf(entries: readonly { readonly weight: PrivacyWeight }[]): bigint {
  return entries.reduce((product, { weight }) => product * BigInt(weight), 1n);
}
