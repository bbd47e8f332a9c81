/** A ranking by score alone. What not every caller needs is made when it is first asked for. */

import type { Act } from './acts.js';
import type { CatalogueIndex } from './features.js';
import { firstByScore, type KnownOrder, orderAgain, orderByScore } from './order.js';
import type { ShowTerms } from './show-terms.js';
import type { Weights } from './weights.js';

/** What a ranking is made of. */
export interface RankingParts {
  readonly index: CatalogueIndex;
  /** The viewer's terms by item. */
  readonly viewer: Float64Array;
  readonly acts: readonly Act[];
  readonly show: ShowTerms;
  readonly weights: Weights;
  readonly stream: string;
  readonly nowMs: number;
}

/** A ranking by score alone, before the steps of `arrange.ts`. */
export class Ranking {
  /** By item, which is the place in the catalogue. Finite. */
  readonly scores: Float64Array;
  readonly acts: readonly Act[];
  readonly show: ShowTerms;
  readonly weights: Weights;
  readonly stream: string;
  readonly nowMs: number;
  readonly #parts: RankingParts;
  #known: KnownOrder | null;
  #order: Uint32Array | null = null;
  #ids: readonly string[] | null = null;

  /**
   * @param known an order of nearly the same scores, with the same ties, which makes ordering
   *   quicker; null: none
   */
  constructor(parts: RankingParts, known: KnownOrder | null) {
    const { viewer, acts, show, weights, stream, nowMs } = parts;
    this.scores = sumOf(show.scores, viewer);
    this.acts = acts;
    this.show = show;
    this.weights = weights;
    this.stream = stream;
    this.nowMs = nowMs;
    this.#parts = parts;
    this.#known = known;
  }

  /** What of the scores the viewer's acts gave, by item. */
  get viewer(): Float64Array {
    return this.#parts.viewer;
  }

  /** Items, highest score first; ties in show order. */
  get order(): Uint32Array {
    const { showOrder } = this.show;
    this.#order ??=
      this.#known === null
        ? orderByScore(this.scores, showOrder)
        : orderAgain(this.scores, showOrder, this.show.showPlaces, this.#known);
    // Rankings made one from the other must not keep each other.
    this.#known = null;
    return this.#order;
  }

  /** All product ids, highest score first. */
  get ids(): readonly string[] {
    const { products } = this.#parts.index;
    this.#ids ??= Array.from(this.order, (item) => (products[item] as { id: string }).id);
    return this.#ids;
  }

  /** The first places of `order`, at most `count`, without ordering the rest. */
  first(count: number): Uint32Array {
    if (this.#order !== null) return this.#order.slice(0, count);
    return firstByScore(this.scores, this.show.showOrder, count);
  }

  /** The same viewer's ranking with other terms of the same show. */
  withShow(show: ShowTerms): Ranking {
    return new Ranking({ ...this.#parts, show }, this.#order === null ? null : this.#asKnown());
  }

  /** The ranking of the same show with other acts and what they give each item. */
  withActs(acts: readonly Act[], viewer: Float64Array): Ranking {
    return new Ranking({ ...this.#parts, acts, viewer }, this.#asKnown());
  }

  #asKnown(): KnownOrder {
    return { scores: this.scores, order: this.order };
  }
}

function sumOf(show: Float64Array, viewer: Float64Array): Float64Array {
  const scores = new Float64Array(viewer.length);
  for (let item = 0; item < scores.length; item += 1) {
    scores[item] = (show[item] as number) + (viewer[item] as number);
  }
  return scores;
}
