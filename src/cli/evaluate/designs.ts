/** The designs that are compared: what a ranking is allowed to know. */

/** In the order of the report. */
export const DESIGNS = ['popularity', 'content', 'hybrid', 'hybridPrivate'] as const;

/** One of {@link DESIGNS}. */
export type Design = (typeof DESIGNS)[number];

/** Fewest buyers behind anything in the pack of each design that has one; 1: no rule. */
export const MIN_BUYERS: Readonly<Partial<Record<Design, number>>> = {
  hybrid: 1,
  hybridPrivate: 5,
};

/** Whether a design has a pack made of the other viewers' orders. */
export function hasPack(design: Design): boolean {
  return MIN_BUYERS[design] !== undefined;
}
