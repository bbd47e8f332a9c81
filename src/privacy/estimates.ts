/** From a show's totals to what its host is shown. */

import type { Estimates, QuestionEstimate, ShareEstimate } from '../core/estimates.js';
import {
  ANSWERS,
  END_WINDOW,
  INTEREST_ANSWERS,
  type Manifest,
  type ManifestQuestion,
} from '../core/report.js';
import { binomialPValue } from './binomial.js';
import { clip, estimateShare, shareFromObserved } from './estimator.js';
import { openQuestions } from './mechanism/assignment.js';
import { promisedReports } from './planner.js';
import { togetherInterval } from './together.js';

/** What the collector keeps of one question in one window. */
export interface Total {
  readonly questionId: string;
  readonly window: string;
  /** Reports per answer, seven long. */
  readonly counts: readonly number[];
}

/** Chance of calling an undisturbed question disturbed. */
export const DISTURBED_BELOW = 1e-6;

/**
 * The estimates of a show: the whole show first, then each window that has begun; in each the
 * questions that it asks.
 *
 * `enough` has two conditions. The question got the reports that were planned for it: these do not
 * depend on the answers, so whether a figure is shown does not depend on the figure. And the cell's
 * own 95 % interval is no wider than the planned target: nothing wider is ever shown as a number.
 * The target is made so that the first condition leaves the second true at every possible share.
 * `disturbed` tests the question's part of its own window's reports against the draw weights, never
 * across windows.
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
      const subjects = open.filter(({ question }) => hasInterest(question)).length;
      return {
        ...window,
        n,
        questions: open.map((each) =>
          estimateQuestion(manifest, each.question, each.counts, {
            n,
            share: each.question.weight / weights,
            subjects,
          }),
        ),
      };
    }),
  };
}

/** What a question's estimates need to know of its window. */
interface WindowFacts {
  /** Reports to all its questions. */
  readonly n: number;
  /** The part of them that the draw weights predict for this question. */
  readonly share: number;
  /** Questions about products and categories. */
  readonly subjects: number;
}

function estimateQuestion(
  manifest: Manifest,
  question: ManifestQuestion,
  counts: readonly number[],
  window: WindowFacts,
): QuestionEstimate {
  const { id, kind, subject, title } = question;
  const names: readonly string[] = ANSWERS[kind];
  const n = sum(counts);
  const needed = Math.max(0, promisedReports(manifest, kind) - n);
  const estimateSet = (set: readonly string[], cells: number): ShareEstimate => {
    const hits = names.reduce(
      (all, name, at) => all + (set.includes(name) ? (counts[at] ?? 0) : 0),
      0,
    );
    const shape = {
      setSize: set.length,
      answerCount: names.length,
      weight: manifest.weight,
    };
    const share = estimateShare({ hits, n, ...shape });
    const together = togetherInterval(hits, n, cells);
    return {
      ...share,
      together: {
        low: clip(shareFromObserved(together.low, shape)),
        high: clip(shareFromObserved(together.high, shape)),
      },
      enough: needed === 0 && (share.high - share.low) / 2 <= manifest.targetHalfWidth,
    };
  };
  return {
    id,
    kind,
    ...(subject === undefined ? {} : { subject }),
    ...(title === undefined ? {} : { title }),
    n,
    needed,
    disturbed: binomialPValue(n, window.n, window.share) < DISTURBED_BELOW,
    answers: names.map((answer) => ({ answer, ...estimateSet([answer], names.length) })),
    ...(hasInterest(question) ? { interest: estimateSet(INTEREST_ANSWERS, window.subjects) } : {}),
  };
}

function hasInterest({ kind }: ManifestQuestion): boolean {
  return kind === 'product' || kind === 'category';
}

function keyOf(question: string, window: string): string {
  return `${question}/${window}`;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0);
}
