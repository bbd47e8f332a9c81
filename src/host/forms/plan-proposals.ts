import type { Product } from '../../core/product.js';
import { advise, type PlanAdvice } from '../../privacy/advice.js';

/** What stands in the form, as far as the audience must answer it. */
export interface PlanWish {
  readonly products: number;
  readonly categories: number;
  /** NaN while it is no number. */
  readonly audience: number;
  /** Relative standard error at a share of one fifth. */
  readonly relativeError: number;
}

/** A change of the form that makes the plan fit; what is absent stays as it is. */
export interface Proposal {
  readonly kind: 'categories' | 'fewer' | 'error' | 'categories-error' | 'fewer-error';
  /** Keep the first so many products. */
  readonly products?: number;
  /** Ask about these instead of products. */
  readonly categories?: readonly string[];
  readonly relativeError?: number;
}

/** What the form says about a plan while it is being written. */
export interface PlanView {
  readonly advice: PlanAdvice;
  /** Products and categories together. */
  readonly subjects: number;
  readonly proposals: readonly Proposal[];
}

/**
 * What the planner would say, and changes that it would take; null while there is nothing to ask
 * about. Without an audience there is the number that is needed and no proposal.
 *
 * @param known Categories of the products in the form, from coarse to fine; empty when not known.
 */
export function viewPlan(wish: PlanWish, known: readonly (readonly string[])[]): PlanView | null {
  const { products, categories, audience, relativeError } = wish;
  const subjects = products + categories;
  if (subjects === 0) return null;
  const expected = Number.isSafeInteger(audience) ? audience : 0;
  const advice = advise(subjects, expected, relativeError);
  const proposals = expected === 0 || advice.fits ? [] : proposalsFor(wish, advice, known);
  return { advice, subjects, proposals };
}

function proposalsFor(
  { products, categories, audience, relativeError }: PlanWish,
  advice: PlanAdvice,
  known: readonly (readonly string[])[],
): Proposal[] {
  const found: Proposal[] = [];
  // Categories stand in for products; those that are asked for already stay.
  const instead = (room: number) =>
    products === 0 ? undefined : finest(known, room - categories, products);
  const fewer = (room: number) => Math.min(products, room - categories);
  const now = instead(advice.fitting);
  if (now !== undefined) found.push({ kind: 'categories', categories: now });
  if (fewer(advice.fitting) > 0) found.push({ kind: 'fewer', products: fewer(advice.fitting) });
  if (advice.errorForAll !== null) {
    found.push({ kind: 'error', relativeError: advice.errorForAll });
  } else if (advice.errorForSome !== null) {
    const { relativeError: larger, fitting } = advice.errorForSome;
    const then = instead(fitting);
    if (now === undefined && then !== undefined) {
      found.push({ kind: 'categories-error', categories: then, relativeError: larger });
    }
    if (fewer(fitting) > Math.max(0, fewer(advice.fitting))) {
      found.push({ kind: 'fewer-error', products: fewer(fitting), relativeError: larger });
    }
  }
  return found.filter((proposal) =>
    fits({ products, categories, audience, relativeError }, proposal),
  );
}

/** The finest level of categories that is at most `room` names and fewer than the products. */
function finest(
  known: readonly (readonly string[])[],
  room: number,
  products: number,
): readonly string[] | undefined {
  return known
    .filter((level) => level.length > 0 && level.length <= room && level.length < products)
    .at(-1);
}

function fits(wish: PlanWish, change: Proposal): boolean {
  const products = change.categories === undefined ? (change.products ?? wish.products) : 0;
  const categories = wish.categories + (change.categories?.length ?? 0);
  const error = change.relativeError ?? wish.relativeError;
  return advise(products + categories, wish.audience, error).fits;
}

/** The categories of these products, level by level from coarse to fine, each name once. */
export function categoryLevels(
  catalogue: readonly Product[],
  ids: readonly string[],
): readonly (readonly string[])[] {
  const wanted = new Set(ids);
  const chosen = catalogue.filter(({ id }) => wanted.has(id));
  const depth = Math.max(0, ...chosen.map(({ category }) => category.length));
  return Array.from({ length: depth }, (_, level) => [
    ...new Set(chosen.flatMap(({ category }) => category[level] ?? [])),
  ]);
}
