/**
 * Purchases held out of counts instead of histories, so that the scales of a pack under a rule are set
 * by nothing but what the rule lets through.
 */

import { FEWEST_HELD_OUT, type HeldOut } from './calibrate.js';
import type { Cell, CellLevel } from './private-cells.js';
import { drawerOf } from './private-groups.js';

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
 * @param buyers [items]: by which products of a group are drawn
 * @param random uniform numbers 0 ≤ x < 1
 * @returns null where there are too few
 */
export function holdOutOfCells(
  levels: readonly CellLevel[],
  buyers: Float64Array,
  minBuyers: number,
  random: () => number,
): Trial | null {
  const all = levels.flatMap((level) => level.cells.map((cell) => ({ level, cell })));
  let total = 0;
  const upTo = Float64Array.from(all, ({ cell }) => (total += cell.weight));
  const count = Math.min(MOST_HELD_OUT, Math.floor(HELD_OUT_SHARE * total));
  if (count < FEWEST_HELD_OUT) return null;
  const drawers = new Map(
    levels.map((level) => [
      level,
      level.groups === undefined ? () => 0 : drawerOf(level.groups, buyers, random),
    ]),
  );
  const taken = new Map<Cell, number>();
  const held = Array.from({ length: count }, () => {
    const { level, cell } = all[firstAbove(upTo, random() * total)] as (typeof all)[number];
    taken.set(cell, (taken.get(cell) ?? 0) + 1);
    const draw = drawers.get(level) as (group: number) => number;
    const ends = [
      level.kind === 'groups' ? draw(cell.first) : cell.first,
      level.kind === 'group' || level.kind === 'groups' ? draw(cell.second) : cell.second,
    ] as [number, number];
    const [earlier, target] = level.kind === 'ordered' || random() < 0.5 ? ends : ends.reverse();
    return { history: [earlier as number], target: target as number };
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
