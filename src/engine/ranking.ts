import type { Explanation, Pick } from '../core/picks.js';
import type { Product } from '../core/product.js';
import type { ReasonAnswer } from '../core/report.js';
import type { ShowState } from '../core/show.js';
import { EMPTY_SHOW } from '../core/show.js';
import type { StoredSignal } from '../core/signal.js';
import type { Interest } from '../core/view.js';
import type { CatalogueIndex } from '../model/features.js';
import { createIndex } from '../model/features.js';
import { interests } from '../model/interests.js';
import type { PickOptions } from '../model/pick.js';
import { pick } from '../model/pick.js';
import type { RankProfile } from '../model/ranker.js';
import { rank } from '../model/ranker.js';
import { reasonAnswer } from '../model/reason-answer.js';
import { explain, explainAll } from '../model/reasons.js';
import type { Weights } from '../model/weights.js';
import { HAND_WEIGHTS } from '../model/weights.js';

/** What of the viewer goes into a ranking. */
export interface RankedViewer {
  readonly signals: readonly StoredSignal[];
  readonly basedOnMe: boolean;
  readonly showPromoted: boolean;
  /** Country, ISO 3166-1 alpha-2; null: not known, or not to be used. */
  readonly region: string | null;
}

/** One ranking, ready for the rail. */
export interface RankedPicks {
  readonly picks: readonly Pick[];
  readonly total: number;
  /** Kind of reason behind the first pick. */
  readonly reason: ReasonAnswer;
}

/** How many rankings the median is taken over. */
const TIMED_RANKINGS = 21;

/**
 * The catalogue, the show and the moment a ranking is made for. The moment only moves when a new
 * ranking is asked for, so that what "why this?" announces is what deleting the acts then gives.
 */
export class RankingDesk {
  readonly weights: Weights = HAND_WEIGHTS;
  #index: CatalogueIndex = createIndex([]);
  #products: ReadonlyMap<string, Product> = new Map();
  #show: ShowState = EMPTY_SHOW;
  #popularity: Readonly<Record<string, number>> = {};
  #momentMs: number;
  readonly #stream: string;
  readonly #maxPicks: number;
  readonly #timesMs: number[] = [];

  constructor(stream: string, maxPicks: number, nowMs: number) {
    this.#stream = stream;
    this.#maxPicks = maxPicks;
    this.#momentMs = nowMs;
  }

  /** Products by id. */
  get products(): ReadonlyMap<string, Product> {
    return this.#products;
  }

  /** The show as it stands. */
  get show(): ShowState {
    return this.#show;
  }

  /** Median time of the last rankings, milliseconds; 0 before the first. */
  get rankMs(): number {
    const sorted = [...this.#timesMs].sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? 0;
  }

  setCatalogue(products: readonly Product[]): void {
    this.#index = createIndex(products);
    this.#products = new Map(products.map((product) => [product.id, product]));
  }

  setShow(show: ShowState): void {
    this.#show = show;
  }

  setPopularity(popularity: Readonly<Record<string, number>>): void {
    this.#popularity = popularity;
  }

  /** From here on rankings are made for this moment. */
  moveTo(nowMs: number): void {
    this.#momentMs = nowMs;
  }

  /** Ranks the whole catalogue and takes the first places. */
  rank(viewer: RankedViewer): RankedPicks {
    const start = performance.now();
    const ranking = rank(this.#index, this.#profileOf(viewer), this.weights);
    const picks = pick(this.#index, ranking, this.#optionsFor(viewer));
    this.#timesMs.push(performance.now() - start);
    if (this.#timesMs.length > TIMED_RANKINGS) this.#timesMs.shift();
    return { picks, total: this.#products.size, reason: reasonAnswer(picks[0]) };
  }

  /** Why a product stands where it stands; null for one that the catalogue does not have. */
  explain(viewer: RankedViewer, productId: string): Explanation | null {
    const profile = this.#profileOf(viewer);
    return explain(this.#index, profile, this.weights, productId, this.#optionsFor(viewer));
  }

  /** The same for each pick of the rail. */
  explainPicks(viewer: RankedViewer): Explanation[] {
    const ids = this.rank(viewer).picks.map(({ productId }) => productId);
    const profile = this.#profileOf(viewer);
    return explainAll(this.#index, profile, this.weights, ids, this.#optionsFor(viewer));
  }

  /** What the viewer's acts say about brands and categories, strongest first. */
  interests(viewer: RankedViewer): Interest[] {
    return interests(this.#index, this.#profileOf(viewer), this.weights);
  }

  #profileOf({ signals }: RankedViewer): RankProfile {
    return {
      signals,
      show: this.#show,
      popularity: this.#popularity,
      stream: this.#stream,
      nowMs: this.#momentMs,
    };
  }

  #optionsFor({ basedOnMe, showPromoted, region }: RankedViewer): PickOptions {
    return { maxPicks: this.#maxPicks, basedOnMe, showPromoted, region };
  }
}
