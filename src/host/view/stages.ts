import type { Estimates, QuestionEstimate, ShareEstimate } from '../../core/estimates.js';
import { END_WINDOW, type Manifest } from '../../core/report.js';
import { anytimeZ } from '../../privacy/together.js';
import { compareShares, type Difference } from '../compare.js';
import type { InterestRow } from './interest.js';
import { interestSet, productQuestions, stageWindows } from './window.js';

/** One stage of one product's chart. */
export interface StageCell {
  /** Id of the window. */
  readonly id: string;
  readonly stage: string | undefined;
  readonly start: number;
  readonly when: 'past' | 'now' | 'later';
  /** Null where it is still to come, not asked, disturbed, or unanswered; may have too few to say. */
  readonly interest: ShareEstimate | null;
  readonly n: number;
}

/** One product through the show. */
export interface StageSeries {
  readonly subject: string;
  readonly title: string;
  readonly cells: readonly StageCell[];
  /** The newest stage with answers. */
  readonly latest: StageCell | undefined;
  /** Newest against earliest stage with answers, few or many; null with fewer than two. */
  readonly change: Difference | null;
}

/** How many products are followed through the show. */
const MAX_SERIES = 3;

/**
 * The products in front, stage by stage; only such as are asked during the show. Windows still to
 * come are taken from the plan, where it is known.
 */
export function stageSeries(
  estimates: Estimates,
  manifest: Manifest | null,
  rows: readonly InterestRow[],
  nowMs: number,
): readonly StageSeries[] {
  const begun = stageWindows(estimates);
  const windows = manifest?.windows.filter(({ id }) => id !== END_WINDOW) ?? begun;
  const asked = rows.filter(({ id }) =>
    begun.some(({ questions }) => questions.some((question) => question.id === id)),
  );
  const followed = asked.slice(0, MAX_SERIES);
  return followed.map((row) => {
    const cells = windows.map((window): StageCell => {
      const question = begun
        .find(({ id }) => id === window.id)
        ?.questions.find(({ id }) => id === row.id);
      return {
        id: window.id,
        stage: window.stage,
        start: window.start,
        when: nowMs < window.start ? 'later' : nowMs < window.end ? 'now' : 'past',
        interest: question === undefined ? null : usable(question),
        n: question?.n ?? 0,
      };
    });
    const counted = cells.filter(({ interest }) => interest !== null);
    return {
      subject: row.subject,
      title: row.title,
      cells,
      latest: counted.at(-1),
      // Over all that could have been followed at any look, since the numbers chose which are, and
      // over all pairs of stages, since the newest and the earliest with answers change.
      change: changeOf(estimates, counted, askable(estimates) * pairsOf(windows.length)),
    };
  });
}

/** An interval holds at any number of answers, so few of them only make it wide. */
function usable({ interest, disturbed, n }: QuestionEstimate): ShareEstimate | null {
  return interest === undefined || disturbed || n === 0 ? null : interest;
}

/** Products and categories that the show ever asks about. */
function askable({ windows }: Estimates): number {
  return Math.max(...windows.map((window) => productQuestions(window).length));
}

/** Ways to take two of so many; at least 1. */
function pairsOf(many: number): number {
  return Math.max(1, (many * (many - 1)) / 2);
}

function changeOf(
  estimates: Estimates,
  cells: readonly StageCell[],
  changes: number,
): Difference | null {
  const [first, last] = [cells[0], cells.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  const counted = ({ interest, n }: StageCell) => ({ unclipped: interest?.unclipped ?? 0, n });
  const z = Math.max(anytimeZ(last.n, changes), anytimeZ(first.n, changes));
  return compareShares(counted(last), counted(first), interestSet(estimates), z);
}
