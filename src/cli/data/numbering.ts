/** Items numbered in the order in which the histories mention them. */

/**
 * Numbers names from 0, in the order of first mention, so that the numbers are the same whatever
 * the items are called.
 */
export interface Numbering {
  /** The number of a name; a new one at its first mention. */
  readonly number: (name: string) => number;
  /** The number of a name that was mentioned; undefined where it never was. */
  readonly find: (name: string) => number | undefined;
  /** Names by number. */
  readonly names: readonly string[];
}

/** A fresh numbering. */
export function createNumbering(): Numbering {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  return {
    names,
    find: (name) => numbers.get(name),
    number: (name) => {
      const known = numbers.get(name);
      if (known !== undefined) return known;
      numbers.set(name, names.length);
      names.push(name);
      return names.length - 1;
    },
  };
}
