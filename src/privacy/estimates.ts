/** From a show's totals to what its host is shown. */

import type { Estimates, QuestionEstimate, ShareEstimate } from '../core/estimates.js';
import {
  ANSWERS,
  END_WINDOW,
  type Manifest,
  type ManifestQuestion,
  type QuestionKind,
} from '../core/report.js';
import { binomialPValue } from './binomial.js';
import { estimateShare, reportsNeeded } from './estimator.js';
import { openQuestions } from './mechanism/assignment.js';
import { PLANNED_SHARE } from './planner.js';

/** What the collector keeps of one question in one window. */
export interface Total {
  readonly questionId: string;
  readonly window: string;
  /** Reports per answer, seven long. */
  readonly counts: readonly number[];
}

/** Chance of calling an undisturbed question disturbed. */
const DISTURBED_BELOW = 1e-6;

/** Answers that count as interest in a product or a category. */
const INTEREST: readonly string[] = ['chosen', 'added'];

/**
 * The estimates of a show: the whole show first, then each window that has begun; in each the
 * questions that it asks.
 *
 * `enough` and `needed` follow the plan's promise, which is stated for one answer at a share of one
 * fifth: a question has enough when so many reports give that answer the promised half-width or
 * less. All its cells are then as narrow as planned; a share near one half is by nature somewhat
 * wider than one near one fifth and no less planned for. `disturbed` tests the question's part of
 * its own window's reports against the draw weights, never across windows.
 *
 * Totals of questions that a window does not ask count in `reports` only.
 *
 * @param totals At most one per question and window.
 * @param atMs When the totals were read, milliseconds since 1970.
 */
export function estimateShow(
  manifest: Manifest,
  totals: readonly Total[],
  atMs: number,
): Estimates {
  const counts = new Map(totals.map((total) => [keyOf(total.questionId, total.window), total]));
  const begun = manifest.windows.filter(({ start }) => start <= atMs);
  const whole = { id: END_WINDOW, start: manifest.start, end: manifest.end };
  return {
    stream: manifest.stream,
    title: manifest.title,
    weight: manifest.weight,
    start: manifest.start,
    end: manifest.end,
    at: atMs,
    reports: totals.reduce((all, total) => all + sum(total.counts), 0),
    targetHalfWidth: manifest.targetHalfWidth,
    windows: [whole, ...begun].map((window) => {
      const open = openQuestions(manifest, window.id).map((question) => ({
        question,
        counts: counts.get(keyOf(question.id, window.id))?.counts ?? [],
      }));
      const n = open.reduce((all, each) => all + sum(each.counts), 0);
      const weights = open.reduce((all, each) => all + each.question.weight, 0);
      return {
        ...window,
        n,
        questions: open.map((each) =>
          estimateQuestion(manifest, each.question, each.counts, n, each.question.weight / weights),
        ),
      };
    }),
  };
}

/** Reports after which a question of this kind keeps the plan's promise. */
export function promisedReports(manifest: Manifest, kind: QuestionKind): number {
  return reportsNeeded(PLANNED_SHARE, manifest.targetHalfWidth, {
    answerCount: ANSWERS[kind].length,
    setSize: 1,
    weight: manifest.weight,
  });
}

function estimateQuestion(
  manifest: Manifest,
  question: ManifestQuestion,
  counts: readonly number[],
  windowReports: number,
  share: number,
): QuestionEstimate {
  const { id, kind, subject, title } = question;
  const names: readonly string[] = ANSWERS[kind];
  const n = sum(counts);
  const needed = Math.max(0, promisedReports(manifest, kind) - n);
  const estimateSet = (set: readonly string[]): ShareEstimate => ({
    ...estimateShare({
      hits: names.reduce(
        (hits, name, at) => hits + (set.includes(name) ? (counts[at] ?? 0) : 0),
        0,
      ),
      n,
      setSize: set.length,
      answerCount: names.length,
      weight: manifest.weight,
    }),
    enough: needed === 0,
  });
  return {
    id,
    kind,
    ...(subject === undefined ? {} : { subject }),
    ...(title === undefined ? {} : { title }),
    n,
    needed,
    disturbed: binomialPValue(n, windowReports, share) < DISTURBED_BELOW,
    answers: names.map((answer) => ({ answer, ...estimateSet([answer]) })),
    ...(kind === 'product' || kind === 'category' ? { interest: estimateSet(INTEREST) } : {}),
  };
}

function keyOf(question: string, window: string): string {
  return `${question}/${window}`;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0);
}
