/** What the counts of a show can say so far, and how many more viewers the rest would take. */

import type { Estimates, QuestionEstimate } from '../core/estimates.js';
import { END_WINDOW, type Manifest, type ManifestQuestion } from '../core/report.js';
import { advise, type PlanAdvice } from './advice.js';
import { openQuestions } from './mechanism/assignment.js';
import { END_SHARE, relativeErrorOf } from './planner.js';

/**
 * Viewers who must still share counts until this question about the whole show is expected to have
 * its planned reports; 0 where it has. One viewer in two is asked at the end, and of those each
 * question gets its part by its draw weight.
 */
export function viewersNeeded(
  { id, needed }: Pick<QuestionEstimate, 'id' | 'needed'>,
  manifest: Manifest,
): number {
  if (needed === 0) return 0;
  const open = openQuestions(manifest, END_WINDOW);
  const own = drawWeight(open.filter((question) => question.id === id));
  return own === 0 ? 0 : Math.ceil((needed * drawWeight(open)) / own / END_SHARE);
}

function drawWeight(questions: readonly ManifestQuestion[]): number {
  return questions.reduce((sum, question) => sum + question.weight, 0);
}

/**
 * What the planner says to a show with the same subjects and the same error, if as many viewers share
 * counts as have answered by now; null where nothing is asked.
 */
export function adviseNext(estimates: Estimates): PlanAdvice | null {
  const whole = estimates.windows.find(({ id }) => id === END_WINDOW);
  const subjects =
    whole?.questions.filter(({ kind }) => kind === 'product' || kind === 'category').length ?? 0;
  if (subjects === 0) return null;
  const { reports, weight, targetHalfWidth } = estimates;
  return advise(subjects, reports, relativeErrorOf(weight, targetHalfWidth), weight);
}
