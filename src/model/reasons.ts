/**
 * Why a product stands where it stands. Contributions are exact and add up to the score; "without
 * X this would be n-th" is the place that ranking and arranging again without the acts of X gives,
 * found by doing just that.
 */

import type { Explanation, Reason } from '../core/picks.js';
import type { Cause } from '../core/view.js';
import { type Arrangement, arrange, type PickOptions, withinCap } from './arrange.js';
import { causesOf } from './causes.js';
import type { CatalogueIndex } from './features.js';
import { type ActGroup, actsOf, describeActs, examplesOf, groupActs, mainField } from './groups.js';
import { labelOf } from './labels.js';
import { type Ranking, type RankProfile, rank, rankAgain } from './ranker.js';
import type { Weights } from './weights.js';

/**
 * Answers "why this?" for one product, shown or not; null for an id the catalogue does not have.
 * With `basedOnMe: false` only the show's stage counts, as in the order of the show.
 */
export function explain(
  index: CatalogueIndex,
  profile: RankProfile,
  weights: Weights,
  productId: string,
  options: PickOptions,
): Explanation | null {
  return explainAll(index, profile, weights, [productId], options)[0] ?? null;
}

/** As {@link explain} for several products, ranking again only once for each set of acts. */
export function explainAll(
  index: CatalogueIndex,
  profile: RankProfile,
  weights: Weights,
  productIds: readonly string[],
  options: PickOptions,
): Explanation[] {
  const ranking = withinCap(rank(index, profile, weights), options);
  const replay = replays(index, ranking, options);
  return productIds.flatMap((id) => {
    const item = index.itemOf.get(id);
    return item === undefined ? [] : explainItem(index, ranking, item, options, replay);
  });
}

/** All picks of the rail at once, and what of the viewer they rest on together. */
export interface Overview {
  /**
   * Best first, each as {@link explain} has it, but that no reason says whose acts it is made of and
   * which place would be without it: that takes a ranking for each.
   */
  readonly explanations: readonly Explanation[];
  readonly causes: readonly Cause[];
}

/** Explains the whole rail with two rankings, however many reasons there are. */
export function explainPicks(
  index: CatalogueIndex,
  profile: RankProfile,
  weights: Weights,
  options: PickOptions,
): Overview {
  const ranking = withinCap(rank(index, profile, weights), options);
  const replay = replays(index, ranking, options);
  const { order, picks } = replay([]);
  const items = order.slice(0, picks);
  return {
    explanations: items.map((item) => explainItem(index, ranking, item, options, replay, false)),
    causes: options.basedOnMe === false ? [] : causesOf(index, ranking, items),
  };
}

/** One reason before it is put into words, which is most of the work. */
export interface Term extends Pick<Reason, 'id' | 'contribution' | 'about'> {
  /** Without the acts behind it. */
  readonly brief: Reason;
  readonly reason: () => Reason;
}

/**
 * The terms of one product's score, largest in absolute value first, as reasons without places.
 * @param basedOnMe false leaves only on stage and upcoming, which is what show order is made of
 */
export function termsOf(
  index: CatalogueIndex,
  ranking: Ranking,
  item: number,
  basedOnMe: boolean,
): Term[] {
  const terms = showReasons(ranking, item, basedOnMe).map(
    (reason): Term => ({ ...reason, brief: reason, reason: () => reason }),
  );
  if (basedOnMe) {
    for (const group of groupActs(index, ranking.acts, ranking.weights, item)) {
      const { id, total } = group;
      if (total === 0) continue;
      const reason = (): Reason => viewerReason(index, ranking, item, group);
      const kind = group.same ? 'same' : 'similar';
      const brief: Reason = { id, kind, contribution: total, about: 'viewer' };
      terms.push({ id, contribution: total, about: 'viewer', brief, reason });
    }
  }
  return terms.sort(
    (a, b) => Math.abs(b.contribution) - Math.abs(a.contribution) || (a.id < b.id ? -1 : 1),
  );
}

/** Arranges again without some acts; remembers what it has done. */
type Replay = (without: readonly string[]) => Arrangement;

function replays(index: CatalogueIndex, ranking: Ranking, options: PickOptions): Replay {
  const known = new Map<string, Arrangement>();
  const numbers = new Map<string, number>();
  const numberOf = ranking.acts.map(({ signal: { id } }) => {
    const number = numbers.get(id) ?? numbers.size;
    numbers.set(id, number);
    return number;
  });
  return (without) => {
    const key = without.join(' ');
    let arrangement = known.get(key);
    if (arrangement === undefined) {
      const gone = new Uint8Array(ranking.acts.length);
      for (const id of without) gone[numbers.get(id) as number] = 1;
      const acts = ranking.acts.filter((_, nth) => gone[numberOf[nth] as number] === 0);
      arrangement = arrange(index, rankAgain(index, ranking, acts), options);
      known.set(key, arrangement);
    }
    return arrangement;
  };
}

function explainItem(
  index: CatalogueIndex,
  ranking: Ranking,
  item: number,
  options: PickOptions,
  replay: Replay,
  eachReason = true,
): Explanation {
  const basedOnMe = options.basedOnMe !== false;
  const now = replay([]);
  const terms = termsOf(index, ranking, item, basedOnMe);
  const reasons = terms.map((term) => {
    if (!eachReason) return term.brief;
    const reason = term.reason();
    return reason.acts === undefined
      ? reason
      : { ...reason, placeWithout: placeIn(replay(reason.acts.signalIds), item) };
  });
  const place = placeIn(now, item);
  const paid = now.paid === item;
  const everyAct = ranking.acts.map((act) => act.signal.id);
  return {
    productId: (index.products[item] as { id: string }).id,
    place,
    total: index.products.length,
    score: reasons.reduce((sum, reason) => sum + reason.contribution, 0),
    reasons,
    placeWithoutViewer: placeIn(replay(everyAct), item),
    discovery: now.discovery === item,
    promoted: paid,
    placeByScore: paid
      ? placeIn(arrange(index, ranking, { ...options, showPromoted: false }), item)
      : place,
  };
}

function placeIn(arrangement: Arrangement, item: number): number {
  return arrangement.order.indexOf(item) + 1;
}

function showReasons({ show }: Ranking, item: number, basedOnMe: boolean): Reason[] {
  const terms = [
    ['stage', show.onStage.get(item) ?? 0],
    ['upcoming', show.upcoming.get(item) ?? 0],
    ['season', basedOnMe ? (show.season.get(item) ?? 0) : 0],
    ['region', basedOnMe ? (show.region.get(item) ?? 0) : 0],
    ['popular', basedOnMe ? (show.popularity.get(item) ?? 0) : 0],
    ['past', basedOnMe ? (show.past?.[item] ?? 0) : 0],
  ] as const;
  return terms.flatMap(([kind, contribution]) =>
    contribution === 0 ? [] : [{ id: kind, kind, contribution, about: 'show' as const }],
  );
}

function viewerReason(
  index: CatalogueIndex,
  ranking: Ranking,
  item: number,
  group: ActGroup,
): Reason {
  const field = group.same ? undefined : mainField(group);
  const label =
    field === undefined ? undefined : labelOf(index, field, item, examplesOf(group, ranking.acts));
  return {
    id: group.id,
    kind: group.same ? 'same' : 'similar',
    contribution: group.total,
    about: 'viewer',
    ...(field === undefined ? {} : { field }),
    ...(label === undefined ? {} : { label }),
    acts: describeActs(index, actsOf(group, ranking.acts), ranking.stream),
  };
}
