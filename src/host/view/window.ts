import type { Estimates, QuestionEstimate } from '../../core/estimates.js';
import { ANSWERS, END_WINDOW, INTEREST_ANSWERS, type Manifest } from '../../core/report.js';
import type { AnswerSet } from '../../privacy/estimator.js';

/** One window of the estimates. */
export type WindowEstimate = Estimates['windows'][number];

/** Where the show stands. */
export type ShowPhase = 'planned' | 'live' | 'ended';

/** The window that the panels draw, and whether it is the whole show. */
export interface Source {
  readonly window: WindowEstimate;
  /** False while the whole show has too few answers and a stage stands in for it. */
  readonly wholeShow: boolean;
}

/** Where the show stands at `nowMs` of the collector's clock. */
export function showPhase(estimates: Estimates, nowMs: number): ShowPhase {
  if (nowMs < estimates.start) return 'planned';
  return nowMs < estimates.end ? 'live' : 'ended';
}

/** The window running at `nowMs`, of the stages only. */
export function currentWindow(estimates: Estimates, nowMs: number): WindowEstimate | undefined {
  return stageWindows(estimates).find(({ start, end }) => start <= nowMs && nowMs < end);
}

/** The window that stands for the whole show. */
export function wholeShow(estimates: Estimates): WindowEstimate | undefined {
  return estimates.windows.find(({ id }) => id === END_WINDOW);
}

/** The windows without the one that stands for the whole show. */
export function stageWindows(estimates: Estimates): readonly WindowEstimate[] {
  return estimates.windows.filter(({ id }) => id !== END_WINDOW);
}

/**
 * Which window to draw the headline from: the whole show as soon as half of its products can be
 * told, else the newest window in which the most products can be, else the whole show. Null before
 * any window.
 */
export function chooseSource(estimates: Estimates): Source | null {
  const whole = wholeShow(estimates);
  if (whole !== undefined) {
    const products = productQuestions(whole).length;
    if (products > 0 && told(whole) * 2 >= products) return { window: whole, wholeShow: true };
  }
  let best = whole;
  for (const window of stageWindows(estimates)) {
    if (best === undefined || (told(window) > 0 && told(window) >= told(best))) best = window;
  }
  return best === undefined ? null : { window: best, wholeShow: best === whole };
}

function told(window: WindowEstimate): number {
  return productQuestions(window).filter(isTold).length;
}

/** The questions about products and categories. */
export function productQuestions(window: WindowEstimate): readonly QuestionEstimate[] {
  return window.questions.filter(({ kind }) => kind === 'product' || kind === 'category');
}

/** The one question of a kind that a show has once. */
export function questionOf(
  window: WindowEstimate,
  kind: 'picks' | 'reason' | 'health',
): QuestionEstimate | undefined {
  return window.questions.find((question) => question.kind === kind);
}

/** True when a product's interest is narrow enough to show and its count is as the plan predicts. */
export function isTold(question: QuestionEstimate): boolean {
  return question.interest?.enough === true && !question.disturbed;
}

/** How interest in a product is counted in this show. */
export function interestSet(estimates: Estimates): AnswerSet {
  return {
    weight: estimates.weight,
    answerCount: ANSWERS.product.length,
    setSize: INTEREST_ANSWERS.length,
  };
}

/** Products whose planned time on stage has begun; empty without a plan. */
export function plannedOnStage(manifest: Manifest | null, nowMs: number): ReadonlySet<string> {
  const begun = new Set(
    manifest?.windows.filter(({ start }) => start <= nowMs).map(({ id }) => id) ?? [],
  );
  const shown = manifest?.questions.filter(
    ({ kind, openFrom }) => kind === 'product' && begun.has(openFrom),
  );
  return new Set(shown?.map(({ subject }) => subject ?? '') ?? []);
}
