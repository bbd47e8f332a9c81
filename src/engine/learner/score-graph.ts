/**
 * The score of the design's section 5 as a tfjs graph over dense inputs: the definition that
 * learning differentiates, and that the typed-array path in `model/` is held against. Float32.
 */

import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { SIGNAL_TYPES } from '../../core/signal.js';
import { LIKENESSES } from '../../model/contributions.js';
import type { Pack } from '../../model/pack.js';
import { thetaOf } from '../../model/theta.js';
import { STAGE_KEYS, type Weights } from '../../model/weights.js';
import type { ScoreInputs } from './score-inputs.js';
import { tf } from './tf.js';

/** The weights as tensors, each of which may become a variable. */
export interface WeightTensors {
  /** [likenesses, 1]: θ of each, in the order of `LIKENESSES`. */
  readonly likeness: Tensor2D;
  /** [signal types, 1]. */
  readonly alike: Tensor2D;
  /** [signal types, 1]. */
  readonly same: Tensor2D;
  readonly popularity: Scalar;
  /** [2, 1]: the pack's popularity and bias; zeros without a pack. */
  readonly past: Tensor2D;
  /** [stage keys, 1]. */
  readonly stage: Tensor2D;
  /** Decay a millisecond in nats: ln 2 over the half-life. */
  readonly shortRate: Scalar;
  readonly longRate: Scalar;
  readonly shortShare: Scalar;
}

function column(values: readonly number[]): Tensor2D {
  return tf.tensor2d([...values], [values.length, 1]);
}

/**
 * Tensors of the weights; the caller disposes of them, or calls within `tf.tidy`.
 * @param pack decides which set of θ counts, and scales it
 */
export function weightTensors(weights: Weights, pack: Pack | null): WeightTensors {
  const { events, popularity, stage, decay } = weights;
  const theta = thetaOf(pack, weights);
  const likeness = { ...theta, ...theta.fields };
  return {
    likeness: column(LIKENESSES.map((name) => likeness[name])),
    past: column([theta.popularity, theta.bias]),
    alike: column(SIGNAL_TYPES.map((type) => events[type].alike)),
    same: column(SIGNAL_TYPES.map((type) => events[type].same)),
    popularity: tf.scalar(popularity),
    stage: column(STAGE_KEYS.map((key) => stage[key])),
    shortRate: tf.scalar(Math.LN2 / decay.shortHalfLifeMs),
    longRate: tf.scalar(Math.LN2 / decay.longHalfLifeMs),
    shortShare: tf.scalar(decay.shortShare),
  };
}

/** The graph: scores by item, [items, 1]. Needs at least one item. */
export function scoreGraph(inputs: ScoreInputs, weights: WeightTensors): Tensor2D {
  const { items } = inputs;
  const popularity = tf.log1p(tf.tensor2d(inputs.popularity, [items, 1]));
  const stage = tf.matMul(tf.tensor2d(inputs.stage, [items, STAGE_KEYS.length]), weights.stage);
  const past = tf.matMul(tf.tensor2d(inputs.past, [items, 2]), weights.past);
  const show = tf.add(tf.add(tf.mul(popularity, weights.popularity), stage), past);
  const viewer = inputs.acts === 0 ? null : viewerGraph(inputs, weights);
  return (viewer === null ? show : tf.add(show, viewer)) as Tensor2D;
}

/** Scores by item, as numbers; leaves no tensors behind. */
export function graphScores(inputs: ScoreInputs, weights: Weights): Float32Array {
  if (inputs.items === 0) return new Float32Array(0);
  const scores = tf.tidy(() => scoreGraph(inputs, weightTensors(weights, inputs.pack)));
  const values = scores.dataSync<'float32'>();
  scores.dispose();
  return values;
}

/** Σ_events w(e) · (Σ_k θ_k · φ_k(e, i), or the `same` weight on the product itself). */
function viewerGraph(inputs: ScoreInputs, weights: WeightTensors): Tensor {
  const { acts, items } = inputs;
  const types = tf.tensor2d(inputs.types, [acts, SIGNAL_TYPES.length]);
  const left = tf.mul(tf.tensor2d(inputs.strengths, [acts, 1]), decayed(inputs, weights));
  const alike = tf.mul(tf.matMul(types, weights.alike), left);
  const same = tf.mul(tf.matMul(types, weights.same), left);
  const likeness = tf.tensor2d(inputs.likeness, [acts, items * LIKENESSES.length]);
  const summed = tf.reshape(tf.matMul(alike, likeness, true), [items, LIKENESSES.length]);
  const own = tf.matMul(tf.tensor2d(inputs.same, [acts, items]), same, true);
  return tf.add(tf.matMul(summed as Tensor2D, weights.likeness), own);
}

function decayed({ acts, agesMs }: ScoreInputs, weights: WeightTensors): Tensor {
  const ages = tf.tensor2d(agesMs, [acts, 1]);
  const fade = (rate: Scalar): Tensor => tf.exp(tf.mul(ages, tf.sub(0, rate)));
  return tf.add(
    tf.mul(fade(weights.shortRate), weights.shortShare),
    tf.mul(fade(weights.longRate), tf.sub(1, weights.shortShare)),
  );
}
