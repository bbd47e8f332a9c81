import { StreamPicksError } from '../../core/errors.js';
import type { Manifest } from '../../core/report.js';
import { ACCEPTED_WEIGHTS, ANSWERS, END_WINDOW } from '../../core/report.js';
import { isExpired, RETENTION_DAYS } from '../../core/retention.js';
import { drawAssignment, earliestAssignment } from '../../privacy/mechanism/assignment.js';
import type { RandomBytes } from '../../privacy/mechanism/random.js';
import { uniformInt } from '../../privacy/mechanism/random.js';
import { drawRandomness } from '../../privacy/mechanism/randomised-response.js';
import { newReportId } from '../../privacy/mechanism/report-id.js';
import { parseManifest } from '../../wire/manifest.js';
import { hashText } from '../bytes.js';
import type { OutboxRecord } from './outbox.js';
import { bodyFor } from './outbox.js';

/** The plan of a show with the hash of the exact text it came in. */
export interface Plan {
  readonly manifest: Manifest;
  /** SHA-256, 43 base64url characters. */
  readonly hash: string;
  /** Base address of the collector that served it. */
  readonly collector: string;
  /** Demo only: ask in the earliest open window. */
  readonly earliest: boolean;
}

/**
 * Reports due at one moment are spread: over ten minutes after a show of an hour or more, so that
 * the many who stay to the end do not come all at once, over a twentieth of a short show, whose
 * audience is small. Live ones over no more than their window, which keeps the trend fresh.
 */
const MAX_JITTER_MS = 600_000;
const SHORT_SHOW_MS = 600_000;
const SHORT_SHOW_SHARE = 20;
const LONG_SHOW_SHARE = 5;

/**
 * Reads the text the collector served. Throws code `manifest` when it is malformed, for another
 * show, of a weight that is not accepted, or when its deadline lies so far ahead that a report would
 * be kept for longer than reports are; rejects where there is no Web Crypto.
 */
export async function readPlan(
  text: string,
  { stream, collector }: Pick<OutboxRecord, 'stream' | 'collector'>,
  earliest: boolean,
  nowMs: number,
): Promise<Plan> {
  const manifest = parseManifest(text);
  if (manifest.stream !== stream) {
    throw new StreamPicksError('manifest', 'the manifest is for another show', { path: 'stream' });
  }
  if (!ACCEPTED_WEIGHTS.includes(manifest.weight)) {
    throw new StreamPicksError('manifest', 'the weight is not accepted', { path: 'weight' });
  }
  const { start, deadline } = manifest;
  const drawnAt = Math.max(nowMs, start);
  if (deadline > drawnAt && isExpired(drawnAt, deadline, RETENTION_DAYS.counts)) {
    const message = 'reports would be kept for too long';
    throw new StreamPicksError('manifest', message, { path: 'deadline' });
  }
  return { manifest, hash: await hashText(text), collector, earliest };
}

/** Whether a pin names this hash. A pin is base64url or base64, with or without `sha256-` before it. */
export function matchesPin(pin: string, hash: string): boolean {
  const bare = pin
    .trim()
    .replace(/^sha256-/, '')
    .replace(/=+$/, '');
  return bare.replaceAll('+', '-').replaceAll('/', '_') === hash;
}

/**
 * Draws a viewer's part in a show: window, question, randomness, report id and moment to send, from
 * the manifest, the clock and random bytes alone. `answerOf` gives the true answer for the drawn
 * question, of the assigned window; the body that comes back is finished.
 */
export function drawReport(
  { manifest, hash, collector, earliest }: Plan,
  nowMs: number,
  randomBytes: RandomBytes,
  answerOf: (question: OutboxRecord['question'], window: string) => number,
): OutboxRecord {
  const draw = earliest ? earliestAssignment : drawAssignment;
  const assignment = draw(manifest, nowMs, randomBytes);
  const question = manifest.questions.find(({ id }) => id === assignment.question);
  if (question === undefined) throw new StreamPicksError('mechanism', 'no such question');
  const r = drawRandomness(manifest.weight, ANSWERS[question.kind].length, randomBytes);
  const rest: Omit<OutboxRecord, 'body'> = {
    id: newReportId(randomBytes),
    stream: manifest.stream,
    collector,
    showTitle: manifest.title,
    manifest: hash,
    question,
    window: assignment.window,
    weight: manifest.weight,
    r,
    state: 'waiting',
    sendAt: sendTime(manifest, assignment.window, randomBytes),
    deadline: manifest.deadline,
    at: nowMs,
  };
  return { ...rest, body: bodyFor(rest, r, answerOf(question, assignment.window)) };
}

/** The end of the window, or of the show, and a little later: not all at the same moment. */
function sendTime(manifest: Manifest, window: string, randomBytes: RandomBytes): number {
  const own = manifest.windows.find(({ id }) => id === window);
  const due = window === END_WINDOW || own === undefined ? manifest.end : own.end;
  const spread = jitterOf(manifest.end - manifest.start);
  const most = own === undefined || due === manifest.end ? spread : own.end - own.start;
  return due + uniformInt(Math.min(spread, most) + 1, randomBytes);
}

/** Milliseconds over which the reports of a show of this length are spread. */
function jitterOf(lengthMs: number): number {
  const short = lengthMs / SHORT_SHOW_SHARE;
  const long = (lengthMs - SHORT_SHOW_MS) / LONG_SHOW_SHARE;
  return Math.floor(Math.min(MAX_JITTER_MS, Math.max(short, long)));
}
