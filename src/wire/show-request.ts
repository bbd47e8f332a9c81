/** What `PUT /v1/streams/:id` takes: a host's wish for a show. */

import * as z from 'zod/mini';
import { MANIFEST_MAX_BYTES } from '../core/report.js';
import type { ShowRequest } from '../core/show-request.js';
import {
  checked,
  readJson,
  refuseField,
  stageSchema,
  streamSchema,
  subjectSchema,
  timeSchema,
  titleSchema,
} from './checked.js';
import { weightSchema } from './manifest.js';

/** Longest request that is read, in bytes: what asks for more gives no manifest that can be served. */
export const SHOW_REQUEST_MAX_BYTES = MANIFEST_MAX_BYTES;

const subjectsSchema = z
  .array(
    z.strictObject(
      { id: subjectSchema, title: titleSchema, stageAt: z.exactOptional(timeSchema) },
      'is not an object',
    ),
    'is not a list',
  )
  .check(z.maxLength(999, 'has more than 999 entries'));

const requestSchema = z.strictObject(
  {
    stream: streamSchema,
    title: titleSchema,
    products: subjectsSchema,
    categories: z.exactOptional(subjectsSchema),
    audience: z
      .int('is not a whole number')
      .check(z.gte(1, 'is below 1'), z.lte(1e9, 'is above a thousand million')),
    start: timeSchema,
    end: timeSchema,
    windows: z.exactOptional(
      z
        .array(
          z.strictObject(
            { start: timeSchema, end: timeSchema, stage: z.exactOptional(stageSchema) },
            'is not an object',
          ),
          'is not a list',
        )
        .check(z.maxLength(99, 'has more than 99 entries')),
    ),
    weight: z.exactOptional(weightSchema),
    relativeError: z.exactOptional(
      z.number('is not a number').check(z.gte(0.01, 'is below 0.01'), z.lte(1, 'is above 1')),
    ),
  },
  'is not an object',
);

/**
 * A request from a body, as text of at most {@link SHOW_REQUEST_MAX_BYTES} or as the value that it
 * holds. What only the planner can judge (audience, times) is left to it.
 *
 * @param stream Id from the address; a body without one takes it over, another one is refused.
 * @throws StreamPicksError `plan`, with the path of the first field at fault.
 */
export function parseShowRequest(input: unknown, stream?: string): ShowRequest {
  const value = typeof input === 'string' ? readJson(input, SHOW_REQUEST_MAX_BYTES, 'plan') : input;
  const request = checked(requestSchema, withStream(value, stream), 'plan');
  if (stream !== undefined && request.stream !== stream) {
    refuseField('plan', 'stream', 'is not the one in the address');
  }
  return request;
}

function withStream(value: unknown, stream: string | undefined): unknown {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  return stream === undefined || !isRecord || 'stream' in value ? value : { ...value, stream };
}
