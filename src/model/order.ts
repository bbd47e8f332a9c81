/**
 * Exact order of many numbers in linear time: least significant digit first radix sort on the bits
 * of the doubles, stable, so that ties keep the order they came in.
 */

/** Bits of a digit; six digits cover 64 bits. */
const DIGIT_BITS = 11;
const DIGITS = 6;
const RADIX = 1 << DIGIT_BITS;
const DIGIT_MASK = RADIX - 1;

/**
 * Items by score, highest first; ties stay as in `ties`.
 * @param scores one finite number an item
 * @param ties every item once, in the order that decides between equal scores
 * @returns a new array of items, same length as `ties`
 */
export function orderByScore(scores: Float64Array, ties: Uint32Array): Uint32Array {
  const count = scores.length;
  const low = new Uint32Array(count);
  const high = new Uint32Array(count);
  writeKeys(scores, low, high);
  const counts = countDigits(low, high);
  let from: Uint32Array = ties.slice();
  let to: Uint32Array = new Uint32Array(count);
  for (let digit = 0; digit < DIGITS; digit += 1) {
    const next = counts.subarray(digit * RADIX, (digit + 1) * RADIX);
    if (count === 0 || next[digitOf(low, high, 0, digit)] === count) continue;
    let total = 0;
    for (let value = 0; value < RADIX; value += 1) {
      const here = next[value] as number;
      next[value] = total;
      total += here;
    }
    for (let at = 0; at < count; at += 1) {
      const item = from[at] as number;
      const value = digitOf(low, high, item, digit);
      to[next[value] as number] = item;
      (next[value] as number) += 1;
    }
    [from, to] = [to, from];
  }
  return from;
}

/**
 * The first `count` of {@link orderByScore}, or all where there are fewer: one look at each score,
 * and a short list that a better one is put into.
 */
export function firstByScore(scores: Float64Array, ties: Uint32Array, count: number): Uint32Array {
  const most = Math.min(count, ties.length);
  const first = new Uint32Array(most);
  if (most === 0) return first;
  let held = 0;
  let least = Number.NEGATIVE_INFINITY;
  for (let place = 0; place < ties.length; place += 1) {
    const item = ties[place] as number;
    const score = scores[item] as number;
    if (held === most && !(score > least)) continue;
    let at = held === most ? most - 1 : held;
    for (; at > 0 && (scores[first[at - 1] as number] as number) < score; at -= 1) {
      first[at] = first[at - 1] as number;
    }
    first[at] = item;
    if (held < most) held += 1;
    if (held === most) least = scores[first[most - 1] as number] as number;
  }
  return first;
}

/** An order that scores nearly like the present ones had. */
export interface KnownOrder {
  readonly scores: Float64Array;
  readonly order: Uint32Array;
}

/** Past this share of changed scores, sorting all of them costs less than sorting some. */
const MOST_CHANGED = 0.6;

/**
 * As {@link orderByScore}, for scores most of which are those of a known order: what has changed is
 * sorted and merged into what has not.
 * @param ties decides between equal scores, as it did in the known order
 * @param places where each item stands in `ties`
 */
export function orderAgain(
  scores: Float64Array,
  ties: Uint32Array,
  places: Uint32Array,
  known: KnownOrder,
): Uint32Array {
  const changed: number[] = [];
  const most = scores.length * MOST_CHANGED;
  for (let item = 0; item < scores.length && changed.length <= most; item += 1) {
    if (scores[item] !== known.scores[item]) changed.push(item);
  }
  if (changed.length > most) return orderByScore(scores, ties);
  const compare = (a: number, b: number): number =>
    (scores[b] as number) - (scores[a] as number) || (places[a] as number) - (places[b] as number);
  changed.sort(compare);
  const order = new Uint32Array(scores.length);
  let at = 0;
  let next = 0;
  for (const item of known.order) {
    if (scores[item] !== known.scores[item]) continue;
    while (next < changed.length && compare(changed[next] as number, item) < 0) {
      order[at] = changed[next] as number;
      at += 1;
      next += 1;
    }
    order[at] = item;
    at += 1;
  }
  for (; next < changed.length; next += 1, at += 1) order[at] = changed[next] as number;
  return order;
}

/** Keys whose unsigned order is the descending order of the scores; -0 counts as 0. */
function writeKeys(scores: Float64Array, low: Uint32Array, high: Uint32Array): void {
  const float = new Float64Array(1);
  const bits = new Uint32Array(float.buffer);
  // The two halves of a double lie the other way round on a big-endian machine.
  float[0] = 1;
  const top = bits[1] === 0 ? 0 : 1;
  for (let item = 0; item < scores.length; item += 1) {
    float[0] = (scores[item] as number) + 0;
    const upper = bits[top] as number;
    // Positive: all bits turned over makes the largest come first. Negative: they are in order.
    const flip = upper >>> 31 === 0;
    high[item] = flip ? ~(upper | 0x8000_0000) : upper;
    low[item] = flip ? ~(bits[1 - top] as number) : (bits[1 - top] as number);
  }
}

function countDigits(low: Uint32Array, high: Uint32Array): Uint32Array {
  const counts = new Uint32Array(DIGITS * RADIX);
  for (let item = 0; item < low.length; item += 1) {
    for (let digit = 0; digit < DIGITS; digit += 1) {
      (counts[digit * RADIX + digitOf(low, high, item, digit)] as number) += 1;
    }
  }
  return counts;
}

/** Eleven bits of the 64-bit key, from the lowest; the third digit spans both halves. */
function digitOf(low: Uint32Array, high: Uint32Array, item: number, digit: number): number {
  const l = low[item] as number;
  const h = high[item] as number;
  switch (digit) {
    case 0:
      return l & DIGIT_MASK;
    case 1:
      return (l >>> 11) & DIGIT_MASK;
    case 2:
      return ((l >>> 22) | (h << 10)) & DIGIT_MASK;
    case 3:
      return (h >>> 1) & DIGIT_MASK;
    case 4:
      return (h >>> 12) & DIGIT_MASK;
    default:
      return h >>> 23;
  }
}
