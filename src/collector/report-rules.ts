import { StreamPicksError } from '../core/errors.js';
import { ANSWERS, END_WINDOW, type Manifest, type Report } from '../core/report.js';
import { openQuestions } from '../privacy/mechanism/assignment.js';
import { parseReportText } from '../wire/report.js';
import type { Refusal } from './refusals.js';

/**
 * Reads the body of a report. Only the exact bytes that `encodeReport` makes pass, so that nothing
 * else can travel with a report, not even in the order of its keys.
 *
 * @throws StreamPicksError `report`
 */
export function readReport(body: string): Report {
  const report = parseReportText(body);
  if (Buffer.from(report.id, 'base64url').toString('base64url') !== report.id) {
    throw new StreamPicksError('report', 'id is not 16 bytes in base64url', { path: 'id' });
  }
  return report;
}

/** A report's place in its manifest: the index of its answer, or why it is refused. */
export type Placed = { readonly answer: number } | Refusal;

/**
 * Checks a report against its show.
 *
 * A window's report may come before its window, since a viewer who leaves early sends it then; no
 * report may come before the show's start or after its deadline.
 *
 * @param nowMs the collector's own clock, milliseconds since 1970
 */
export function placeReport(manifest: Manifest, report: Report, nowMs: number): Placed {
  if (nowMs < manifest.start) return { code: 'early', message: 'The show has not begun' };
  if (nowMs > manifest.deadline) return { code: 'late', message: 'The deadline has passed' };
  const question = manifest.questions.find(({ id }) => id === report.question);
  if (question === undefined) {
    return { code: 'unknown-question', message: 'No such question', path: 'question' };
  }
  const isWindow = ({ id }: { id: string }): boolean => id === report.window;
  if (report.window !== END_WINDOW && !manifest.windows.some(isWindow)) {
    return { code: 'unknown-window', message: 'No such window', path: 'window' };
  }
  if (!openQuestions(manifest, report.window).includes(question)) {
    const message = 'The question is not asked in this window';
    return { code: 'closed-question', message, path: 'window' };
  }
  const answer = report.counts.indexOf(1);
  if (answer >= ANSWERS[question.kind].length) {
    return { code: 'unknown-answer', message: 'No such answer', path: `counts[${answer}]` };
  }
  return { answer };
}
