/**
 * Which question a viewer is asked, and about which window. The draw sees the manifest, the public
 * clock and fresh randomness, never the profile: what is asked cannot depend on what would be
 * answered, so the assignment itself reveals nothing about the viewer.
 */

import { StreamPicksError } from '../../core/errors.js';
import { END_WINDOW, type Manifest, type ManifestQuestion } from '../../core/report.js';
import { type RandomBytes, uniformInt } from './random.js';

/** What one viewer of a show is asked; drawn once and kept. */
export interface Assignment {
  /** Id of a window, or {@link END_WINDOW} for the whole show. */
  readonly window: string;
  /** Id of a question. */
  readonly question: string;
}

/**
 * Questions that are asked in a window: all of them at the end; in a window of the show those that
 * the manifest opens in it or before it.
 */
export function openQuestions(manifest: Manifest, window: string): readonly ManifestQuestion[] {
  return manifest.questions.filter((question) => isOpen(question, window));
}

/**
 * The assignment of a viewer who starts to count at `nowMs`: end or window one to one; the window
 * uniform among those that are not over and ask something; none left: end; then the question with
 * exact probability weight / sum of weights among those open in that window (design, section 4).
 *
 * @param nowMs Milliseconds since 1970.
 * @throws StreamPicksError `mechanism` when the manifest asks nothing or randomness fails.
 */
export function drawAssignment(
  manifest: Manifest,
  nowMs: number,
  randomBytes: RandomBytes,
): Assignment {
  const left = windowsLeft(manifest, nowMs);
  const atEnd = left.length === 0 || uniformInt(2, randomBytes) === 0;
  const window = atEnd ? END_WINDOW : left[uniformInt(left.length, randomBytes)];
  return assign(manifest, window, randomBytes);
}

/**
 * As {@link drawAssignment}, but the window is the first one that is not over, and the end only
 * when none is left. For demonstrations: one viewer sees the own report counted soon. The question
 * is drawn by weight all the same.
 *
 * @throws StreamPicksError `mechanism` when the manifest asks nothing or randomness fails.
 */
export function earliestAssignment(
  manifest: Manifest,
  nowMs: number,
  randomBytes: RandomBytes,
): Assignment {
  return assign(manifest, windowsLeft(manifest, nowMs)[0] ?? END_WINDOW, randomBytes);
}

function isOpen({ openFrom }: ManifestQuestion, window: string): boolean {
  return window === END_WINDOW || (openFrom !== END_WINDOW && openFrom <= window);
}

function windowsLeft(manifest: Manifest, nowMs: number): string[] {
  return manifest.windows
    .filter(({ end }) => end > nowMs)
    .filter(({ id }) => manifest.questions.some((question) => isOpen(question, id)))
    .map(({ id }) => id);
}

function assign(
  manifest: Manifest,
  window: string | undefined,
  randomBytes: RandomBytes,
): Assignment {
  const open = window === undefined ? [] : openQuestions(manifest, window);
  const total = open.reduce((sum, { weight }) => sum + weight, 0);
  if (window === undefined || total < 1) {
    throw new StreamPicksError('mechanism', 'the manifest asks nothing');
  }
  let ticket = uniformInt(total, randomBytes);
  for (const question of open) {
    if (ticket < question.weight) return { window, question: question.id };
    ticket -= question.weight;
  }
  throw new StreamPicksError('mechanism', 'question weights are not whole numbers');
}
