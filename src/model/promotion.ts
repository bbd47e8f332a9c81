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
 * @param order items in their order so far; only these are placed
 * @param promoted items somebody paid for; others than in `order` are ignored
 * @param byShow every item, ordered by the show's terms alone
 */
export function placePromoted(
  order: readonly number[],
  promoted: readonly number[],
  byShow: Uint32Array,
): Promotion {
  const here = new Set(order);
  const wanted = new Set(promoted.filter((item) => here.has(item)));
  if (wanted.size === 0) return { order, paid: -1, allowed: -1 };
  const byViewerPlace = placesOf(order, wanted);
  const byShowPlace = placesOf(byShow, wanted);
  const earned = (item: number): number =>
    Math.max(byViewerPlace.get(item) as number, byShowPlace.get(item) as number);
  const [allowed] = byShowPlace.keys() as Iterable<number> as [number];
  const targets = [...wanted].map((item) => ({
    item,
    place:
      item === allowed
        ? Math.min(PAID_PLACE, earned(item))
        : Math.max(ONE_PROMOTED_WITHIN + 1, earned(item)),
  }));
  targets.sort(
    (a, b) =>
      a.place - b.place ||
      (byViewerPlace.get(a.item) as number) - (byViewerPlace.get(b.item) as number),
  );
  const placed: number[] = [];
  const others = order.filter((item) => !wanted.has(item));
  let next = 0;
  for (const { item, place } of targets) {
    while (placed.length < place - 1 && next < others.length) {
      placed.push(others[next] as number);
      next += 1;
    }
    placed.push(item);
  }
  placed.push(...others.slice(next));
  return { order: placed, paid: earned(allowed) > PAID_PLACE ? allowed : -1, allowed };
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
