/**
 * Paid places (design, section 3.2): at most one promoted product among the first six, and a
 * profile alone never raises one.
 */

/** The place that can be paid for. */
export const PAID_PLACE = 5;
/** Among these first places stands at most one promoted product. */
export const ONE_PROMOTED_WITHIN = 6;

/** An order with its promoted products put where they may stand. */
export interface Promotion {
  readonly order: readonly number[];
  /** The item that stands higher than its score puts it because somebody paid; -1 if none. */
  readonly paid: number;
  /** The one promoted item allowed among the first six; -1 if there is none. */
  readonly allowed: number;
}

/**
 * Puts promoted products in their places. Each earns the worse of two places: with the viewer's
 * terms and without them. The one that is best without them gets the paid place, where it does not
 * earn a better one; all others stand from the seventh place on.
 * @param order every item in its order so far
 * @param promoted items somebody paid for, each to be placed
 * @param byShow every item, ordered by the show's terms alone
 */
export function placePromoted(
  order: readonly number[],
  promoted: readonly number[],
  byShow: Uint32Array,
): Promotion {
  if (promoted.length === 0) return { order, paid: -1, allowed: -1 };
  const wanted = new Set(promoted);
  const byViewerPlace = placesOf(order, wanted);
  const byShowPlace = placesOf(byShow, wanted);
  const [allowed] = byShowPlace.keys() as Iterable<number> as [number];
  const slots = promoted.map((item): Slot => {
    const showPlace = byShowPlace.get(item) as number;
    const viewerPlace = byViewerPlace.get(item) as number;
    const earned = Math.max(showPlace, viewerPlace);
    const from =
      item === allowed ? Math.min(PAID_PLACE, earned) : Math.max(ONE_PROMOTED_WITHIN + 1, earned);
    return { item, from, showPlace, viewerPlace };
  });
  const others = order.filter((item) => !wanted.has(item));
  const earned = Math.max(byShowPlace.get(allowed) as number, byViewerPlace.get(allowed) as number);
  return { order: fillIn(others, slots), paid: earned > PAID_PLACE ? allowed : -1, allowed };
}

interface Slot {
  readonly item: number;
  /** First place it may stand in. */
  readonly from: number;
  readonly showPlace: number;
  readonly viewerPlace: number;
}

/**
 * Weaves promoted items into the others. Where the others run out, the rest stands in the order of
 * the show's terms, in which none comes before the place those terms give.
 */
function fillIn(others: readonly number[], slots: readonly Slot[]): number[] {
  const waiting = slots.toSorted((a, b) => a.from - b.from || a.viewerPlace - b.viewerPlace);
  const placed: number[] = [];
  let next = 0;
  while (next < others.length) {
    const slot = waiting[0];
    if (slot !== undefined && slot.from <= placed.length + 1) {
      placed.push(slot.item);
      waiting.shift();
    } else {
      placed.push(others[next] as number);
      next += 1;
    }
  }
  waiting.sort((a, b) => a.showPlace - b.showPlace);
  return [...placed, ...waiting.map(({ item }) => item)];
}

/** Places (1 = first) of the wanted items, in the order in which they come. */
function placesOf(order: Iterable<number>, wanted: ReadonlySet<number>): Map<number, number> {
  const places = new Map<number, number>();
  let place = 0;
  for (const item of order) {
    place += 1;
    if (wanted.has(item)) places.set(item, place);
    if (places.size === wanted.size) break;
  }
  return places;
}
