/**
 * Simulated viewers who send real reports: the widget's own assignment, randomised response, wire
 * format and sender, over HTTP to a real collector. Only what the viewers think is made up, and known,
 * so that the host's numbers can be held against it.
 */

import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { StreamPicksError } from '../core/errors.js';
import type { Estimates } from '../core/estimates.js';
import { encodeReport, type Manifest, type Report } from '../core/report.js';
import { drawReport } from '../engine/reporter/draw.js';
import { estimateShow } from '../privacy/estimates.js';
import type { RandomBytes } from '../privacy/mechanism/random.js';
import { createAudience, type SimulatedAudience } from './audience.js';
import { collectorBase, createCollectorClient, isLoopback } from './collector-client.js';
import { createRandomBytes } from './random-bytes.js';
import { deliver } from './simulate/deliver.js';
import type { ScenarioFacts, Truth } from './simulate/facts.js';
import { atEnd, countLeavers, factsOf, indexOf, rememberedTruth } from './simulate/findings.js';
import { openLossyTap } from './simulate/lossy-tap.js';
import { fakeReport, leastWanted } from './simulate/poison.js';
import { SCENARIOS, type Scenario, type ScenarioName } from './simulate/scenarios.js';
import { count, type Sent, totalsOf } from './simulate/tally.js';
import { assertWhole } from './whole-number.js';

/** When simulated viewers come, on the clock that their assignment sees. */
export type Arrival =
  /** Half at the start, the rest evenly over the show, so that every window gets answers. */
  | 'spread'
  /** All now: only windows that are not over get answers. */
  | 'now';

/** What to simulate. */
export interface SimulateOptions {
  /** How many send a report, 1 to ten million: viewers who share counts, and fakes where there are any. */
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
  /** Default `usual`. */
  readonly scenario?: ScenarioName | undefined;
  /** Share of those who send that are fakes where the scenario has any, 0 to 1/2; default 1 %. */
  readonly fakes?: number | undefined;
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
  readonly scenario: ScenarioFacts;
  readonly questions: readonly SimulatedQuestion[];
}

/** One question of a {@link SimulationResult}. */
interface SimulatedQuestion {
  readonly id: string;
  readonly kind: string;
  readonly subject?: string;
  /** Reports that the estimates rest on. */
  readonly n: number;
  /** True where the host is told not to trust it. */
  readonly disturbed: boolean;
  readonly answers: readonly {
    readonly answer: string;
    /** Share of all simulated viewers, asked or not, fakes left out, whose true answer at the end this is. */
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
const DEFAULT_FAKES = 0.01;
const MAX_FAKES = 0.5;
/** A show that begins within this time is waited for. */
const MAX_WAIT_FOR_START_MS = 60_000;

/**
 * Sends one report for each simulated viewer and holds the estimates against the truth.
 *
 * Viewers are taken to have left already: each report goes at once and carries the window that was
 * drawn for it, which a report may do (design, section 4). Where some leave early, theirs are sent
 * first, and the estimates are looked at once before the others follow.
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
  const name = options.scenario ?? 'usual';
  const scenario: Scenario = SCENARIOS[name];
  const fakes = scenario.poison === undefined ? 0 : fakesAmong(options);
  const stop = new AbortController();
  const signals = options.signal === undefined ? [stop.signal] : [stop.signal, options.signal];
  const signal = AbortSignal.any(signals);
  setMaxListeners(concurrency + 1, signal);
  const client = createCollectorClient({ ...options, signal });
  const { manifest, hash } = await client.manifest(stream);
  await waitForStart(manifest, options.signal);

  const audience = createAudience(manifest, seed, scenario.audience);
  const honest = viewers - fakes;
  const target = scenario.poison === 'cell' ? leastWanted(manifest, audience, honest) : null;
  const randomBytes = createRandomBytes();
  const sent: Sent = { honest: new Map(), fake: new Map(), reports: 0 };
  const look = (): Promise<Estimates> | Estimates =>
    options.token === undefined
      ? estimateShow(manifest, totalsOf(sent.honest, sent.fake), Date.now())
      : client.estimates(stream);

  const base = collectorBase(options.collector);
  const tap =
    scenario.lostAnswers === undefined ? null : await openLossyTap(base, scenario.lostAnswers);
  const address = (tap?.url ?? base.href).replace(/\/$/, '');
  const sendOne = async (turn: Turn): Promise<void> => {
    const report =
      turn === 'fake'
        ? fakeReport(manifest, hash, target, randomBytes)
        : answerAsViewer(
            manifest,
            hash,
            audience,
            turn,
            arrivalMs(manifest, audience.arrival(turn), options.arrival ?? 'spread'),
            randomBytes,
          );
    const body = encodeReport(report);
    const { id } = report;
    const { deadline } = manifest;
    await deliver(address, { id, stream, body, sendAt: 0, deadline, frozen: false }, signal);
    count(turn === 'fake' ? sent.fake : sent.honest, report);
    sent.reports += 1;
    onProgress({ sent: sent.reports, viewers });
  };
  const sendAll = async (turns: Iterator<Turn>): Promise<void> => {
    const sendInTurn = async (): Promise<void> => {
      for (let next = turns.next(); next.done !== true; next = turns.next()) {
        await sendOne(next.value);
      }
    };
    await Promise.all(Array.from({ length: Math.min(concurrency, viewers) }, sendInTurn));
  };

  let early: Estimates | null = null;
  let already: number | null = null;
  try {
    if (tap !== null && options.token !== undefined) already = (await look()).reports;
    if (scenario.audience.leaving) {
      await sendAll(turnsOf(viewers, fakes, (viewer) => audience.departure(viewer) < 1));
      early = await look();
      await sendAll(turnsOf(viewers, fakes, (viewer) => audience.departure(viewer) === 1));
    } else {
      await sendAll(turnsOf(viewers, fakes));
    }
  } catch (error) {
    stop.abort(error);
    throw error;
  } finally {
    await tap?.close();
  }

  const estimates = await look();
  const truth = rememberedTruth(audience, honest);
  const counted = already === null ? null : estimates.reports - already;
  return {
    viewers,
    sent: sent.reports,
    epsilon: Math.log(manifest.weight),
    estimatesFrom: options.token === undefined ? 'sent' : 'collector',
    scenario: factsOf(name, {
      manifest,
      estimates,
      early,
      truth,
      sent,
      target,
      tap,
      counted,
      left: countLeavers(audience, honest),
    }),
    questions: compareWithTruth(manifest, truth, estimates),
  };
}

/** Who sends next: a viewer by number, or a fake. */
type Turn = number | 'fake';

/** Viewers in order, with the fakes spread evenly between them. */
function* turnsOf(
  all: number,
  fakes: number,
  among: (viewer: number) => boolean = () => true,
): Generator<Turn, undefined> {
  for (let turn = 0; turn < all; turn += 1) {
    const before = Math.floor((turn * fakes) / all);
    const isFake = Math.floor(((turn + 1) * fakes) / all) > before;
    if (isFake) yield 'fake';
    else if (among(turn - before)) yield turn - before;
  }
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
  const plan = { manifest, hash, collector: '', earliest: false };
  const { body } = drawReport(plan, clockMs, randomBytes, (question, window) =>
    audience.answer(viewer, manifest.questions.indexOf(question), window),
  );
  return JSON.parse(body) as Report;
}

/** The clock of a viewer who comes after a share of the show, milliseconds since 1970. */
export function arrivalMs(manifest: Manifest, share: number, arrival: Arrival): number {
  const { start, end } = manifest;
  return arrival === 'now' ? Date.now() : start + Math.floor(share * (end - start));
}

function compareWithTruth(
  manifest: Manifest,
  truth: Truth,
  estimates: Estimates,
): SimulatedQuestion[] {
  return atEnd(estimates).map(({ id, kind, subject, n, disturbed, answers }) => {
    const shares = truth(indexOf(manifest, id));
    return {
      id,
      kind,
      ...(subject === undefined ? {} : { subject }),
      n,
      disturbed,
      answers: answers.map(({ answer, estimate, low, high }, at) => ({
        answer,
        truth: shares[at] ?? 0,
        estimate,
        low,
        high,
      })),
    };
  });
}

/** Fakes among those who send: at least one. */
function fakesAmong({ viewers, fakes = DEFAULT_FAKES }: SimulateOptions): number {
  return fakes === 0 ? 0 : Math.max(1, Math.round(viewers * fakes));
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
  const { fakes = DEFAULT_FAKES } = options;
  assertWhole('viewers', viewers, 1, MAX_VIEWERS);
  assertWhole('concurrency', concurrency, 1, MAX_CONCURRENCY);
  assertWhole('seed', seed, 0, 2 ** 31);
  if (!(fakes >= 0 && fakes <= MAX_FAKES)) {
    throw new StreamPicksError('settings', `fakes must be a share, 0 to ${MAX_FAKES}`, {
      path: 'fakes',
    });
  }
  if (options.allowRemote !== true && !isLoopback(collectorBase(options.collector))) {
    throw new StreamPicksError(
      'settings',
      `${options.collector} is another machine; simulated viewers there need --allow-remote`,
    );
  }
}
