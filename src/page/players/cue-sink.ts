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
 * joins late, or jumps, gets the stage of that moment; a cue that repeats tells nothing new. What
 * was told last holds on when its player forgets it, as live playlists and buffers do.
 */
export class CueClock {
  #sink: CueSink;
  #told: TimedCue | null = null;
  #upcoming = '';

  constructor(sink: CueSink) {
    this.#sink = sink;
  }

  /** @param cues Any order. @param position Where the viewer is; null: nothing has begun. */
  at(position: number | null, cues: readonly TimedCue[]): void {
    if (position === null) return;
    const first = new Map<string, TimedCue>();
    for (const cue of this.#told ? [...cues, this.#told] : cues) {
      const key = keyOf(cue);
      const known = first.get(key);
      if (!known || cue.start < known.start) first.set(key, cue);
    }
    const sorted = [...first.values()].sort((a, b) => a.start - b.start);
    const current = sorted.findLast((cue) => cue.start <= position);
    if (current && !(this.#told && keyOf(current) === keyOf(this.#told))) {
      this.#told = current;
      const { start: _, ...cue } = current;
      this.#sink.cue(cue);
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

  /** Another stream begins: what was told counts no longer. */
  reset(): void {
    this.#told = null;
    this.#upcoming = '';
  }
}

/** Repeats of a cue have the id and the content of the first; without an id, the same start. */
function keyOf({ cueId, start, ids, stage }: TimedCue): string {
  return `${cueId ?? `@${start}`}|${ids.join()}|${stage ?? ''}`;
}

/** Most cues that are remembered of one stream; further ones push out the earliest. */
const MAX_REMEMBERED = 2000;

/** Cues of players that drop what has left their buffer, so that going back finds them again. */
export class CueMemory {
  #cues = new Map<string, TimedCue>();

  /** All that was ever given, after adding these. */
  with(cues: readonly TimedCue[]): TimedCue[] {
    for (const cue of cues) {
      const key = keyOf(cue);
      if (this.#cues.has(key)) continue;
      this.#cues.set(key, cue);
      if (this.#cues.size > MAX_REMEMBERED) {
        this.#cues.delete(this.#cues.keys().next().value as string);
      }
    }
    return [...this.#cues.values()];
  }

  /** Another stream begins. */
  clear(): void {
    this.#cues.clear();
  }
}

/** Most faults told of one player: a stream that is broken throughout says nothing new by more. */
const MAX_FAULTS = 20;

/** What of a place tells it from others, in characters: it may be a cue's whole text. */
export const PLACE_LENGTH = 300;

/** Tells each fault once, by its place, however often a live playlist repeats the cue. */
export class FaultOnce {
  #told = new Set<string>();
  #sink: CueSink;

  constructor(sink: CueSink) {
    this.#sink = sink;
  }

  /** True once no more faults are told: what is known to be broken need not be tried. */
  get isFull(): boolean {
    return this.#told.size >= MAX_FAULTS;
  }

  /** What `read` gives, or null after telling the sink why not. */
  try<T>(place: string, read: () => T): T | null {
    try {
      return read();
    } catch (error) {
      const known = place.slice(0, PLACE_LENGTH);
      if (!this.#told.has(known) && this.#told.size < MAX_FAULTS) {
        this.#told.add(known);
        this.#sink.fault(error as StreamPicksError);
      }
      return null;
    }
  }
}
