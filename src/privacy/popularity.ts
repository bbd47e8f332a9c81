import type { Estimates, Popularity, QuestionEstimate } from '../core/estimates.js';
import { END_WINDOW, type Manifest } from '../core/report.js';
import { estimateShow, type Total } from './estimates.js';

/**
 * How many viewers chose or added each product, as a share clipped to 0…1, for the widget's
 * popularity feature. It is a function of the totals alone, the same for every viewer.
 *
 * The reports about the whole show count where there are enough of them; until the show ends, the
 * latest window with enough stands in. A product without enough reports, or whose reports are
 * disturbed, is left out.
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
  for (const { questions } of trusted(estimates)) {
    for (const question of questions) {
      const { kind, subject, interest } = question;
      if (kind !== 'product' || subject === undefined || interest === undefined) continue;
      if (isUsable(question) && !(subject in products)) products[subject] = interest.estimate;
    }
  }
  return { stream: manifest.stream, products: { ...products } };
}

/** Windows in the order of trust: the whole show, then, while it runs, the latest first. */
function trusted({ windows, at, end }: Estimates): Estimates['windows'] {
  const whole = windows.filter(({ id }) => id === END_WINDOW);
  return at < end ? [...whole, ...windows.filter(({ id }) => id !== END_WINDOW).reverse()] : whole;
}

function isUsable({ interest, disturbed }: QuestionEstimate): boolean {
  return interest?.enough === true && !disturbed;
}
