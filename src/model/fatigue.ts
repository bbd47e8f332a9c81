/**
 * What was on screen in several showings and never chosen makes room for others: it goes down a few
 * places and comes back with time. What is on stage or announced is not tired of.
 */

import type { Act } from './acts.js';
import type { ShowTerms } from './show-terms.js';

/** Views of one show within this time are one showing: a rail stands on screen for long. */
export const SHOWING_MS = 1_800_000;
/** After this time a showing counts half. */
export const FATIGUE_HALF_LIFE_MS = 7 * 86_400_000;
/** So many showings tire nobody. */
export const FRESH_SHOWINGS = 2;
/** Past them, each showing costs one place … */
export const PLACES_A_SHOWING = 1;
/** … up to this many. */
export const MOST_PLACES = 6;

interface Shown {
  showings: number;
  at: number;
  stream: string;
}

/**
 * How many places each tired item goes down, 1 to {@link MOST_PLACES}; others are not in the map.
 * Opening, saving, buying, putting in the basket, or reacting to an item starts its count anew, and
 * so does resting on it.
 * @param acts oldest first
 */
export function tiredItems(
  acts: readonly Act[],
  show: ShowTerms,
  nowMs: number,
): Map<number, number> {
  const seen = new Map<number, Shown>();
  for (const { signal, item } of acts) {
    if (item < 0) continue;
    if (signal.type !== 'view') {
      seen.delete(item);
      continue;
    }
    const known = seen.get(item);
    const again = known !== undefined && known.stream === signal.stream;
    if (again && signal.at - known.at < SHOWING_MS) continue;
    const showings = (known?.showings ?? 0) + remaining(signal.at, nowMs);
    seen.set(item, { showings, at: signal.at, stream: signal.stream });
  }
  const tired = new Map<number, number>();
  for (const [item, { showings }] of seen) {
    if (show.onStage.has(item) || show.upcoming.has(item)) continue;
    const places = Math.round((showings - FRESH_SHOWINGS) * PLACES_A_SHOWING);
    if (places > 0) tired.set(item, Math.min(MOST_PLACES, places));
  }
  return tired;
}

/** The order with each item that has places to go down that much lower, or at the end. */
export function lower(order: Uint32Array, down: ReadonlyMap<number, number>): Uint32Array {
  if (down.size === 0) return order;
  const lowered: number[] = [];
  /** Items to be put back, by the place they are due after. */
  const due = new Map<number, number[]>();
  order.forEach((item, at) => {
    const places = down.get(item);
    if (places === undefined) lowered.push(item);
    else due.set(at + places, [...(due.get(at + places) ?? []), item]);
    lowered.push(...(due.get(at) ?? []));
    due.delete(at);
  });
  const rest = [...due].sort(([a], [b]) => a - b).flatMap(([, items]) => items);
  return Uint32Array.from([...lowered, ...rest]);
}

/** What is left of a showing, 0 to 1; a time that is not a number leaves nothing. */
function remaining(atMs: number, nowMs: number): number {
  const ageMs = Math.max(0, nowMs - atMs);
  return Number.isFinite(ageMs) ? 2 ** (-ageMs / FATIGUE_HALF_LIFE_MS) : 0;
}
