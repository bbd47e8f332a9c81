// Writes the numbers of docs/privacy.md from the code that they describe, between `<!-- name -->` and
// `<!-- /name -->`. `--check` only says whether they are up to date.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ACCEPTED_WEIGHTS, ANSWERS } from '../src/core/report.ts';
import { OFFERED_ERRORS } from '../src/privacy/advice.ts';
import { binomialPValue } from '../src/privacy/binomial.ts';
import { standardError } from '../src/privacy/estimator.ts';
import {
  composedEpsilon,
  epsilonOf,
  guessChance,
  otherChance,
  truthChance,
} from '../src/privacy/guarantee.ts';
import {
  kindsFor,
  PLANNED_SHARE,
  planShow,
  promisedReports,
  requiredAudience,
  targetHalfWidth,
} from '../src/privacy/planner.ts';
import { fakesUntilDisturbed, shiftBound } from '../src/privacy/poisoning.ts';
import { gain, rivals, SHARES } from './bench/counts.mjs';
import { meanOf, shipped } from './bench/mechanisms.mjs';

const FILE = fileURLToPath(new URL('../docs/privacy.md', import.meta.url));
const USUAL_WEIGHT = 7;
const USUAL_ERROR = 0.2;
const MARKED_PRODUCTS = 20;
const count = (value) => value.toLocaleString('en');
const percent = (share, digits = 1) => `${(100 * share).toFixed(digits)} %`;

const line = (cells) => `| ${cells.join(' | ')} |`;
const repeat = (weight, times) => composedEpsilon(Array.from({ length: times }, () => weight));

function table(head, rows) {
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

/** What each weight promises. */
function weights() {
  return table(
    ['W', 'ε of one report', 'best guess between two answers', 'ε of 4 reports', 'ε of 8'],
    ACCEPTED_WEIGHTS.map((weight) => [
      weight === USUAL_WEIGHT ? `${weight} (default)` : weight,
      epsilonOf(weight).toFixed(3),
      percent(guessChance(weight)),
      weight === 54 ? 'over the limit' : repeat(weight, 4).toFixed(3),
      weight === 54 ? 'over the limit' : repeat(weight, 8).toFixed(3),
    ]),
  );
}

/** What each kind of question is answered with, and how exactly. */
function kinds() {
  const target = targetHalfWidth(USUAL_WEIGHT, USUAL_ERROR);
  return table(
    [
      'question',
      'd',
      'p',
      'q',
      'standard error at 1/5, 400 reports',
      'reports until a figure shows',
    ],
    Object.entries(ANSWERS).map(([kind, { length: answerCount }]) => {
      const set = { answerCount, setSize: 1, weight: USUAL_WEIGHT };
      const needed = promisedReports({ weight: USUAL_WEIGHT, targetHalfWidth: target }, kind);
      return [
        kind,
        answerCount,
        `7/${6 + answerCount} = ${truthChance(USUAL_WEIGHT, answerCount).toFixed(3)}`,
        `1/${6 + answerCount} = ${otherChance(USUAL_WEIGHT, answerCount).toFixed(3)}`,
        standardError(PLANNED_SHARE, 400, set).toFixed(4),
        needed,
      ];
    }),
  );
}

/** Viewers who must share counts. */
function audience() {
  const errors = OFFERED_ERRORS.slice(1);
  return table(
    ['products or categories', ...errors.map((error) => `${percent(error, 0)} error`)],
    [1, 3, 5, 10, 20, 50].map((subjects) => [
      subjects,
      ...errors.map((error) => count(requiredAudience(kindsFor(subjects), USUAL_WEIGHT, error))),
    ]),
  );
}

/** Errors of the other mechanisms over ours, by the closed forms. */
function mechanisms() {
  const byKind = Object.values(SHARES).map((shares) =>
    rivals(USUAL_WEIGHT, shares).map(({ name, variance }) => ({
      name,
      error: Math.sqrt(meanOf(shares, variance)),
    })),
  );
  const [first] = byKind;
  return table(
    ['mechanism', ...Object.keys(SHARES)],
    first.map(({ name }, at) => [
      name,
      ...byKind.map((errors) => (errors[at].error / errors[0].error).toFixed(2)),
    ]),
  );
}

/** What one fake report does. Half of the viewers are asked at the end, and a product's part of them. */
function fakes() {
  return table(
    ['W', 'of those who got the question', 'of all, if it chose a product and the end'],
    ACCEPTED_WEIGHTS.map((weight) => {
      const mechanism = shipped(weight, ANSWERS.product.length);
      return [
        weight,
        ...[1, 2 / productPart(weight)].map((all) => gain(mechanism, all).toFixed(1)),
      ];
    }),
  );
}

/** A product's part of the draw in a show with {@link MARKED_PRODUCTS}. */
function productPart(weight) {
  const { questions } = planShow({
    stream: 'table',
    title: 'Table',
    products: Array.from({ length: MARKED_PRODUCTS }, (_, at) => ({ id: `${at}`, title: `${at}` })),
    audience: requiredAudience(kindsFor(MARKED_PRODUCTS), weight),
    weight,
    start: 0,
    end: 1,
  });
  return questions[0].weight / questions.reduce((sum, question) => sum + question.weight, 0);
}

/** Fakes on one product of 20 at the end until its question is marked, and what they do until then. */
function marks() {
  const share = productPart(USUAL_WEIGHT);
  return table(
    [
      'viewers who share counts',
      'honest reports to it at the end',
      'fakes until it is marked',
      'of the viewers',
      'its shares are off by up to',
      '1 % of the viewers are marked',
    ],
    [5000, 10_000, 20_000, 100_000, 1_000_000].map((viewers) => {
      const all = Math.round(viewers / 2);
      const honest = Math.round(all * share);
      const least = fakesUntilDisturbed(honest, all, share);
      const shape = { answerCount: ANSWERS.product.length, weight: USUAL_WEIGHT };
      return [
        count(viewers),
        count(honest),
        count(least),
        percent(least / viewers, 2),
        shiftBound(least, honest + least, shape).toFixed(2),
        markedChance(Math.round(viewers / 100), viewers, share),
      ];
    }),
  );
}

/**
 * Chance that so many fakes among the viewers are marked, all of them on one question at the end: that
 * it gets enough honest reports, from half of the others by its share.
 */
function markedChance(forged, viewers, share) {
  const all = Math.round((viewers - forged) / 2);
  let [low, high] = [0, all];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (fakesUntilDisturbed(middle, all, share) <= forged) high = middle;
    else low = middle + 1;
  }
  // The exact tail, which the two-sided value is twice of.
  const isRare = low > all * share;
  const tail = binomialPValue(isRare ? low : Math.max(0, low - 1), all, share) / 2;
  if (isRare) return percent(tail);
  return tail < 1e-5 ? 'over 99.999 %' : percent(1 - tail, 3);
}

/** The document with its numbers made anew. */
export function withNumbers(text) {
  return Object.entries({ weights, kinds, audience, mechanisms, fakes, marks }).reduce(
    (so, [name, make]) =>
      so.replace(
        new RegExp(`(<!-- ${name} -->)[\\s\\S]*?(<!-- /${name} -->)`),
        (_, open, close) => `${open}\n${make()}\n${close}`,
      ),
    text,
  );
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const before = readFileSync(FILE, 'utf8');
  const after = withNumbers(before);
  if (process.argv.includes('--check')) process.exitCode = before === after ? 0 : 1;
  else writeFileSync(FILE, after);
}
