/**
 * From scores to places. In this order: what the viewer is done with sinks; picks are spread over
 * categories where scores are close; promoted products go where they may stand; the last pick is
 * something new. "Not based on me" bypasses all of it: show order. A place that is announced is
 * always the place after these steps.
 */

import { discoveryItem } from './discovery.js';
import { diversify } from './diversity.js';
import type { CatalogueIndex } from './features.js';
import { ONE_PROMOTED_WITHIN, PAID_PLACE, placePromoted } from './promotion.js';
import type { Ranking } from './ranker.js';
import { sunkItems } from './sinks.js';

/** What the viewer and the page have set. */
export interface PickOptions {
  /** 1 to 24. */
  readonly maxPicks: number;
  /** False: show order, nothing about the viewer. Default true. */
  readonly basedOnMe?: boolean;
  /** False: promoted products stand where their score puts them. Default true. */
  readonly showPromoted?: boolean;
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
    const order = [...ranking.show.showOrder];
    return { order, picks: Math.min(options.maxPicks, order.length), discovery: -1, paid: -1 };
  }
  const sunk = sunkItems(ranking.acts, ranking.stream, ranking.nowMs);
  const { front, back } = part(ranking.order, sunk);
  const maxPicks = Math.min(options.maxPicks, front.length);
  const spread =
    options.diversity === false ? front : diversify(index, front, ranking.scores, maxPicks);
  const { order, paid, allowed } =
    options.showPromoted === false
      ? { order: spread, paid: -1, allowed: -1 }
      : placePromoted(spread, index.promoted, ranking.show.byScore);
  const discovery =
    options.discovery === false ? -1 : chooseDiscovery(index, ranking, order, sunk, maxPicks);
  const placed = discovery < 0 ? [...order] : moveTo(order, discovery, maxPicks - 1);
  placed.push(...back);
  return {
    order: placed,
    picks: options.showPromoted === false ? maxPicks : pickable(index, placed, allowed, maxPicks),
    discovery,
    paid,
  };
}

function part(order: Uint32Array, sunk: ReadonlySet<number>): { front: number[]; back: number[] } {
  if (sunk.size === 0) return { front: Array.from(order), back: [] };
  const front: number[] = [];
  const back: number[] = [];
  for (const item of order) (sunk.has(item) ? back : front).push(item);
  return { front, back };
}

/** Something new for the last pick, never a promoted product and never in place of the paid one. */
function chooseDiscovery(
  index: CatalogueIndex,
  ranking: Arrangeable,
  order: readonly number[],
  sunk: ReadonlySet<number>,
  maxPicks: number,
): number {
  if (maxPicks < MIN_PICKS_FOR_DISCOVERY) return -1;
  const taken = new Set([...order.slice(0, maxPicks - 1), ...sunk, ...index.promoted]);
  return discoveryItem(index, ranking.acts, ranking.show, taken);
}

function moveTo(order: readonly number[], item: number, position: number): number[] {
  const others = order.filter((other) => other !== item);
  others.splice(position, 0, item);
  return others;
}

/**
 * How many first places may be picks: a catalogue with few other products ends in promoted ones,
 * and a second one never stands among the first six picks.
 */
function pickable(
  index: CatalogueIndex,
  order: readonly number[],
  allowed: number,
  maxPicks: number,
): number {
  const promoted = new Set(index.promoted);
  const first = order.slice(0, Math.min(maxPicks, ONE_PROMOTED_WITHIN));
  const second = first.findIndex((item) => item !== allowed && promoted.has(item));
  return second < 0 ? maxPicks : second;
}
