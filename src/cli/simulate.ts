/**
 * Simulated viewers who send real reports: the widget's own assignment, randomised response and
 * wire format, over HTTP to a real collector. Only what the viewers think is made up, and known, so
 * that the host's numbers can be held against it.
 */

import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { StreamPicksError } from '../core/errors.js';
import type { Estimates } from '../core/estimates.js';
import { ANSWERS, END_WINDOW, encodeReport, type Manifest, type Report } from '../core/report.js';
import { estimateShow, type Total } from '../privacy/estimates.js';
import { drawAssignment } from '../privacy/mechanism/assignment.js';
import type { RandomBytes } from '../privacy/mechanism/random.js';
import { drawRandomness, oneHot, respond } from '../privacy/mechanism/randomised-response.js';
import { newReportId } from '../privacy/mechanism/report-id.js';
import { createAudience, type SimulatedAudience } from './audience.js';
import { collectorBase, createCollectorClient, isLoopback } from './collector-client.js';
import { createRandomBytes } from './random-bytes.js';

/** When simulated viewers come, on the clock that their assignment sees. */
export type Arrival =
  /** Half at the start, the rest evenly over the show, so that every window gets answers. */
  | 'spread'
  /** All now: only windows that are not over get answers. */
  | 'now';

/** What to simulate. */
export interface SimulateOptions {
  /** How many viewers share counts, 1 to ten million; each sends one report. */
  readonly viewers: number;
  /** Base URL of the collector. */
  readonly collector: string;
  /** Id of a registered show. */
  readonly stream: string;
  /** Seed of what the viewers think, a whole number; default 1. The noise is never seeded. */
  readonly seed?: number | undefined;
  /** Requests at the same time, 1 to 1024; default 64. */
  readonly concurrency?: number | undefined;
  /** Host token: with it, estimates come from the collector, else from the reports sent here. */
  readonly token?: string | undefined;
  /** Default `spread`. */
  readonly arrival?: Arrival | undefined;
  /** True to send to another machine than this one; default false. */
  readonly allowRemote?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** How far a simulation is. */
export interface SimulationProgress {
  readonly sent: number;
  readonly viewers: number;
}

/** What a simulation found, about the whole show (reports for the end). */
export interface SimulationResult {
  readonly viewers: number;
  /** Reports that the collector has committed. */
  readonly sent: number;
  /** Nats that each of them cost. */
  readonly epsilon: number;
  /** Whose reports the estimates rest on: all the collector has, or those sent here. */
  readonly estimatesFrom: 'collector' | 'sent';
  readonly questions: readonly SimulatedQuestion[];
}

/** One question of a {@link SimulationResult}. */
interface SimulatedQuestion {
  readonly id: string;
  readonly kind: string;
  readonly subject?: string;
  /** Reports that the estimates rest on. */
  readonly n: number;
  readonly answers: readonly {
    readonly answer: string;
    /** Share of all simulated viewers, asked or not, whose true answer at the end this is. */
    readonly truth: number;
    readonly estimate: number;
    /** 95 % interval. */
    readonly low: number;
    readonly high: number;
  }[];
}

const DEFAULT_SEED = 1;
const DEFAULT_CONCURRENCY = 64;
const MAX_CONCURRENCY = 1024;
const MAX_VIEWERS = 10_000_000;
/** A show that begins within this time is waited for. */
const MAX_WAIT_FOR_START_MS = 60_000;

/**
 * Sends one report for each simulated viewer and holds the estimates against the truth.
 *
 * Viewers are taken to have left already: each report goes at once and carries the window that was
 * drawn for it, which a report may do (design, section 4).
 *
 * @param onProgress Called after each report.
 * @throws StreamPicksError `settings` for options that cannot be used, `manifest` or `report` when
 *   the collector refuses. The first report that cannot be delivered ends the simulation.
 */
export async function simulate(
  options: SimulateOptions,
  onProgress: (progress: SimulationProgress) => void = () => {},
): Promise<SimulationResult> {
  assertOptions(options);
  const { viewers, stream, seed = DEFAULT_SEED, concurrency = DEFAULT_CONCURRENCY } = options;
  const stop = new AbortController();
  const signals = options.signal === undefined ? [stop.signal] : [stop.signal, options.signal];
  const signal = AbortSignal.any(signals);
  setMaxListeners(concurrency + 1, signal);
  const client = createCollectorClient({ ...options, signal });
  const { manifest, hash } = await client.manifest(stream);
  await waitForStart(manifest, options.signal);

  const audience = createAudience(manifest, seed);
  const randomBytes = createRandomBytes();
  const tally = new Map<string, number[]>();
  let next = 0;
  let sent = 0;
  const sendInTurn = async (): Promise<void> => {
    while (next < viewers) {
      const viewer = next;
      next += 1;
      const clockMs = arrivalMs(manifest, audience.arrival(viewer), options.arrival ?? 'spread');
      const report = answerAsViewer(manifest, hash, audience, viewer, clockMs, randomBytes);
      await client.report(encodeReport(report));
      sent += 1;
      count(tally, report);
      onProgress({ sent, viewers });
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(concurrency, viewers) }, sendInTurn));
  } catch (error) {
    stop.abort(error);
    throw error;
  }

  const estimates =
    options.token === undefined
      ? estimateShow(manifest, totalsOf(tally), Date.now())
      : await client.estimates(stream);
  return {
    viewers,
    sent,
    epsilon: Math.log(manifest.weight),
    estimatesFrom: options.token === undefined ? 'sent' : 'collector',
    questions: compareWithTruth(manifest, audience, viewers, estimates),
  };
}

/**
 * The report of one simulated viewer: drawn and randomised as the widget does.
 *
 * @param hash SHA-256 of the manifest's bytes, base64url.
 * @param clockMs What the viewer's clock says when counting starts, milliseconds since 1970.
 */
export function answerAsViewer(
  manifest: Manifest,
  hash: string,
  audience: SimulatedAudience,
  viewer: number,
  clockMs: number,
  randomBytes: RandomBytes,
): Report {
  const assigned = drawAssignment(manifest, clockMs, randomBytes);
  const index = manifest.questions.findIndex(({ id }) => id === assigned.question);
  const question = manifest.questions[index];
  if (question === undefined) throw new StreamPicksError('mechanism', 'no such question');
  const answerCount = ANSWERS[question.kind].length;
  const truth = audience.answer(viewer, index, assigned.window);
  const r = drawRandomness(manifest.weight, answerCount, randomBytes);
  return {
    v: 1,
    manifest: hash,
    ...assigned,
    id: newReportId(randomBytes),
    counts: oneHot(respond(truth, r, manifest.weight, answerCount)),
  };
}

/** The clock of a viewer who comes after a share of the show, milliseconds since 1970. */
export function arrivalMs(manifest: Manifest, share: number, arrival: Arrival): number {
  const { start, end } = manifest;
  return arrival === 'now' ? Date.now() : start + Math.floor(share * (end - start));
}

/** Adds a report to a tally of counts per question and window. */
export function count(tally: Map<string, number[]>, report: Report): void {
  const key = `${report.question}/${report.window}`;
  const counts = tally.get(key) ?? report.counts.map(() => 0);
  tally.set(
    key,
    counts.map((so, index) => so + (report.counts[index] ?? 0)),
  );
}

/** A tally as the totals that a collector keeps. */
export function totalsOf(tally: ReadonlyMap<string, readonly number[]>): Total[] {
  return [...tally].map(([key, counts]) => {
    const [questionId = '', window = ''] = key.split('/');
    return { questionId, window, counts };
  });
}

function compareWithTruth(
  manifest: Manifest,
  audience: SimulatedAudience,
  viewers: number,
  estimates: Estimates,
): SimulatedQuestion[] {
  const questions = estimates.windows.find(({ id }) => id === END_WINDOW)?.questions ?? [];
  return questions.map(({ id, kind, subject, n, answers }) => {
    const index = manifest.questions.findIndex((question) => question.id === id);
    const truth = audience.truth(viewers, index, END_WINDOW);
    return {
      id,
      kind,
      ...(subject === undefined ? {} : { subject }),
      n,
      answers: answers.map(({ answer, estimate, low, high }, at) => ({
        answer,
        truth: truth[at] ?? 0,
        estimate,
        low,
        high,
      })),
    };
  });
}

async function waitForStart({ start }: Manifest, signal: AbortSignal | undefined): Promise<void> {
  const waitMs = start - Date.now();
  if (waitMs <= 0) return;
  if (waitMs > MAX_WAIT_FOR_START_MS) {
    throw new StreamPicksError('settings', `the show begins at ${new Date(start).toISOString()}`);
  }
  await sleep(waitMs, undefined, signal === undefined ? {} : { signal });
}

function assertOptions(options: SimulateOptions): void {
  const { viewers, concurrency = DEFAULT_CONCURRENCY, seed = DEFAULT_SEED } = options;
  assertWhole('viewers', viewers, 1, MAX_VIEWERS);
  assertWhole('concurrency', concurrency, 1, MAX_CONCURRENCY);
  assertWhole('seed', seed, 0, 2 ** 31);
  if (options.allowRemote !== true && !isLoopback(collectorBase(options.collector))) {
    throw new StreamPicksError(
      'settings',
      `${options.collector} is another machine; simulated viewers there need --allow-remote`,
    );
  }
}

function assertWhole(name: string, value: number, least: number, most: number): void {
  if (!Number.isSafeInteger(value) || value < least || value > most) {
    throw new StreamPicksError('settings', `${name} must be a whole number, ${least} to ${most}`, {
      path: name,
    });
  }
}
