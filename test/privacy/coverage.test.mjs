import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAudience } from '../../src/cli/audience.ts';
import { createRandomBytes } from '../../src/cli/random-bytes.ts';
import { count, totalsOf } from '../../src/cli/simulate/tally.ts';
import { answerAsViewer, arrivalMs } from '../../src/cli/simulate.ts';
import { estimateShow } from '../../src/privacy/estimates.ts';
import { planShow } from '../../src/privacy/planner.ts';
import { togetherInterval } from '../../src/privacy/together.ts';
import { wilsonInterval } from '../../src/privacy/wilson.ts';
import { randomOf } from '../support/seeded.mjs';

const VIEWERS = 20_000;
const RUNS = 20;
const LEAST = 0.925;
const randomBytes = createRandomBytes();
const START = 1_800_000_000_000;
const LENGTH = 3_600_000;

const MANIFEST = planShow({
  stream: 'coverage',
  title: 'Coverage',
  products: Array.from({ length: 24 }, (_, index) => ({
    id: `p${index}`,
    title: `Product ${index}`,
    ...(index % 8 === 7 ? {} : { stageAt: START + Math.floor((index * LENGTH) / 24) }),
  })),
  audience: VIEWERS,
  start: START,
  end: START + LENGTH,
  windows: Array.from({ length: 4 }, (_, index) => ({
    start: START + (index * LENGTH) / 4,
    end: START + ((index + 1) * LENGTH) / 4,
  })),
});

/**
 * Chance of a false alarm. Each run asks 27 questions at the end and up to 27 in each of four
 * windows, about 1,850 in 20 runs, all from different reports. Even if the answers of a question
 * were covered or missed all together, the covered share of a correct build (0.95) would have a
 * standard deviation of √(0.95 · 0.05 / 1850) = 0.0051 over all cells, and 0.925 lies 4.9 of them
 * below: a chance below 1e-6. At the end there are 540 questions with 2,680 cells; estimates of two
 * answers correlate by about −1/4, so misses by about 1/16, which makes the standard deviation
 * √(0.95 · 0.05 · 1.25 / 2680) = 0.0047 and the chance below 1e-6 too.
 */
test('95 % intervals cover the true shares of 20,000 viewers, sampling included', (t) => {
  const seen = { end: 0, all: 0 };
  const covered = { end: 0, all: 0 };
  let disturbed = 0;
  let tooFew = 0;
  for (let seed = 1; seed <= RUNS; seed += 1) {
    const audience = createAudience(MANIFEST, seed);
    const tally = new Map();
    for (let viewer = 0; viewer < VIEWERS; viewer += 1) {
      const clockMs = arrivalMs(MANIFEST, audience.arrival(viewer), 'spread');
      count(tally, answerAsViewer(MANIFEST, '', audience, viewer, clockMs, randomBytes));
    }
    const { windows } = estimateShow(MANIFEST, totalsOf(tally), START + LENGTH);
    for (const window of windows) {
      for (const question of window.questions) {
        const index = MANIFEST.questions.findIndex(({ id }) => id === question.id);
        const truth = audience.truth(VIEWERS, index, window.id);
        if (question.disturbed) disturbed += 1;
        if (window.id === '00' && question.needed > 0) tooFew += 1;
        if (question.n === 0) continue;
        for (const [at, { low, high }] of question.answers.entries()) {
          const isCovered = low <= truth[at] && truth[at] <= high;
          seen.all += 1;
          covered.all += isCovered ? 1 : 0;
          seen.end += window.id === '00' ? 1 : 0;
          covered.end += window.id === '00' && isCovered ? 1 : 0;
        }
      }
    }
  }
  const all = covered.all / seen.all;
  const end = covered.end / seen.end;
  t.diagnostic(
    `covered: ${percent(all)} of ${seen.all} cells, ${percent(end)} of ${seen.end} at the end`,
  );
  assert.ok(all >= LEAST, `${percent(all)} of all cells are covered`);
  assert.ok(end >= LEAST, `${percent(end)} of the cells at the end are covered`);
  assert.ok(all <= 0.975, `${percent(all)}: intervals are wider than they say`);
  // 2,500 tests at 1e-6 each: more than three false alarms have a chance below 1e-11.
  assert.ok(disturbed <= 3, `${disturbed} questions called disturbed`);
  // A question misses its promise with a chance below 1e-4 here; 11 of 540 have one below 1e-18.
  assert.ok(tooFew <= 10, `${tooFew} of 540 questions without enough reports`);
});

/** Of so many rows of 2,000 reports, looked at after each, how many ever miss the truth. */
function missed(rows, interval) {
  const random = randomOf(4);
  let misses = 0;
  for (let row = 0; row < rows; row += 1) {
    const lambda = [0.1, 0.2, 0.3, 0.5][row % 4];
    let hits = 0;
    for (let n = 1; n <= 2000; n += 1) {
      if (random() < lambda) hits += 1;
      // Looks at growing distances find nearly all misses; each would be too slow.
      if (n > 50 && n % Math.ceil(n / 50) > 0) continue;
      const { low, high } = interval(hits, n);
      if (lambda >= low && lambda <= high) continue;
      misses += 1;
      break;
    }
  }
  return misses;
}

test('looked at all the time, at most one row of twenty ever misses the truth', () => {
  // Binomial(400, 0.05): mean 20, sd 4.4; above 20 + 4.3 sd = 39 by chance once in 100,000.
  const misses = missed(400, (hits, n) => togetherInterval(hits, n, 1));
  assert.ok(misses <= 39, `${misses} of 400`);
});

test('the same test fails an interval that is made for one look', () => {
  const misses = missed(400, (hits, n) => wilsonInterval(hits, n));
  assert.ok(misses > 100, `only ${misses} of 400`);
});

function percent(share) {
  return `${(100 * share).toFixed(2)} %`;
}
