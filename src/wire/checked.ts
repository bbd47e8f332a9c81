/** What the schemas of one whole document share: reading text, and naming the field at fault. */

import * as z from 'zod/mini';
import { type ErrorCode, StreamPicksError } from '../core/errors.js';
import { END_WINDOW } from '../core/report.js';

/** Longest id of a product, or name of a category, in a show's plan. */
const MAX_SUBJECT_LENGTH = 128;
/** Longest title in a show's plan. */
const MAX_TITLE_LENGTH = 200;
/** Largest time a JavaScript date can hold, milliseconds since 1970 (ECMA-262, 21.4.1.1). */
const MAX_TIME = 8.64e15;

/** Id of a show (design, section 3.1). */
export const streamSchema = z
  .string('is not text')
  .check(z.regex(/^[A-Za-z0-9._-]{1,64}$/, 'is not 1 to 64 of A-Z a-z 0-9 . _ -'));

/** A moment, milliseconds since 1970. */
export const timeSchema = z
  .int('is not a whole number of milliseconds')
  .check(z.gte(0, 'is before 1970'), z.lte(MAX_TIME, 'is later than any date'));

/** Text that names a show, a product or a category. */
export const titleSchema = shortText(MAX_TITLE_LENGTH);

/** Id of a product, or name of a category. */
export const subjectSchema = shortText(MAX_SUBJECT_LENGTH);

/** Name of a stage of the show. */
export const stageSchema = shortText(40);

/** Id of a question. */
export const questionIdSchema = z
  .string('is not text')
  .check(z.regex(/^(?!000)\d{3}$/, 'is not three digits from 001'));

/** Id of a window, {@link END_WINDOW} among them. */
export const windowIdSchema = z
  .string('is not text')
  .check(z.regex(/^\d{2}$/, 'is not two digits'));

/** Id of a window of the show, not of the whole. */
export const innerWindowIdSchema = windowIdSchema.check(
  z.refine((id) => id !== END_WINDOW, `is ${END_WINDOW}, which means the whole show`),
);

/** A share, 0 to 1. */
export const shareSchema = z
  .number('is not a number')
  .check(z.gte(0, 'is below 0'), z.lte(1, 'is above 1'));

/** A number of reports or viewers. */
export const countSchema = z.int('is not a whole number').check(z.gte(0, 'is negative'));

/**
 * `input` as the schema's type.
 *
 * @throws StreamPicksError `code`, with the path of the first field at fault.
 */
export function checked<Schema extends z.ZodMiniType>(
  schema: Schema,
  input: unknown,
  code: ErrorCode,
): z.output<Schema> {
  const result = safely(schema, input);
  if (result === null) throw new StreamPicksError(code, 'the input cannot be looked at');
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const path = pathOf([...(issue?.path ?? []), ...unknown]);
  const what = unknown.length > 0 ? 'is not known' : (issue?.message ?? 'is not valid');
  throw new StreamPicksError(code, `${path === '' ? 'the input' : path} ${what}`, {
    path: path === '' ? undefined : path,
  });
}

/**
 * `z.safeParse`; null where looking at the input throws: lengths are compared before types are known,
 * and what claims to have one may have anything in its place.
 */
export function safely<Schema extends z.ZodMiniType>(
  schema: Schema,
  input: unknown,
): z.util.SafeParseResult<z.output<Schema>> | null {
  try {
    return z.safeParse(schema, input);
  } catch {
    return null;
  }
}

/**
 * The value that JSON text holds.
 *
 * @param maxBytes Longest text that is read, in bytes of UTF-8; longer text is not parsed.
 * @throws StreamPicksError `code`.
 */
export function readJson(text: string, maxBytes: number, code: ErrorCode): unknown {
  if (text.length > maxBytes || byteLength(text) > maxBytes) {
    throw new StreamPicksError(code, `longer than ${maxBytes} bytes`);
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new StreamPicksError(code, 'not JSON', { cause });
  }
}

/** Length in UTF-8. */
function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** Throws the error of a rule that concerns more than one field. */
export function refuseField(code: ErrorCode, path: string, message: string): never {
  throw new StreamPicksError(code, `${path} ${message}`, { path });
}

function shortText(maxLength: number): z.ZodMiniString<string> {
  return z
    .string('is not text')
    .check(
      z.minLength(1, 'is empty'),
      z.maxLength(maxLength, `is longer than ${maxLength} characters`),
    );
}

function pathOf(keys: readonly PropertyKey[]): string {
  return keys
    .map((key, index) => {
      if (typeof key === 'number') return `[${key}]`;
      return index === 0 ? String(key) : `.${String(key)}`;
    })
    .join('');
}
