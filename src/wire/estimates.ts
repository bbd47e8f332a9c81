/** What `GET /v1/streams/:id/estimates` returns. */

import * as z from 'zod/mini';
import type { Estimates } from '../core/estimates.js';
import {
  checked,
  countSchema,
  questionIdSchema,
  readJson,
  shareSchema,
  stageSchema,
  streamSchema,
  subjectSchema,
  timeSchema,
  titleSchema,
  windowIdSchema,
} from './checked.js';
import { kindSchema, weightSchema } from './manifest.js';

/** Longest answer that is read, in bytes: 999 questions in 100 windows stay below it. */
export const ESTIMATES_MAX_BYTES = 128 * 1024 * 1024;

const cell = {
  estimate: shareSchema,
  unclipped: z.number('is not a number'),
  low: shareSchema,
  high: shareSchema,
  together: z.strictObject({ low: shareSchema, high: shareSchema }, 'is not an object'),
  enough: z.boolean('is not true or false'),
};

const questionSchema = z.strictObject(
  {
    id: questionIdSchema,
    kind: kindSchema,
    subject: z.exactOptional(subjectSchema),
    title: z.exactOptional(titleSchema),
    n: countSchema,
    needed: countSchema,
    disturbed: z.boolean('is not true or false'),
    answers: z.array(
      z.strictObject({ answer: stageSchema, ...cell }, 'is not an object'),
      'is not a list',
    ),
    interest: z.exactOptional(z.strictObject(cell, 'is not an object')),
  },
  'is not an object',
);

const estimatesSchema = z.strictObject(
  {
    stream: streamSchema,
    title: titleSchema,
    weight: weightSchema,
    start: timeSchema,
    end: timeSchema,
    at: timeSchema,
    reports: countSchema,
    targetHalfWidth: z.number('is not a number').check(z.gt(0, 'is not above 0')),
    windows: z.array(
      z.strictObject(
        {
          id: windowIdSchema,
          stage: z.exactOptional(stageSchema),
          start: timeSchema,
          end: timeSchema,
          n: countSchema,
          questions: z.array(questionSchema, 'is not a list'),
        },
        'is not an object',
      ),
      'is not a list',
    ),
  },
  'is not an object',
);

/**
 * Estimates as the collector serves them: text of at most {@link ESTIMATES_MAX_BYTES}, or the value
 * that it holds.
 *
 * @throws StreamPicksError `report`, with the path of the first field at fault.
 */
export function parseEstimates(input: unknown): Estimates {
  const value = typeof input === 'string' ? readJson(input, ESTIMATES_MAX_BYTES, 'report') : input;
  return checked(estimatesSchema, value, 'report');
}
