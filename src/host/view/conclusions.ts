import type { ShareEstimate } from '../../core/estimates.js';
import type { CanAnswer } from './can-answer.js';
import type { HostView } from './host-view.js';
import type { InterestRow } from './interest.js';

/** What the report says in a few sentences; all of it can be read from the panels too. */
export interface Conclusions {
  /** Who may hold the first place; more than one where they cannot be told apart. Empty: untold. */
  readonly most: readonly InterestRow[];
  /** True only where nothing untold or disturbed could stand before it. */
  readonly mostSure: boolean;
  readonly pairs: CanAnswer | undefined;
  /** The share that chose a pick, and for which the picks worked well; null where untold. */
  readonly chosen: ShareEstimate | null;
  readonly works: ShareEstimate | null;
  readonly few: readonly InterestRow[];
  readonly disturbed: readonly InterestRow[];
}

/** The report's first lines, from the same numbers and verdicts as the panels. */
export function conclude(view: HostView): Conclusions {
  const most = view.interest.filter(({ place }) => place?.best === 1);
  const untold = view.interest.filter(({ interest }) => interest === null);
  const picks = view.picks.find(({ answer }) => answer === 'chosen');
  return {
    most,
    mostSure: most.length === 1 && untold.length === 0 && view.interest.length > 1,
    pairs: view.can.find(({ question }) => question === 'pairs'),
    chosen: picks?.share ?? null,
    works: view.health,
    few: untold.filter(({ disturbed }) => !disturbed),
    disturbed: untold.filter(({ disturbed }) => disturbed),
  };
}
