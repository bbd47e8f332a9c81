/** Products that the host put on stage by hand, between those of the plan. */

import type { RunningOrder } from './running-order.js';
import { type Show, slotsOf } from './shows.js';

/** A cue the host made. */
export interface HostCue {
  readonly product: string;
  readonly stage: string;
  /** Milliseconds since 1970. */
  readonly start: number;
  /** When the plan goes on. */
  readonly end: number;
}

/** Cues kept for a show; the oldest go. */
const MOST = 50;

/** The cues that the host made in the shows so far; only the last two shows are kept. */
export class HostCues {
  readonly #byStream = new Map<string, HostCue[]>();

  /** Puts a product on stage from now until the next slot; false when the show is not live. */
  add(order: RunningOrder, show: Show, product: string, now: number): boolean {
    const slot = slotsOf(order, show).find(({ start, end }) => now >= start && now < end);
    if (slot === undefined) return false;
    const cues = [...this.of(show), { product, stage: slot.stage, start: now, end: slot.end }];
    this.#byStream.set(show.stream, cues.slice(-MOST));
    for (const stream of [...this.#byStream.keys()].slice(0, -2)) this.#byStream.delete(stream);
    return true;
  }

  /** Oldest first. */
  of(show: Show): readonly HostCue[] {
    return this.#byStream.get(show.stream) ?? [];
  }
}
