/** Seeded numbers for shuffles and draws that must come out the same again; never for privacy. */

/** Odd number nearest to 2³² divided by the golden ratio: the step of the Weyl sequence. */
const WEYL_STEP = 0x9e3779b9;

/**
 * A stream of numbers, uniform over 0 ≤ x < 1 with 32 bits each: the finaliser of MurmurHash3
 * (`fmix32`, Appleby) over a Weyl sequence, as in SplitMix (Steele, Lea and Flood 2014).
 * @param seeds whole numbers; streams of different seeds have nothing to do with each other
 */
export function createRandom(...seeds: readonly number[]): () => number {
  let state = 0;
  for (const seed of seeds) state = mix((state + WEYL_STEP) ^ seed);
  return () => {
    state = (state + WEYL_STEP) | 0;
    return mix(state) / 2 ** 32;
  };
}

/** A whole number, uniform over 0 to `bound - 1`, `bound` at most 2²⁴. */
export function drawBelow(bound: number, random: () => number): number {
  return Math.floor(random() * bound);
}

/** The numbers 0 to `count - 1` in random order (Fisher and Yates). */
export function drawOrder(count: number, random: () => number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, at) => at);
  for (let last = count - 1; last > 0; last -= 1) {
    const other = drawBelow(last + 1, random);
    const kept = order[last] as number;
    order[last] = order[other] as number;
    order[other] = kept;
  }
  return order;
}

function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
