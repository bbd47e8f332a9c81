/**
 * Rounds parts so that what is shown adds up to the rounded total: each part is rounded down to
 * the grid, and the steps still missing go to the parts with the largest remainders (Hamilton's
 * method of largest remainders).
 *
 * @param parts the exact values, of either sign; their sum is the total
 * @param digits decimals shown, 0 to 6
 * @returns the parts on the grid, in the same order, and their sum
 */
export function roundToSum(
  parts: readonly number[],
  digits: number,
): { parts: number[]; total: number } {
  const scale = 10 ** digits;
  // Adding zero turns a negative zero into a plain one.
  const total = Math.round(parts.reduce((sum, part) => sum + part, 0) * scale) + 0;
  const floors = parts.map((part) => Math.floor(part * scale));
  let missing = total - floors.reduce((sum, floor) => sum + floor, 0);
  const byRemainder = parts
    .map((part, index) => ({ index, remainder: part * scale - Math.floor(part * scale) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder) {
    if (missing <= 0) break;
    floors[index] = (floors[index] ?? 0) + 1;
    missing -= 1;
  }
  return { parts: floors.map((floor) => floor / scale), total: total / scale };
}
