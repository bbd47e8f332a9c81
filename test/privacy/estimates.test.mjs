import assert from 'node:assert/strict';
import { test } from 'node:test';
import { estimateShow } from '../../src/privacy/estimates.ts';
import { planShow, promisedReports } from '../../src/privacy/planner.ts';
import { estimatePopularity } from '../../src/privacy/popularity.ts';
import { togetherInterval } from '../../src/privacy/together.ts';
import { parseEstimates } from '../../src/wire/estimates.ts';
import { parsePopularity } from '../../src/wire/popularity.ts';

const START = 1_800_000_000_000;
const MINUTE = 60_000;

const REQUEST = {
  stream: 'friday',
  title: 'Friday show',
  products: [
    { id: 'a', title: 'A', stageAt: START },
    { id: 'b', title: 'B', stageAt: START + 10 * MINUTE },
  ],
  audience: 20_000,
  start: START,
  end: START + 20 * MINUTE,
  windows: [
    { start: START, end: START + 10 * MINUTE, stage: 'intro' },
    { start: START + 10 * MINUTE, end: START + 20 * MINUTE },
  ],
};
const MANIFEST = planShow(REQUEST);

/** Reports to every open question of a window in exact proportion to the weights. */
const fair = (window, perWeight, counts = (n) => [n, 0, 0, 0, 0, 0, 0]) =>
  MANIFEST.questions
    .filter(({ openFrom }) => window === '00' || openFrom <= window)
    .map(({ id, weight }) => ({ questionId: id, window, counts: counts(weight * perWeight) }));

const during = START + 5 * MINUTE;
const after = START + 30 * MINUTE;

test('the whole show comes first, then the windows that have begun, each with what it asks', () => {
  const early = estimateShow(MANIFEST, [], during);
  assert.deepEqual(
    early.windows.map(({ id, stage, questions }) => [id, stage, questions.map((each) => each.id)]),
    [
      ['00', undefined, ['001', '002', '003', '004', '005']],
      ['01', 'intro', ['001', '003', '004', '005']],
    ],
  );
  assert.deepEqual(
    estimateShow(MANIFEST, [], after).windows.map(({ id }) => id),
    ['00', '01', '02'],
  );
});

test('estimates, interest and numbers follow from the counts', () => {
  const counts = [100, 100, 100, 160, 640, 0, 0];
  const totals = [{ questionId: '001', window: '00', counts }];
  const { reports, windows } = estimateShow(MANIFEST, totals, after);
  const [whole] = windows;
  const [question] = whole.questions;
  assert.equal(reports, 1100);
  assert.equal(whole.n, 1100);
  assert.equal(question.n, 1100);
  assert.equal(question.subject, 'a');
  assert.deepEqual(
    question.answers.map(({ answer, estimate }) => [answer, Math.round(estimate * 1e9) / 1e9]),
    [
      ['none', 0],
      ['shown', 0],
      ['dismissed', 0],
      ['chosen', 0.1],
      ['added', 0.9],
    ],
  );
  assert.ok(Math.abs(question.interest.estimate - 1) < 1e-12);
  assert.ok(question.interest.low < 1);
});

test('a question has enough exactly when the promised number of reports is there', () => {
  const promised = promisedReports(MANIFEST, 'product');
  const at = (n) => {
    const totals = [{ questionId: '001', window: '00', counts: [n, 0, 0, 0, 0, 0, 0] }];
    return estimateShow(MANIFEST, totals, after).windows[0].questions[0];
  };
  assert.equal(at(promised).needed, 0);
  assert.ok(at(promised).answers.every(({ enough }) => enough));
  assert.equal(at(promised).interest.enough, true);
  assert.equal(at(promised - 1).needed, 1);
  assert.ok(at(promised - 1).answers.every(({ enough }) => !enough));
  assert.equal(at(0).needed, promised);
});

/** Every question of every kind, as it is with so many reports and so many hits for one answer. */
const withHits = (manifest, question, n, hits) => {
  const totals = [
    { questionId: question.id, window: '00', counts: [n - hits, 0, 0, hits, 0, 0, 0] },
  ];
  return estimateShow(manifest, totals, after).windows[0].questions.find(
    ({ id }) => id === question.id,
  );
};
const cellsOf = ({ answers, interest }) => (interest ? [...answers, interest] : answers);
const half95 = ({ low, high }) => (high - low) / 2;

test('nothing wider than the planned target has enough, and a plan that is met hides nothing', () => {
  for (const weight of [3, 7, 54]) {
    const manifest = planShow({ ...REQUEST, weight, audience: 1e6 });
    for (const question of manifest.questions) {
      if (question.kind === 'health') continue;
      const promised = promisedReports(manifest, question.kind);
      for (const n of [promised, promised - 1, Math.ceil(promised / 2), promised * 3]) {
        // As many hits as a share of 0 to 1 gives on average.
        const d = question.kind === 'picks' ? 4 : question.kind === 'reason' ? 7 : 5;
        for (let share = 0; share <= 1; share += 0.05) {
          const hits = Math.round((n * (1 + share * (weight - 1))) / (weight + d - 1));
          for (const cell of cellsOf(withHits(manifest, question, n, hits))) {
            const about = `W ${weight}, ${question.kind}, n ${n}, share ${share.toFixed(2)}`;
            if (cell.enough) assert.ok(half95(cell) <= manifest.targetHalfWidth, about);
            assert.equal(cell.enough, n >= promised, about);
          }
        }
      }
    }
  }
});

test('the target is the promise at one fifth, widened to the share where an interval is widest', () => {
  const n = promisedReports(MANIFEST, 'product');
  const fifth = cellsOf(withHits(MANIFEST, MANIFEST.questions[0], n, Math.round(n / 5)))[3];
  assert.ok(Math.abs(fifth.estimate - 0.2) < 0.01);
  // Relative error 0.2 at one fifth, with the planner's slack of 1.08.
  const promise = 1.96 * 0.2 * 0.2 * 1.08;
  assert.ok(Math.abs(half95(fifth) - promise) < 0.002, `${half95(fifth)}`);
  // A question with seven answers has the widest cells: √(1/4 / (2.2/13 · 10.8/13)) = 1.334.
  assert.ok(Math.abs(MANIFEST.targetHalfWidth / promise - 1.334) < 0.001);
});

test('unclipped estimates of a question add up to one; interest is their sum, not the clipped ones’', () => {
  const totals = [{ questionId: '001', window: '00', counts: [600, 20, 10, 170, 200, 0, 0] }];
  const { answers, interest } = estimateShow(MANIFEST, totals, after).windows[0].questions[0];
  const sum = (name) => answers.reduce((all, answer) => all + answer[name], 0);
  assert.ok(Math.abs(sum('unclipped') - 1) < 1e-12);
  assert.ok(sum('estimate') > 1, 'clipped ones add up to too much');
  const [, , , chosen, added] = answers;
  assert.ok(Math.abs(interest.unclipped - (chosen.unclipped + added.unclipped)) < 1e-12);
});

test('intervals that hold together hold those for one look, and widen with their family', () => {
  const [question] = estimateShow(MANIFEST, fair('00', 30), after).windows[0].questions;
  for (const { low, high, together } of cellsOf(question)) {
    assert.ok(together.low <= low && high <= together.high);
  }
});

test('each answer shares its error with those of its question, each interest with all interests', () => {
  const manifest = planShow({ ...REQUEST, categories: [{ id: 'c', title: 'C' }] });
  const counts = [300, 20, 10, 170, 100, 0, 0];
  const totals = manifest.questions.map(({ id }) => ({ questionId: id, window: '00', counts }));
  const { questions } = estimateShow(manifest, totals, after).windows[0];
  const kinds = questions.filter(({ interest }) => interest !== undefined).map(({ kind }) => kind);
  assert.deepEqual(kinds, ['product', 'product', 'category']);
  const mapped = (hits, cells, set) => {
    const { low, high } = togetherInterval(hits, 600, cells);
    const share = (lambda) => Math.min(1, Math.max(0, (lambda * 11 - set) / 6));
    return { low: share(low), high: share(high) };
  };
  for (const { answers, interest } of questions
    .filter(({ kind }) => kind !== 'picks')
    .slice(0, 3)) {
    assert.deepEqual(
      answers.map(({ together }) => together),
      counts.slice(0, 5).map((hits) => mapped(hits, 5, 1)),
    );
    assert.deepEqual(interest.together, mapped(270, 3, 2));
  }
});

test('a question that gets another share than its weight is disturbed, in its window only', () => {
  const totals = [...fair('00', 30), ...fair('01', 30)];
  const calm = estimateShow(MANIFEST, totals, after);
  assert.ok(calm.windows.every(({ questions }) => questions.every((each) => !each.disturbed)));
  const flooded = totals.map((total) =>
    total.questionId === '001' && total.window === '00'
      ? { ...total, counts: [total.counts[0] + 500, 0, 0, 0, 0, 0, 0] }
      : total,
  );
  const { windows } = estimateShow(MANIFEST, flooded, after);
  assert.equal(windows[0].questions[0].disturbed, true);
  assert.ok(windows[1].questions.every(({ disturbed }) => !disturbed));
});

test('windows with very different numbers of reports disturb nothing', () => {
  const { windows } = estimateShow(MANIFEST, [...fair('00', 100), ...fair('01', 1)], after);
  assert.ok(windows.every(({ questions }) => questions.every(({ disturbed }) => !disturbed)));
});

test('what the collector serves is what the host page reads', () => {
  const totals = [...fair('00', 30), ...fair('01', 30), ...fair('02', 5)];
  const estimates = estimateShow(MANIFEST, totals, after);
  assert.deepEqual(parseEstimates(JSON.stringify(estimates)), estimates);
  const popularity = estimatePopularity(MANIFEST, totals, after);
  assert.deepEqual(parsePopularity(JSON.stringify(popularity)), popularity);
});

const none = (n) => [n, 0, 0, 0, 0, 0, 0];

/** True interest of one half: (0.5 · 6 + 2) / 11 of the reports say chosen or added. */
const half = (n) => [n - Math.round((n * 5) / 11), 0, 0, Math.round((n * 5) / 11), 0, 0, 0];

test('popularity leaves out products without enough reports', () => {
  assert.deepEqual(estimatePopularity(MANIFEST, [], after).products, {});
  const few = [{ questionId: '001', window: '00', counts: [20, 0, 0, 0, 0, 0, 0] }];
  assert.deepEqual(estimatePopularity(MANIFEST, few, after).products, {});
});

test('popularity takes the whole show, and the latest window with enough while the show runs', () => {
  const inWindow = fair('01', 10, half);
  const live = estimatePopularity(MANIFEST, inWindow, during);
  assert.deepEqual(Object.keys(live.products), ['a']);
  assert.ok(Math.abs(live.products.a - 0.5) < 0.01);
  for (const at of [REQUEST.end, after]) {
    assert.deepEqual(estimatePopularity(MANIFEST, inWindow, at).products, {});
  }
  const later = [...fair('01', 10, none), ...fair('02', 10, half)];
  const second = estimatePopularity(MANIFEST, later, REQUEST.end - 1).products;
  assert.ok(Math.abs(second.a - 0.5) < 0.01, 'the latest window stands in');
  const both = estimatePopularity(MANIFEST, [...inWindow, ...fair('00', 10, none)], during);
  assert.deepEqual(both.products, { a: 0, b: 0 });
});

test('popularity leaves out products whose reports are disturbed', () => {
  const totals = fair('00', 10, half).map((total) =>
    total.questionId === '001' ? { ...total, counts: half(3000) } : total,
  );
  const { products } = estimatePopularity(MANIFEST, totals, after);
  assert.equal('a' in products, false);
  // A quiet window of the same product does not stand in: its fakes may have come later.
  const running = estimatePopularity(MANIFEST, [...totals, ...fair('01', 10, half)], during);
  assert.equal('a' in running.products, false);
});
