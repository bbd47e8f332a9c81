/** What `GET /v1/streams/:id/popularity` returns. */

import * as z from 'zod/mini';
import type { Popularity } from '../core/estimates.js';
import { checked, readJson, shareSchema, streamSchema, subjectSchema } from './checked.js';

/** Longest answer that is read, in bytes. */
export const POPULARITY_MAX_BYTES = 256 * 1024;

const popularitySchema = z.strictObject(
  { stream: streamSchema, products: z.record(subjectSchema, shareSchema, 'is not an object') },
  'is not an object',
);

/**
 * Popularity as the collector serves it: text of at most {@link POPULARITY_MAX_BYTES}, or the value
 * that it holds. Every share is in 0…1.
 *
 * @throws StreamPicksError `manifest`, with the path of the first field at fault.
 */
export function parsePopularity(input: unknown): Popularity {
  const value =
    typeof input === 'string' ? readJson(input, POPULARITY_MAX_BYTES, 'manifest') : input;
  return checked(popularitySchema, value, 'manifest');
}
