/**
 * What a report reveals, as numbers. Symbols as in `estimator.ts`: W privacy weight, d answers,
 * p = W / (W + d − 1), q = 1 / (W + d − 1).
 */

import type { PrivacyWeight } from '../core/report.js';

/**
 * ε of one report in nats: ln W, since the largest ratio of the chances of one body under two
 * answers is p / q = W. Source: Kasiviswanathan and others, SIAM J. Comput. 40 (2011), definition
 * 2.2, for W = e^ε.
 */
export function epsilonOf(weight: PrivacyWeight): number {
  return Math.log(weight);
}

/**
 * p = W / (W + d − 1): the chance that a report carries the true answer. Source: Wang, Blocki, Li
 * and Jha, USENIX Security 2017, section 4.1, with e^ε = W.
 */
export function truthChance(weight: PrivacyWeight, answerCount: number): number {
  return weight / (weight + answerCount - 1);
}

/** q = 1 / (W + d − 1): the chance that it carries a given other answer. Source: as for {@link truthChance}. */
export function otherChance(weight: PrivacyWeight, answerCount: number): number {
  return 1 / (weight + answerCount - 1);
}

/**
 * ε of several reports together, in nats: their sum, whatever the viewer did between them. Source:
 * basic composition, Dwork and Roth, Algorithmic Foundations of Differential Privacy (2014), theorem
 * 3.16; for choices that depend on earlier reports, Rogers and others, NeurIPS 2016, section 2.
 */
export function composedEpsilon(weights: readonly PrivacyWeight[]): number {
  return weights.reduce((sum, weight) => sum + epsilonOf(weight), 0);
}

/**
 * The best an onlooker can do: the largest chance that a guess between two answers, held equally
 * likely before, is right after a report of this weight was seen: W / (W + 1). Source: Wasserman and
 * Zhou, JASA 105 (2010), theorem 2.4.
 */
export function guessChance(weight: number): number {
  return weight / (weight + 1);
}
