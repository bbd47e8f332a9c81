import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ACCEPTED_WEIGHTS } from '../../../src/core/report.ts';
import {
  drawRandomness,
  oneHot,
  respond,
} from '../../../src/privacy/mechanism/randomised-response.ts';
import { enumerateRandomiser, keepsPromise } from '../enumeration.mjs';

const ours = { draw: drawRandomness, respond };

const fails = (act) => assert.throws(act, { code: 'mechanism' });

const firstByte = (randomBytes) => randomBytes(1)[0];

test('the largest probability ratio is exactly W, for every weight and number of answers', () => {
  for (const weight of ACCEPTED_WEIGHTS) {
    for (let answerCount = 2; answerCount <= 7; answerCount += 1) {
      const { accepted } = enumerateRandomiser(ours, weight, answerCount);
      const outcomes = weight + answerCount - 1;
      assert.ok(keepsPromise(ours, weight, answerCount), `W ${weight}, d ${answerCount}`);
      assert.equal(accepted, 256 - (256 % outcomes), 'the rejection bound');
    }
  }
});

test('W = 7 with six answers accepts 252 bytes and reaches 147 to 21', () => {
  const found = enumerateRandomiser(ours, 7, 6);
  assert.deepEqual(found, { accepted: 252, largest: [147, 21] });
});

test('the same audit fails a randomiser that forgets to reject', () => {
  const broken = { draw: (weight, d, source) => firstByte(source) % (weight + d - 1), respond };
  assert.equal(keepsPromise(broken, 7, 6), false);
  const [over, under] = enumerateRandomiser(broken, 7, 6).largest;
  assert.ok(over / under > 7);
});

test('the same audit fails a randomiser whose W is off by one', () => {
  for (const shift of [-1, 1]) {
    const broken = {
      draw: (weight, d, source) => drawShifted(weight + shift, d, source),
      respond: (answer, r, weight, d) => respondShifted(answer, r, weight + shift, d),
    };
    assert.equal(keepsPromise(broken, 7, 6), false, `W ${7 + shift} sold as 7`);
  }
});

test('the same audit fails a randomiser that never sends one of the others', () => {
  const broken = {
    draw: drawRandomness,
    respond: (answer, r, weight, d) =>
      r < weight ? answer : (answer + 1 + ((r - weight) % (d - 2))) % d,
  };
  assert.equal(keepsPromise(broken, 7, 6), false);
});

test('r below W keeps the answer, each r above gives another one in rising order', () => {
  for (let r = 0; r < 7; r += 1) assert.equal(respond(2, r, 7, 5), 2);
  assert.deepEqual(
    [7, 8, 9, 10].map((r) => respond(2, r, 7, 5)),
    [0, 1, 3, 4],
  );
});

test('answers, randomness, weights and counts out of range are refused', () => {
  fails(() => respond(5, 0, 7, 5));
  fails(() => respond(-1, 0, 7, 5));
  fails(() => respond(0, 11, 7, 5));
  fails(() => respond(0, 0.5, 7, 5));
  fails(() => drawRandomness(8, 5, () => new Uint8Array(1)));
  fails(() => drawRandomness(7, 8, () => new Uint8Array(1)));
  fails(() => drawRandomness(7, 1, () => new Uint8Array(1)));
  fails(() => oneHot(7));
});

test('the row of counts is seven long with a single one', () => {
  assert.deepEqual(oneHot(0), [1, 0, 0, 0, 0, 0, 0]);
  assert.deepEqual(oneHot(6), [0, 0, 0, 0, 0, 0, 1]);
});

function drawShifted(weight, d, source) {
  const outcomes = weight + d - 1;
  for (;;) {
    const byte = firstByte(source);
    if (byte < 256 - (256 % outcomes)) return byte % outcomes;
  }
}

function respondShifted(answer, r, weight) {
  if (r < weight) return answer;
  return r - weight < answer ? r - weight : r - weight + 1;
}
