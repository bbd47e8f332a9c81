import type { Estimates, ShareEstimate } from '../../core/estimates.js';
import { ANSWERS, type Manifest } from '../../core/report.js';
import type { PlanAdvice } from '../../privacy/advice.js';
import { adviseNext } from '../../privacy/answerable.js';
import { type AnswerRow, answersBySize, answersInOrder, shareOf } from './answers.js';
import { type CanAnswer, canAnswer } from './can-answer.js';
import {
  type AheadPair,
  aheadPairs,
  comparer,
  type InterestRow,
  interestRows,
  type NextToShow,
  nextToShow,
} from './interest.js';
import { type StageSeries, stageSeries } from './stages.js';
import {
  chooseSource,
  currentWindow,
  plannedOnStage,
  questionOf,
  type ShowPhase,
  type Source,
  showPhase,
  type WindowEstimate,
  wholeShow,
} from './window.js';

/** Everything the panels draw, worked out once for each set of numbers. */
export interface HostView {
  readonly estimates: Estimates;
  readonly phase: ShowPhase;
  readonly running: WindowEstimate | undefined;
  /** Null before any window has begun. */
  readonly source: Source | null;
  /** Most wanted first; what cannot be told last. */
  readonly interest: readonly InterestRow[];
  /** Products that are or were on stage. */
  readonly shown: ReadonlySet<string>;
  readonly next: NextToShow;
  readonly ahead: readonly AheadPair[];
  /** How many products can be compared. */
  readonly compared: number;
  readonly picks: readonly AnswerRow[];
  readonly reasons: readonly AnswerRow[];
  /** The share whose picks work well. */
  readonly health: ShareEstimate | null;
  readonly stages: readonly StageSeries[];
  /** What the counts of the whole show can and cannot say. */
  readonly can: readonly CanAnswer[];
  /** What as many viewers as now could answer at the next show; null where nothing is asked. */
  readonly advice: PlanAdvice | null;
}

const PICKS_ORDER = ['chosen', 'ignored', 'hidden', 'none'] as const;
const [WORKS_WELL] = ANSWERS.health;
const [NO_REASON] = ANSWERS.reason;

/**
 * The panels' numbers.
 *
 * @param manifest The plan, where it could be read: names the windows to come and what is on stage when.
 * @param marked Products that the host or the page said are or were on stage.
 * @param nowMs The collector's clock, milliseconds since 1970.
 */
export function buildView(
  estimates: Estimates,
  manifest: Manifest | null,
  marked: readonly string[],
  nowMs: number,
): HostView {
  const source = chooseSource(estimates);
  const interest = source === null ? [] : interestRows(source, estimates);
  const compare = comparer(estimates, interest);
  const shown = new Set([...plannedOnStage(manifest, nowMs), ...marked]);
  const picks = source && questionOf(source.window, 'picks');
  const reasons = source && questionOf(source.window, 'reason');
  const health = source === null ? undefined : questionOf(source.window, 'health');
  const stages = stageSeries(estimates, manifest, interest, nowMs);
  const whole = wholeShow(estimates);
  const rows =
    whole === undefined ? [] : interestRows({ window: whole, wholeShow: true }, estimates);
  return {
    estimates,
    phase: showPhase(estimates, nowMs),
    running: currentWindow(estimates, nowMs),
    source,
    interest,
    shown,
    next: nextToShow(interest, shown, compare),
    ahead: aheadPairs(interest, compare),
    compared: interest.filter((row) => row.interest !== null).length,
    picks: picks ? answersInOrder(picks, PICKS_ORDER) : [],
    reasons: reasons ? answersBySize(reasons, NO_REASON) : [],
    health: shareOf(health, WORKS_WELL),
    stages,
    can: canAnswer({ estimates, manifest, rows, compare: comparer(estimates, rows), stages }),
    advice: adviseNext(estimates),
  };
}
