/** Comparisons as the numbers that learning works on. */

import type { Comparison } from '../../core/comparison.js';
import type { StoredSignal } from '../../core/signal.js';
import { type Act, weighActs } from '../../model/acts.js';
import { contributions, LIKENESSES } from '../../model/contributions.js';
import type { CatalogueIndex } from '../../model/features.js';
import { FIELDS, type Field } from '../../model/fields.js';
import type { Pack } from '../../model/pack.js';
import type { ContentWeights, Weights } from '../../model/weights.js';
import type { LearnJob } from './job.js';

/** The weights that learning may change, in the order of all its arrays. */
export const LEARNED = LIKENESSES;

/** The learned part of weights, [weights]: the set that holds with this pack, or without one. */
export function learnedPart(weights: Weights, pack: Pack | null): Float32Array {
  const { neighbours, factors } = weights.withPack;
  const { fields, embedding } = pack === null ? weights : weights.withPack;
  const others = pack === null ? [0, 0, embedding] : [neighbours, factors, embedding];
  return Float32Array.from([...FIELDS.map((field) => fields[field]), ...others]);
}

/** The same weights with another learned part. */
export function withLearned(
  weights: Weights,
  pack: Pack | null,
  theta: ArrayLike<number>,
): Weights {
  const [neighbours = 0, factors = 0, embedding = 0] = Array.from(theta).slice(FIELDS.length);
  const part: Pick<ContentWeights, 'fields' | 'embedding'> = {
    fields: Object.fromEntries(FIELDS.map((field, at) => [field, theta[at]])) as Record<
      Field,
      number
    >,
    embedding,
  };
  if (pack === null) return { ...weights, ...part };
  return { ...weights, withPack: { ...weights.withPack, ...part, neighbours, factors } };
}

/**
 * The job of learning from some comparisons, each with what the viewer had done before it.
 * Comparisons of products that the catalogue does not have are left out.
 */
export function learnJob(
  index: CatalogueIndex,
  signals: readonly StoredSignal[],
  comparisons: readonly Comparison[],
  weights: Weights,
): LearnJob {
  const units = withLearned(weights, index.pack, new Float32Array(LEARNED.length).fill(1));
  const features: number[] = [];
  const fixed: number[] = [];
  for (const { better, worse, at, show } of comparisons) {
    const one = index.itemOf.get(better);
    const other = index.itemOf.get(worse);
    if (one === undefined || other === undefined) continue;
    const before = signals.filter((signal) => signal.at < at);
    const acts = weighActs(index, before, units, at);
    const ahead = sumsOf(index, acts, units, one);
    const behind = sumsOf(index, acts, units, other);
    ahead.learned.forEach((value, nth) => features.push(value - (behind.learned[nth] as number)));
    fixed.push(ahead.same - behind.same + show);
  }
  return {
    features: Float32Array.from(features),
    fixed: Float32Array.from(fixed),
    shipped: learnedPart(weights, index.pack),
  };
}

/** Σ_events w(e) · φ by learned weight, and what acts on the product itself give. */
function sumsOf(
  index: CatalogueIndex,
  acts: readonly Act[],
  units: Weights,
  item: number,
): { readonly learned: Float64Array; readonly same: number } {
  const learned = new Float64Array(LEARNED.length);
  let same = 0;
  for (const contribution of contributions(index, acts, units, item)) {
    if (contribution.same) same += contribution.total;
    else {
      contribution.byField.forEach((value, at) => {
        (learned[at] as number) += value;
      });
    }
  }
  return { learned, same };
}
