/** Viewers whose taste is known, and shops' real buyers, at a rail that learns from them. */

import type { Comparison } from '../../core/comparison.js';
import { EMPTY_SHOW } from '../../core/show.js';
import type { StoredSignal } from '../../core/signal.js';
import { comparisonsOf } from '../../engine/comparisons.js';
import { learnWeights } from '../../engine/learner/learn.js';
import { learnJob, withLearned } from '../../engine/learner/pair-inputs.js';
import type { CatalogueIndex } from '../../model/features.js';
import { FIELDS, type Field } from '../../model/fields.js';
import { type Ranking, rank } from '../../model/ranker.js';
import type { Weights } from '../../model/weights.js';
import { drawBelow } from '../data/seeded.js';

/** What the simulated viewers care for, as θ of their own; nothing else moves them. */
export const TASTES = {
  brand: { brand: 1 },
  price: { price: 1 },
  words: { title: 1, grams: 0.5 },
  brandAndPrice: { brand: 1, price: 1 },
} as const satisfies Record<string, Partial<Record<Field, number>>>;

/** One of {@link TASTES}. */
export type Taste = keyof typeof TASTES;

/** A session as it went: what was done, and what followed from it. */
export interface Session {
  readonly acts: readonly StoredSignal[];
  readonly comparisons: readonly Comparison[];
  readonly nowMs: number;
}

/** Products on the rail. */
const RAIL = 10;
/** Of these, what the show puts there: one that the viewer likes, the others at random. */
const FROM_SHOW = 3;
/** The liked one is drawn from so many that the viewer likes best. */
const LIKED = 30;
/** Comparisons after which a session ends, and after which weights are learned on the way. */
const MOST_COMPARISONS = 20;
const LEARN_AFTER = 10;
/** Choices after which a session ends in any case. */
const MOST_CHOICES = 40;
/** A choice a minute. */
const PACE_MS = 60_000;
const START_MS = Date.UTC(2020, 0, 1);

/** A rail at which acts become comparisons, by the code of the engine. */
class Rail {
  readonly acts: StoredSignal[] = [];
  readonly comparisons: Comparison[] = [];
  readonly taken = new Set<number>();
  nowMs = START_MS;
  readonly #index: CatalogueIndex;

  constructor(index: CatalogueIndex) {
    this.#index = index;
  }

  /** Items by score, without those that were chosen already. */
  best(weights: Weights): number[] {
    const { order } = rankingFor(this.#index, this, weights);
    return Array.from(order).filter((item) => !this.taken.has(item));
  }

  /** The viewer opens a product; `shown` are the items of the rail by place, all of them seen. */
  choose(item: number, shown: readonly number[]): void {
    const idOf = (each: number) => (this.#index.products[each] as { id: string }).id;
    const id = String(this.acts.length).padStart(4, '0');
    const act = { id, type: 'select', productId: idOf(item), at: this.nowMs, stream: '' } as const;
    const ids = shown.map(idOf);
    const touched = new Set([...this.taken].map(idOf));
    this.comparisons.push(
      ...comparisonsOf(
        act,
        { ids, seen: new Set(ids), touched, showDifference: () => 0 },
        () => id,
      ),
    );
    this.acts.push(act);
    this.taken.add(item);
    this.nowMs += PACE_MS;
  }

  end(): Session {
    const { acts, comparisons, nowMs } = this;
    return { acts, comparisons: comparisons.slice(0, MOST_COMPARISONS), nowMs };
  }
}

/** Scores and order of all items for a viewer with these acts. */
export function rankingFor(
  index: CatalogueIndex,
  { acts, nowMs }: Pick<Session, 'acts' | 'nowMs'>,
  weights: Weights,
): Pick<Ranking, 'scores' | 'order'> {
  const profile = { signals: acts, show: EMPTY_SHOW, stream: '', popularity: {}, nowMs };
  return rank(index, profile, weights);
}

/** Weights learned from the first comparisons of a session; from none, the shipped ones. */
export function learnedWeights(
  index: CatalogueIndex,
  { acts, comparisons }: Pick<Session, 'acts' | 'comparisons'>,
  count: number,
  shipped: Weights,
): Weights {
  if (count === 0) return shipped;
  const job = learnJob(index, acts, comparisons.slice(0, count), shipped);
  return withLearned(shipped, index.pack, learnWeights(job));
}

/** The weights of a viewer with this taste; all else as shipped. */
export function weightsOf(taste: Taste, shipped: Weights): Weights {
  const own: Partial<Record<Field, number>> = TASTES[taste];
  const pairs = FIELDS.map((field) => [field, own[field] ?? 0]);
  return { ...shipped, fields: Object.fromEntries(pairs) as Weights['fields'], embedding: 0 };
}

/**
 * A viewer with a taste: opens `first`, then at each step, of all on the rail, what is most like
 * what was opened before by that taste. The rail holds the best by the weights learned so far.
 */
export function simulateViewer(
  index: CatalogueIndex,
  shipped: Weights,
  taste: Taste,
  first: number,
  random: () => number,
): Session {
  const rail = new Rail(index);
  rail.choose(first, [first]);
  const wants = weightsOf(taste, shipped);
  let weights = shipped;
  let learnedFrom = 0;
  for (let choice = 0; choice < MOST_CHOICES; choice += 1) {
    if (rail.comparisons.length >= MOST_COMPARISONS) break;
    const liked = rail.best(wants);
    // A small shop runs out of what was not chosen yet.
    if (liked.length === 0) break;
    const shown = rail.best(weights).slice(0, RAIL - FROM_SHOW);
    const place = (item: number | undefined) => {
      if (item === undefined || shown.includes(item)) return;
      shown.splice(drawBelow(shown.length + 1, random), 0, item);
    };
    place(liked[drawBelow(Math.min(LIKED, liked.length), random)]);
    for (let more = 1; more < FROM_SHOW; more += 1) place(liked[drawBelow(liked.length, random)]);
    const places = new Map(liked.map((item, at) => [item, at]));
    const chosen = shown.reduce((one, other) =>
      (places.get(other) as number) < (places.get(one) as number) ? other : one,
    );
    rail.choose(chosen, shown);
    if (rail.comparisons.length >= learnedFrom + LEARN_AFTER) {
      learnedFrom = rail.comparisons.length;
      weights = learnedWeights(index, rail, learnedFrom, shipped);
    }
  }
  return rail.end();
}

/**
 * A real buyer: at each step the next purchase stands on a rail with nine others, in the order of
 * their scores, and is chosen. The others are drawn at random, or are the best by score, which is
 * harder than any rail that a ranker would make, since the purchase is put in whatever its score.
 */
export function replayPurchases(
  index: CatalogueIndex,
  shipped: Weights,
  items: readonly number[],
  others: 'random' | 'best',
  random: () => number,
): Session {
  const rail = new Rail(index);
  items.forEach((item, at) => {
    if (rail.taken.has(item)) return;
    const best = rail.best(shipped);
    const shown = new Set([item]);
    for (const each of others === 'best' ? best : []) {
      if (shown.size < RAIL) shown.add(each);
    }
    while (shown.size < Math.min(RAIL, best.length)) {
      shown.add(best[drawBelow(best.length, random)] as number);
    }
    const places = new Map(best.map((each, place) => [each, place]));
    const sorted = [...shown].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
    rail.choose(item, at === 0 ? [item] : sorted);
  });
  return rail.end();
}
