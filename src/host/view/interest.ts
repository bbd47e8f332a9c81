import type { Estimates, QuestionEstimate, ShareEstimate } from '../../core/estimates.js';
import { anytimeZ } from '../../privacy/together.js';
import { type CountedShare, compareShares, type Difference } from '../compare.js';
import { interestSet, isTold, productQuestions, type Source } from './window.js';

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
  /** The places that it may hold among those that can be told; null where it cannot. */
  readonly place: Place | null;
}

/** From the best place to the worst that the comparisons leave open; equal where it is sure. */
export interface Place {
  readonly best: number;
  readonly worst: number;
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
  /** The one closest behind it among those left to show, and by how much; null with no other. */
  readonly lead: AheadPair | null;
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

/**
 * All products of the window, told ones first by interest, then the others by answers. Each told one
 * has the places left open to it: no better than behind all that are surely ahead of it, no worse
 * than before all that it is surely ahead of. Two that cannot be told apart share at least a place.
 * The places are right for all products together whenever the comparisons are. Source: Klein, Wright
 * and Wieczorek, "A joint confidence region for an overall ranking of populations", JRSS C 69 (2020).
 */
export function interestRows(source: Source, estimates: Estimates): readonly InterestRow[] {
  const rows = productQuestions(source.window).map(rowOf);
  rows.sort(
    (a, b) =>
      (b.interest?.unclipped ?? Number.NEGATIVE_INFINITY) -
        (a.interest?.unclipped ?? Number.NEGATIVE_INFINITY) ||
      b.n - a.n ||
      a.id.localeCompare(b.id, 'en'),
  );
  const told = rows.filter(({ interest }) => interest !== null);
  const compare = comparer(estimates, rows);
  return rows.map((row) => {
    if (row.interest === null) return row;
    const others = told.filter((other) => other !== row).map((other) => compare(row, other));
    const ahead = others.filter(({ high }) => high < 0).length;
    const behind = others.filter(({ low }) => low > 0).length;
    return { ...row, place: { best: 1 + ahead, worst: told.length - behind } };
  });
}

/**
 * A comparison whose "sure" is right for all pairs of these rows together, at every look while the
 * reports come in, 19 times in 20. Those that cannot be told yet count too: they will be compared at a
 * later look, and what was called sure before must have left room for that.
 */
export function comparer(estimates: Estimates, rows: readonly InterestRow[]): Compare {
  const set = interestSet(estimates);
  const pairs = Math.max(1, (rows.length * (rows.length - 1)) / 2);
  return (a, b) => {
    const z = Math.max(anytimeZ(Math.max(1, a.n), pairs), anytimeZ(Math.max(1, b.n), pairs));
    return compareShares(counted(a), counted(b), set, z);
  };
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
    const nothing = { after: [], more: 0, tied: false, lead: null };
    return { first, sure: false, ...nothing, untold, left: left.length };
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
    lead:
      second === undefined
        ? null
        : { ahead: first, behind: second, difference: compare(first, second) },
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
    place: null,
  };
}

function counted({ interest, n }: InterestRow): CountedShare {
  return interest === null ? { unclipped: 0, n: 0 } : { unclipped: interest.unclipped, n };
}
