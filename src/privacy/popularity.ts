import type { Estimates, Popularity } from '../core/estimates.js';
import { END_WINDOW, type Manifest } from '../core/report.js';
import { estimateShow, type Total } from './estimates.js';

/**
 * How many viewers chose or added each product, as a share clipped to 0…1, for the widget's
 * popularity feature. It is a function of the totals alone, the same for every viewer.
 *
 * The reports about the whole show count where there are enough of them; until the show ends, the
 * latest window with enough stands in. A product without enough reports is left out, and so is one
 * whose reports are disturbed in any of them: fakes of one window make all of its reports doubtful.
 *
 * @param atMs When the totals were read, milliseconds since 1970.
 */
export function estimatePopularity(
  manifest: Manifest,
  totals: readonly Total[],
  atMs: number,
): Popularity {
  const estimates = estimateShow(manifest, totals, atMs);
  const products: Record<string, number> = Object.create(null);
  const questions = trusted(estimates).flatMap((window) => window.questions);
  const doubtful = new Set(questions.flatMap((each) => (each.disturbed ? [each.subject] : [])));
  for (const { kind, subject, interest } of questions) {
    if (kind !== 'product' || subject === undefined || doubtful.has(subject)) continue;
    if (interest?.enough === true && !(subject in products)) products[subject] = interest.estimate;
  }
  return { stream: manifest.stream, products: { ...products } };
}

/** Windows in the order of trust: the whole show, then, while it runs, the latest first. */
function trusted({ windows, at, end }: Estimates): Estimates['windows'] {
  const whole = windows.filter(({ id }) => id === END_WINDOW);
  return at < end ? [...whole, ...windows.filter(({ id }) => id !== END_WINDOW).reverse()] : whole;
}
