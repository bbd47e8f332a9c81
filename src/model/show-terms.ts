/** The part of the score that is about the show, and is the same for every viewer. */

import type { ShowState } from '../core/show.js';
import type { CatalogueIndex } from './features.js';
import { orderByScore } from './order.js';
import type { Pack } from './pack.js';
import { thetaOf } from './theta.js';
import type { Weights } from './weights.js';

/** What the show adds to each product. All arrays by item. */
export interface ShowTerms {
  readonly onStage: ReadonlyMap<number, number>;
  readonly upcoming: ReadonlyMap<number, number>;
  /** Of what viewers of this show chose. */
  readonly popularity: ReadonlyMap<number, number>;
  /** Of the pack's popularity and bias, by item; null without a pack. */
  readonly past: Float64Array | null;
  /** Sum of all, by item. */
  readonly scores: Float64Array;
  /** Every item in show order: on stage, upcoming, then the catalogue's order. Decides ties. */
  readonly showOrder: Uint32Array;
  /** Where each item stands in `showOrder`. */
  readonly showPlaces: Uint32Array;
  /** Every item by `scores`. */
  readonly byScore: Uint32Array;
}

/**
 * The show's terms: θ_pop · ln(1 + popularity), `stage.onStage` for what is on stage,
 * `stage.upcoming / n` for the n-th of what is announced, and the pack's popularity and bias.
 * Unknown ids are ignored; a popularity that is negative or not finite counts as 0.
 */
export function showTerms(
  index: CatalogueIndex,
  show: ShowState,
  popularity: Readonly<Record<string, number>>,
  weights: Weights,
): ShowTerms {
  const scores = new Float64Array(index.products.length);
  const popular = new Map<number, number>();
  for (const [id, share] of Object.entries(popularity)) {
    const item = index.itemOf.get(id);
    if (item === undefined || !(share > 0) || !Number.isFinite(share)) continue;
    popular.set(item, weights.popularity * Math.log1p(share));
  }
  const onStage = new Map<number, number>();
  for (const item of itemsOf(index, show.onStage)) onStage.set(item, weights.stage.onStage);
  const upcoming = new Map<number, number>();
  for (const item of itemsOf(index, show.upcoming)) {
    if (!onStage.has(item)) upcoming.set(item, weights.stage.upcoming / (upcoming.size + 1));
  }
  for (const terms of [popular, onStage, upcoming]) {
    for (const [item, term] of terms) (scores[item] as number) += term;
  }
  const past = pastTerms(index.pack, weights);
  past?.forEach((term, item) => {
    (scores[item] as number) += term;
  });
  const showOrder = orderOfShow(index.products.length, [...onStage.keys(), ...upcoming.keys()]);
  const showPlaces = new Uint32Array(showOrder.length);
  showOrder.forEach((item, place) => {
    showPlaces[item] = place;
  });
  const byScore = orderByScore(scores, showOrder);
  return { onStage, upcoming, popularity: popular, past, scores, showOrder, showPlaces, byScore };
}

/** What the terms of popularity, of all kinds, add to one item. */
export function popularTerm({ popularity, past }: ShowTerms, item: number): number {
  return (popularity.get(item) ?? 0) + (past?.[item] ?? 0);
}

function pastTerms(pack: Pack | null, weights: Weights): Float64Array | null {
  if (pack === null) return null;
  const { popularity, bias } = thetaOf(pack, weights);
  const terms = new Float64Array(pack.items);
  for (let item = 0; item < terms.length; item += 1) {
    terms[item] = popularity * pack.popularityOf(item) + bias * pack.biasOf(item);
  }
  return terms;
}

function itemsOf(index: CatalogueIndex, ids: readonly string[]): Set<number> {
  const items = new Set<number>();
  for (const id of ids) {
    const item = index.itemOf.get(id);
    if (item !== undefined) items.add(item);
  }
  return items;
}

function orderOfShow(count: number, first: readonly number[]): Uint32Array {
  const order = new Uint32Array(count);
  const placed = new Set(first);
  order.set(first);
  let at = first.length;
  for (let item = 0; item < count; item += 1) {
    if (placed.has(item)) continue;
    order[at] = item;
    at += 1;
  }
  return order;
}
