/** The part of the score that is about the show, and is the same for every viewer. */

import type { ShowState } from '../core/show.js';
import type { CatalogueIndex } from './features.js';
import { orderByScore } from './order.js';
import type { Pack } from './pack.js';
import { thetaOf } from './theta.js';
import type { Weights } from './weights.js';

/** What the terms of a show are made of. */
type ShowParts = Pick<
  ShowTerms,
  'onStage' | 'upcoming' | 'popularity' | 'past' | 'scores' | 'showOrder'
>;

/** What the show adds to each product. All arrays by item. */
export class ShowTerms {
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
  #showPlaces: Uint32Array | null = null;
  #byScore: Uint32Array | null = null;

  constructor({ onStage, upcoming, popularity, past, scores, showOrder }: ShowParts) {
    this.onStage = onStage;
    this.upcoming = upcoming;
    this.popularity = popularity;
    this.past = past;
    this.scores = scores;
    this.showOrder = showOrder;
  }

  /** Where each item stands in `showOrder`. Made when first asked for. */
  get showPlaces(): Uint32Array {
    if (this.#showPlaces === null) {
      const { showOrder } = this;
      const places = new Uint32Array(showOrder.length);
      for (let place = 0; place < places.length; place += 1) {
        places[showOrder[place] as number] = place;
      }
      this.#showPlaces = places;
    }
    return this.#showPlaces;
  }

  /** Every item by `scores`. Made when first asked for. */
  get byScore(): Uint32Array {
    this.#byScore ??= orderByScore(this.scores, this.showOrder);
    return this.#byScore;
  }
}

/**
 * The show's terms: θ_pop · ln(1 + popularity), `stage.onStage` for what is on stage,
 * `stage.upcoming / n` for the n-th of what is announced, and the pack's popularity and bias.
 * Unknown ids are ignored; a popularity that is negative or not finite counts as 0. The same objects
 * as the last time give the same terms, so none of them may be changed in place.
 */
export function showTerms(
  index: CatalogueIndex,
  show: ShowState,
  popularity: Readonly<Record<string, number>>,
  weights: Weights,
): ShowTerms {
  const last = made.get(index);
  if (last?.show === show && last.popularity === popularity && last.weights === weights) {
    return last.terms;
  }
  const terms = makeTerms(index, show, popularity, weights);
  made.set(index, { show, popularity, weights, terms });
  return terms;
}

/** The terms made last for a catalogue: a show stands still for many rankings. */
const made = new WeakMap<CatalogueIndex, Made>();

interface Made {
  readonly show: ShowState;
  readonly popularity: Readonly<Record<string, number>>;
  readonly weights: Weights;
  readonly terms: ShowTerms;
}

function makeTerms(
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
  return new ShowTerms({ onStage, upcoming, popularity: popular, past, scores, showOrder });
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
  order.set(first);
  const placed = Uint32Array.from(first).sort();
  let at = first.length;
  let next = 0;
  for (let item = 0; item < count; item += 1) {
    if (item === placed[next]) next += 1;
    else {
      order[at] = item;
      at += 1;
    }
  }
  return order;
}
