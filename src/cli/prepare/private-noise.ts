/**
 * Noise for differentially private counts, drawn exactly: whole numbers only, so that no rounding of
 * floating-point numbers tells what was added to what (Mironov, CCS 2012).
 */

import { StreamPicksError } from '../../core/errors.js';
import { type RandomBytes, takeBytes, uniformInt } from '../../privacy/mechanism/random.js';

/** ε of one count, as a fraction of whole numbers. */
export interface NoiseScale {
  readonly numerator: number;
  readonly denominator: number;
}

const DENOMINATOR = 1000;
/** Largest ε of one count. */
const MAX_EPSILON = 100;

/**
 * The largest fraction of thousandths that is at most `epsilon`.
 * @throws StreamPicksError `settings` when that is 0 or absurd
 */
export function noiseScale(epsilon: number): NoiseScale {
  const numerator = Math.floor(epsilon * DENOMINATOR);
  if (numerator >= 1 && epsilon <= MAX_EPSILON) return { numerator, denominator: DENOMINATOR };
  throw new StreamPicksError('settings', `epsilon leaves ${epsilon} for a count`, {
    path: 'epsilon',
  });
}

/** True with a chance of exactly e^(-numerator / denominator), for a fraction from 0 to 1. */
function drawSmallExponential(
  { numerator, denominator }: NoiseScale,
  randomBytes: RandomBytes,
): boolean {
  let rounds = 1;
  while (uniformInt(denominator * rounds, randomBytes) < numerator) rounds += 1;
  return rounds % 2 === 1;
}

/**
 * True with a chance of exactly e^(-numerator / denominator) (Canonne, Kamath and Steinke 2020,
 * algorithm 1).
 */
export function drawExponential(
  { numerator, denominator }: NoiseScale,
  randomBytes: RandomBytes,
): boolean {
  let left = numerator;
  for (; left > denominator; left -= denominator) {
    if (!drawSmallExponential({ numerator: 1, denominator: 1 }, randomBytes)) return false;
  }
  return drawSmallExponential({ numerator: left, denominator }, randomBytes);
}

/**
 * A whole number z with a chance of exactly (1 - a) / (1 + a) · a^|z|, a = e^-ε: the discrete Laplace
 * distribution (Ghosh, Roughgarden and Sundararajan 2009; drawn as in Canonne, Kamath and Steinke
 * 2020, algorithm 2). Added to a count that one unit changes by at most 1, it is ε-differentially
 * private.
 */
export function discreteLaplace(scale: NoiseScale, randomBytes: RandomBytes): number {
  const { numerator, denominator } = scale;
  for (;;) {
    const part = uniformInt(denominator, randomBytes);
    if (!drawSmallExponential({ numerator: part, denominator }, randomBytes)) continue;
    let whole = 0;
    while (drawSmallExponential({ numerator: 1, denominator: 1 }, randomBytes)) whole += 1;
    const size = Math.floor((part + denominator * whole) / numerator);
    const negative = uniformInt(2, randomBytes) === 1;
    if (negative && size === 0) continue;
    return negative ? -size : size;
  }
}

/** The chance that {@link discreteLaplace} gives at least `least` > 0: a^least / (1 + a). */
export function tailChance({ numerator, denominator }: NoiseScale, least: number): number {
  const epsilon = numerator / denominator;
  return Math.exp(-epsilon * least) / (1 + Math.exp(-epsilon));
}

/** A number of {@link discreteLaplace} known to be at least `least` > 0. */
export function laplaceFrom(least: number, scale: NoiseScale, randomBytes: RandomBytes): number {
  let value = least;
  while (drawExponential(scale, randomBytes)) value += 1;
  return value;
}

/** Bits of a uniform number below 1. */
const HIGH_BITS = 2 ** 21;
const LOW_BITS = 2 ** 32;

/**
 * Misses before the next hit, where each try hits with a chance of `chance`: inverts a uniform number
 * of 53 bits, so that its distribution is off by less than 2^-50.
 */
export function missesBefore(chance: number, randomBytes: RandomBytes): number {
  const view = new DataView(takeBytes(8, randomBytes).slice().buffer);
  const high = view.getUint32(0) % HIGH_BITS;
  const uniform = (high * LOW_BITS + view.getUint32(4) + 1) / (HIGH_BITS * LOW_BITS);
  return Math.floor(Math.log(uniform) / Math.log1p(-chance));
}
