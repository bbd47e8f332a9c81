/** Fake reports, as somebody would send them who has read the manifest. */

import { StreamPicksError } from '../../core/errors.js';
import {
  ANSWERS,
  END_WINDOW,
  INTEREST_ANSWERS,
  type Manifest,
  type Report,
} from '../../core/report.js';
import { drawAssignment } from '../../privacy/mechanism/assignment.js';
import type { RandomBytes } from '../../privacy/mechanism/random.js';
import { oneHot } from '../../privacy/mechanism/randomised-response.js';
import { newReportId } from '../../privacy/mechanism/report-id.js';
import type { SimulatedAudience } from '../audience.js';

/** The answer that fakes give about a product or category: added. */
export const FAKE_ANSWER = 'added';

/**
 * A fake report. Nothing of it is randomised: that would only help the others.
 *
 * @param target Index of the question that all are about, at the end, where figures come from; null
 *   to take question and window as they are drawn, so that no total gives them away.
 */
export function fakeReport(
  manifest: Manifest,
  hash: string,
  target: number | null,
  randomBytes: RandomBytes,
): Report {
  const drawn =
    target === null
      ? drawAssignment(manifest, manifest.start, randomBytes)
      : { question: manifest.questions[target]?.id ?? '', window: END_WINDOW };
  const asked = manifest.questions.find(({ id }) => id === drawn.question);
  if (asked === undefined) throw new StreamPicksError('mechanism', 'no such question');
  const names: readonly string[] = ANSWERS[asked.kind];
  const named = names.indexOf(FAKE_ANSWER);
  const answer = named < 0 ? names.length - 1 : named;
  return {
    v: 1,
    manifest: hash,
    ...drawn,
    id: newReportId(randomBytes),
    counts: oneHot(answer),
  };
}

/** Index of the question whose product, or category, the fewest viewers are interested in. */
export function leastWanted(
  manifest: Manifest,
  audience: SimulatedAudience,
  viewers: number,
): number {
  const interests = manifest.questions.map(({ kind, subject }, index) => {
    if (subject === undefined) return Number.POSITIVE_INFINITY;
    const truth = audience.truth(viewers, index, END_WINDOW);
    const names: readonly string[] = ANSWERS[kind];
    return INTEREST_ANSWERS.reduce((sum, name) => sum + (truth[names.indexOf(name)] ?? 0), 0);
  });
  return interests.indexOf(Math.min(...interests));
}
