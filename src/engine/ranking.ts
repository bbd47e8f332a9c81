import type { Comparison } from '../core/comparison.js';
import type { StreamPicksError } from '../core/errors.js';
import type { SpotlightWord } from '../core/pacing.js';
import type { Explanation, Pick } from '../core/picks.js';
import type { Product } from '../core/product.js';
import type { ReasonAnswer } from '../core/report.js';
import type { ShowState } from '../core/show.js';
import { EMPTY_SHOW } from '../core/show.js';
import type { Said, StoredSignal } from '../core/signal.js';
import type { Interest } from '../core/view.js';
import type { CatalogueIndex } from '../model/features.js';
import { createIndex } from '../model/features.js';
import { interests, saidAmount } from '../model/interests.js';
import { decodePack } from '../model/pack.js';
import type { PickOptions } from '../model/pick.js';
import { pick } from '../model/pick.js';
import type { Ranking, RankProfile } from '../model/ranker.js';
import { rank } from '../model/ranker.js';
import { reasonAnswer } from '../model/reason-answer.js';
import { explain, explainPicks, type Overview } from '../model/reasons.js';
import { sunkItems, unsendableItems } from '../model/sinks.js';
import { spotlightWords } from '../model/spotlight.js';
import type { Weights } from '../model/weights.js';
import { HAND_WEIGHTS } from '../model/weights.js';
import type { LearnJob } from './learner/job.js';
import { learnJob, withLearned } from './learner/pair-inputs.js';

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
  /** Whether acts of the viewer had a part in it. */
  readonly personal: boolean;
  /** True where there is no pick though there was something to pick. */
  readonly empty: boolean;
  /** Whether the spotlight's moment would be right; none where it is not based on the viewer. */
  readonly words: readonly SpotlightWord[];
  readonly durationMs: number;
}

/** How many rankings the median is taken over. */
const TIMED_RANKINGS = 21;

/** What is left out while the engine spares itself the steps after scoring. */
const PLAIN: Partial<PickOptions> = {
  discovery: false,
  diversity: false,
  calibration: false,
  popularityCap: false,
  fatigue: false,
};

/**
 * The catalogue, the show, the weights and the moment a ranking is made for. The moment, and with it
 * the weights, only moves when a new ranking is asked for, so that what "why this?" announces is
 * what deleting the acts then gives.
 */
export class RankingDesk {
  /** As shipped. */
  readonly standard: Weights = HAND_WEIGHTS;
  #weights: Weights = HAND_WEIGHTS;
  #own: readonly number[] | null = null;
  #plain = false;
  #index: CatalogueIndex = createIndex([]);
  #products: ReadonlyMap<string, Product> = new Map();
  /** A pack that waits for its catalogue. */
  #packBytes: Uint8Array | null = null;
  #show: ShowState = EMPTY_SHOW;
  #popularity: Readonly<Record<string, number>> = {};
  /** What the page says is in the basket; null: it says nothing. */
  #basket: readonly string[] | null = null;
  #momentMs: number;
  #last: Ranking | null = null;
  readonly #stream: string;
  readonly #maxPicks: number;
  readonly #timesMs: number[] = [];
  #rankings = 0;
  #spentMs = 0;
  readonly #clock: () => number;

  /** @param clock Milliseconds since any moment, for durations. */
  constructor(stream: string, maxPicks: number, nowMs: number, clock: () => number) {
    this.#stream = stream;
    this.#maxPicks = maxPicks;
    this.#momentMs = nowMs;
    this.#clock = clock;
  }

  /** The weights that this moment's rankings are made with. */
  get weights(): Weights {
    return this.#weights;
  }

  /** Products by id. */
  get products(): ReadonlyMap<string, Product> {
    return this.#products;
  }

  /** The catalogue's index. */
  get index(): CatalogueIndex {
    return this.#index;
  }

  /** Which shipped weights are used: their version, and whether with a pack. */
  get base(): string {
    return this.#index.pack === null ? this.standard.version : `${this.standard.version}+pack`;
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

  /** How often it ranked, and the time that took in all, milliseconds. */
  get work(): { readonly rankings: number; readonly spentMs: number } {
    return { rankings: this.#rankings, spentMs: this.#spentMs };
  }

  /** Takes another catalogue. Gives the reason why the pack does not go with it and was dropped. */
  setCatalogue(products: readonly Product[]): StreamPicksError | null {
    this.#index = createIndex(products);
    this.#products = new Map(products.map((product) => [product.id, product]));
    this.#last = null;
    try {
      this.#openPack();
      return null;
    } catch (error) {
      return error as StreamPicksError;
    }
  }

  /**
   * Takes a pack, at once or with its catalogue; one that is refused changes nothing else.
   * @throws {StreamPicksError} `model` where it cannot be read or is for another catalogue.
   */
  setPack(bytes: ArrayBuffer): void {
    this.#packBytes = new Uint8Array(bytes);
    this.#openPack();
  }

  setShow(show: ShowState): void {
    this.#show = show;
  }

  setBasket(productIds: readonly string[] | null): void {
    this.#basket = productIds;
  }

  setPopularity(popularity: Readonly<Record<string, number>>): void {
    this.#popularity = popularity;
  }

  /** From here on rankings are made for this moment, with these own weights or the standard ones. */
  moveTo(nowMs: number, own: readonly number[] | null, plain: boolean): void {
    this.#momentMs = nowMs;
    this.#own = own;
    this.#plain = plain;
    this.#weigh();
  }

  /** Lets go of the viewer's weights, and of the acts that the last ranking was made from. */
  forgetViewer(): void {
    this.#own = null;
    this.#last = null;
    this.#weigh();
  }

  /** Ranks the whole catalogue and takes the first places. */
  rank(viewer: RankedViewer): RankedPicks {
    const start = this.#clock();
    const ranking = rank(this.#index, this.#profileOf(viewer), this.#weights);
    const picks = pick(this.#index, ranking, this.#optionsFor(viewer));
    const words = viewer.basedOnMe
      ? spotlightWords(this.#index, ranking, picks, this.#show.onStage, viewer.region)
      : [];
    const durationMs = this.#clock() - start;
    this.#timesMs.push(durationMs);
    this.#rankings += 1;
    this.#spentMs += durationMs;
    if (this.#timesMs.length > TIMED_RANKINGS) this.#timesMs.shift();
    this.#last = ranking;
    return {
      picks,
      total: this.#products.size,
      reason: reasonAnswer(picks[0]),
      personal: viewer.basedOnMe && ranking.acts.some(({ alike }) => alike !== 0),
      empty: picks.length === 0 && this.#couldPick(ranking, viewer),
      words,
      durationMs,
    };
  }

  /** What the show gave one product more than another in the last ranking. */
  showDifference(one: string, other: string): number {
    const gave = (id: string) => this.#last?.show.scores[this.#index.itemOf.get(id) ?? -1] ?? 0;
    return gave(one) - gave(other);
  }

  /** Whether the first places of the show order hold a product. */
  isAmongShow(productId: string): boolean {
    const item = this.#index.itemOf.get(productId);
    const first = this.#last?.show.showOrder.subarray(0, this.#maxPicks);
    return item !== undefined && first !== undefined && first.includes(item);
  }

  /** What learning from some comparisons works on. */
  learnJob(signals: readonly StoredSignal[], comparisons: readonly Comparison[]): LearnJob {
    return learnJob(this.#index, signals, comparisons, this.standard);
  }

  /** Why a product stands where it stands; null for one that the catalogue does not have. */
  explain(viewer: RankedViewer, productId: string): Explanation | null {
    const profile = this.#profileOf(viewer);
    return explain(this.#index, profile, this.#weights, productId, this.#optionsFor(viewer));
  }

  /** The picks of the rail, and what of the viewer they rest on together. */
  explainPicks(viewer: RankedViewer): Overview {
    const profile = this.#profileOf(viewer);
    return explainPicks(this.#index, profile, this.#weights, this.#optionsFor(viewer));
  }

  /** Product ids of the rail as a viewer would have it; counts as no ranking. */
  preview(viewer: RankedViewer): string[] {
    const ranking = rank(this.#index, this.#profileOf(viewer), this.#weights);
    const picks = pick(this.#index, ranking, this.#optionsFor(viewer));
    return picks.map(({ productId }) => productId);
  }

  /** What the viewer's word on an interest counts; null where there is no such interest. */
  saidAmount(viewer: RankedViewer, id: string, said: Said): number | null {
    return saidAmount(this.#index, this.#profileOf(viewer), this.#weights, { id, said });
  }

  /** What the viewer's acts say about brands and categories, strongest first. */
  interests(viewer: RankedViewer): Interest[] {
    return interests(this.#index, this.#profileOf(viewer), this.#weights);
  }

  #openPack(): void {
    this.#index = { ...this.#index, pack: null };
    if (this.#packBytes === null || this.#products.size === 0) return;
    try {
      const pack = decodePack(this.#packBytes, this.#index.products);
      this.#index = { ...this.#index, pack };
    } catch (error) {
      this.#packBytes = null;
      throw error;
    } finally {
      // Own weights stand for one set of shipped weights; the next moment brings the right ones.
      this.#own = null;
      this.#weigh();
    }
  }

  #weigh(): void {
    const { standard } = this;
    this.#weights =
      this.#own === null ? standard : withLearned(standard, this.#index.pack, this.#own);
  }

  #couldPick({ acts, stream, nowMs }: Ranking, { region }: RankedViewer): boolean {
    const sunk = sunkItems(acts, stream, nowMs, this.#inBasket());
    for (const item of unsendableItems(this.#index, region)) sunk.add(item);
    return sunk.size < this.#index.products.length;
  }

  #profileOf({ signals, region }: RankedViewer): RankProfile {
    return {
      signals,
      region,
      basket: this.#inBasket(),
      show: this.#show,
      popularity: this.#popularity,
      stream: this.#stream,
      nowMs: this.#momentMs,
    };
  }

  #optionsFor({ basedOnMe, showPromoted, region }: RankedViewer): PickOptions {
    const maxPicks = this.#maxPicks;
    const options = { maxPicks, basedOnMe, showPromoted, region, basket: this.#inBasket() };
    return this.#plain ? { ...options, ...PLAIN } : options;
  }

  #inBasket(): ReadonlySet<number> | null {
    const { itemOf } = this.#index;
    return this.#basket && new Set(this.#basket.flatMap((id) => itemOf.get(id) ?? []));
  }
}
