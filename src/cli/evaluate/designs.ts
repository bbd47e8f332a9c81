/** The designs that are compared: what a ranking is allowed to know. */

import type { PrivacyRule } from '../prepare/private-inputs.js';
import { MIN_BUYERS } from '../prepare/rule-options.js';

/** In the order of the report. */
export const DESIGNS = [
  'popularity',
  'content',
  'hybrid',
  'hybridPrivate',
  'hybridPrivateProduct',
  'hybridPrivateNoise',
] as const;

/** Those that are measured unless asked otherwise. */
export const USUAL_DESIGNS: readonly Design[] = DESIGNS.filter(
  (design) => design !== 'hybridPrivateProduct',
);

/** One of {@link DESIGNS}. */
export type Design = (typeof DESIGNS)[number];

/** What the pack of each design that has one may tell of single buyers. */
export const DESIGN_RULES: Readonly<Partial<Record<Design, PrivacyRule>>> = {
  hybrid: { minBuyers: 1, epsilon: null },
  hybridPrivate: { minBuyers: MIN_BUYERS, epsilon: null, counts: 'pair' },
  hybridPrivateProduct: { minBuyers: MIN_BUYERS, epsilon: null, counts: 'product' },
  hybridPrivateNoise: { minBuyers: 1, epsilon: 8, unit: 'pair' },
};

/** Whether a design has a pack made of the other viewers' orders. */
export function hasPack(design: Design): boolean {
  return DESIGN_RULES[design] !== undefined;
}

/** Rules that are compared by `--rules`, by name. */
export const COMPARED_RULES: Readonly<Record<string, PrivacyRule>> = {
  none: { minBuyers: 1, epsilon: null },
  ...Object.fromEntries(
    (['pair', 'product'] as const).flatMap((counts) =>
      [2, 3, 5].map((minBuyers) => [
        `${minBuyers} buyers a ${counts}`,
        { minBuyers, epsilon: null, counts },
      ]),
    ),
  ),
  ...Object.fromEntries(
    (['pair', 'purchase', 'buyer'] as const).flatMap((unit) =>
      [8, 4, 1].map((epsilon) => [`epsilon ${epsilon} a ${unit}`, { minBuyers: 1, epsilon, unit }]),
    ),
  ),
};
