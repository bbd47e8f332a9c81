/** The tag-flip: how much rankings change when men's and women's words swap places in a shop. */

import { rankBiasedOverlap } from '../../model/fairness.js';
import { flipProduct, namedGender } from '../../model/fairness-flip.js';
import { type CatalogueIndex, createIndex } from '../../model/features.js';
import type { Ranking } from '../../model/ranker.js';
import type { Weights } from '../../model/weights.js';
import { ALL_STEPS, listsOf, rankAll } from './lists.js';
import { mean } from './measure.js';
import type { AuditViewer } from './viewers.js';

/** What the flip changed. */
export interface TagFlip {
  /** Products that name men, women, or both. */
  readonly products: number;
  /** Mean rank-biased overlap (p = .9) of the top ten before and after; 1: nothing changed. */
  readonly overlap: number;
  /** The same by kind of viewer. */
  readonly overlapByKind: Readonly<Record<string, number>>;
  /** Mean change of the score of the top ten, as a share of the mean score there. */
  readonly scoreChange: number;
  /**
   * The same with its sign, for products that named men minus those that named women: what being
   * called one rather than the other is worth.
   */
  readonly advantage: number;
}

/** Flips the whole shop, acts included, and ranks again; null where no product names anybody. */
export function flipShop(
  index: CatalogueIndex,
  viewers: readonly AuditViewer[],
  rankings: readonly Ranking[],
  weights: Weights,
): TagFlip | null {
  const genders = index.products.map(namedGender);
  const products = genders.filter((gender) => gender !== null).length;
  if (products === 0) return null;
  const flipped = createIndex(index.products.map(flipProduct), index.pack);
  const after = rankAll(flipped, viewers, weights);
  const lists = listsOf(index, rankings, ALL_STEPS);
  const listsAfter = listsOf(flipped, after, ALL_STEPS);
  const overlaps = lists.map((list, viewer) =>
    rankBiasedOverlap(list, listsAfter[viewer] as number[]),
  );
  const changes = { all: [] as number[], men: [] as number[], women: [] as number[] };
  lists.forEach((list, viewer) => {
    const before = (rankings[viewer] as Ranking).scores;
    const scale = mean(list.map((item) => Math.abs(before[item] as number)));
    if (scale === 0) return;
    for (const item of list) {
      const scoreAfter = (after[viewer] as Ranking).scores[item] as number;
      const change = (scoreAfter - (before[item] as number)) / scale;
      changes.all.push(Math.abs(change));
      const gender = genders[item];
      if (gender === 'men' || gender === 'women') changes[gender].push(change);
    }
  });
  const kinds = [...new Set(viewers.map(({ kind }) => kind))];
  const ofKind = (kind: string): number[] =>
    overlaps.filter((_, viewer) => viewers[viewer]?.kind === kind);
  return {
    products,
    overlap: mean(overlaps),
    overlapByKind: Object.fromEntries(kinds.map((kind) => [kind, mean(ofKind(kind))])),
    scoreChange: mean(changes.all),
    advantage: mean(changes.women) - mean(changes.men),
  };
}
