// Scenarios over the real wire. What is random has a bound on the chance of a false alarm beside it.
import assert from 'node:assert/strict';
import { createServer, request as httpRequest } from 'node:http';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { createAudience, hitQuestion } from '../../src/cli/audience.ts';
import { createProgram } from '../../src/cli/program.ts';
import { openLossyTap } from '../../src/cli/simulate/lossy-tap.ts';
import { SCENARIO_NAMES } from '../../src/cli/simulate/scenarios.ts';
import { simulate } from '../../src/cli/simulate.ts';
import { createIndex } from '../../src/model/features.ts';
import { capPopularity } from '../../src/model/popularity-cap.ts';
import { rank } from '../../src/model/ranker.ts';
import { explain } from '../../src/model/reasons.ts';
import { HAND_WEIGHTS } from '../../src/model/weights.ts';
import { planShow } from '../../src/privacy/planner.ts';
import { startCollector, TOKEN } from '../collector/support.mjs';
import { plainShop, profileOf } from '../model/shops.mjs';

/** A show that runs now, for so many products, in four windows. */
function showNow(stream, products) {
  const start = Date.now() - 1000;
  return {
    stream,
    title: 'Simulated show',
    products: Array.from({ length: products }, (_, index) => ({
      id: `p${index}`,
      title: `Product ${index}`,
      stageAt: start + Math.floor((index * 60_000) / products),
    })),
    audience: 1_000_000,
    start,
    end: start + 60_000,
    windows: Array.from({ length: 4 }, (_, index) => ({
      start: start + index * 15_000,
      end: start + (index + 1) * 15_000,
    })),
    // So wide that a few reports to a question are enough.
    relativeError: 1,
  };
}

/** Simulates a scenario at a collector of its own, for a show of its own. */
async function play(t, scenario, { viewers, products, ...options }) {
  const { url, put, get } = await startCollector(t);
  const request = showNow(scenario, products);
  assert.equal((await put(request)).status, 201);
  const result = await simulate({
    viewers,
    collector: url,
    stream: scenario,
    scenario,
    token: TOKEN,
    ...options,
  });
  assert.equal(result.sent, viewers);
  assert.equal(result.scenario.name, scenario);
  const popularity = await get(`/v1/streams/${scenario}/popularity`);
  return { ...result, manifest: planShow(request), popularity: popularity.json.products };
}

/**
 * How far an estimate from n reports may be from its truth: Bernstein's inequality, two-sided, with a
 * chance of 1e-7, for a product's answers at W = 7 (λ = (6 f + s) / 11, p − q = 6/11).
 */
function tolerance(truth, n, answers = 5, setSize = 1) {
  const outcomes = 6 + answers;
  const lambda = (truth * 6 + setSize) / outcomes;
  const limit = Math.log(2 / 1e-7);
  const variance = n * lambda * (1 - lambda);
  const hits = limit / 3 + Math.sqrt((limit / 3) ** 2 + 2 * limit * variance);
  return ((hits / n) * outcomes) / 6;
}

const interest = ([, , , chosen, added]) => chosen + added;

test('a quiet show: the total is not what clipping makes of it', async (t) => {
  const { scenario, questions } = await play(t, 'quiet', { viewers: 1500, products: 30 });
  const { truth, estimate, standardError, clipped } = scenario.interest;
  assert.ok(truth > 0 && truth < 30 * 0.02, `${truth} in all`);
  // 5 standard errors of a sum over 680 reports: below 1e-6.
  assert.ok(Math.abs(estimate - truth) < 5 * standardError, `${estimate} for ${truth}`);
  // Each of 30 estimates near 0 falls below it more than one time in three: none does in 5e-6.
  assert.ok(clipped > estimate + 0.01, `${clipped} over ${estimate}`);
  const shown = questions.flatMap(({ answers }) => answers.map(({ truth: share }) => share));
  assert.ok(shown.every((share) => share >= 0 && share <= 1));
});

test('one hit is found: first, clear of the others, where it truly is', async (t) => {
  const { scenario, manifest } = await play(t, 'hit', { viewers: 5000, products: 3 });
  const { question, subject, truth, estimate, low, high, first, clear } = scenario;
  assert.equal(question, manifest.questions[hitQuestion(manifest)].id);
  assert.equal(subject, 'p1');
  assert.ok(truth > 0.45, `${truth} like it`);
  // About 400 reports each; the others' truth is below 0.02. The gap of 0.47 or more is over nine
  // standard errors (0.05) to be first, and five (0.057) beyond both intervals (0.29) to be clear.
  assert.ok(first && clear);
  assert.ok(Math.abs(estimate - truth) < tolerance(truth, 340, 5, 2), `${estimate} for ${truth}`);
  assert.ok(low < estimate && estimate < high);
});

test('leaving early: the early look is off by the bias that is stated, the last one is not', async (t) => {
  const viewers = 3000;
  const { scenario, questions, manifest } = await play(t, 'leaving', { viewers, products: 4 });
  const audience = createAudience(manifest, 1, { taste: 'usual', leaving: true });
  const hasLeft = (viewer) => audience.departure(viewer) < 1;
  const left = Array.from({ length: viewers }, (_, viewer) => viewer).filter(hasLeft).length;
  assert.equal(scenario.left, left);
  // 40 % of 3,000, seeded: 1,200 ± 27.
  assert.ok(left > 1050 && left < 1350);
  assert.equal(scenario.early.reports, left);
  assert.ok(scenario.bias < -0.05, `interest looks ${scenario.bias} too low`);
  let largest = 0;
  for (const [index, { id, n, answers }] of scenario.early.questions.entries()) {
    assert.equal(id, manifest.questions[index].id);
    const all = audience.truth(viewers, index, '00');
    const gone = audience.truth(viewers, index, '00', hasLeft);
    if (index < 4) largest = Math.min(largest, interest(gone) - interest(all));
    for (const [at, { truth, bias, estimate }] of answers.entries()) {
      assert.equal(truth, all[at]);
      assert.ok(Math.abs(truth + bias - gone[at]) < 1e-12);
      // 34 cells at 1e-7.
      const allowed = tolerance(gone[at], n, answers.length);
      assert.ok(Math.abs(estimate - gone[at]) < allowed, `${id}: ${estimate} for ${gone[at]}`);
    }
  }
  assert.equal(scenario.bias, largest);
  for (const { id, n, answers } of questions) {
    for (const { truth, estimate } of answers) {
      const allowed = tolerance(truth, n, answers.length);
      assert.ok(Math.abs(estimate - truth) < allowed, `${id}: ${estimate} for ${truth}`);
    }
  }
});

test('who leaves has not seen what comes later, and arrives before leaving', () => {
  const manifest = planShow(showNow('s', 4));
  const [staying, leaving] = [false, true].map((leaves) =>
    createAudience(manifest, 3, { taste: 'usual', leaving: leaves }),
  );
  let gone = 0;
  for (let viewer = 0; viewer < 500; viewer += 1) {
    const at = leaving.departure(viewer);
    assert.ok(at > leaving.arrival(viewer) && at <= 1);
    assert.equal(staying.departure(viewer), 1);
    for (const [index, { openFrom }] of manifest.questions.entries()) {
      const opens = manifest.windows.findIndex(({ id }) => id === openFrom) / 4;
      if (at === 1) {
        assert.equal(leaving.answer(viewer, index, '00'), staying.answer(viewer, index, '00'));
      } else if (index < 4 && at < opens) {
        gone += 1;
        assert.equal(leaving.answer(viewer, index, '00'), 0);
      }
    }
  }
  assert.ok(gone > 50, `${gone} answers were cut off`);
});

test('fakes that follow the draw: each moves its cell within the bound, and no total tells', async (t) => {
  const { scenario, questions } = await play(t, 'spread-poison', { viewers: 2000, products: 4 });
  assert.equal(scenario.fakes, 20);
  assert.equal(scenario.cells.length, 4);
  assertWithinBound(scenario);
  assert.ok(scenario.cells.reduce((sum, { fakes }) => sum + fakes, 0) <= 20);
  // The rule calls one of a million wrongly, for each of seven questions.
  assert.equal(scenario.disturbed, false);
  assert.ok(questions.every(({ disturbed }) => !disturbed));
});

test('fakes on one cell: within the bound, marked, and out of popularity', async (t) => {
  // 123 questions, about 16 honest reports each; 40 fakes where 24 are usually enough. Over all that is
  // drawn, the exact chance of no mark is 6e-8.
  const played = await play(t, 'cell-poison', { viewers: 4000, products: 120 });
  const { scenario, questions, popularity } = played;
  assert.equal(scenario.fakes, 40);
  assertWithinBound(scenario);
  const [cell, ...others] = scenario.cells;
  assert.equal(others.length, 0);
  assert.equal(cell.fakes, 40);
  assert.ok(cell.shift > 0.3, `moved by ${cell.shift}`);
  assert.ok(cell.fakesUntilDisturbed < 40);
  assert.equal(scenario.disturbed, true);
  assert.deepEqual(
    questions.filter(({ disturbed }) => disturbed).map(({ id }) => id),
    [cell.question],
  );
  const wanted = questions.filter(({ subject }) => subject !== undefined);
  const truths = wanted.map(({ answers }) => interest(answers.map(({ truth }) => truth)));
  const target = wanted.findIndex(({ id }) => id === cell.question);
  assert.equal(truths[target], Math.min(...truths), 'the product that fewest want');
  assert.equal(cell.popularity, null);
  assert.ok(!(cell.subject in popularity) && Object.keys(popularity).length > 20);
});

function assertWithinBound({ shift, bound, cells }) {
  for (const cell of cells) {
    // W = 7, five answers: (1 − q) / (p − q) = 10/6. Noise below zero adds a tenth at most, always.
    const own = cell.n === 0 ? 0 : ((cell.fakes / cell.n) * 10) / 6;
    assert.ok(Math.abs(cell.bound - own) < 1e-12);
    assert.ok(cell.shift <= 1.1 * own + 1e-12, `${cell.shift} past ${own}`);
    assert.equal(cell.shift > 0, cell.fakes > 0);
  }
  const mean = (of) => cells.reduce((sum, cell) => sum + of(cell), 0) / cells.length;
  assert.ok(Math.abs(bound - mean((cell) => cell.bound)) < 1e-12);
  assert.ok(Math.abs(shift - mean((cell) => cell.shift)) < 1e-12 && shift <= 1.1 * bound);
}

test('counts that were poisoned unnoticed lift a product no further than the cap', async (t) => {
  const shop = plainShop(14, [['Home']]);
  const index = createIndex(shop);
  // Nine shows in ten have the fakes take it past the cap unnoticed; none of six has in 4e-7.
  let isPast = false;
  for (let show = 1; show <= 6 && !isPast; show += 1) {
    const options = { viewers: 1000, products: 14, fakes: 0.02 };
    const { popularity, scenario } = await play(t, 'cell-poison', options);
    const { subject } = scenario.cells[0];
    const profile = profileOf([], { popularity });
    const ranking = rank(index, profile, HAND_WEIGHTS);
    const capped = capPopularity(ranking);
    const terms = Object.values(popularity)
      .filter((share) => share > 0)
      .map((share) => HAND_WEIGHTS.popularity * Math.log1p(share))
      .sort((one, other) => other - one);
    const cap = terms.length < 8 ? HAND_WEIGHTS.stage.onStage / 2 : terms[2];
    const item = index.itemOf.get(subject);
    for (const term of capped.show.popularity.values()) assert.ok(term <= cap + 1e-12);
    if ((ranking.show.popularity.get(item) ?? 0) <= cap || terms.length < 8) continue;
    isPast = true;
    assert.ok(Math.abs(capped.scores[item] - cap) < 1e-12);
    // The third of them is as high: only the catalogue's order can put the poisoned one before it.
    const third = [...ranking.show.popularity].find(([, term]) => term === cap)[0];
    assert.ok(capped.scores[third] >= capped.scores[item]);
    // What the viewer is told is what is used.
    const { reasons } = explain(index, profile, HAND_WEIGHTS, subject, { maxPicks: 14 });
    const popular = reasons.find(({ kind }) => kind === 'popular');
    assert.ok(Math.abs(popular.contribution - cap) < 1e-12);
  }
  assert.ok(isPast, 'no show in six was poisoned past the cap');
});

test('lost acknowledgements: the same bytes again, and each report counted once', async (t) => {
  const { scenario } = await play(t, 'lost-acks', { viewers: 600, products: 4 });
  const { acknowledged, lost, retried, changed, counted, exact } = scenario;
  assert.equal(acknowledged, 600 + lost);
  assert.equal(lost, Math.floor(acknowledged * 0.05));
  assert.deepEqual([retried, changed], [lost, 0]);
  assert.deepEqual([counted, exact], [600, true]);
});

test('the tap cuts what was committed, and would see other bytes under one id', async (t) => {
  let committed = 0;
  const server = createServer((request, response) => {
    committed += 1;
    request.resume().on('end', () => response.writeHead(204).end());
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const tap = await openLossyTap(new URL(`http://127.0.0.1:${server.address().port}/`), 0.5);
  t.after(() => tap.close());
  const send = (counts) =>
    new Promise((resolve) => {
      const request = httpRequest(tap.url, { method: 'POST', agent: false }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      request.on('error', ({ code }) => resolve(code));
      request.end(`{"v":1,"manifest":"m","question":"001","id":"one","counts":[${counts}]}`);
    });
  assert.equal(await send('1,0'), 204);
  assert.equal(await send('1,0'), 'ECONNRESET');
  assert.equal(await send('1,0'), 204);
  assert.equal(await send('0,1'), 'ECONNRESET');
  assert.equal(committed, 4);
  assert.deepEqual(tap.facts(), { acknowledged: 4, lost: 2, retried: 2, changed: 1 });
  await assert.rejects(openLossyTap(new URL('https://counts.example/'), 0.05), {
    code: 'settings',
    message: /http: only/,
  });
});

test('the command prints a scenario, names all of them in its help, and refuses what means nothing', async (t) => {
  const { url } = await startCollector(t);
  const run = async (...args) => {
    const output = { stdout: new PassThrough(), stderr: new PassThrough() };
    const program = createProgram(output);
    const help = [];
    for (const command of [program, ...program.commands]) {
      command.exitOverride().configureOutput({
        writeOut: (text) => help.push(text),
        writeErr: (text) => help.push(text),
      });
    }
    const failure = await program.parseAsync(['simulate', ...args], { from: 'user' }).then(
      () => undefined,
      (error) => error,
    );
    const stdout = output.stdout.read()?.toString() ?? '';
    return { failure, stdout, stderr: output.stderr.read()?.toString() ?? '', help: help.join('') };
  };
  const access = ['--collector', url, '--token', TOKEN];
  const { stdout, failure } = await run(
    '--viewers',
    '100',
    '--scenario',
    'spread-poison',
    ...access,
  );
  assert.equal(failure, undefined);
  const { viewers, sent, scenario, questions } = JSON.parse(stdout);
  assert.deepEqual([viewers, sent, scenario.name, scenario.fakes], [100, 100, 'spread-poison', 1]);
  assert.equal(typeof questions[0].disturbed, 'boolean');
  const { help } = await run('--help');
  for (const name of SCENARIO_NAMES) assert.ok(help.includes(`\n  ${name} `), name);
  assert.match(help, /--limits test/);
  const unknown = await run('--viewers', '1', '--scenario', 'noisy', ...access);
  assert.match(unknown.help, /Allowed choices are usual, quiet, hit/);
  const senseless = await run('--viewers', '1', '--scenario', 'hit', '--fakes', '0.1', ...access);
  assert.match(senseless.failure.message, /--fakes means nothing to hit/);
  const most = await run('--viewers', '9', '--scenario', 'cell-poison', '--fakes', '2', ...access);
  assert.match(most.failure.message, /fakes must be a share, 0 to 0\.5/);
  assert.equal(most.stdout, '');
});
