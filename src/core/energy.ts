/**
 * What a busy processor is assumed to draw, in watts. A page cannot measure it: one core of a phone
 * at work takes 1 to 3 W, one of a laptop 5 to 15 W. The figure is stated wherever it is used.
 */
export const ASSUMED_WATTS = 5;

/** Energy of some processor time, in joules. @param workMs milliseconds, 0 or more */
export function energyJoules(workMs: number): number {
  return (ASSUMED_WATTS * workMs) / 1000;
}
