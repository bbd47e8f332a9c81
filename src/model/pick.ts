/** The rail: the first places with the reason that is named on each card. */

import type { Pick } from '../core/picks.js';
import type { Product } from '../core/product.js';
import { arrange, type PickOptions, withinCap } from './arrange.js';
import type { CatalogueIndex } from './features.js';
import type { Ranking } from './ranker.js';
import { type Term, termsOf } from './reasons.js';

export type { PickOptions } from './arrange.js';

/**
 * The picks of a ranking, best first, at most `maxPicks`. Fewer where the viewer is done with the
 * rest of a small catalogue. The place is the one `explain` announces for the same profile.
 */
export function pick(index: CatalogueIndex, given: Ranking, options: PickOptions): Pick[] {
  const basedOnMe = options.basedOnMe !== false;
  const ranking = withinCap(given, options);
  const { order, picks, discovery, paid } = arrange(index, ranking, options);
  return order.slice(0, picks).map((item, position) => {
    const terms = termsOf(index, ranking, item, basedOnMe);
    const reason = mainTerm(terms, item === paid)?.reason();
    return {
      productId: (index.products[item] as Product).id,
      place: position + 1,
      score: terms.reduce((sum, { contribution }) => sum + contribution, 0),
      ...(reason === undefined ? {} : { reason }),
      discovery: item === discovery,
      promoted: item === paid,
    };
  });
}

/** The term that speaks most for a product, if any does; nothing about the viewer for a paid place. */
function mainTerm(terms: readonly Term[], paid: boolean): Term | undefined {
  return terms.find(({ contribution, about }) => contribution > 0 && !(paid && about === 'viewer'));
}
