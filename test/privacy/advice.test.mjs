import assert from 'node:assert/strict';
import { test } from 'node:test';
import { advise } from '../../src/privacy/advice.ts';
import { fittingSubjects, kindsFor, requiredAudience } from '../../src/privacy/planner.ts';

const needed = (subjects, relativeError) => requiredAudience(kindsFor(subjects), 7, relativeError);

test('the error that is offered instead is the least of the larger ones at which all of them fit', () => {
  const offered = (audience, relativeError) => advise(20, audience, relativeError).errorForAll;
  assert.equal(offered(needed(20, 0.3), 0.2), 0.3);
  assert.equal(offered(needed(20, 0.3) - 1, 0.2), 0.4);
  assert.equal(offered(needed(20, 0.3), 0.3), 0.4, 'the one that was asked for is no other');
  assert.equal(offered(1e9, 0.25), 0.3);
  assert.equal(offered(1e9, 0.5), null);
  assert.equal(offered(needed(20, 0.5) - 1, 0.2), null);
});

test('where not all fit, the least larger error at which one does, and how many do then', () => {
  const some = (audience, relativeError) => advise(20, audience, relativeError).errorForSome;
  const audience = needed(1, 0.3);
  assert.deepEqual(some(audience, 0.2), { relativeError: 0.3, fitting: 1 });
  assert.deepEqual(some(audience, 0.3), {
    relativeError: 0.4,
    fitting: fittingSubjects(audience, 7, 0.4),
  });
  assert.equal(some(needed(1, 0.5) - 1, 0.2), null);
  assert.equal(some(0, 0.2), null);
});

test('a plan fits from the very viewer on whom the planner would take it', () => {
  for (const viewers of [0, 1]) {
    const advice = advise(20, needed(20, 0.2) - viewers, 0.2);
    assert.deepEqual([advice.fits, advice.fitting], viewers === 0 ? [true, 20] : [false, 19]);
  }
});

test('what an error means on the page is worked out for interest, two answers together', () => {
  // λ = (0.2 · 6 + 2)/11, 337 reports: z · √(λ (1 − λ) / 337) / (6/11).
  const lambda = 3.2 / 11;
  const byHand = (1.959963984540054 * Math.sqrt((lambda * (1 - lambda)) / 337)) / (6 / 11);
  assert.ok(Math.abs(advise(20, 0).halfWidth - byHand) < 1e-12);
  assert.ok(advise(20, 0, 0.4).halfWidth > 1.9 * byHand);
});
