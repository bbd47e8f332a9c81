/**
 * From an act to comparisons. A chosen product is preferred over its neighbours on the rail that
 * were seen and never chosen: up to two above it ("click over skip above", Joachims 2002) and up to
 * two below ("click over no-click next", Joachims et al. 2005). Those above contradict the ranking
 * and those below confirm it, so who presses at random teaches no direction. A product that is "not
 * for me" is behind its nearest such neighbour on either side.
 */

import type { Comparison } from '../core/comparison.js';
import type { NotedType, StoredSignal } from '../core/signal.js';
import { wordedType } from '../model/acts.js';

/** What was on the rail when the viewer acted. */
export interface Rail {
  /** Product ids by place, without the paid one, whose place says nothing. */
  readonly ids: readonly string[];
  /** What was seen in this visit, at least half visible for a second. */
  readonly seen: ReadonlySet<string>;
  /** What the viewer has acted on otherwise than by looking past it. */
  readonly touched: ReadonlySet<string>;
  /** What the show gives one product more than another, in units of the score. */
  readonly showDifference: (one: string, other: string) => number;
}

/** Acts that choose a product. */
export const CHOOSING: readonly NotedType[] = ['select', 'save', 'add', 'purchase', 'react'];

/** Neighbours on each side that a choice is compared with. */
const BESIDE_CHOICE = 2;
/** And a dismissal. */
const BESIDE_DISMISSAL = 1;

/** What an act says about its neighbours; nothing for what was not on the rail. */
export function comparisonsOf(
  act: StoredSignal,
  { ids, seen, touched, showDifference }: Rail,
  newId: () => string,
): Comparison[] {
  const type = wordedType(act);
  const own = act.productId;
  const place = own === undefined ? -1 : ids.indexOf(own);
  const chosen = CHOOSING.includes(type);
  if (own === undefined || place < 0 || !(chosen || type === 'dismiss')) return [];
  const most = chosen ? BESIDE_CHOICE : BESIDE_DISMISSAL;
  const passedBy = (id: string) => seen.has(id) && !touched.has(id);
  const above = ids.slice(0, place).reverse().filter(passedBy).slice(0, most);
  const below = ids
    .slice(place + 1)
    .filter(passedBy)
    .slice(0, most);
  return [...above, ...below].map((other) => {
    const [better, worse] = chosen ? [own, other] : [other, own];
    const show = showDifference(better, worse);
    return { id: newId(), at: act.at, signalId: act.id, better, worse, show };
  });
}
