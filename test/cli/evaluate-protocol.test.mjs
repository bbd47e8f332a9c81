// The check of the protocol that evaluate measures under, and the fit that it uses.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDataset } from '../../src/cli/data/read-dataset.ts';
import { createRandom } from '../../src/cli/data/seeded.ts';
import { fitWeights } from '../../src/cli/evaluate/newton.ts';
import { checkProtocol } from '../../src/cli/evaluate/protocol.ts';
import { sequencesShop, writeFolder } from './support.mjs';

test('the protocol check: popularity by hand, and a fit that beats it', async (t) => {
  const dataset = await readDataset(writeFolder(t, sequencesShop({ viewers: 120 })));
  const found = checkProtocol(dataset, 1, () => {});
  const events = new Map();
  for (const { history } of dataset.viewers) {
    for (const item of history) events.set(item, (events.get(item) ?? 0) + 1);
  }
  const count = (item) => events.get(item) ?? 0;
  const hits = dataset.viewers.filter(({ history, validation, test: target }) => {
    const had = new Set([...history, validation]);
    const others = dataset.products.map((_, item) => item).filter((item) => !had.has(item));
    return others.filter((item) => count(item) > count(target)).length < 10;
  });
  assert.equal(found.popularityTiesWon.full.hr10, hits.length / 120);
  assert.ok(found.popularity.full.hr10 <= found.popularityTiesWon.full.hr10);
  assert.ok(found.popularityOfAllEvents.full.hr10 > found.popularity.full.hr10);
  assert.ok(found.fitted.full.ndcg10 > 2 * found.popularity.full.ndcg10);
  assert.ok(Object.values(found.weights).every((weight) => weight >= 0));
});

test('the fit finds the weights that choices were drawn with', () => {
  // 4,000 choices among 8 by softmax(2 a + 0 b): the standard error of each weight is about
  // 1 / √(4000 · var) = .03 or less; .2 is over six of them.
  const random = createRandom(5);
  const rows = Array.from({ length: 4000 }, () => {
    const features = Float32Array.from({ length: 16 }, () => random() * 2 - 1);
    const shares = Array.from({ length: 8 }, (_, at) => Math.exp(2 * features[2 * at]));
    let left = random() * shares.reduce((sum, share) => sum + share, 0);
    const chosen = Math.max(
      0,
      shares.findIndex((share) => (left -= share) <= 0),
    );
    for (const feature of [0, 1]) {
      const first = features[feature];
      features[feature] = features[2 * chosen + feature];
      features[2 * chosen + feature] = first;
    }
    return { features };
  });
  const [a, b] = fitWeights(rows, 2);
  assert.ok(Math.abs(a - 2) < 0.2, `${a}`);
  assert.ok(b >= 0 && b < 0.2, `${b}`);
});
