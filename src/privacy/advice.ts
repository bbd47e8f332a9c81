import { ANSWERS, INTEREST_ANSWERS, type PrivacyWeight } from '../core/report.js';
import { reportsNeeded, standardError } from './estimator.js';
import {
  DEFAULT_RELATIVE_ERROR,
  fittingSubjects,
  kindsFor,
  PLANNED_SHARE,
  plannedHalfWidth,
  requiredAudience,
} from './planner.js';
import { Z95 } from './wilson.js';

/** Relative standard errors that a host chooses from; at 0.5 one in five means "some or none". */
export const OFFERED_ERRORS = [0.1, 0.2, 0.3, 0.4, 0.5] as const;

/** What a host is told about a plan before anything is sent. */
export interface PlanAdvice {
  /** Viewers who must share counts. */
  readonly needed: number;
  /** True when as many are expected. */
  readonly fits: boolean;
  /** Products or categories that the expected audience can answer at this error; 0 when not one. */
  readonly fitting: number;
  /** The least of {@link OFFERED_ERRORS} above the wanted one at which all of them fit, or null. */
  readonly errorForAll: number | null;
  /** The least above the wanted one at which at least one fits, and how many do then; or null. */
  readonly errorForSome: { readonly relativeError: number; readonly fitting: number } | null;
  /**
   * Half-width of the 95 % interval where one viewer in five is interested in a product: what the
   * error means on the page. The error itself is that of one answer; interest adds up two of them.
   */
  readonly halfWidth: number;
}

/**
 * What an expected audience can answer about so many products or categories, by the planner's own
 * formulas.
 *
 * @param subjects Products and categories to ask about, 1 or more.
 * @param audience Viewers who are expected to share counts, 0 or more.
 * @param relativeError Relative standard error at a share of one fifth, 0.01 to 1.
 */
export function advise(
  subjects: number,
  audience: number,
  relativeError: number = DEFAULT_RELATIVE_ERROR,
  weight: PrivacyWeight = 7,
): PlanAdvice {
  const needed = requiredAudience(kindsFor(subjects), weight, relativeError);
  const larger = OFFERED_ERRORS.filter((error) => error > relativeError);
  const some = larger.find((error) => fittingSubjects(audience, weight, error) > 0);
  return {
    needed,
    fits: audience >= needed,
    fitting: fittingSubjects(audience, weight, relativeError),
    errorForAll:
      larger.find((error) => requiredAudience(kindsFor(subjects), weight, error) <= audience) ??
      null,
    errorForSome:
      some === undefined
        ? null
        : { relativeError: some, fitting: fittingSubjects(audience, weight, some) },
    halfWidth: interestHalfWidth(weight, relativeError),
  };
}

/** The planned reports of a product's question, read as interest: z σ of two answers together. */
function interestHalfWidth(weight: PrivacyWeight, relativeError: number): number {
  const one = { answerCount: ANSWERS.product.length, setSize: 1, weight };
  const interest = { ...one, setSize: INTEREST_ANSWERS.length };
  const planned = reportsNeeded(PLANNED_SHARE, plannedHalfWidth(relativeError), one);
  return Z95 * standardError(PLANNED_SHARE, planned, interest);
}
