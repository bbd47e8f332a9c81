import type { Estimates, QuestionEstimate, ShareEstimate } from '../../core/estimates.js';
import {
  type CountedShare,
  compareShares,
  type Difference,
  type Mechanism,
  simultaneousZ,
} from '../compare.js';
import { interestMechanism, isTold, productQuestions, type Source } from './window.js';

/** One product or category, and what is known of the interest in it. */
export interface InterestRow {
  /** Id of the question. */
  readonly id: string;
  /** Product id, or the category's name. */
  readonly subject: string;
  readonly kind: 'product' | 'category';
  readonly title: string;
  /** Null where too few answered to say. */
  readonly interest: ShareEstimate | null;
  readonly n: number;
  /** Answers still missing until it can be told. */
  readonly needed: number;
  readonly disturbed: boolean;
}

/** One comparison of two products. */
export interface AheadPair {
  readonly ahead: InterestRow;
  readonly behind: InterestRow;
  readonly difference: Difference;
}

/** Two products are compared as rows; the verdict holds for all pairs of the window together. */
export type Compare = (a: InterestRow, b: InterestRow) => Difference;

/** What to put on stage next. */
export interface NextToShow {
  /** The row in front, or null when none left to show can be told. */
  readonly first: InterestRow | null;
  /** True when it is surely ahead of every other product left to show that can be told. */
  readonly sure: boolean;
  /** Those that follow: the ones that cannot be told from the first, or from the best of the rest. */
  readonly after: readonly InterestRow[];
  /** How many more are like those in `after`. */
  readonly more: number;
  /** True when `after` holds what cannot be told apart from `first`. */
  readonly tied: boolean;
  /** Left to show, but too few answers to say. */
  readonly untold: readonly InterestRow[];
  /** How many products are left to show. */
  readonly left: number;
}

const MAX_PAIRS = 5;
const MAX_AFTER = 3;

/** All products of the window, told ones first by interest, then the others by answers. */
export function interestRows(source: Source): readonly InterestRow[] {
  const rows = productQuestions(source.window).map(rowOf);
  return rows.sort(
    (a, b) =>
      (b.interest?.estimate ?? -1) - (a.interest?.estimate ?? -1) ||
      b.n - a.n ||
      a.id.localeCompare(b.id, 'en'),
  );
}

/** A comparison whose "sure" is right for all pairs of these rows together, 19 times in 20. */
export function comparer(estimates: Estimates, rows: readonly InterestRow[]): Compare {
  const mechanism: Mechanism = interestMechanism(estimates);
  const z = simultaneousZ(rows.filter(({ interest }) => interest !== null).length);
  return (a, b) => compareShares(counted(a), counted(b), mechanism, z);
}

/**
 * Pairs worth reading: each of the first products against the one after it, and, where that is not
 * sure, against the first one that it is surely ahead of.
 */
export function aheadPairs(rows: readonly InterestRow[], compare: Compare): readonly AheadPair[] {
  const told = rows.filter(({ interest }) => interest !== null);
  const pairs: AheadPair[] = [];
  for (const [index, ahead] of told.entries()) {
    const behind = told[index + 1];
    if (behind === undefined || pairs.length >= MAX_PAIRS) break;
    const difference = compare(ahead, behind);
    pairs.push({ ahead, behind, difference });
    if (difference.sure || pairs.length >= MAX_PAIRS) continue;
    for (const other of told.slice(index + 2)) {
      const further = compare(ahead, other);
      if (!further.sure) continue;
      pairs.push({ ahead, behind: other, difference: further });
      break;
    }
  }
  return pairs;
}

/** What to show next among the products that `shown` does not hold. */
export function nextToShow(
  rows: readonly InterestRow[],
  shown: ReadonlySet<string>,
  compare: Compare,
): NextToShow {
  const left = rows.filter(({ kind, subject }) => kind === 'product' && !shown.has(subject));
  const told = left.filter(({ interest }) => interest !== null);
  const untold = left.filter(({ interest }) => interest === null);
  const [first = null, ...rest] = told;
  if (first === null) {
    return { first, sure: false, after: [], more: 0, tied: false, untold, left: left.length };
  }
  const tied = rest.filter((row) => !compare(first, row).sure);
  const second = rest[0];
  const after =
    tied.length > 0 || second === undefined
      ? tied
      : [second, ...rest.slice(1).filter((row) => !compare(second, row).sure)];
  return {
    first,
    sure: rest.length > 0 && tied.length === 0,
    after: after.slice(0, MAX_AFTER),
    more: Math.max(0, after.length - MAX_AFTER),
    tied: tied.length > 0,
    untold,
    left: left.length,
  };
}

function rowOf(question: QuestionEstimate): InterestRow {
  return {
    id: question.id,
    subject: question.subject ?? question.id,
    kind: question.kind === 'category' ? 'category' : 'product',
    title: question.title ?? question.subject ?? question.id,
    interest: isTold(question) ? (question.interest ?? null) : null,
    n: question.n,
    needed: question.needed,
    disturbed: question.disturbed,
  };
}

function counted({ interest, n }: InterestRow): CountedShare {
  const { estimate, low, high } = interest ?? { estimate: 0, low: 0, high: 1 };
  return { estimate, low, high, n };
}
