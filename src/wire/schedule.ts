/**
 * A show's running order as the page writes it, for players that carry no cues (iframes). Written
 * without a schema library, as cues are: it is read before opt-in.
 */

import { StreamPicksError } from '../core/errors.js';
import type { StageCue } from '../core/show.js';
import { CUE_TYPE, readCue } from './cue.js';

/** One entry of a running order. */
export interface ScheduledCue extends StageCue {
  /** Seconds from the start of the show. */
  readonly at: number;
}

/** A running order, soonest first. */
export interface Schedule {
  /** Milliseconds since 1970 at which the show starts; null: the player's own clock counts. */
  readonly startsAt: number | null;
  readonly cues: readonly ScheduledCue[];
}

/** Most entries of a running order. */
export const MAX_SCHEDULED = 2000;

/**
 * The running order in a list `[{at, ids, stage?}]`, or in `{startsAt, cues: […]}` (or a list with a
 * property `startsAt`), where `startsAt` is a date, its text in ISO 8601, or milliseconds since 1970.
 * @throws {StreamPicksError} `cue`; `path` names the field, as `schedule[2].at`.
 */
export function readSchedule(input: unknown): Schedule {
  const given = input as { startsAt?: unknown; cues?: unknown } | null;
  const list = Array.isArray(input) ? input : given?.cues;
  if (!Array.isArray(list) || list.length > MAX_SCHEDULED) {
    throw fault(`is no list of at most ${MAX_SCHEDULED} entries`, 'schedule');
  }
  return {
    startsAt: readStart(given?.startsAt),
    cues: Array.from(list, readEntry).sort((a, b) => a.at - b.at),
  };
}

function readEntry(entry: unknown, index: number): ScheduledCue {
  const path = `schedule[${index}]`;
  const { at, ids, stage } = (entry ?? {}) as Record<string, unknown>;
  if (typeof at !== 'number' || !Number.isFinite(at)) {
    throw fault('is no number of seconds', `${path}.at`);
  }
  try {
    return { ...(readCue({ type: CUE_TYPE, v: 1, ids, stage }) as StageCue), at };
  } catch (error) {
    const inner = (error as StreamPicksError).path;
    throw fault('cannot be used', inner ? `${path}.${inner}` : path);
  }
}

function readStart(value: unknown): number | null {
  if (value === undefined || value === null) return null;
  let at: unknown = value;
  if (typeof value === 'string') at = Date.parse(value);
  else if (value instanceof Date) at = value.getTime();
  if (typeof at === 'number' && Number.isFinite(at)) return at;
  throw fault('is no date', 'schedule.startsAt');
}

function fault(what: string, path: string): StreamPicksError {
  return new StreamPicksError('cue', `${path} ${what}`, { path });
}
