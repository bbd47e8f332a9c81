import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ACCEPTED_WEIGHTS } from '../../src/core/report.ts';
import {
  composedEpsilon,
  epsilonOf,
  guessChance,
  otherChance,
  truthChance,
} from '../../src/privacy/guarantee.ts';
import { drawRandomness, respond } from '../../src/privacy/mechanism/randomised-response.ts';
import { bytesInTurn } from './enumeration.mjs';

const close = (actual, expected) =>
  assert.ok(Math.abs(actual - expected) < 1e-12, `${actual}, not ${expected}`);

test('what is told of a report is what the mechanism does, for every weight and question', () => {
  for (const weight of ACCEPTED_WEIGHTS) {
    for (let answers = 2; answers <= 7; answers += 1) {
      const outcomes = weight + answers - 1;
      const sent = Array.from({ length: outcomes }, (_, byte) =>
        respond(0, drawRandomness(weight, answers, bytesInTurn(byte)), weight, answers),
      );
      const chance = (answer) => sent.filter((each) => each === answer).length / outcomes;
      close(truthChance(weight, answers), chance(0));
      close(otherChance(weight, answers), chance(1));
      close(Math.log(chance(0) / chance(1)), epsilonOf(weight));
    }
  }
});

test('ε and the best guess are those worked out by hand', () => {
  close(epsilonOf(7), 1.9459101490553132);
  close(composedEpsilon([7, 7, 3]), Math.log(147));
  assert.equal(composedEpsilon([]), 0);
  assert.equal(guessChance(7), 7 / 8);
  assert.equal(guessChance(1), 1 / 2, 'nothing learned, nothing better than a coin');
});
