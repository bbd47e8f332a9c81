/**
 * How fairly lists treat groups: of products (who gets seen) and of viewers (whom they serve).
 */

/** Groups smaller than this are not compared: one viewer or product more would turn the figure. */
export const LEAST_IN_GROUP = 2;

/** What one group of products got. */
export interface GroupExposure {
  readonly group: string;
  /** Products of the group in the catalogue. */
  readonly products: number;
  /** Share of all exposure, 0 to 1. */
  readonly exposure: number;
  /** Share of all merit (of all products, where no merit is given), 0 to 1. */
  readonly merit: number;
  /** exposure / merit: 1 is parity. */
  readonly ratio: number;
}

/** What one group of viewers got. */
export interface GroupQuality {
  readonly group: string;
  readonly viewers: number;
  /** Mean quality. */
  readonly mean: number;
  /** Half-width of the mean's 95 % interval: 1.96 standard errors. */
  readonly error: number;
}

/**
 * Exposure by group: a list's n-th place is worth 1 / log2(1 + n) (Singh and Joachims, KDD 2018,
 * section 3.1). Without `merit` the ratio is their demographic parity (exposure per product); with it,
 * their disparate treatment (exposure per merit). Products without a group are left out, of the
 * shares as well. Most products first; groups of the same size by name.
 * @param groupOf by item; null for none
 * @param merit by item, not negative
 */
export function exposureByGroup(
  lists: readonly (readonly number[])[],
  groupOf: readonly (string | null)[],
  merit?: ArrayLike<number>,
): GroupExposure[] {
  const groups = new Map<string, { products: number; exposure: number; merit: number }>();
  groupOf.forEach((group, item) => {
    if (group === null) return;
    const known = groups.get(group) ?? { products: 0, exposure: 0, merit: 0 };
    groups.set(group, known);
    known.products += 1;
    known.merit += merit === undefined ? 1 : (merit[item] as number);
  });
  for (const list of lists) {
    list.forEach((item, at) => {
      const known = groups.get(groupOf[item] ?? '');
      if (known !== undefined && groupOf[item] !== null) known.exposure += 1 / Math.log2(2 + at);
    });
  }
  const all = [...groups.values()];
  const exposed = all.reduce((sum, { exposure }) => sum + exposure, 0);
  const merited = all.reduce((sum, group) => sum + group.merit, 0);
  return [...groups]
    .map(([group, found]) => {
      const exposure = exposed === 0 ? 0 : found.exposure / exposed;
      const due = merited === 0 ? 0 : found.merit / merited;
      const ratio = due === 0 ? 0 : exposure / due;
      return { group, products: found.products, exposure, merit: due, ratio };
    })
    .sort((a, b) => b.products - a.products || (a.group < b.group ? -1 : 1));
}

/**
 * Parity of groups of products: lowest ratio over highest, 1 where all are treated the same, over
 * groups of at least `least` products; 1 where there are not two such groups.
 */
export function exposureParity(groups: readonly GroupExposure[], least = LEAST_IN_GROUP): number {
  const ratios = groups
    .filter(({ products, merit }) => products >= least && merit > 0)
    .map(({ ratio }) => ratio);
  const most = Math.max(...ratios);
  return ratios.length < 2 || most === 0 ? 1 : Math.min(...ratios) / most;
}

/** Mean quality by group of viewers, most viewers first; viewers without a group are left out. */
export function qualityByGroup(
  quality: readonly number[],
  groupOf: readonly (string | null)[],
): GroupQuality[] {
  const groups = new Map<string, number[]>();
  quality.forEach((value, viewer) => {
    const group = groupOf[viewer] ?? null;
    if (group === null) return;
    const known = groups.get(group);
    if (known === undefined) groups.set(group, [value]);
    else known.push(value);
  });
  return [...groups]
    .map(([group, values]) => {
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
      const spread = values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1));
      const error = (1.96 * spread) / Math.sqrt(values.length);
      return { group, viewers: values.length, mean, error };
    })
    .sort((a, b) => b.viewers - a.viewers || (a.group < b.group ? -1 : 1));
}

/** Largest difference of two groups' means, over groups of at least `least` viewers; 0 without two. */
export function qualityGap(groups: readonly GroupQuality[], least = LEAST_IN_GROUP): number {
  const means = groups.filter(({ viewers }) => viewers >= least).map(({ mean }) => mean);
  return means.length < 2 ? 0 : Math.max(...means) - Math.min(...means);
}
