/** Entries in the browser's performance tools. */

/** What is measured. */
export type MeasureName = 'stream-picks:open' | 'stream-picks:rank' | 'stream-picks:learn';

/** Marks a span that began at `startMs` (of `performance.now()`) and ends now; the newest one stays. */
export function measure(name: MeasureName, startMs: number): void {
  try {
    performance.clearMeasures(name);
    performance.measure(name, { start: startMs, end: performance.now() });
  } catch {
    // The tools miss an entry; nothing else depends on it.
  }
}
