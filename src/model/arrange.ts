/**
 * From scores to places. In this order: what the viewer is done with, or cannot have sent, sinks;
 * picks are spread over categories where scores are close; promoted products go where they may
 * stand; the last pick is something new. "Not based on me" bypasses all of it: show order. A place
 * that is announced is always the place after these steps.
 */

import { spreadPromoted } from '../core/show.js';
import { discoveryItem } from './discovery.js';
import { diversify } from './diversity.js';
import type { CatalogueIndex } from './features.js';
import { ONE_PROMOTED_WITHIN, PAID_PLACE, placePromoted } from './promotion.js';
import type { Ranking } from './ranker.js';
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
  /** Keeps the last pick for something new. Default true. */
  readonly discovery?: boolean;
  /** Spreads the picks over categories. Default true. */
  readonly diversity?: boolean;
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

/** What an arrangement is made from: a {@link Ranking} or the parts of one. */
export type Arrangeable = Pick<Ranking, 'scores' | 'order' | 'acts' | 'show' | 'stream' | 'nowMs'>;

/** Puts every product in its place. Deterministic; `ranking` is not changed. */
export function arrange(
  index: CatalogueIndex,
  ranking: Arrangeable,
  options: PickOptions,
): Arrangement {
  if (options.basedOnMe === false) {
    const promoted = new Set(index.promoted);
    const order = spreadPromoted([...ranking.show.showOrder], (item) => promoted.has(item));
    return { order, picks: Math.min(options.maxPicks, order.length), discovery: -1, paid: -1 };
  }
  const sunk = sunkItems(ranking.acts, ranking.stream, ranking.nowMs);
  for (const item of unsendableItems(index, options.region ?? null)) sunk.add(item);
  const { front, back } = part(ranking.order, sunk);
  const maxPicks = Math.min(options.maxPicks, front.length);
  const spread =
    options.diversity === false ? front : diversify(index, front, ranking.scores, maxPicks);
  const ordered = [...spread, ...back];
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

function part(order: Uint32Array, sunk: ReadonlySet<number>): { front: number[]; back: number[] } {
  if (sunk.size === 0) return { front: Array.from(order), back: [] };
  const front: number[] = [];
  const back: number[] = [];
  for (const item of order) (sunk.has(item) ? back : front).push(item);
  return { front, back };
}

/** Something new for the last pick; never a promoted product, which would be raised by it. */
function chooseDiscovery(
  index: CatalogueIndex,
  ranking: Arrangeable,
  first: readonly number[],
  sunk: ReadonlySet<number>,
): number {
  const taken = new Set([...first, ...sunk, ...index.promoted]);
  return discoveryItem(index, ranking.acts, ranking.show, taken);
}

function moveTo(order: readonly number[], item: number, position: number): number[] {
  const others = order.filter((other) => other !== item);
  others.splice(position, 0, item);
  return others;
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
