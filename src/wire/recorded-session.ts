/** A recorded session: what one viewer saw and did in one show, as a file that `pacing` replays. */

import * as z from 'zod/mini';
import { BUSY } from '../core/pacing.js';
import { SHOW_STAGES } from '../core/show.js';
import { SIGNAL_TYPES } from '../core/signal.js';
import { checked, readJson } from './checked.js';

/** Longest session, in seconds: a day. */
const MAX_SECONDS = 86_400;
const MAX_BYTES = 8 * 1024 * 1024;

const id = z
  .string('is not text')
  .check(z.minLength(1, 'is empty'), z.maxLength(128, 'is too long'));
const second = z
  .number('is no number of seconds')
  .check(z.gte(0, 'is before the session'), z.lte(MAX_SECONDS, 'is more than a day'));
const list = <Schema extends z.ZodMiniType>(schema: Schema) =>
  z.array(schema, 'is not a list').check(z.maxLength(100_000, 'is too long'));

const schema = z.object(
  {
    format: z.literal('stream-picks-session', 'is not stream-picks-session'),
    version: z.literal(1, 'is not 1'),
    stream: z.string('is not text').check(z.regex(/^[\w.-]{1,64}$/, 'is no id of a show')),
    /** Milliseconds since 1970. */
    startedAt: z.number('is no time').check(z.gte(0, 'is no time'), z.lte(8.64e15, 'is no time')),
    seconds: second,
    /** What comes on stage, by second; nothing leaves by itself, an empty list clears it. */
    stage: list(
      z.object({
        at: second,
        ids: list(id),
        stage: z.exactOptional(z.enum(SHOW_STAGES, 'is no stage')),
      }),
    ),
    /** What the viewer did; before the session with a negative second. */
    acts: list(
      z.object({
        at: z.number('is no number of seconds').check(z.lte(MAX_SECONDS, 'is more than a day')),
        type: z.enum(SIGNAL_TYPES, 'is no act'),
        productId: z.exactOptional(id),
        query: z.exactOptional(z.string('is not text').check(z.maxLength(200, 'is too long'))),
        value: z.exactOptional(z.number('is no number')),
      }),
    ),
    /** When the viewer could not be interrupted. */
    busy: list(z.object({ from: second, to: second, why: z.enum(BUSY, 'is no such thing') })),
  },
  'is not an object',
);

/** One recorded session; times are seconds since its start. */
export type RecordedSession = z.infer<typeof schema>;

/**
 * Checks the text of a session file. Keys that are not known are left out.
 * @throws {StreamPicksError} `dataset`, with the path of the first field at fault.
 */
export function readSession(text: string): RecordedSession {
  return checked(schema, readJson(text, MAX_BYTES, 'dataset'), 'dataset');
}
