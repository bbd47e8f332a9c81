/** What was sent, counted here as a collector counts it. */

import type { Report } from '../../core/report.js';
import type { Total } from '../../privacy/estimates.js';

/** Counts per question and window. */
export type Tally = Map<string, number[]>;

/** What was sent and acknowledged. */
export interface Sent {
  readonly honest: Tally;
  readonly fake: Tally;
  reports: number;
}

/** Adds a report to a tally. */
export function count(tally: Tally, report: Report): void {
  const key = `${report.question}/${report.window}`;
  const counts = tally.get(key) ?? report.counts.map(() => 0);
  tally.set(
    key,
    counts.map((so, index) => so + (report.counts[index] ?? 0)),
  );
}

/** Tallies, added up, as the totals that a collector keeps. */
export function totalsOf(...tallies: readonly ReadonlyMap<string, readonly number[]>[]): Total[] {
  const sums = new Map<string, readonly number[]>();
  for (const [key, counts] of tallies.flatMap((tally) => [...tally])) {
    const before = sums.get(key);
    sums.set(key, before === undefined ? counts : counts.map((so, at) => so + (before[at] ?? 0)));
  }
  return [...sums].map(([key, counts]) => {
    const [questionId = '', window = ''] = key.split('/');
    return { questionId, window, counts };
  });
}
