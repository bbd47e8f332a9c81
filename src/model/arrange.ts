/**
 * From scores to places. In this order: popularity is held to its cap; what was shown often and never
 * chosen goes down some places; what the viewer is done with, or cannot have sent, sinks; picks are
 * calibrated to the viewer's categories and kept apart from each other; promoted products go where
 * they may stand; the last pick is something new. "Not based on me" bypasses all of it: show order. A
 * place that is announced is always the place after these steps.
 */

import { spreadPromoted } from '../core/show.js';
import { discoveryItem } from './discovery.js';
import { choosePicks, STRENGTHS } from './diversity.js';
import { lower, tiredItems } from './fatigue.js';
import type { CatalogueIndex } from './features.js';
import { capPopularity } from './popularity-cap.js';
import { ONE_PROMOTED_WITHIN, PAID_PLACE, placePromoted } from './promotion.js';
import type { Ranking } from './ranking.js';
import { sunkItems, unsendableItems } from './sinks.js';

/** What the viewer and the page have set. */
export interface PickOptions {
  /** 1 to 24. */
  readonly maxPicks: number;
  /** False: show order, nothing about the viewer. Default true. */
  readonly basedOnMe?: boolean;
  /** False: promoted products stand where their score puts them. Default true. */
  readonly showPromoted?: boolean;
  /** The viewer's country, ISO 3166-1 alpha-2; what cannot be sent there is no pick. Default: none. */
  readonly region?: string | null;
  /** Items in the basket, where the page says so; null or absent: the viewer's acts say it. */
  readonly basket?: ReadonlySet<number> | null;
  /** Keeps the last pick for something new. Default true. */
  readonly discovery?: boolean;
  /** Keeps the picks apart from each other. Default true. */
  readonly diversity?: boolean;
  /** Gives the picks the viewer's own mixture of categories. Default true. */
  readonly calibration?: boolean;
  /** Holds what being chosen by many adds to its cap. Default true. */
  readonly popularityCap?: boolean;
  /** Lets what was shown often and never chosen go down some places. Default true. */
  readonly fatigue?: boolean;
}

/** Every product in its place. */
export interface Arrangement {
  /** All items; place = position + 1. */
  readonly order: readonly number[];
  /** How many of the first ones are picks; none that sank is. */
  readonly picks: number;
  /** The item in the discovery place; -1 if none. */
  readonly discovery: number;
  /** The item in a paid place; -1 if none. */
  readonly paid: number;
}

/** Fewer picks than this leave no room for something new behind the paid place. */
const MIN_PICKS_FOR_DISCOVERY = PAID_PLACE + 1;

/** Puts every product in its place. Deterministic; `given` is not changed. */
export function arrange(index: CatalogueIndex, given: Ranking, options: PickOptions): Arrangement {
  if (options.basedOnMe === false) {
    const promoted = new Set(index.promoted);
    const order = spreadPromoted([...given.show.showOrder], (item) => promoted.has(item));
    return { order, picks: Math.min(options.maxPicks, order.length), discovery: -1, paid: -1 };
  }
  const ranking = withinCap(given, options);
  const sunk = sunkItems(ranking.acts, ranking.stream, ranking.nowMs, options.basket ?? null);
  for (const item of unsendableItems(index, options.region ?? null)) sunk.add(item);
  const { front, back } = part(rested(ranking, options), sunk);
  const maxPicks = Math.min(options.maxPicks, front.length);
  const strengths = {
    calibration: options.calibration === false ? 0 : STRENGTHS.calibration,
    diversity: options.diversity === false ? 0 : STRENGTHS.diversity,
  };
  const chosen = choosePicks(index, front, ranking, maxPicks, strengths);
  const ordered = back.length === 0 ? chosen : [...chosen, ...back];
  const { order, paid, allowed } =
    options.showPromoted === false
      ? { order: ordered, paid: -1, allowed: -1 }
      : placePromoted(
          ordered,
          index.promoted.filter((item) => !sunk.has(item)),
          ranking.show.byScore,
        );
  const held =
    options.showPromoted === false ? [] : index.promoted.filter((item) => item !== allowed);
  const picks = countPicks(order, maxPicks, sunk, new Set(held));
  const discovery =
    options.discovery === false || picks < Math.max(maxPicks, MIN_PICKS_FOR_DISCOVERY)
      ? -1
      : chooseDiscovery(index, ranking, order.slice(0, picks - 1), sunk);
  const placed = discovery < 0 ? order : moveTo(order, discovery, picks - 1);
  return { order: placed, picks, discovery, paid };
}

/**
 * The ranking as it is arranged: popularity within its cap, unless that is switched off or nothing is
 * based on the viewer. Contributions are made from it too, so that they add up to the scores used.
 */
export function withinCap(ranking: Ranking, options: PickOptions): Ranking {
  const on = options.basedOnMe !== false && options.popularityCap !== false;
  return on ? capPopularity(ranking) : ranking;
}

function rested(ranking: Ranking, options: PickOptions): Uint32Array {
  if (options.fatigue === false) return ranking.order;
  return lower(ranking.order, tiredItems(ranking.acts, ranking.show, ranking.nowMs));
}

function part(order: Uint32Array, sunk: ReadonlySet<number>): { front: number[]; back: number[] } {
  const front: number[] = [];
  const back: number[] = [];
  for (let place = 0; place < order.length; place += 1) {
    const item = order[place] as number;
    (sunk.size > 0 && sunk.has(item) ? back : front).push(item);
  }
  return { front, back };
}

/** Something new for the last pick; never a promoted product, which would be raised by it. */
function chooseDiscovery(
  index: CatalogueIndex,
  ranking: Ranking,
  first: readonly number[],
  sunk: ReadonlySet<number>,
): number {
  const taken = new Set([...first, ...sunk, ...index.promoted]);
  return discoveryItem(index, ranking.acts, ranking.show, taken);
}

function moveTo(order: readonly number[], item: number, position: number): number[] {
  const moved = order.slice();
  moved.splice(moved.indexOf(item), 1);
  moved.splice(position, 0, item);
  return moved;
}

/**
 * How many first places are picks: none that sank, and no second promoted product among the first
 * six, where a catalogue has too few others.
 */
function countPicks(
  order: readonly number[],
  maxPicks: number,
  sunk: ReadonlySet<number>,
  held: ReadonlySet<number>,
): number {
  for (let place = 1; place <= maxPicks; place += 1) {
    const item = order[place - 1] as number;
    if (sunk.has(item) || (place <= ONE_PROMOTED_WITHIN && held.has(item))) return place - 1;
  }
  return maxPicks;
}
