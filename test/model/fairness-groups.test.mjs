import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  exposureByGroup,
  exposureParity,
  qualityByGroup,
  qualityGap,
} from '../../src/model/fairness-groups.ts';

const near = (actual, wanted) =>
  assert.ok(Math.abs(actual - wanted) < 1e-9, `${actual} is not ${wanted}`);

test('a small difference in merit becomes a large one in exposure (Singh and Joachims 2018, figure 1)', () => {
  // Six applicants by relevance .82 .81 .80 (men) and .79 .78 .77 (women), ranked by it for all.
  const groupOf = ['men', 'men', 'men', 'women', 'women', 'women'];
  const merit = [0.82, 0.81, 0.8, 0.79, 0.78, 0.77];
  const list = [0, 1, 2, 3, 4, 5];
  const [men, women] = exposureByGroup([list], groupOf, merit);
  // The paper gives the average exposures as 0.71 and 0.39.
  const weights = list.map((at) => 1 / Math.log2(2 + at));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  near(Math.round(((men.exposure * all) / 3) * 100) / 100, 0.71);
  near(Math.round(((women.exposure * all) / 3) * 100) / 100, 0.39);
  near(men.merit, 2.43 / 4.77);
  near(men.ratio, men.exposure / men.merit);
  near(exposureParity([men, women]), women.ratio / men.ratio);
});

test('without merit every product deserves the same; products of no group are left out', () => {
  const groups = exposureByGroup([[0], [1], [2], [4]], ['a', 'a', 'b', null, null]);
  assert.deepEqual(
    groups.map(({ group, products }) => [group, products]),
    [
      ['a', 2],
      ['b', 1],
    ],
  );
  near(groups[0].exposure, 2 / 3);
  near(groups[0].ratio, 1);
  near(groups[1].ratio, 1);
});

test('parity: lowest over highest; small groups do not decide; 0 where one group is never seen', () => {
  const groupOf = ['a', 'a', 'b', 'b', 'c'];
  near(exposureParity(exposureByGroup([[0], [2], [1], [3]], groupOf)), 1);
  near(exposureParity(exposureByGroup([[0, 1]], groupOf)), 0);
  near(exposureParity(exposureByGroup([[4]], groupOf)), 1);
  near(exposureParity(exposureByGroup([], groupOf)), 1);
});

test('quality by group of viewers, with its interval, and the gap between groups', () => {
  const groups = qualityByGroup([1, 0, 0.5, 0.5, 0], ['old', 'old', 'young', 'young', null]);
  assert.deepEqual(
    groups.map(({ group, viewers, mean }) => [group, viewers, mean]),
    [
      ['old', 2, 0.5],
      ['young', 2, 0.5],
    ],
  );
  // Standard deviation √.5, over √2: .5.
  near(groups[0].error, 0.98);
  near(groups[1].error, 0);
  near(qualityGap(groups), 0);
  near(qualityGap(qualityByGroup([1, 1, 0.25, 0.25, 9], ['a', 'a', 'b', 'b', 'c'])), 0.75);
});
