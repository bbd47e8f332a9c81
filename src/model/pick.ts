/** The rail: the first places with the reason that is named on each card. */

import type { Pick, Reason } from '../core/picks.js';
import type { Product } from '../core/product.js';
import { arrange, type PickOptions, withinCap } from './arrange.js';
import type { CatalogueIndex } from './features.js';
import type { Ranking } from './ranker.js';
import { reasonsOf } from './reasons.js';

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
    const reasons = reasonsOf(index, ranking, item, basedOnMe);
    const reason = mainReason(reasons, item === paid);
    return {
      productId: (index.products[item] as Product).id,
      place: position + 1,
      score: reasons.reduce((sum, { contribution }) => sum + contribution, 0),
      ...(reason === undefined ? {} : { reason }),
      discovery: item === discovery,
      promoted: item === paid,
    };
  });
}

/** The reason that speaks most for a product, if any does; nothing about the viewer for a paid place. */
function mainReason(reasons: readonly Reason[], paid: boolean): Reason | undefined {
  return reasons.find(
    ({ contribution, about }) => contribution > 0 && !(paid && about === 'viewer'),
  );
}
