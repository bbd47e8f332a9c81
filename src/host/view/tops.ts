import type { ShareEstimate } from '../../core/estimates.js';
import { axisTop } from '../charts/axis.js';
import type { HostView } from './host-view.js';

/** Where the axes of the panels end, 0…1. */
export type AxisTops = Readonly<Record<'interest' | 'picks' | 'reasons' | 'stages', number>>;

/** Before any numbers. */
export const NO_TOPS: AxisTops = { interest: 0, picks: 0, reasons: 0, stages: 0 };

/** The axes that hold these numbers too; they grow and never shrink, so that nothing jumps. */
export function grownTops(view: HostView, before: AxisTops): AxisTops {
  const cells = view.stages.flatMap((series) => series.cells.map(({ interest }) => interest));
  return {
    interest: axisTop(highs(view.interest.map((row) => row.interest)), before.interest),
    picks: axisTop(highs(view.picks.map(({ share }) => share)), before.picks),
    reasons: axisTop(highs(view.reasons.map(({ share }) => share)), before.reasons),
    // The bands are drawn for one stage at one look.
    stages: axisTop(
      cells.flatMap((cell) => (cell === null ? [] : [cell.high])),
      before.stages,
    ),
  };
}

function highs(shares: readonly (Pick<ShareEstimate, 'together'> | null)[]): number[] {
  return shares.flatMap((share) => (share === null ? [] : [share.together.high]));
}
