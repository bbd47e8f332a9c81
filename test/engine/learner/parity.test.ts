import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Product } from '../../../src/core/product.js';
import { graphScores } from '../../../src/engine/learner/score-graph.js';
import { scoreInputs } from '../../../src/engine/learner/score-inputs.js';
import { tf } from '../../../src/engine/learner/tf.js';
import { contributions } from '../../../src/model/contributions.js';
import { createIndex } from '../../../src/model/features.js';
import { type RankProfile, rank } from '../../../src/model/ranker.js';
import { HAND_WEIGHTS, type Weights } from '../../../src/model/weights.js';
import { anyWeights, indexWith, packOptions } from '../../model/packs.mjs';
import { situation } from '../../model/shops.mjs';

/** Float32 has 24 bits: sums of some hundred terms stay within this share of what was added up. */
const TOLERANCE = 1e-6;

interface Situation {
  readonly products: readonly Product[];
  readonly profile: RankProfile;
}

const situations = situation as fc.Arbitrary<Situation>;

const weightsOf = anyWeights as fc.Arbitrary<Weights>;
const packs = fc.option(packOptions as fc.Arbitrary<object>, { nil: null, freq: 3 });

describe('score graph', () => {
  it('agrees with the ranker to 1e-6 over random shops, packs, profiles and weights', () => {
    fc.assert(
      fc.property(situations, packs, weightsOf, ({ products, profile: given }, pack, weights) => {
        // What a viewer said is no part of the graph: it has no weight to learn.
        const signals = given.signals.filter(({ type }) => type !== 'stated');
        const profile = { ...given, signals };
        const index = indexWith(products, pack);
        const ranking = rank(index, profile, weights);
        const graph = graphScores(scoreInputs(index, profile, weights), weights);
        const { acts, show } = ranking;
        products.forEach((_, item) => {
          // Float32 rounds each term: where they cancel, it is measured against what was added up.
          const size = contributions(index, acts, weights, item).reduce(
            (sum, { total }) => sum + Math.abs(total),
            Math.max(1, Math.abs(show.scores[item] as number)),
          );
          const difference = Math.abs((graph[item] as number) - (ranking.scores[item] as number));
          expect(difference, `item ${item}`).to.be.at.most(TOLERANCE * size);
        });
      }),
      { numRuns: 90, seed: 4 },
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
