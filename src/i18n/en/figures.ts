let numbers: Intl.NumberFormat | undefined;

/** A number in figures, `1,204`. */
export function figures(value: number): string {
  // Making a writer of numbers costs milliseconds, and these need none.
  if (Number.isInteger(value) && value >= 0 && value < 1000) return String(value);
  numbers ??= new Intl.NumberFormat('en', { maximumFractionDigits: 2 });
  return numbers.format(value);
}
