/** Tops an axis of shares may end at: steps that read well in whole viewers of 100. */
const TOPS = [0.1, 0.2, 0.3, 0.4, 0.6, 0.8, 1];

/** The least of the tops that holds all of `highs`; never below `atLeast`, so that an axis only grows. */
export function axisTop(highs: readonly number[], atLeast = 0): number {
  const highest = Math.max(atLeast, ...highs);
  return TOPS.find((top) => highest <= top + 1e-9) ?? 1;
}

/** Four or five even marks from 0 to `top`. */
export function axisTicks(top: number): readonly number[] {
  const steps = top === 0.3 || top === 0.6 ? 3 : top === 1 ? 5 : 4;
  const parts = top === 0.1 || top === 0.2 ? 2 : steps;
  return Array.from({ length: parts + 1 }, (_, index) => (top * index) / parts);
}
