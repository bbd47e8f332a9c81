import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { weighActs } from '../../src/model/acts.ts';
import { contributions, cosine, LIKENESSES } from '../../src/model/contributions.ts';
import { FIELDS } from '../../src/model/fields.ts';
import { rank } from '../../src/model/ranker.ts';
import { anyWeights, indexWith, packOptions } from './packs.mjs';
import { NOW, situation } from './shops.mjs';

const maybePack = fc.option(packOptions, { nil: null, freq: 4 });

/** φ of two products by name, from the decoded parts, as the design has it. */
function slowLikeness(index, act, item) {
  const rows = act.query ?? index.rows(act.item);
  const found = Object.fromEntries(
    index.fields.map(({ field, weights }, at) => [
      field,
      cosine(rows[at], index.rows(item)[at], weights),
    ]),
  );
  if (act.item < 0) return found;
  const { pack, embeddings, products } = index;
  if (embeddings !== null) {
    const [a, b] = [act.item, item].map((of) => {
      const start = of * embeddings.length;
      return embeddings.codes.subarray(start, start + embeddings.length);
    });
    const dot = (x, y) => x.reduce((sum, value, at) => sum + value * y[at], 0);
    const size = Math.sqrt(dot(a, a) * dot(b, b));
    found.embedding = size === 0 ? 0 : dot(a, b) / size;
  }
  if (pack === null) return found;
  const row = pack.neighbours.neighboursOf(act.item);
  row.items.forEach((other, at) => {
    if (other === item) found.neighbours = row.values[at];
  });
  const target = pack.factors?.targetOf(item);
  found.factors = pack.factors
    ?.sourceOf(act.item)
    .reduce((sum, value, at) => sum + value * target[at], 0);
  assert.ok(products.length === pack.items);
  return found;
}

/** The formula of the design, written as it stands there: every event with every product. */
function slowScore(index, weights, profile, item) {
  const { pack } = index;
  const scales = pack?.scales ?? { fields: 1 };
  const own = pack === null ? weights : weights.withPack;
  const theta = {
    ...Object.fromEntries(FIELDS.map((field) => [field, own.fields[field] * scales.fields])),
    embedding: own.embedding,
    neighbours: own.neighbours * scales.neighbours,
    factors: own.factors * scales.factors,
  };
  const { id } = index.products[item];
  const { onStage, upcoming } = profile.show;
  const announced = [...new Set(upcoming)].filter(
    (other) => !onStage.includes(other) && index.itemOf.get(other) !== undefined,
  );
  const { seasons = [], regions } = index.products[item];
  const countries = profile.region === null ? (regions ?? []) : [profile.region];
  const south = countries.includes('AU');
  // NOW is in January.
  const inSeason = seasons.includes(' Januar ') || seasons.includes(south ? 'summer' : 'winter');
  const named = (product) => product.regions?.includes(profile.region) === true;
  const share = profile.popularity[id] ?? 0;
  const terms = [
    share > 0 && Number.isFinite(share) ? weights.popularity * Math.log1p(share) : 0,
    onStage.includes(id) ? weights.stage.onStage : 0,
    announced.includes(id) ? weights.stage.upcoming / (announced.indexOf(id) + 1) : 0,
    inSeason ? weights.stage.season : 0,
    named(index.products[item]) && !index.products.every(named) ? weights.stage.region : 0,
    pack === null ? 0 : own.popularity * scales.popularity * pack.popularityOf(item),
    pack === null ? 0 : own.bias * scales.bias * pack.biasOf(item),
  ];
  for (const act of weighActs(index, profile.signals, weights, NOW)) {
    if (act.item === item) {
      terms.push(act.same);
      continue;
    }
    const likeness = slowLikeness(index, act, item);
    for (const [name, value] of Object.entries(likeness)) {
      terms.push(act.alike * theta[name] * (value ?? 0));
    }
  }
  return {
    score: terms.reduce((sum, term) => sum + term, 0),
    size: terms.reduce((sum, term) => sum + Math.abs(term), 1),
  };
}

test('scores are the sum over events and kinds of likeness, with packs and vectors', () => {
  let vectors = 0;
  fc.assert(
    fc.property(situation, maybePack, anyWeights, ({ products, profile }, options, weights) => {
      const index = indexWith(products, options);
      if (index.embeddings !== null) vectors += 1;
      const { scores } = rank(index, profile, weights);
      products.forEach((_, item) => {
        const { score, size } = slowScore(index, weights, profile, item);
        assert.ok(Number.isFinite(scores[item]));
        // Rounding of a sum is measured against what was added up.
        assert.ok(Math.abs(scores[item] - score) <= 1e-9 * size, `${scores[item]}, not ${score}`);
      });
    }),
    { numRuns: 200, seed: 8 },
  );
  assert.ok(vectors > 20, `${vectors} shops with vectors`);
});

test('contributions add up to the score, with packs and vectors', () => {
  fc.assert(
    fc.property(situation, maybePack, anyWeights, ({ products, profile }, options, weights) => {
      const index = indexWith(products, options);
      const ranking = rank(index, profile, weights);
      products.slice(0, 6).forEach((_, item) => {
        const found = contributions(index, ranking.acts, weights, item);
        const terms = [ranking.show.scores[item], ...found.map(({ total }) => total)];
        const size = terms.reduce((sum, term) => sum + Math.abs(term), 1);
        const sum = terms.reduce((total, term) => total + term, 0);
        assert.ok(Math.abs(sum - ranking.scores[item]) <= 1e-6 * size);
        for (const { same, total, byField } of found) {
          assert.equal(byField.length, LIKENESSES.length);
          if (!same)
            assert.equal(
              total,
              byField.reduce((a, b) => a + b, 0),
            );
        }
      });
    }),
    { numRuns: 150, seed: 9 },
  );
});
