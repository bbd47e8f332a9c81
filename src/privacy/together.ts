/**
 * Intervals that hold for many cells together and at every look.
 *
 * A host looks every few seconds, at dozens of cells. Of intervals that are each right 19 times in
 * 20 at one look, some will miss. So the chance to miss is split over the cells (Bonferroni), and
 * each cell gets a confidence sequence: with S the number of hits among the first n reports, each a
 * hit with probability λ,
 *   M_n(λ) = ∫₀¹ u^S (1 − u)^(n − S) du / (λ^S (1 − λ)^(n − S)) = B(S + 1, n − S + 1) / (λ^S (1 − λ)^(n − S))
 * is a martingale that starts at 1, so with a chance of 1 − α it never reaches 1 / α, at no n. All λ
 * with M_n(λ) < 1 / α form the interval. It is exact: no normal approximation, no plan of looks.
 * Source: Ville, Étude critique de la notion de collectif (1939), for the bound; Robbins, Annals of
 * Mathematical Statistics 41 (1970), section 4, for the mixture.
 */

import { logFactorial } from './binomial.js';

/** The chance that any of the intervals that hold together misses, at any look: 1 in 20. */
export const FAMILY_ERROR = 0.05;

/** Reports at which {@link anytimeZ} is least: about what a plan promises a question. */
const TUNED_REPORTS = 400;

/** Halvings until an end is known to 1e-12. */
const HALVINGS = 40;

/**
 * The interval for the probability of a hit that holds at every number of reports, together with
 * those of all cells of its family. Source: above.
 *
 * @param hits 0 to `n`.
 * @param n 0 or more.
 * @param cells Size of the family, 1 or more.
 * @returns Bounds in 0…1 with `low` ≤ hits / n ≤ `high`; 0…1 when `n` is 0.
 */
export function togetherInterval(
  hits: number,
  n: number,
  cells: number,
): { low: number; high: number } {
  if (n === 0) return { low: 0, high: 1 };
  const limit = Math.log(cells / FAMILY_ERROR);
  const share = hits / n;
  const evidence = logEvidence(hits, n);
  const isPlausible = (lambda: number): boolean => evidence(lambda) < limit;
  return { low: edge(share, 0, isPlausible), high: edge(share, 1, isPlausible) };
}

/**
 * How many standard errors wide a normal interval must be to hold at every number of reports,
 * together with those of `comparisons` comparisons: √((1 + m/n)(ln(1 + n/m) + 2 ln(1/α))), with α
 * the family's error split evenly and m chosen so that it is least at {@link TUNED_REPORTS}. For
 * differences, where nothing as short as {@link togetherInterval} is exact; it rests on the normal
 * approximation, so use it from a few hundred reports on. Source: Robbins 1970, section 4; Howard,
 * Ramdas, McAuliffe and Sekhon, Annals of Statistics 49 (2021), equation 14.
 *
 * @param n Reports, 1 or more.
 * @param comparisons 1 or more.
 */
export function anytimeZ(n: number, comparisons: number): number {
  const bound = 2 * Math.log(comparisons / FAMILY_ERROR);
  const tuned = TUNED_REPORTS / (bound + Math.log(1 + bound));
  return Math.sqrt((1 + tuned / n) * (Math.log(1 + n / tuned) + bound));
}

/** ln M_n(λ). */
function logEvidence(hits: number, n: number): (lambda: number) => number {
  const mixture = logFactorial(hits) + logFactorial(n - hits) - logFactorial(n + 1);
  return (lambda) => mixture - power(hits, lambda) - power(n - hits, 1 - lambda);
}

/** k · ln λ, with 0 · ln 0 = 0. */
function power(times: number, chance: number): number {
  return times === 0 ? 0 : times * Math.log(chance);
}

/** The last point from `inside` towards `outside` for which `holds`. */
function edge(inside: number, outside: number, holds: (at: number) => boolean): number {
  let [within, beyond] = [inside, outside];
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = (within + beyond) / 2;
    if (holds(middle)) within = middle;
    else beyond = middle;
  }
  return beyond;
}
