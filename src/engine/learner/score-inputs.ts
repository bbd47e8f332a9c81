/** A profile and a catalogue as the dense arrays that the score graph is computed from. */

import { SIGNAL_TYPES, type SignalType } from '../../core/signal.js';
import { strengthOf, weighActs } from '../../model/acts.js';
import { LIKENESSES, likenessOf } from '../../model/contributions.js';
import type { CatalogueIndex } from '../../model/features.js';
import { FIELDS } from '../../model/fields.js';
import type { Pack } from '../../model/pack.js';
import type { RankProfile } from '../../model/ranker.js';
import { showTerms } from '../../model/show-terms.js';
import type { Theta } from '../../model/theta.js';
import { STAGE_KEYS, type Weights } from '../../model/weights.js';

/** Everything the score depends on but the weights. All arrays are row-major. */
export interface ScoreInputs {
  readonly items: number;
  /** Acts of the viewer that concern this catalogue. */
  readonly acts: number;
  /** Whether there is a pack: which set of weights counts, and how the pack scales it. */
  readonly pack: Pack | null;
  /** [acts, items, likenesses]: φ of an act and a product; 0 on the product acted on. */
  readonly likeness: Float32Array;
  /** [acts, items]: 1 on the product acted on. */
  readonly same: Float32Array;
  /** [acts, signal types]: one-hot. */
  readonly types: Float32Array;
  /** [acts, 1]: strength of one act; see `strengthOf`. */
  readonly strengths: Float32Array;
  /** [acts, 1]: milliseconds, not negative. */
  readonly agesMs: Float32Array;
  /** [items, 1]: share, not negative. */
  readonly popularity: Float32Array;
  /** [items, stage keys]: on stage (1 or 0), announced (1 over the place), season and country (1 or 0). */
  readonly stage: Float32Array;
  /** [items, 2]: the pack's popularity and bias; zeros without a pack. */
  readonly past: Float32Array;
}

/** θ of 1 for everything, so that terms come out as bare features. */
const ONES: Theta = {
  fields: Object.fromEntries(FIELDS.map((field) => [field, 1])) as Theta['fields'],
  embedding: 1,
  neighbours: 1,
  factors: 1,
  popularity: 1,
  bias: 1,
};

/** Weights of 1 for what the show says, so that its terms come out as bare features. */
function bare(weights: Weights): Weights {
  return { ...weights, popularity: 1, stage: { onStage: 1, upcoming: 1, season: 1, region: 1 } };
}

/** Makes the inputs; acts × items × fields numbers, so for small catalogues and training batches. */
export function scoreInputs(
  index: CatalogueIndex,
  profile: RankProfile,
  weights: Weights,
): ScoreInputs {
  const items = index.products.length;
  // What a viewer said has no event weight to learn.
  const acts = weighActs(index, profile.signals, weights, profile.nowMs).filter(
    ({ signal }) => Number.isFinite(signal.at) && signal.type !== 'stated',
  );
  const likeness = new Float32Array(acts.length * items * LIKENESSES.length);
  const same = new Float32Array(acts.length * items);
  const types = new Float32Array(acts.length * SIGNAL_TYPES.length);
  acts.forEach((act, at) => {
    for (let item = 0; item < items; item += 1) {
      if (item === act.item) same[at * items + item] = 1;
      else
        likeness.set(likenessOf(index, ONES, act, item), (at * items + item) * LIKENESSES.length);
    }
    const type = SIGNAL_TYPES.indexOf(act.signal.type as SignalType);
    types[at * SIGNAL_TYPES.length + type] = 1;
  });
  return {
    items,
    acts: acts.length,
    pack: index.pack,
    likeness,
    same,
    types,
    strengths: Float32Array.from(acts, ({ signal }) => strengthOf(signal.type, signal.value)),
    agesMs: Float32Array.from(acts, ({ signal }) => Math.max(0, profile.nowMs - signal.at)),
    ...showInputs(index, profile, weights),
  };
}

function showInputs(
  index: CatalogueIndex,
  { show, popularity, nowMs, region = null }: RankProfile,
  weights: Weights,
): Pick<ScoreInputs, 'popularity' | 'stage' | 'past'> {
  const terms = showTerms(index, show, popularity, bare(weights), { nowMs, region });
  const items = Array.from(index.products.keys());
  return {
    popularity: Float32Array.from(items, (item) => Math.expm1(terms.popularity.get(item) ?? 0)),
    stage: Float32Array.from(
      items.flatMap((item) => STAGE_KEYS.map((key) => terms[key].get(item) ?? 0)),
    ),
    past: Float32Array.from(
      items.flatMap((item) => [index.pack?.popularityOf(item) ?? 0, index.pack?.biasOf(item) ?? 0]),
    ),
  };
}
