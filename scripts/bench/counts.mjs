// The error of the counts: the mechanism that ships against its closed form, and against other
// mechanisms at the same ε for the same input, all simulated in one run; then several products at
// once, with what one fake report gains. npm run -s bench -- counts [--runs N] [--viewers N].
import { parseArgs } from 'node:util';
import { ACCEPTED_WEIGHTS, ANSWERS } from '../../src/core/report.ts';
import {
  discreteLaplace,
  localHashing,
  meanOf,
  optimisedUnary,
  privSet,
  rappor,
  shipped,
  subsetSelection,
} from './mechanisms.mjs';

const WEIGHT = 7;
const PRODUCTS = 20;
/** Most products that one viewer does something with, for PrivSet. */
const MOST = 8;
/**
 * Simulated and computed error may differ by this much, and the rivals' too. With 4,000 runs the
 * error of three shares that add up to one is known to 1 %, so a false alarm is five deviations off.
 */
const TOLERANCE = 0.05;
const RUNS = 4000;
const VIEWERS = 400;
/** With n viewers a product gets n/20, give or take, which costs 0.5 % here and more with fewer. */
const SEVERAL = { runs: 100, viewers: 2000 };

/** Made-up, plausible shares for each kind of question; they add up to 1. */
export const SHARES = {
  product: [0.35, 0.42, 0.06, 0.12, 0.05],
  picks: [0.15, 0.5, 0.3, 0.05],
  reason: [0.1, 0.3, 0.2, 0.12, 0.13, 0.1, 0.05],
  health: [0.95, 0.04, 0.01],
};

/** What ships first, then the others at the same ε, each at its best for these shares. */
export function rivals(weight, shares) {
  const d = shares.length;
  return [
    shipped(weight, d),
    subsetSelection(weight, d, shares),
    optimisedUnary(weight),
    localHashing(weight, shares),
    rappor(weight),
    discreteLaplace(weight),
  ];
}

/** @param options Command line; gives `{result, ok}`. */
export async function run(options) {
  const { values } = parseArgs({
    args: options,
    options: { runs: { type: 'string' }, viewers: { type: 'string' } },
  });
  const runs = Number(values.runs ?? RUNS);
  const viewers = Number(values.viewers ?? VIEWERS);
  const questions = [];
  for (const [kind, shares] of Object.entries(SHARES)) {
    if (shares.length !== ANSWERS[kind].length) throw new Error(`${kind} has other answers now`);
    process.stderr.write(`${kind}: ${runs} runs of ${viewers} viewers\n`);
    questions.push({ kind, answers: shares.length, mechanisms: oneAnswer(shares, runs, viewers) });
  }
  const severalProducts = several(SEVERAL.runs, SEVERAL.viewers);
  const result = {
    weight: WEIGHT,
    epsilon: Math.log(WEIGHT),
    viewers,
    runs,
    questions,
    otherWeights: otherWeights(),
    severalProducts,
  };
  const ok = verdict(result);
  print(result);
  return { result: { ...result, ok }, ok };
}

function oneAnswer(shares, runs, viewers) {
  return rivals(WEIGHT, shares).map((mechanism) => {
    let squares = 0;
    for (let at = 0; at < runs; at += 1) {
      const truths = Array.from({ length: viewers }, () => draw(shares));
      const found = mechanism.estimate(truths, shares.length);
      squares += meanOf(
        shares.map((share, answer) => (found[answer] - share) ** 2),
        (square) => square,
      );
    }
    return row(mechanism, shares, Math.sqrt(squares / runs), viewers);
  });
}

function row(mechanism, shares, simulated, viewers) {
  const computed = Math.sqrt(meanOf(shares, mechanism.variance) / viewers);
  return {
    name: mechanism.name,
    source: mechanism.source,
    ...(mechanism.parameter === undefined ? {} : { parameter: mechanism.parameter }),
    rmse: simulated,
    closedForm: computed,
    ratio: simulated / computed,
  };
}

/** Closed forms for the other weights: what ships against the best of the rest. */
function otherWeights() {
  return ACCEPTED_WEIGHTS.flatMap((weight) =>
    Object.entries(SHARES).map(([kind, shares]) => {
      const [ours, ...rest] = rivals(weight, shares).map((mechanism) => ({
        name: mechanism.name,
        error: Math.sqrt(meanOf(shares, mechanism.variance)),
      }));
      const best = rest.reduce((least, each) => (each.error < least.error ? each : least));
      return { weight, kind, best: best.name, bestOverOurs: best.error / ours.error };
    }),
  );
}

/** By how many viewers one fake report moves a cell, `times` over: (1 − q)/(p − q). */
export function gain({ chances: { p, q } }, times) {
  return (times * (1 - q)) / (p - q);
}

/**
 * 20 products with four states besides "none", each viewer in one state of up to eight of them.
 * Shipped: one product drawn for each viewer, its state sent; the estimate rests on n/20 reports.
 * PrivSet: all of them at once. A fake report's gain is by how many viewers it moves one cell, and
 * all cells that it can move together.
 */
function several(runs, viewers) {
  const states = SHARES.product.length - 1;
  const touched = MOST / PRODUCTS;
  const [, ...inner] = SHARES.product;
  const total = inner.reduce((sum, share) => sum + share, 0);
  const product = [1 - touched, ...inner.map((share) => (share / total) * touched)];
  const cells = Array.from({ length: PRODUCTS }, () => product.slice(1)).flat();
  const sampled = shipped(WEIGHT, product.length);
  const together = privSet(WEIGHT, cells.length, MOST, cells);
  const found = { sampled: 0, together: 0 };
  for (let at = 0; at < runs; at += 1) {
    const crowd = Array.from({ length: viewers }, () => viewer(inner, total));
    const byProduct = Array.from({ length: PRODUCTS }, () => []);
    for (const { stateOf } of crowd) {
      const asked = Math.floor(Math.random() * PRODUCTS);
      byProduct[asked].push(stateOf[asked]);
    }
    const ours = byProduct.flatMap((truths) => sampled.estimate(truths).slice(1));
    const theirs = together.estimate(crowd.map(({ items }) => items));
    found.sampled += meanOf(
      ours.map((each, cell) => (each - cells[cell]) ** 2),
      (so) => so,
    );
    found.together += meanOf(
      theirs.map((each, cell) => (each - cells[cell]) ** 2),
      (so) => so,
    );
  }
  process.stderr.write(`${PRODUCTS} products: ${runs} runs of ${viewers} viewers\n`);
  const variance = (f) => PRODUCTS * sampled.variance(f);
  const { k } = together.parameter;
  return {
    viewers,
    runs,
    products: PRODUCTS,
    cells: cells.length,
    mechanisms: [
      {
        ...row({ ...sampled, variance }, cells, Math.sqrt(found.sampled / runs), viewers),
        fakeReportMovesOneCellBy: {
          chosenQuestion: gain(sampled, PRODUCTS),
          drawnQuestion: gain(sampled, 1),
        },
        fakeReportMovesCells: 1,
      },
      {
        ...row(together, cells, Math.sqrt(found.together / runs), viewers),
        fakeReportMovesOneCellBy: { chosenQuestion: gain(together, 1) },
        fakeReportMovesCells: k,
        states,
      },
    ],
  };
}

function viewer(inner, total) {
  const left = Array.from({ length: PRODUCTS }, (_, at) => at);
  const stateOf = Array.from({ length: PRODUCTS }, () => 0);
  const items = [];
  for (let taken = 0; taken < MOST; taken += 1) {
    const [product] = left.splice(Math.floor(Math.random() * left.length), 1);
    const state = draw(inner.map((share) => share / total));
    stateOf[product] = state + 1;
    items.push(product * inner.length + state);
  }
  return { stateOf, items };
}

function draw(shares) {
  let at = Math.random();
  for (const [answer, share] of shares.entries()) {
    at -= share;
    if (at < 0) return answer;
  }
  return shares.length - 1;
}

/** Simulations agree with their closed forms; nothing in the same run has a smaller closed form. */
function verdict({ questions, severalProducts }) {
  const rows = [
    ...questions.flatMap(({ mechanisms }) => mechanisms),
    ...severalProducts.mechanisms,
  ];
  const agrees = rows.every(({ ratio }) => Math.abs(ratio - 1) <= TOLERANCE);
  const leads = questions.every(({ mechanisms: [ours, ...rest] }) =>
    rest.every(({ closedForm }) => ours.closedForm <= closedForm * (1 + 1e-12)),
  );
  return agrees && leads;
}

function line(...cells) {
  console.error(cells.map((cell, at) => (at === 0 ? cell.padEnd(30) : cell.padStart(10))).join(''));
}

function print({ questions, otherWeights: weights, severalProducts, viewers }) {
  const rows = (mechanisms) => {
    const [{ closedForm: ours }] = mechanisms;
    for (const { name, rmse, closedForm, ratio } of mechanisms) {
      line(
        name,
        rmse.toFixed(4),
        closedForm.toFixed(4),
        ratio.toFixed(3),
        (closedForm / ours).toFixed(2),
      );
    }
  };
  const { viewers: crowd } = severalProducts;
  console.error(`\nRoot mean squared error of a share, ε = ln ${WEIGHT}, ${viewers} viewers`);
  for (const { kind, answers, mechanisms } of questions) {
    line(`\n${kind} (${answers} answers)`, 'simulated', 'formula', 'ratio', 'to ours');
    rows(mechanisms);
  }
  line(`\n${PRODUCTS} products, ${crowd} viewers`, 'simulated', 'formula', 'ratio', 'to ours');
  rows(severalProducts.mechanisms);
  console.error(
    `  A design of ${PRODUCTS} equal questions, not the shipped show's: for that, see docs/privacy.md.`,
  );
  for (const {
    name,
    fakeReportMovesOneCellBy: by,
    fakeReportMovesCells: at,
  } of severalProducts.mechanisms) {
    const gains = Object.entries(by).map(([how, much]) => `${how} ${much.toFixed(1)}`);
    console.error(
      `  one fake report, ${name}: ${gains.join(', ')} viewers on each of ${at} cell(s)`,
    );
  }
  console.error('\nBest of the others over ours, closed forms');
  for (const { weight, kind, best, bestOverOurs } of weights) {
    console.error(
      `  W ${String(weight).padStart(2)}, ${kind.padEnd(8)} ${bestOverOurs.toFixed(3)}  ${best}`,
    );
  }
}
