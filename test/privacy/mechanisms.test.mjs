import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { rivals, SHARES } from '../../scripts/bench/counts.mjs';
import { meanOf, privSet } from '../../scripts/bench/mechanisms.mjs';

const close = (actual, expected, tolerance) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual}, not ${expected}`);

test('no other mechanism has a smaller closed form at W = 7 and 54, for any kind of question', () => {
  for (const weight of [7, 54]) {
    for (const [kind, shares] of Object.entries(SHARES)) {
      const [ours, ...rest] = rivals(weight, shares).map(({ name, variance }) => ({
        name,
        mean: meanOf(shares, variance),
      }));
      assert.equal(rest.length, 5);
      for (const { name, mean } of rest) {
        assert.ok(ours.mean <= mean * (1 + 1e-12), `W ${weight}, ${kind}: ${name}`);
      }
    }
  }
});

test('closed forms are those of the papers', () => {
  const shares = SHARES.product;
  const named = new Map(rivals(7, shares).map((each) => [each.name, each]));
  // At f = 0: OUE 4W/(W − 1)², RAPPOR √W/(√W − 1)², discrete Laplace 2t/(1 − t)² with t = 1/√7.
  close(named.get('OUE').variance(0), 28 / 36, 1e-12);
  close(named.get('RAPPOR').variance(0), Math.sqrt(7) / (Math.sqrt(7) - 1) ** 2, 1e-12);
  const t = 1 / Math.sqrt(7);
  close(named.get('discrete Laplace').variance(0), (2 * t) / (1 - t) ** 2, 1e-12);
  assert.deepEqual(named.get('subset selection').parameter, { k: 1 });
  // Randomised response: q(1 − q)/(p − q)² = (10/121)/(36/121).
  close(named.get('randomised response (ships)').variance(0), 10 / 36, 1e-12);
  // PrivSet with one item and subsets of one is randomised response over K + 1.
  const { chances } = privSet(7, 5, 1, [0.2]);
  close(chances.p, 7 / 12, 1e-12);
  close(chances.q, 1 / 12, 1e-12);
});

/**
 * Of four free shares in 3,000 runs the error is known to ½ √(2 / 12,000) = 0.65 % where they weigh
 * alike, and to no worse than 1 %; 5 % is five deviations: below 1e-6 for each of the six.
 */
test('simulated errors are within 5 % of the closed forms', (t) => {
  const [runs, viewers] = [3000, 300];
  const shares = SHARES.product;
  const draw = () => {
    let at = Math.random();
    const found = shares.findIndex((share) => {
      at -= share;
      return at < 0;
    });
    return Math.max(0, found);
  };
  for (const mechanism of rivals(7, shares)) {
    let squares = 0;
    for (let at = 0; at < runs; at += 1) {
      const truths = Array.from({ length: viewers }, draw);
      const found = mechanism.estimate(truths, shares.length);
      for (const [answer, share] of shares.entries()) squares += (found[answer] - share) ** 2;
    }
    const simulated = Math.sqrt(squares / runs / shares.length);
    const computed = Math.sqrt(meanOf(shares, mechanism.variance) / viewers);
    t.diagnostic(`${mechanism.name}: ${(simulated / computed).toFixed(3)} of its closed form`);
    close(simulated / computed, 1, 0.05);
  }
});

test('the bench says its names when it is called by another one', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'scripts/bench.mjs', '../test'],
    { cwd: root, encoding: 'utf8' },
  );
  assert.equal(status, 2);
  assert.equal(stdout, '');
  assert.match(stderr, /bench -- .*counts/);
});
