/** A running order run against a clock: for iframes, whose players carry no cues to the page. */

import type { Schedule } from '../../wire/schedule.js';
import type { CueSink, Detach } from './cue-sink.js';
import { CueClock } from './cue-sink.js';

/** How often the clock is read, in milliseconds. */
const LOOK_EVERY_MS = 250;

/** Where the viewer is, in seconds; null while nobody knows. */
export type Clock = () => number | null;

/**
 * The clock of what a page hands over: a function that gives seconds, or an object with one as
 * `currentTime` or, as YouTube's and Twitch's players have it, `getCurrentTime`. Null for others.
 */
export function clockOf(value: unknown): Clock | null {
  const player = value as { currentTime?: unknown; getCurrentTime?: unknown } | null | undefined;
  const read = [value, player?.currentTime, player?.getCurrentTime].find(
    (one) => typeof one === 'function',
  ) as (() => unknown) | undefined;
  return read ? () => seconds(read.call(value)) : null;
}

/** Puts on stage what the running order says for where the clock is, until it is detached. */
export function watchSchedule(schedule: Schedule, clock: Clock, sink: CueSink): Detach {
  const { startsAt } = schedule;
  const cues = schedule.cues.map(({ at, ...cue }) => ({ ...cue, start: at }));
  const told = new CueClock(sink);
  const look = () => told.at(startsAt === null ? clock() : (Date.now() - startsAt) / 1000, cues);
  const timer = setInterval(look, LOOK_EVERY_MS);
  look();
  return () => clearInterval(timer);
}

function seconds(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
