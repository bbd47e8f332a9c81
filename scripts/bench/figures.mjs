/** Rounded as benches print figures. */
export const round = (value, places = 1) => Number(value.toFixed(places));

/** Nearest-rank quantile of numbers in any order; 0 of none. */
export function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
}
