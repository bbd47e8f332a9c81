import type { StoredSignal } from '../core/signal.js';

/** What has its time, and an id that no other has. */
type Timed = Pick<StoredSignal, 'at' | 'id'>;

/** Oldest first; the id decides between acts of one millisecond, so that a restart changes nothing. */
export function byTime(a: Timed, b: Timed): number {
  return a.at - b.at || (a.id < b.id ? -1 : 1);
}

/** Keeps the list in order; acts nearly always come in order. */
export function insert(signals: StoredSignal[], signal: StoredSignal): void {
  let place = signals.length;
  for (; place > 0; place -= 1) {
    const before = signals[place - 1];
    if (before !== undefined && byTime(before, signal) < 0) break;
  }
  signals.splice(place, 0, signal);
}

/** Their ids. */
export function idsOf(signals: readonly Pick<StoredSignal, 'id'>[]): ReadonlySet<string> {
  return new Set(signals.map(({ id }) => id));
}
