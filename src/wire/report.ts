/** One report of one fixed form (design, section 4). */

import * as z from 'zod/mini';
import { COUNTS_LENGTH, encodeReport, type Report } from '../core/report.js';
import { checked, questionIdSchema, readJson, refuseField, windowIdSchema } from './checked.js';

/** Characters of 32 bytes in base64url. */
const MANIFEST_HASH_LENGTH = 43;
/** Characters of 16 bytes in base64url. */
const REPORT_ID_LENGTH = 22;

const reportSchema = z.strictObject(
  {
    v: z.literal(1, 'is not 1'),
    manifest: base64url(MANIFEST_HASH_LENGTH),
    question: questionIdSchema,
    window: windowIdSchema,
    id: base64url(REPORT_ID_LENGTH),
    counts: z.array(z.literal([0, 1], 'is neither 0 nor 1'), 'is not a list').check(
      z.length(COUNTS_LENGTH, `does not have ${COUNTS_LENGTH} entries`),
      z.refine((counts) => counts.filter((count) => count === 1).length === 1, 'is not one-hot'),
    ),
  },
  'is not an object',
);

/** Length of every report on the wire, in bytes; all its characters are ASCII. */
export const REPORT_LENGTH = encodeReport({
  v: 1,
  manifest: 'A'.repeat(MANIFEST_HASH_LENGTH),
  question: '001',
  window: '00',
  id: 'A'.repeat(REPORT_ID_LENGTH),
  counts: [1, ...Array.from({ length: COUNTS_LENGTH - 1 }, () => 0)],
}).length;

/**
 * A report from a decoded body: exactly the keys of a {@link Report}, each of exact form, `counts`
 * with a single one. Whether the show asks that question in that window is for the caller to check.
 *
 * @throws StreamPicksError `report`, with the path of the first field at fault.
 */
export function parseReport(input: unknown): Report {
  return checked(reportSchema, input, 'report');
}

/**
 * A report from the text of a body: as {@link parseReport}, and the text is byte for byte what
 * `encodeReport` writes, so that no viewer can be told by spaces, key order or doubled keys.
 *
 * @throws StreamPicksError `report`.
 */
export function parseReportText(text: string): Report {
  const report = parseReport(readJson(text, REPORT_LENGTH, 'report'));
  if (encodeReport(report) !== text) refuseField('report', 'the text', 'is not in its one form');
  return report;
}

function base64url(length: number): z.ZodMiniString<string> {
  const form = new RegExp(`^[A-Za-z0-9_-]{${length}}$`);
  return z.string('is not text').check(z.regex(form, `is not ${length} base64url characters`));
}
