/** Seeded packs for the tests of the model. */
import fc from 'fast-check';
import { catalogueHash } from '../../src/model/catalogue-hash.ts';
import { createIndex } from '../../src/model/features.ts';
import { decodePack, encodePack } from '../../src/model/pack.ts';
import { HAND_WEIGHTS, readWeights } from '../../src/model/weights.ts';
import { randomOf } from '../support/seeded.mjs';

export const NO_RULE = { minBuyers: 1, epsilon: null, delta: null, unit: 'none' };

/** A raw pack of random numbers for a catalogue without repeated ids. */
export function rawPackOf(products, { seed = 1, neighbours = 10, rank = 48, scales = {} } = {}) {
  const random = randomOf(seed);
  const items = products.length;
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const vectors = () => Float32Array.from({ length: items * rank }, () => normal() / 3);
  return {
    catalogueHash: catalogueHash(products),
    popularity: Float32Array.from({ length: items }, () => random() ** 3),
    bias: Float32Array.from({ length: items }, () => normal() / 4),
    neighbours: Array.from({ length: items }, (_, item) => {
      const others = new Set();
      const count = Math.min(neighbours, items - 1);
      while (others.size < count) {
        const other = Math.floor(random() * items);
        if (other !== item) others.add(other);
      }
      return { items: [...others], values: [...others].map(() => Math.exp(normal())) };
    }),
    factors: rank === 0 ? null : { rank, source: vectors(), target: vectors() },
    scales: { popularity: 1, bias: 1, neighbours: 1, factors: 1, fields: 1, ...scales },
    rule: NO_RULE,
  };
}

/** Options of {@link rawPackOf}. */
export const packOptions = fc.record({
  seed: fc.nat(),
  neighbours: fc.integer({ min: 0, max: 6 }),
  rank: fc.constantFrom(0, 1, 2, 7, 16),
  scales: fc.record(
    {
      fields: fc.constantFrom(0, 0.5, -1),
      neighbours: fc.constantFrom(2, -0.3),
      factors: fc.constantFrom(0, 1.5),
    },
    { requiredKeys: [] },
  ),
});

/** The index of a shop, with a random pack unless `options` is null. */
export function indexWith(products, options) {
  if (options === null) return createIndex(products);
  return createIndex(products, decodePack(encodePack(rawPackOf(products, options)), products));
}

/** Weights of any signs and half-lives, as learning may make them. */
export const anyWeights = fc
  .infiniteStream(fc.double({ min: -3, max: 3, noNaN: true }))
  .map((numbers) => {
    const scatter = (part) =>
      typeof part === 'number'
        ? numbers.next().value
        : Object.fromEntries(Object.entries(part).map(([key, value]) => [key, scatter(value)]));
    const { version, fields, popularity, embedding, withPack, events } = HAND_WEIGHTS;
    return readWeights({
      version,
      ...scatter({ fields, popularity, embedding, withPack, events }),
      stage: { onStage: Math.abs(numbers.next().value), upcoming: 1, season: 0.4, region: 0.7 },
      decay: {
        shortHalfLifeMs: 90_000,
        longHalfLifeMs: 7 * 86_400_000,
        shortShare: 0.3,
        actMs: 1000,
      },
    });
  });
