/**
 * Purchases held out of counts instead of histories, so that the scales of a pack under a rule are set
 * by nothing but what the rule lets through.
 */

import { FEWEST_HELD_OUT, type HeldOut } from './calibrate.js';
import type { Cell, CellLevel } from './private-cells.js';

/** Share of all counts that is held out, but no more than needed. */
const HELD_OUT_SHARE = 0.025;
const MOST_HELD_OUT = 2000;

/** The counts without some purchases, and these: what was bought before, and what then. */
export interface Trial {
  readonly levels: readonly CellLevel[];
  readonly held: readonly HeldOut[];
}

/**
 * Takes single purchases out of cells, in proportion to what cells count. A cell that then has fewer
 * than `minBuyers` is left out, as it would be of a shop without these purchases.
 * @param levels ordered pairs only
 * @param random uniform numbers 0 ≤ x < 1
 * @returns null where there are too few
 */
export function holdOutOfCells(
  levels: readonly CellLevel[],
  minBuyers: number,
  random: () => number,
): Trial | null {
  const all = levels.flatMap(({ cells }) => cells);
  let total = 0;
  const upTo = Float64Array.from(all, ({ weight }) => (total += weight));
  const count = Math.min(MOST_HELD_OUT, Math.floor(HELD_OUT_SHARE * total));
  if (count < FEWEST_HELD_OUT) return null;
  const taken = new Map<Cell, number>();
  const held = Array.from({ length: count }, () => {
    const cell = all[firstAbove(upTo, random() * total)] as Cell;
    taken.set(cell, (taken.get(cell) ?? 0) + 1);
    return { history: [cell.first], target: cell.second };
  });
  return {
    levels: levels.map((level) => ({
      ...level,
      cells: level.cells.flatMap((cell) => {
        const left = cell.buyers - (taken.get(cell) ?? 0);
        if (left < minBuyers) return [];
        return [{ ...cell, buyers: left, weight: (cell.weight * left) / cell.buyers }];
      }),
    })),
    held,
  };
}

function firstAbove(upTo: Float64Array, value: number): number {
  let [low, high] = [0, upTo.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((upTo[middle] as number) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
