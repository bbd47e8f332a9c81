/** The part of the score that is about the show, and is the same for every viewer. */

import type { Product } from '../core/product.js';
import type { ShowState } from '../core/show.js';
import type { CatalogueIndex } from './features.js';
import { orderByScore } from './order.js';
import type { Pack } from './pack.js';
import { inSeason } from './season.js';
import { thetaOf } from './theta.js';
import type { Weights } from './weights.js';

/** What the terms of a show are made of. */
type ShowParts = Pick<
  ShowTerms,
  'onStage' | 'upcoming' | 'season' | 'region' | 'popularity' | 'past' | 'scores' | 'showOrder'
>;

/** What the show adds to each product. All arrays by item. */
export class ShowTerms {
  readonly onStage: ReadonlyMap<number, number>;
  readonly upcoming: ReadonlyMap<number, number>;
  /** Of what is of the season. */
  readonly season: ReadonlyMap<number, number>;
  /** Of what is made for the viewer's country. */
  readonly region: ReadonlyMap<number, number>;
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

  constructor(parts: ShowParts) {
    const { onStage, upcoming, season, region, popularity, past, scores, showOrder } = parts;
    this.onStage = onStage;
    this.upcoming = upcoming;
    this.season = season;
    this.region = region;
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

/** When, and for which country, a ranking is made. */
export interface Circumstances {
  /** Milliseconds since 1970. */
  readonly nowMs: number;
  /** The viewer's country, ISO 3166-1 alpha-2; null: not known, or not to be used. */
  readonly region: string | null;
}

/**
 * The show's terms: θ_pop · ln(1 + popularity), `stage.onStage` for what is on stage,
 * `stage.upcoming / n` for the n-th of what is announced, `stage.season` for what is of the season,
 * `stage.region` for what names the viewer's country among those it can be sent to (unless every
 * product does), and the pack's popularity and bias. Without circumstances nothing is of a season or country.
 * Unknown ids are ignored; a popularity that is negative or not finite counts as 0. The same objects
 * as the last time give the same terms, so none of them may be changed in place.
 */
export function showTerms(
  index: CatalogueIndex,
  show: ShowState,
  popularity: Readonly<Record<string, number>>,
  weights: Weights,
  circumstances: Circumstances | null = null,
): ShowTerms {
  const { month, region } = timelessly(circumstances);
  const last = made.get(index);
  if (
    last?.show === show &&
    last.popularity === popularity &&
    last.weights === weights &&
    last.month === month &&
    last.region === region
  ) {
    return last.terms;
  }
  const terms = makeTerms(index, show, popularity, weights, circumstances);
  made.set(index, { show, popularity, weights, month, region, terms });
  return terms;
}

/** What of the circumstances terms depend on; month -1: none are known. */
function timelessly(circumstances: Circumstances | null): Pick<Made, 'month' | 'region'> {
  if (circumstances === null) return { month: -1, region: null };
  const month = new Date(circumstances.nowMs).getUTCMonth();
  return { month: Number.isNaN(month) ? -1 : month, region: circumstances.region };
}

/** The terms made last for a catalogue: a show stands still for many rankings. */
const made = new WeakMap<CatalogueIndex, Made>();

interface Made {
  readonly show: ShowState;
  readonly popularity: Readonly<Record<string, number>>;
  readonly weights: Weights;
  readonly month: number;
  readonly region: string | null;
  readonly terms: ShowTerms;
}

function makeTerms(
  index: CatalogueIndex,
  show: ShowState,
  popularity: Readonly<Record<string, number>>,
  weights: Weights,
  circumstances: Circumstances | null,
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
  const season = seasonTerms(index, weights, circumstances);
  const region = regionTerms(index, weights, circumstances?.region ?? null);
  for (const terms of [popular, onStage, upcoming, season, region]) {
    for (const [item, term] of terms) (scores[item] as number) += term;
  }
  const past = pastTerms(index.pack, weights);
  past?.forEach((term, item) => {
    (scores[item] as number) += term;
  });
  const showOrder = orderOfShow(index.products.length, [...onStage.keys(), ...upcoming.keys()]);
  const parts = { onStage, upcoming, season, region, popularity: popular };
  return new ShowTerms({ ...parts, past, scores, showOrder });
}

function seasonTerms(
  { products, seasonal }: CatalogueIndex,
  { stage }: Weights,
  circumstances: Circumstances | null,
): Map<number, number> {
  if (circumstances === null || stage.season === 0) return new Map();
  const { nowMs, region } = circumstances;
  const now = seasonal.filter((item) => inSeason(products[item] as Product, nowMs, region));
  return new Map(now.map((item) => [item, stage.season]));
}

function regionTerms(
  { products, limited }: CatalogueIndex,
  { stage }: Weights,
  region: string | null,
): Map<number, number> {
  if (region === null || stage.region === 0) return new Map();
  const here = limited.filter((item) => products[item]?.regions?.includes(region) === true);
  // What is said of every product says nothing about any.
  return new Map(here.length === products.length ? [] : here.map((item) => [item, stage.region]));
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
