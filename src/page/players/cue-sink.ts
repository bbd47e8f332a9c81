import type { StreamPicksError } from '../../core/errors.js';
import type { StageCue } from '../../core/show.js';

/** Where a player adapter puts what it hears. */
export interface CueSink {
  /** These products are on stage from now on. */
  cue(cue: StageCue): void;
  /** Products announced for later, soonest first. */
  upcoming(productIds: readonly string[]): void;
  /** A cue that is ours and cannot be read, or a player that cannot be listened to. */
  fault(error: StreamPicksError): void;
}

/** Stops an adapter: no listener of it stays. */
export type Detach = () => void;

/** A cue with its place in the show, in any unit as long as all have the same. */
export interface TimedCue extends StageCue {
  readonly start: number;
}

/**
 * Tells a sink what changes: the cue that holds at a position is the last one begun, so that who
 * joins late, or jumps, gets the stage of that moment; a cue that repeats tells nothing new.
 */
export class CueClock {
  #sink: CueSink;
  #current: string | undefined;
  #upcoming = '';

  constructor(sink: CueSink) {
    this.#sink = sink;
  }

  /** @param cues Any order. @param position Where the viewer is; null: nothing has begun. */
  at(position: number | null, cues: readonly TimedCue[]): void {
    if (position === null) return;
    const sorted = [...cues].sort((a, b) => a.start - b.start);
    const current = sorted.findLast((cue) => cue.start <= position);
    if (current) {
      const key = `${current.cueId ?? ''}|${current.start}|${current.ids.join()}|${current.stage}`;
      if (key !== this.#current) {
        this.#current = key;
        const { start: _, ...cue } = current;
        this.#sink.cue(cue);
      }
    }
    const later = [
      ...new Set(sorted.filter((cue) => cue.start > position).flatMap((cue) => cue.ids)),
    ];
    const told = later.join('\n');
    if (told !== this.#upcoming) {
      this.#upcoming = told;
      this.#sink.upcoming(later);
    }
  }
}

/** Tells each fault once, by its place, however often a live playlist repeats the cue. */
export class FaultOnce {
  #told = new Set<string>();
  #sink: CueSink;

  constructor(sink: CueSink) {
    this.#sink = sink;
  }

  /** What `read` gives, or null after telling the sink why not. */
  try<T>(place: string, read: () => T): T | null {
    try {
      return read();
    } catch (error) {
      if (!this.#told.has(place)) {
        this.#told.add(place);
        this.#sink.fault(error as StreamPicksError);
      }
      return null;
    }
  }
}
