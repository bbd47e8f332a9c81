/**
 * What training the shipped weights minimises: the softmax of the additive score over candidates,
 * with the weights of the acts as functions of their age.
 *
 *   score(i) = scale(shop) · (Σ_acts w(act) · Σ_k θ_k · φ_k(act, i) + Σ_t η_t · term_t(i))
 *   w(act) = s · 2^(-age / short) + (1 - s) · 2^(-age / long)
 *
 * θ, η, s, the long half-life, and the time that one act stands for where a history has no clock are
 * learned; the short half-life is given. The scale of a shop says how sure its buyers' next purchase
 * is; it changes no ranking, and without it a shop where nothing is sure would shrink the θ of just
 * the fields that it has.
 */

import type { Scalar, Tensor, Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import { tf } from './train-kernels.js';

/** Examples of equal shape, as dense arrays, row-major. */
export interface TrainBatch {
  readonly viewers: number;
  readonly acts: number;
  readonly candidates: number;
  readonly features: number;
  readonly terms: number;
  /** [viewers, acts, candidates, features]: φ. The target is candidate 0 of each viewer. */
  readonly likeness: Float32Array;
  /** [viewers, candidates, terms]: what does not depend on the acts. */
  readonly itemTerms: Float32Array;
  /** [viewers, acts]: age in days where there is a clock, else 0. */
  readonly ageDays: Float32Array;
  /** [viewers, acts]: how many acts ago where there is no clock, else 0. */
  readonly ageActs: Float32Array;
  /** [viewers, acts]: 1, or 0 for padding. */
  readonly present: Float32Array;
  /** [viewers, candidates]: ln of how many products a candidate stands for. */
  readonly logWeights: Float32Array;
}

/** What is learned. */
export interface TrainState {
  /** θ by feature. */
  readonly features: Float32Array;
  /** η by term. */
  readonly terms: Float32Array;
  /** Logit of s. */
  readonly shareLogit: number;
  /** ln of the long half-life in days. */
  readonly logLongDays: number;
  /** ln of the days that one act stands for. */
  readonly logActDays: number;
}

/** Which loss; see {@link lossAndSlopes}. */
export interface LossOptions {
  readonly shortDays: number;
  /** ln of the scale of the batch's shop. */
  readonly logScale: number;
  /** Viewers count by p(target)^power; more than 0. */
  readonly power: number;
  /** True: the plain log-loss, every viewer counts the same. */
  readonly plain: boolean;
  /** Divides the loss; the mean of p(target)^power over the shop, so that shops weigh the same. */
  readonly norm: number;
}

/** The loss of a batch, what it is made of, and its slopes in the order of {@link TrainState}. */
export interface LossAndSlopes {
  /** Mean of -ln p(target). */
  readonly logLoss: number;
  /** Mean of p(target)^power. */
  readonly weight: number;
  /** As one array: features, terms, share, long, act, scale. */
  readonly slopes: Float32Array;
}

/**
 * The slopes of -mean(p^power) / (power · norm), which is the log-loss with each viewer weighted by
 * p(target)^power (the generalised cross entropy of Zhang and Sabuncu 2018, equation 6, up to a
 * constant). Leaves no tensors behind.
 */
export function lossAndSlopes(
  batch: TrainBatch,
  state: TrainState,
  { shortDays, logScale, power, plain, norm }: LossOptions,
): LossAndSlopes {
  let logLoss = 0;
  let weight = 0;
  const slopes = tf.tidy(() => {
    const inputs = batchTensors(batch);
    const loss = (...given: Tensor[]): Scalar => {
      const logs = logProbabilities(batch, inputs, given, shortDays);
      const weights = tf.exp(tf.mul(logs, power));
      logLoss = -numberOf(tf.sum(logs)) / batch.viewers;
      weight = numberOf(tf.sum(weights)) / batch.viewers;
      const sum = plain ? tf.sum(logs) : tf.mul(tf.sum(weights), 1 / power);
      return tf.mul(sum, -1 / (batch.viewers * norm)) as Scalar;
    };
    const { grads } = tf.valueAndGrads(loss)([...stateTensors(state), tf.scalar(logScale)]);
    return Float32Array.from(grads.flatMap((grad) => [...grad.dataSync<'float32'>()]));
  });
  return { logLoss, weight, slopes };
}

function numberOf(scalar: Tensor): number {
  return scalar.dataSync<'float32'>()[0] as number;
}

interface BatchTensors {
  readonly likeness: Tensor3D;
  readonly itemTerms: Tensor2D;
  readonly ageDays: Tensor2D;
  readonly ageActs: Tensor2D;
  readonly present: Tensor2D;
  readonly logWeights: Tensor2D;
}

function batchTensors(batch: TrainBatch): BatchTensors {
  const { viewers, acts, candidates, features, terms } = batch;
  return {
    likeness: tf.tensor3d(batch.likeness, [viewers, acts, candidates * features]),
    itemTerms: tf.tensor2d(batch.itemTerms, [viewers * candidates, terms]),
    ageDays: tf.tensor2d(batch.ageDays, [viewers, acts]),
    ageActs: tf.tensor2d(batch.ageActs, [viewers, acts]),
    present: tf.tensor2d(batch.present, [viewers, acts]),
    logWeights: tf.tensor2d(batch.logWeights, [viewers, candidates]),
  };
}

function stateTensors({ features, terms, ...rest }: TrainState): Tensor[] {
  return [
    tf.tensor2d(features, [features.length, 1]),
    tf.tensor2d(terms, [terms.length, 1]),
    tf.scalar(rest.shareLogit),
    tf.scalar(rest.logLongDays),
    tf.scalar(rest.logActDays),
  ];
}

/** ln p(target) by viewer, [viewers]. */
function logProbabilities(
  { viewers, acts, candidates, features }: TrainBatch,
  inputs: BatchTensors,
  given: readonly Tensor[],
  shortDays: number,
): Tensor {
  const [theta, eta, shareLogit, logLong, logAct, logScale] = given as [
    Tensor2D,
    Tensor2D,
    Scalar,
    Scalar,
    Scalar,
    Scalar,
  ];
  const share = tf.sigmoid(shareLogit);
  const age = tf.add(inputs.ageDays, tf.mul(inputs.ageActs, tf.exp(logAct)));
  const short = tf.exp(tf.mul(age, -Math.LN2 / shortDays));
  const long = tf.exp(tf.mul(tf.mul(age, tf.exp(tf.neg(logLong))), -Math.LN2));
  const decayed = tf.add(tf.mul(short, share), tf.mul(long, tf.sub(1, share)));
  const weights = tf.reshape(tf.mul(decayed, inputs.present), [viewers, 1, acts]) as Tensor3D;
  const summed = tf.reshape(tf.matMul(weights, inputs.likeness), [viewers * candidates, features]);
  const viewer = tf.matMul(summed, theta);
  const unscaled = tf.add(viewer, tf.matMul(inputs.itemTerms, eta));
  const scores = tf.mul(unscaled, tf.exp(logScale));
  const weighed = tf.add(tf.reshape(scores, [viewers, candidates]), inputs.logWeights);
  return tf.sub(targetOf(weighed as Tensor2D, candidates), tf.logSumExp(weighed, 1));
}

/** Column 0, [viewers]. */
function targetOf(scores: Tensor2D, candidates: number): Tensor {
  const first = new Float32Array(candidates);
  first[0] = 1;
  return tf.sum(tf.mul(scores, tf.tensor2d(first, [1, candidates])), 1);
}
