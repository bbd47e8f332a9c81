import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { withinCap } from '../../src/model/arrange.ts';
import { createIndex } from '../../src/model/features.ts';
import { pick } from '../../src/model/pick.ts';
import { capPopularity, popularityCap } from '../../src/model/popularity-cap.ts';
import { rank } from '../../src/model/ranker.ts';
import { explain } from '../../src/model/reasons.ts';
import { ShowTerms } from '../../src/model/show-terms.ts';
import { HAND_WEIGHTS } from '../../src/model/weights.ts';
import { plainShop, profileOf, situation } from './shops.mjs';

const SHOP = plainShop(24, [['Home', 'Tea'], ['Sound']]);
const index = createIndex(SHOP);
/** Every product chosen by a twentieth of the viewers, two by more, some by other shares. */
const shares = (more) => ({
  ...Object.fromEntries(SHOP.map(({ id }) => [id, 0.05])),
  p5: 0.2,
  p6: 0.15,
  ...more,
});
const CAP = 0.15;
const ranked = (popularity, acts = []) =>
  rank(index, profileOf(acts, { popularity }), HAND_WEIGHTS);
const termOf = (share) => HAND_WEIGHTS.popularity * Math.log1p(share);
const near = (actual, wanted) =>
  assert.ok(Math.abs(actual - wanted) < 1e-12, `${actual} ${wanted}`);

test('one poisoned count lifts its product by no more than the cap', () => {
  const poisoned = ranked(shares({ p20: 1 }));
  near(poisoned.scores[20], termOf(1));
  const capped = capPopularity(poisoned);
  near(capped.scores[20], termOf(CAP));
  near(capped.show.popularity.get(20), termOf(CAP));
  near(capped.scores[3], termOf(0.05));
  // A second forged count does not move the cap past the best honest one.
  near(Math.max(...capPopularity(ranked(shares({ p20: 1, p21: 1 }))).scores), termOf(0.2));
});

test('a poisoned product stands exactly level with the one at the cap, whatever its count', () => {
  for (let part = 1; part <= 200; part += 1) {
    // p6 has the third most; rounding must not put p20 past it.
    const { scores } = capPopularity(ranked(shares({ p20: 0.3 + part / 300, p6: 0.07 })));
    assert.equal(scores[20], scores[6], `${part}`);
  }
});

test('where few products have counts, the cap is half of what being on stage adds', () => {
  const capped = capPopularity(ranked({ p20: 1, p21: 0.1 }));
  near(capped.scores[20], HAND_WEIGHTS.stage.onStage / 2);
  near(capped.scores[21], termOf(0.1));
});

test('a liking passes a poisoned product, and "why" announces what is used', () => {
  const profile = profileOf([['save', 'p1']], { popularity: shares({ p20: 1 }) });
  const ids = (options) =>
    pick(index, rank(index, profile, HAND_WEIGHTS), { maxPicks: 6, discovery: false, ...options });
  const placeOf = (options) => ids(options).findIndex(({ productId }) => productId === 'p20') + 1;
  const without = placeOf({ popularityCap: false });
  assert.ok(without >= 1 && (placeOf({}) === 0 || placeOf({}) > without));
  const [on, off] = [{}, { popularityCap: false }].map((options) =>
    explain(index, profile, HAND_WEIGHTS, 'p20', { maxPicks: 6, ...options }),
  );
  near(on.reasons.find(({ kind }) => kind === 'popular').contribution, termOf(CAP));
  near(off.reasons.find(({ kind }) => kind === 'popular').contribution, termOf(1));
});

test('no product gets more than the cap from popularity; all else stays', () => {
  let fired = 0;
  fc.assert(
    fc.property(situation, ({ products, profile, options }) => {
      const shop = createIndex(products);
      const ranking = rank(shop, profile, HAND_WEIGHTS);
      const capped = withinCap(ranking, { ...options, basedOnMe: true });
      const cap = popularityCap(ranking.show, HAND_WEIGHTS.stage.onStage);
      for (const [item, term] of ranking.show.popularity) {
        near(capped.show.popularity.get(item), Math.min(term, cap));
        near(
          ranking.scores[item] - capped.scores[item],
          Math.max(0, ranking.show.popularity.get(item) - cap),
        );
        if (term > cap) fired += 1;
      }
      assert.equal(capPopularity(capped), capped, 'a second time changes nothing');
      assert.equal(withinCap(ranking, { ...options, popularityCap: false }), ranking);
    }),
    { seed: 5, numRuns: 150 },
  );
  assert.ok(fired > 20, `${fired} terms were past the cap`);
});

test('the cap holds for what live counts and past orders add together, live counts first', () => {
  const before = ranked(shares({ p20: 0.4 }));
  const past = new Float64Array(24).fill(termOf(0.05));
  past[20] = termOf(0.1);
  const cap = termOf(CAP) + termOf(0.05);
  const scores = before.show.scores.map((score, item) => score + past[item]);
  const { onStage, upcoming, season, region, popularity, showOrder } = before.show;
  const parts = { onStage, upcoming, season, region, popularity, showOrder };
  const show = new ShowTerms({ ...parts, past, scores });
  const capped = capPopularity(before.withShow(show));
  near(capped.scores[20], cap);
  near(capped.show.past[20] + capped.show.popularity.get(20), cap);
  near(capped.show.past[20], termOf(0.1));
});
