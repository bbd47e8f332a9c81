import type { Pick } from '../core/picks.js';
import type { ReasonAnswer } from '../core/report.js';

/**
 * The main kind of reason behind a pick, as the question "why do viewers see what they see" counts
 * it; `none` for no pick, a pick without a reason, or a paid place.
 */
export function reasonAnswer(pick: Pick | undefined): ReasonAnswer {
  if (pick === undefined || pick.promoted) return 'none';
  if (pick.discovery) return 'discovery';
  switch (pick.reason?.kind) {
    case 'stage':
    case 'upcoming':
      return 'stage';
    case 'popular':
    case 'past':
      return 'popular';
    case 'same':
      return 'similar';
    case 'similar':
      return pick.reason.field === 'brand' || pick.reason.field === 'category'
        ? pick.reason.field
        : 'similar';
    default:
      return 'none';
  }
}
