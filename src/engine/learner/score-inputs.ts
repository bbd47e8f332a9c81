/** A profile and a catalogue as the dense arrays that the score graph is computed from. */

import { SIGNAL_TYPES } from '../../core/signal.js';
import { strengthOf, weighActs } from '../../model/acts.js';
import { cosine } from '../../model/contributions.js';
import type { CatalogueIndex, Row } from '../../model/features.js';
import { FIELDS } from '../../model/fields.js';
import type { RankProfile } from '../../model/ranker.js';
import { showTerms } from '../../model/show-terms.js';
import type { Weights } from '../../model/weights.js';

/** Everything the score depends on but the weights. All arrays are row-major. */
export interface ScoreInputs {
  readonly items: number;
  /** Acts of the viewer that concern this catalogue. */
  readonly acts: number;
  /** [acts, items, fields]: φ of an act and a product; 0 on the product acted on. */
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
  /** [items, 2]: on stage (1 or 0), announced (1 over the place). */
  readonly stage: Float32Array;
}

/** Weights of 1 for what the show says, so that its terms come out as bare features. */
function bare(weights: Weights): Weights {
  return { ...weights, popularity: 1, stage: { onStage: 1, upcoming: 1 } };
}

/** Makes the inputs; acts × items × fields numbers, so for small catalogues and training batches. */
export function scoreInputs(
  index: CatalogueIndex,
  profile: RankProfile,
  weights: Weights,
): ScoreInputs {
  const items = index.products.length;
  const acts = weighActs(index, profile.signals, weights, profile.nowMs).filter((act) =>
    Number.isFinite(act.signal.at),
  );
  const likeness = new Float32Array(acts.length * items * FIELDS.length);
  const same = new Float32Array(acts.length * items);
  const types = new Float32Array(acts.length * SIGNAL_TYPES.length);
  acts.forEach((act, at) => {
    const source = act.query ?? index.rows(act.item);
    for (let item = 0; item < items; item += 1) {
      if (item === act.item) same[at * items + item] = 1;
      else likeness.set(likenessOf(index, source, item), (at * items + item) * FIELDS.length);
    }
    types[at * SIGNAL_TYPES.length + SIGNAL_TYPES.indexOf(act.signal.type)] = 1;
  });
  return {
    items,
    acts: acts.length,
    likeness,
    same,
    types,
    strengths: Float32Array.from(acts, ({ signal }) => strengthOf(signal.type, signal.value)),
    agesMs: Float32Array.from(acts, ({ signal }) => Math.max(0, profile.nowMs - signal.at)),
    ...showInputs(index, profile, weights),
  };
}

function likenessOf(index: CatalogueIndex, source: readonly Row[], item: number): number[] {
  const target = index.rows(item);
  return index.fields.map(({ weights }, at) =>
    cosine(source[at] as Row, target[at] as Row, weights),
  );
}

function showInputs(
  index: CatalogueIndex,
  { show, popularity }: RankProfile,
  weights: Weights,
): Pick<ScoreInputs, 'popularity' | 'stage'> {
  const terms = showTerms(index, show, popularity, bare(weights));
  const items = Array.from(index.products.keys());
  return {
    popularity: Float32Array.from(items, (item) => Math.expm1(terms.popularity.get(item) ?? 0)),
    stage: Float32Array.from(
      items.flatMap((item) => [terms.onStage.get(item) ?? 0, terms.upcoming.get(item) ?? 0]),
    ),
  };
}
