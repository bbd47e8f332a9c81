import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { binomialPValue, logFactorial } from '../../src/privacy/binomial.ts';

const known = JSON.parse(readFileSync(new URL('./known-answers.json', import.meta.url), 'utf8'));

const close = (actual, expected, tolerance, message) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${message}: ${actual}, not ${expected}`);

test('binomial p-values are those worked out by hand', () => {
  for (const { hits, n, chance, p } of known.binomialPValues.cases) {
    close(binomialPValue(hits, n, chance), p, 1e-12, `${hits} of ${n} at ${chance}`);
  }
});

test('log n! is the sum of the logs, where it is summed and where it is a series', () => {
  let sum = 0;
  for (let n = 0; n <= 170; n += 1) {
    if (n > 1) sum += Math.log(n);
    close(logFactorial(n), sum, 1e-11, `${n}!`);
  }
  // By decimals of 50 digits; a sum in double precision would be off by 3e-7.
  close(logFactorial(1_000_000), 12_815_518.38465817, 1e-8, '1,000,000!');
});

test('binomial p-values agree with exact fractions far out in the tail', () => {
  for (const hits of [0, 5, 20, 60, 90]) {
    const exact = exactTail(hits, 1000, 27n);
    close(binomialPValue(hits, 1000, 1 / 27) / exact, 1, 1e-9, `${hits} of 1000 at 1/27`);
  }
});

test('binomial p-values hold for millions of reports', () => {
  const n = 5_000_000;
  const sd = Math.sqrt(n * (1 / 27) * (26 / 27));
  const at = (deviations) => binomialPValue(Math.round(n / 27 + deviations * sd), n, 1 / 27);
  assert.equal(binomialPValue(Math.round(n / 27), n, 1 / 27) > 0.99, true);
  // Two-sided normal tails at 2 and 5 standard deviations; the skewness 0.926 / sd moves the latter by
  // up to skewness / 6 * (5^3 - 3 * 5) = 4 % either way.
  close(at(2) / 0.0455, 1, 0.02, '2 standard deviations');
  close(at(5) / 5.733e-7, 1.04, 0.02, '5 standard deviations');
  close(at(-5) / 5.733e-7, 0.96, 0.02, '-5 standard deviations');
});

/** Twice the smaller tail of a binomial with chance 1 / `parts`, summed in whole numbers. */
function exactTail(hits, n, parts) {
  let ways = 1n;
  let below = 0n;
  let above = 0n;
  for (let k = 0n; k <= BigInt(n); k += 1n) {
    const mass = ways * (parts - 1n) ** (BigInt(n) - k);
    if (k <= BigInt(hits)) below += mass;
    if (k >= BigInt(hits)) above += mass;
    ways = (ways * (BigInt(n) - k)) / (k + 1n);
  }
  const smaller = below < above ? below : above;
  const scale = 10n ** 400n;
  const digits = ((2n * smaller * scale) / parts ** BigInt(n)).toString();
  return Number(`${digits.slice(0, 17)}e${digits.length - Math.min(17, digits.length) - 400}`);
}
