/**
 * The fewest of the viewer's own acts without which a product would lose its place, as in PRINCE
 * (Ghazimatin et al., WSDM 2020) and ACCENT (Tran et al., SIGIR 2021). Contributions add up, so for
 * one rival the fewest acts are those with the largest gaps c(e, product) - c(e, rival), taken until
 * the rival is ahead. Steps after scoring can undo that, so every answer is arranged anew before it
 * is given.
 */

import type { Product } from '../core/product.js';
import { arrange, type PickOptions, withinCap } from './arrange.js';
import { contributions } from './contributions.js';
import type { CatalogueIndex } from './features.js';
import { type Ranking, type RankProfile, rank, rankAgain } from './ranker.js';
import type { Weights } from './weights.js';

/** So many products behind it are looked at as rivals. */
const RIVALS = 24;
/** Sets tried before all acts are taken as the answer to begin with. */
const MAX_TRIES = 128;
/** Share of the scores below which a gap may be a tie. */
const TIE = 1e-9;

/** A set of acts that holds a product in its place. */
export interface SmallestSet {
  /** Signals whose removal makes the product stand lower; without any one of them it would not. */
  readonly signalIds: readonly string[];
  /** Place (1 = first) now and without them. */
  readonly place: number;
  readonly placeWithout: number;
  /** Id of the product that then stands in its place. */
  readonly replacedBy: string;
  /** Ranking and arranging without these signals has given just that. */
  readonly verified: boolean;
}

/**
 * The smallest such set that is found, by putting one of the {@link RIVALS} next products ahead; of it
 * nothing can be spared. Where places follow from scores alone and one rival is enough, it is the
 * smallest of all that put one of these ahead.
 * @returns null for a product that the catalogue does not have, or that no set tried, nor taking away
 *   all acts, moves down
 */
export function smallestSet(
  index: CatalogueIndex,
  profile: RankProfile,
  weights: Weights,
  productId: string,
  options: PickOptions,
): SmallestSet | null {
  const item = index.itemOf.get(productId);
  if (item === undefined || options.basedOnMe === false) return null;
  const ranking = rank(index, profile, weights);
  const now = arrange(index, ranking, options).order;
  const place = now.indexOf(item) + 1;
  const orderWithout = (gone: ReadonlySet<number>): readonly number[] =>
    orderOf(index, ranking, gone, options);
  const falls = (gone: ReadonlySet<number>): boolean => orderWithout(gone).indexOf(item) >= place;
  const rivals = now.filter((other) => other !== item).slice(0, place - 1 + RIVALS);
  const capped = withinCap(ranking, options);
  const first = firstThatFalls(index, capped, item, rivals, falls);
  if (first === null) return null;
  const found = spare(first, falls);
  const order = orderWithout(found);
  const placeWithout = order.indexOf(item) + 1;
  return {
    signalIds: ranking.acts.flatMap(({ signal }, nth) => (found.has(nth) ? [signal.id] : [])),
    place,
    placeWithout,
    replacedBy: (index.products[order[place - 1] as number] as Product).id,
    verified: placeWithout > place,
  };
}

function orderOf(
  index: CatalogueIndex,
  ranking: Ranking,
  gone: ReadonlySet<number>,
  options: PickOptions,
): readonly number[] {
  const acts = ranking.acts.filter((_, nth) => !gone.has(nth));
  return arrange(index, rankAgain(index, ranking, acts), options).order;
}

/** Acts by their gap to one rival, and how many of the first put the rival ahead by score. */
interface Plan {
  readonly acts: readonly number[];
  /** At least 1; more than all of them where no number does. */
  readonly count: number;
}

/** The first set, smallest first, with which the product falls; null where none of those tried does. */
function firstThatFalls(
  index: CatalogueIndex,
  ranking: Ranking,
  item: number,
  rivals: readonly number[],
  falls: (gone: ReadonlySet<number>) => boolean,
): Set<number> | null {
  const own = contributions(index, ranking.acts, ranking.weights, item).map(({ total }) => total);
  const plans = rivals
    .map((rival) => planAgainst(index, ranking, item, own, rival))
    .filter(({ acts, count }) => count <= acts.length)
    .sort((a, b) => a.count - b.count);
  let tries = 0;
  for (let size = 1; size <= ranking.acts.length; size += 1) {
    for (const { acts, count } of plans) {
      // Steps after scoring may ask for more than the scores do: then the next gaps go too.
      if (count > size || size > acts.length) continue;
      if (tries >= MAX_TRIES) break;
      tries += 1;
      const gone = new Set(acts.slice(0, size));
      if (falls(gone)) return gone;
    }
  }
  const all = new Set(ranking.acts.keys());
  return falls(all) ? all : null;
}

function planAgainst(
  index: CatalogueIndex,
  { acts, scores, weights }: Ranking,
  item: number,
  own: readonly number[],
  rival: number,
): Plan {
  const gaps = contributions(index, acts, weights, rival).map(
    ({ total }, nth) => (own[nth] as number) - total,
  );
  const byGap = Array.from(gaps.keys())
    .filter((nth) => (gaps[nth] as number) > 0)
    .sort((a, b) => (gaps[b] as number) - (gaps[a] as number));
  // A tie that rounding hides is still worth a try.
  const tie = TIE * (1 + Math.abs(scores[item] as number) + Math.abs(scores[rival] as number));
  let ahead = (scores[item] as number) - (scores[rival] as number);
  for (let count = 1; count <= byGap.length; count += 1) {
    ahead -= gaps[byGap[count - 1] as number] as number;
    if (ahead <= tie) return { acts: byGap, count };
  }
  return { acts: byGap, count: byGap.length + 1 };
}

/**
 * Puts acts back that are not needed, the ones taken last first, until each that is left is: since steps
 * after scoring may make an act needless once another is back, one pass is not enough.
 */
function spare(gone: Set<number>, falls: (gone: ReadonlySet<number>) => boolean): Set<number> {
  let needed = gone;
  for (let before = 0; before !== needed.size; ) {
    before = needed.size;
    for (const nth of [...needed].reverse()) {
      if (needed.size === 1) return needed;
      const without = new Set(needed);
      without.delete(nth);
      if (falls(without)) needed = without;
    }
  }
  return needed;
}
