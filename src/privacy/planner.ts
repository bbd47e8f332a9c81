/**
 * From what a host wants to know and the audience that is expected to a manifest that this audience
 * can answer.
 */

import { StreamPicksError } from '../core/errors.js';
import {
  ANSWERS,
  END_WINDOW,
  INTEREST_ANSWERS,
  MANIFEST_MAX_BYTES,
  type Manifest,
  type ManifestQuestion,
  type ManifestWindow,
  type PrivacyWeight,
  type QuestionKind,
} from '../core/report.js';
import type { ShowRequest, ShowSpan, ShowSubject } from '../core/show-request.js';
import { type AnswerSet, reportsNeeded, widening } from './estimator.js';
import { Z95 } from './wilson.js';

export type { ShowRequest } from '../core/show-request.js';

/** Share of viewers at which the promised error is met. */
export const PLANNED_SHARE = 1 / 5;

/** Relative standard error at {@link PLANNED_SHARE} when the host names none. */
export const DEFAULT_RELATIVE_ERROR = 0.2;

/**
 * The promised half-width is this much wider than the error that is planned for. How many viewers
 * get a question is chance: a question planned for m reports gets m ± √m. With weight 7 and relative
 * error 0.2 every kind of question keeps its promise down to m − 3.2 √m or lower (a product, with
 * m = 356, down to m − 3.5 √m), so a plan that is exactly met shows all of 23 questions with a
 * chance above 99 %. The price: the promise itself is a relative error of 0.216.
 */
const PROMISE_SLACK = 1.08;

/** How long after the end reports are taken. */
const DEADLINE_AFTER_END_MS = 24 * 3_600_000;

/** Size of a default window, and the most there are. */
const WINDOW_MS = 5 * 60_000;
const MAX_DEFAULT_WINDOWS = 12;
/** Two digits, from `01`. */
const MAX_WINDOWS = 99;
/** Three digits, from `001`. */
const MAX_QUESTIONS = 999;
/** The draw weight of the kind that needs the most reports. Rounding costs an audience up to 2 %. */
const WEIGHT_SCALE = 100;
/** Part of the viewers that is asked at the end. */
export const END_SHARE = 1 / 2;
/** Asked in every show. */
const FIXED_KINDS = ['picks', 'reason', 'health'] as const satisfies readonly QuestionKind[];

/**
 * The plan of a show: one question per product and category, one each on how the picks served, on
 * the main kind of reason and on the engine's health. Each is drawn in proportion to the reports it
 * needs. A subject is asked from the window in which it is planned on stage; without a planned time,
 * at the end only.
 *
 * @throws StreamPicksError `plan`, with a path where one field is at fault, and with what would fit
 *   where the audience cannot answer all of it.
 */
export function planShow(request: ShowRequest): Manifest {
  const weight = request.weight ?? 7;
  const relativeError = request.relativeError ?? DEFAULT_RELATIVE_ERROR;
  assertRequest(request, relativeError);
  const windows = planWindows(request);
  const questions = planQuestions(request, windows, weight, relativeError);
  assertAudience(request, weight, relativeError);
  const manifest: Manifest = {
    v: 1,
    stream: request.stream,
    title: request.title,
    weight,
    start: request.start,
    end: request.end,
    deadline: request.end + DEADLINE_AFTER_END_MS,
    windows,
    questions,
    targetHalfWidth: targetHalfWidth(weight, relativeError),
  };
  if (new TextEncoder().encode(JSON.stringify(manifest)).length > MANIFEST_MAX_BYTES) {
    refuse('products', `ids and titles make the manifest longer than ${MANIFEST_MAX_BYTES} bytes`);
  }
  return manifest;
}

/**
 * Viewers who must share counts so that, from the half who are asked at the end, every question of
 * these kinds is expected to reach the relative error at a share of one fifth.
 *
 * A question needs m = n(f, h) reports (see `estimator.ts`) and is planned for m' with
 * m' − √m' = m, since the number that it gets by chance has a standard deviation of about √m'.
 * Source: {@link reportsNeeded}, and the Poisson limit of the draw.
 */
export function requiredAudience(
  kinds: readonly QuestionKind[],
  weight: PrivacyWeight,
  relativeError = DEFAULT_RELATIVE_ERROR,
): number {
  const draws = drawWeights(kinds, weight, relativeError);
  const total = draws.reduce((sum, draw) => sum + draw, 0);
  const reports = kinds.map(
    (kind, index) => (plannedReports(kind, weight, relativeError) * total) / (draws[index] ?? 1),
  );
  return Math.ceil(Math.max(0, ...reports) / END_SHARE);
}

/**
 * How many products (or categories) an audience can answer, besides the fixed questions; 0 when not
 * even one.
 */
export function fittingSubjects(
  audience: number,
  weight: PrivacyWeight,
  relativeError = DEFAULT_RELATIVE_ERROR,
): number {
  // Each subject asks for more viewers, so halving finds the last one that fits.
  let [fitting, beyond] = [0, MAX_QUESTIONS - FIXED_KINDS.length + 1];
  while (beyond - fitting > 1) {
    const middle = Math.floor((fitting + beyond) / 2);
    if (requiredAudience(kindsFor(middle), weight, relativeError) <= audience) fitting = middle;
    else beyond = middle;
  }
  return fitting;
}

/** The kinds of question of a show about so many products or categories. */
export function kindsFor(subjects: number): QuestionKind[] {
  return [...Array.from({ length: subjects }, () => 'product' as const), ...FIXED_KINDS];
}

/**
 * The widest half-width that a cell may have and be shown: what is promised at {@link PLANNED_SHARE},
 * times how much wider the same reports leave the widest cell of any question. So a question that
 * got its planned reports hides none of its cells, whatever their shares are. Source: {@link widening}.
 */
export function targetHalfWidth(weight: PrivacyWeight, relativeError: number): number {
  return plannedHalfWidth(relativeError) * PROMISE_SLACK * widestOver(weight);
}

/** The relative error that a plan with this target was made for; undoes {@link targetHalfWidth}. */
export function relativeErrorOf(weight: PrivacyWeight, target: number): number {
  return target / targetHalfWidth(weight, 1);
}

/**
 * Reports after which a question of this kind keeps a plan's promise: so many that one answer, at a
 * share of one fifth, has the promised half-width. Source: {@link reportsNeeded}.
 */
export function promisedReports(
  { weight, targetHalfWidth: target }: Pick<Manifest, 'weight' | 'targetHalfWidth'>,
  kind: QuestionKind,
): number {
  return reportsNeeded(PLANNED_SHARE, target / widestOver(weight), oneAnswer(kind, weight));
}

/** The largest {@link widening} over {@link PLANNED_SHARE} that any answer or interest can have. */
function widestOver(weight: PrivacyWeight): number {
  const kinds = Object.keys(ANSWERS) as QuestionKind[];
  return Math.max(
    ...kinds.map((kind) => {
      const one = oneAnswer(kind, weight);
      const interest = { ...one, setSize: INTEREST_ANSWERS.length };
      const hasInterest = kind === 'product' || kind === 'category';
      return Math.max(
        widening(PLANNED_SHARE, one),
        hasInterest ? widening(PLANNED_SHARE, one, interest) : 0,
      );
    }),
  );
}

function oneAnswer(kind: QuestionKind, weight: PrivacyWeight): AnswerSet {
  return { answerCount: ANSWERS[kind].length, setSize: 1, weight };
}

/**
 * Half-width of the 95 % interval at {@link PLANNED_SHARE} for a relative standard error: z σ f.
 * Source: the definition of a relative standard error.
 */
export function plannedHalfWidth(relativeError: number): number {
  return Z95 * relativeError * PLANNED_SHARE;
}

/** Reports a question is planned for: the number needed and one standard deviation of chance. */
function plannedReports(kind: QuestionKind, weight: PrivacyWeight, relativeError: number): number {
  const half = plannedHalfWidth(relativeError);
  const needed = reportsNeeded(PLANNED_SHARE, half, oneAnswer(kind, weight));
  const root = (1 + Math.sqrt(1 + 4 * needed)) / 2;
  return root * root;
}

/** Whole draw weights, 1 to {@link WEIGHT_SCALE}, in proportion to the planned reports. */
function drawWeights(
  kinds: readonly QuestionKind[],
  weight: PrivacyWeight,
  relativeError: number,
): number[] {
  const planned = kinds.map((kind) => plannedReports(kind, weight, relativeError));
  const largest = Math.max(...planned);
  return planned.map((reports) => Math.ceil((WEIGHT_SCALE * reports) / largest));
}

function planQuestions(
  request: ShowRequest,
  windows: readonly ManifestWindow[],
  weight: PrivacyWeight,
  relativeError: number,
): ManifestQuestion[] {
  const first = windows[0]?.id ?? END_WINDOW;
  const subjects = [
    ...subjectQuestions('product', request.products, windows),
    ...subjectQuestions('category', request.categories ?? [], windows),
    ...FIXED_KINDS.map((kind) => ({ kind, openFrom: first })),
  ];
  const kinds = subjects.map(({ kind }) => kind);
  const draws = drawWeights(kinds, weight, relativeError);
  return subjects.map(({ openFrom, ...about }, index) => ({
    id: String(index + 1).padStart(3, '0'),
    ...about,
    weight: draws[index] ?? 1,
    openFrom,
  }));
}

function subjectQuestions(
  kind: 'product' | 'category',
  subjects: readonly ShowSubject[],
  windows: readonly ManifestWindow[],
): Omit<ManifestQuestion, 'id' | 'weight'>[] {
  return subjects.map(({ id, title, stageAt }) => ({
    kind,
    subject: id,
    title,
    openFrom:
      (stageAt === undefined ? undefined : windows.find(({ end }) => stageAt < end)?.id) ??
      END_WINDOW,
  }));
}

function planWindows(request: ShowRequest): ManifestWindow[] {
  const spans = request.windows ?? defaultSpans(request.start, request.end);
  return spans.map(({ start, end, stage }, index) => ({
    id: String(index + 1).padStart(2, '0'),
    start,
    end,
    ...(stage === undefined ? {} : { stage }),
  }));
}

function defaultSpans(start: number, end: number): ShowSpan[] {
  const wanted = Math.round((end - start) / WINDOW_MS);
  const count = Math.min(MAX_DEFAULT_WINDOWS, Math.max(1, wanted));
  const edge = (index: number): number => start + Math.round(((end - start) * index) / count);
  return Array.from({ length: count }, (_, index) => ({
    start: edge(index),
    end: edge(index + 1),
  }));
}

function assertAudience(request: ShowRequest, weight: PrivacyWeight, relativeError: number): void {
  const subjects = request.products.length + (request.categories?.length ?? 0);
  const needed = requiredAudience(kindsFor(subjects), weight, relativeError);
  if (request.audience >= needed) return;
  const fitting = fittingSubjects(request.audience, weight, relativeError);
  const least = requiredAudience(kindsFor(1), weight, relativeError);
  const instead =
    fitting > 0
      ? `ask about at most ${fitting} products, or about ${fitting} categories instead`
      : `even one question about a product or a category needs ${least} viewers`;
  throw new StreamPicksError(
    'plan',
    `${subjects} questions about products or categories need ${needed} viewers who share counts ` +
      `(${percent(relativeError)} relative error at a share of one fifth, half of them asked at the ` +
      `end); ${request.audience} are expected: ${instead}`,
    { path: 'audience' },
  );
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))} %`;
}

function assertRequest(request: ShowRequest, relativeError: number): void {
  const { start, end, windows, products, categories = [] } = request;
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || end <= start) {
    refuse('end', 'the show must end after it starts');
  }
  if (!Number.isSafeInteger(request.audience) || request.audience < 1) {
    refuse('audience', 'the audience must be a whole number of viewers');
  }
  if (!(relativeError >= 0.01 && relativeError <= 1)) {
    refuse('relativeError', 'the relative error must lie in 0.01 to 1');
  }
  if (products.length + categories.length === 0)
    refuse('products', 'there is nothing to ask about');
  if (products.length + categories.length + FIXED_KINDS.length > MAX_QUESTIONS) {
    refuse('products', `at most ${MAX_QUESTIONS - FIXED_KINDS.length} questions fit a manifest`);
  }
  assertSubjects('products', products, start, end);
  assertSubjects('categories', categories, start, end);
  if (windows !== undefined && windows.length > MAX_WINDOWS) {
    refuse('windows', `at most ${MAX_WINDOWS} windows fit a manifest`);
  }
  let free = start;
  windows?.forEach((window, index) => {
    if (window.start < free || window.end <= window.start || window.end > end) {
      refuse(`windows[${index}]`, 'windows must lie in the show, in order, without overlap');
    }
    free = window.end;
  });
}

function assertSubjects(
  path: string,
  subjects: readonly ShowSubject[],
  start: number,
  end: number,
): void {
  const seen = new Set<string>();
  subjects.forEach(({ id, stageAt }, index) => {
    if (seen.has(id)) refuse(`${path}[${index}].id`, `${id} is named twice`);
    seen.add(id);
    if (stageAt !== undefined && !(stageAt >= start && stageAt < end)) {
      refuse(`${path}[${index}].stageAt`, 'it must come on stage during the show');
    }
  });
}

function refuse(path: string, message: string): never {
  throw new StreamPicksError('plan', message, { path });
}
