/**
 * How far the viewer's own weights may go from the shipped ones. Each θ may grow or shrink by the
 * factor {@link STRETCH}, and move by {@link ROOM} of the largest θ besides, so that what ships as
 * nothing can come to count; and all of them together no further than {@link RADIUS} times the
 * length of the shipped vector. A weight never changes its sign but within that room.
 */

/** How many times larger or smaller a weight may become. */
export const STRETCH = 4;
/** What a weight may move besides, as a share of the largest shipped one. */
export const ROOM = 0.5;
/** How far all of them may move together, as a share of the length of the shipped vector. */
export const RADIUS = 1;

/** Bounds around the shipped weights. */
export interface TrustRegion {
  readonly centre: Float32Array;
  readonly low: Float32Array;
  readonly high: Float32Array;
  readonly radius: number;
}

/** The region around `centre`, which is not changed. */
export function trustRegion(centre: Float32Array): TrustRegion {
  const largest = centre.reduce((most, theta) => Math.max(most, Math.abs(theta)), 0);
  const room = ROOM * largest;
  return {
    centre,
    // Both ends of the stretch, whatever the sign; what ships as a help cannot become a harm.
    low: centre.map((theta) => (theta < 0 ? theta * STRETCH - room : theta / STRETCH)),
    high: centre.map((theta) => (theta < 0 ? theta / STRETCH : theta * STRETCH + room)),
    radius: RADIUS * Math.hypot(...centre),
  };
}

/** The nearest point of the region, approximately: first into the ball, then into the box. */
export function keepWithin(theta: Float32Array, region: TrustRegion): Float32Array {
  const { centre, low, high, radius } = region;
  const length = Math.hypot(...theta.map((value, at) => value - (centre[at] as number)));
  const scale = length > radius ? radius / length : 1;
  return theta.map((value, at) => {
    const from = centre[at] as number;
    const inBall = from + (value - from) * scale;
    return Math.min(high[at] as number, Math.max(low[at] as number, inBall));
  });
}

/** How far rounding may carry a weight out of the region, as a share of the radius. */
const ROUNDING = 1e-3;

/** True for what {@link keepWithin} gives. What comes from an export file may be anything. */
export function isWithin(theta: ArrayLike<number>, region: TrustRegion): boolean {
  if (theta.length !== region.centre.length) return false;
  const given = Float32Array.from(theta);
  const slack = ROUNDING * region.radius;
  return keepWithin(given, region).every(
    (value, at) => Math.abs(value - (given[at] as number)) <= slack,
  );
}
