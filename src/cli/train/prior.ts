/**
 * What training starts from, and what stays as it is: choices made by hand, since no data that may
 * be used here holds a view, a search or a "not for me", nor a clock finer than a day.
 */

import type { Field } from '../../model/fields.js';
import type { Weights } from '../../model/weights.js';

/** Every field the same: no opinion. Also their sum in what is written. */
export const PRIOR_FIELDS: Readonly<Record<Field, number>> = {
  brand: 0.7,
  creator: 0.7,
  category: 0.7,
  title: 0.7,
  grams: 0.7,
  tags: 0.7,
  price: 0.7,
};

/** θ of what a pack brings, in the same units. */
export const PRIOR_PACK = { neighbours: 0.5, factors: 0.3, popularity: 0, bias: 0 } as const;

/** The set with a pack, but for its fields, where none was trained with. */
export const PRIOR_PACK_WEIGHTS: Omit<Weights['withPack'], 'fields'> = {
  popularity: 1,
  embedding: 1,
  neighbours: 1,
  factors: 1,
  bias: 1,
};

/** Parts of the weights that no purchase says anything about. */
export const PRIOR_REST: Pick<Weights, 'embedding' | 'stage' | 'events'> & {
  readonly popularity: number;
} = {
  embedding: 1,
  popularity: 1.5,
  stage: { onStage: 1.6, upcoming: 0.5, season: 0.1, region: 0.1 },
  events: {
    view: { alike: 0, same: 0 },
    dwell: { alike: 0.06, same: 0.04 },
    select: { alike: 0.5, same: 0.3 },
    save: { alike: 0.8, same: 1.2 },
    add: { alike: 0.7, same: -2 },
    purchase: { alike: 0.3, same: -3 },
    search: { alike: 0.9, same: 0 },
    react: { alike: 0.9, same: 0.6 },
    dismiss: { alike: -0.3, same: -4 },
  },
};

/** The short half-life is a show's own pace: half an hour. */
export const SHORT_HALF_LIFE_MS = 1_800_000;

/** Where the decays start: even shares, two weeks, one week an act. */
export const PRIOR_DECAY = { shortShare: 0.5, longDays: 14, actDays: 7 } as const;
