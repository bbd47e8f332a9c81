import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Product } from '../../../src/core/product.js';
import { graphScores } from '../../../src/engine/learner/score-graph.js';
import { scoreInputs } from '../../../src/engine/learner/score-inputs.js';
import { tf } from '../../../src/engine/learner/tf.js';
import { createIndex } from '../../../src/model/features.js';
import { type RankProfile, rank } from '../../../src/model/ranker.js';
import { explainAll } from '../../../src/model/reasons.js';
import { HAND_WEIGHTS, readWeights } from '../../../src/model/weights.js';
import { situation } from '../../model/shops.mjs';

/** Float32 has 24 bits: sums of some hundred terms stay within this share of what was added up. */
const TOLERANCE = 1e-6;

interface Situation {
  readonly products: readonly Product[];
  readonly profile: RankProfile;
}

const situations = situation as fc.Arbitrary<Situation>;

/** Weights of any signs and half-lives, as learning may make them. */
const anyWeights = fc
  .array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 40, maxLength: 40 })
  .map((numbers) => {
    const next = numbers.values();
    const json = structuredClone(HAND_WEIGHTS) as unknown as Record<
      string,
      Record<string, unknown>
    >;
    const scatter = (part: Record<string, unknown>): void => {
      for (const [key, value] of Object.entries(part)) {
        if (typeof value === 'number') part[key] = next.next().value;
        else scatter(value as Record<string, unknown>);
      }
    };
    scatter(json['fields'] as Record<string, unknown>);
    scatter(json['events'] as Record<string, unknown>);
    return readWeights({
      ...json,
      stage: { onStage: Math.abs(next.next().value ?? 0), upcoming: 1 },
      decay: { shortHalfLifeMs: 90_000, longHalfLifeMs: 7 * 86_400_000, shortShare: 0.3 },
    });
  });

describe('score graph', () => {
  it('agrees with the ranker to 1e-6 over random shops, profiles and weights', () => {
    fc.assert(
      fc.property(situations, anyWeights, ({ products, profile }, weights) => {
        const index = createIndex(products);
        const { scores } = rank(index, profile, weights);
        const graph = graphScores(scoreInputs(index, profile, weights), weights);
        const ids = products.map(({ id }) => id);
        const answers = explainAll(index, profile, weights, ids, { maxPicks: 6 });
        answers.forEach(({ reasons }, item) => {
          const size = reasons.reduce((sum, { contribution }) => sum + Math.abs(contribution), 1);
          const difference = Math.abs((graph[item] as number) - (scores[item] as number));
          expect(difference, `item ${item}`).to.be.at.most(TOLERANCE * size);
        });
      }),
      { numRuns: 60, seed: 4 },
    );
  });

  it('leaves no tensors behind', () => {
    const index = createIndex([]);
    const profile: RankProfile = {
      signals: [],
      show: { onStage: [], upcoming: [], past: [] },
      stream: '',
      popularity: {},
      nowMs: 0,
    };
    const before = tf.memory().numTensors;
    expect(graphScores(scoreInputs(index, profile, HAND_WEIGHTS), HAND_WEIGHTS).length).to.equal(0);
    const product = { id: 'a', title: 'A', url: '', category: ['B'], tags: [] };
    const one = createIndex([product]);
    graphScores(scoreInputs(one, profile, HAND_WEIGHTS), HAND_WEIGHTS);
    expect(tf.memory().numTensors).to.equal(before);
  });
});
