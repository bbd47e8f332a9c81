import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRandomBytes } from '../../src/cli/random-bytes.ts';
import { ACCEPTED_WEIGHTS } from '../../src/core/report.ts';
import { drawRandomness, respond } from '../../src/privacy/mechanism/randomised-response.ts';
import { clopperPearson, FALSE_ALARM, provenEpsilon, respondWith, upperTail } from './audits.mjs';

const DRAWS = 20_000;
const randomBytes = createRandomBytes();

const ours = (weight, answerCount) => (answer) =>
  respond(answer, drawRandomness(weight, answerCount, randomBytes), weight, answerCount);

test('the audit’s bounds are those of the literature', () => {
  // Clopper and Pearson's 95 % interval for 10 of 100: Newcombe (1998), method 5, by two halves.
  const { low, high } = clopperPearson(10, 100, 0.025);
  assert.ok(Math.abs(low - 0.049) < 5e-5, `${low}`);
  assert.ok(Math.abs(high - 0.1762) < 5e-5, `${high}`);
  assert.equal(upperTail(2, 2, 0.5), 0.25);
  assert.ok(Math.abs(upperTail(1, 20, 0.1) - (1 - 0.9 ** 20)) < 1e-12);
});

// False alarm: at most 1e-6 for each of the four.
test('20,000 draws prove no more than ln W against the mechanism that ships', (t) => {
  for (const weight of ACCEPTED_WEIGHTS) {
    const proven = provenEpsilon(ours(weight, 5), [1, 3], DRAWS);
    t.diagnostic(`W ${weight}: ε ${Math.log(weight).toFixed(3)}, proven ${proven.toFixed(3)}`);
    assert.ok(proven <= Math.log(weight), `W ${weight}: ${proven} is proven`);
    assert.ok(proven > Math.log(weight) / 2, 'the audit sees something');
  }
  assert.ok(provenEpsilon(ours(7, 7), [0, 6], DRAWS) <= Math.log(7));
});

/**
 * Chance to miss: P(true) = 9/13, P(other) = 1/13, so the log of their ratio has a standard deviation
 * of √((4/9 + 12) / 20,000) = 0.0249 about ln 9. The bounds take about 0.024 + 0.117 off, which
 * leaves 0.110 above ln 7: 4.4 deviations, twice independently, so below 1e-9.
 */
test('ε = 2.197 sold as 1.946 is caught with 20,000 draws', (t) => {
  const proven = provenEpsilon(respondWith(9, 5, randomBytes), [1, 3], DRAWS);
  t.diagnostic(`W 9 sold as 7: proven ${proven.toFixed(3)}, promised ${Math.log(7).toFixed(3)}`);
  assert.ok(proven > Math.log(7), `only ${proven} is proven`);
  assert.ok(FALSE_ALARM <= 1e-6);
});

test('a randomiser that leaves one input alone is caught', () => {
  const honest = ours(7, 5);
  const broken = (answer) => (answer === 3 ? 3 : honest(answer));
  assert.ok(provenEpsilon(broken, [1, 3], DRAWS) > Math.log(7));
});
