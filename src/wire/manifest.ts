/** The plan of a show as the collector serves it. */

import * as z from 'zod/mini';
import {
  ACCEPTED_WEIGHTS,
  ANSWERS,
  END_WINDOW,
  MANIFEST_MAX_BYTES,
  type Manifest,
  type QuestionKind,
} from '../core/report.js';
import {
  checked,
  innerWindowIdSchema,
  questionIdSchema,
  readJson,
  refuseField,
  stageSchema,
  streamSchema,
  subjectSchema,
  timeSchema,
  titleSchema,
  windowIdSchema,
} from './checked.js';

/** Reports are taken at most this long after the end. */
const MAX_DEADLINE_MS = 24 * 3_600_000;

/** The kinds of question there are. */
export const kindSchema = z.enum(
  Object.keys(ANSWERS) as [QuestionKind, ...QuestionKind[]],
  'is not a kind of question',
);

/** The privacy weights there are. */
export const weightSchema = z.literal(
  ACCEPTED_WEIGHTS,
  `is not one of ${ACCEPTED_WEIGHTS.join(', ')}`,
);

const manifestSchema = z.strictObject(
  {
    v: z.literal(1, 'is not 1'),
    stream: streamSchema,
    title: titleSchema,
    weight: weightSchema,
    start: timeSchema,
    end: timeSchema,
    deadline: timeSchema,
    windows: z
      .array(
        z.strictObject(
          {
            id: innerWindowIdSchema,
            start: timeSchema,
            end: timeSchema,
            stage: z.exactOptional(stageSchema),
          },
          'is not an object',
        ),
        'is not a list',
      )
      .check(z.maxLength(99, 'has more than 99 entries')),
    questions: z
      .array(
        z.strictObject(
          {
            id: questionIdSchema,
            kind: kindSchema,
            subject: z.exactOptional(subjectSchema),
            title: z.exactOptional(titleSchema),
            weight: z
              .int('is not a whole number')
              .check(z.gte(1, 'is below 1'), z.lte(1000, 'is above 1000')),
            openFrom: windowIdSchema,
          },
          'is not an object',
        ),
        'is not a list',
      )
      .check(z.minLength(1, 'is empty'), z.maxLength(999, 'has more than 999 entries')),
    targetHalfWidth: z.number('is not a number').check(z.gt(0, 'is not above 0')),
  },
  'is not an object',
);

/**
 * A manifest from the text that the collector served.
 *
 * Beyond the form of each field: the show ends after it starts and takes reports for at most 24
 * hours more; windows lie in the show, in order of time and id, without overlap; question ids are
 * unique, each subject is asked about once, products and categories have a subject and the other
 * kinds have none; `openFrom` names a window or {@link END_WINDOW}.
 *
 * @param text At most {@link MANIFEST_MAX_BYTES} of JSON.
 * @throws StreamPicksError `manifest`, with the path of the first field at fault.
 */
export function parseManifest(text: string): Manifest {
  const input = readJson(text, MANIFEST_MAX_BYTES, 'manifest');
  const manifest: Manifest = checked(manifestSchema, input, 'manifest');
  assertTimes(manifest);
  assertQuestions(manifest);
  return manifest;
}

function assertTimes({ start, end, deadline, windows }: Manifest): void {
  if (end <= start) refuse('end', 'is not after the start');
  if (deadline < end || deadline > end + MAX_DEADLINE_MS) {
    refuse('deadline', 'is not within 24 hours after the end');
  }
  let free = start;
  let lastId = END_WINDOW;
  windows.forEach((window, index) => {
    if (window.id <= lastId) refuse(`windows[${index}].id`, 'is not above the one before');
    if (window.start < free) refuse(`windows[${index}].start`, 'is too early');
    if (window.end <= window.start) refuse(`windows[${index}].end`, 'is not after its start');
    if (window.end > end) refuse(`windows[${index}].end`, 'is after the show');
    free = window.end;
    lastId = window.id;
  });
}

function assertQuestions({ windows, questions }: Manifest): void {
  const windowIds = new Set([END_WINDOW, ...windows.map(({ id }) => id)]);
  const ids = new Set<string>();
  const asked = new Set<string>();
  questions.forEach(({ id, kind, subject, openFrom }, index) => {
    const path = `questions[${index}]`;
    if (ids.has(id)) refuse(`${path}.id`, 'is used twice');
    ids.add(id);
    const needsSubject = kind === 'product' || kind === 'category';
    if (needsSubject !== (subject !== undefined)) {
      refuse(`${path}.subject`, needsSubject ? 'is missing' : `does not belong to ${kind}`);
    }
    const about = `${kind}/${subject ?? ''}`;
    if (asked.has(about)) refuse(path, 'asks what another question asks');
    asked.add(about);
    if (!windowIds.has(openFrom)) refuse(`${path}.openFrom`, 'is not a window');
  });
}

function refuse(path: string, message: string): never {
  refuseField('manifest', path, message);
}
