import { StreamPicksError } from '../../core/errors.js';

/**
 * A source of independent, uniform bytes, such as `crypto.getRandomValues` into a new array. It
 * returns exactly `length` bytes, fresh ones each time.
 */
export type RandomBytes = (length: number) => Uint8Array;

/** Largest bound {@link uniformInt} takes: four bytes cover it with exact integers. */
export const MAX_BOUND = 2 ** 32;

/** Values of one byte. */
const BYTE_VALUES = 256;

/**
 * Draws before giving up. One draw is rejected with a chance below one half, so a working source
 * gets here with a chance below 2^-128; a stuck one must not hang the engine.
 */
const MAX_DRAWS = 128;

/**
 * An integer that is exactly uniform in 0…`bound` − 1.
 *
 * Takes the fewest whole bytes that cover `bound`, reads them as one big-endian integer, rejects
 * what lies at or above the largest multiple of `bound`, and reduces the rest (rejection sampling:
 * Devroye, Non-Uniform Random Variate Generation, 1986, II.3). All arithmetic is on integers below
 * 2^53, so nothing is rounded.
 *
 * @param bound 1 to {@link MAX_BOUND}.
 * @throws StreamPicksError `mechanism` for another bound, a source that returns another number of
 *   bytes, or a source that never gives an acceptable value.
 */
export function uniformInt(bound: number, randomBytes: RandomBytes): number {
  if (!Number.isSafeInteger(bound) || bound < 1 || bound > MAX_BOUND) {
    throw new StreamPicksError('mechanism', `bound ${bound} is not an integer in 1 to 2^32`);
  }
  let length = 1;
  let values = BYTE_VALUES;
  while (values < bound) {
    length += 1;
    values *= BYTE_VALUES;
  }
  const accepted = values - (values % bound);
  for (let draw = 0; draw < MAX_DRAWS; draw += 1) {
    const value = readInteger(takeBytes(length, randomBytes));
    if (value < accepted) return value % bound;
  }
  throw new StreamPicksError('mechanism', 'the source of randomness never gave an accepted value');
}

/**
 * `length` bytes from the source, checked.
 *
 * @throws StreamPicksError `mechanism` when the source returns another number of bytes.
 */
export function takeBytes(length: number, randomBytes: RandomBytes): Uint8Array {
  const bytes = randomBytes(length);
  if (bytes.length !== length) {
    throw new StreamPicksError(
      'mechanism',
      `asked for ${length} random bytes, got ${bytes.length}`,
    );
  }
  return bytes;
}

function readInteger(bytes: Uint8Array): number {
  let value = 0;
  for (const byte of bytes) value = value * BYTE_VALUES + byte;
  return value;
}
