import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseEstimates } from '../../src/wire/estimates.ts';
import { parsePopularity } from '../../src/wire/popularity.ts';
import { pool, register, reportBody, showRequest, startCollector, TOKEN } from './support.mjs';

test('estimates are what the totals say, in the form that the host page reads', async (t) => {
  const served = await startCollector(t);
  const manifest = await register(served, showRequest('friday'));
  // 400 reports to one product's question: answers none, shown and chosen in the ratio 2:1:1.
  await pool(400, 20, (index) =>
    served.post(reportBody(manifest, { answer: [0, 0, 1, 3][index % 4] })),
  );
  const { text, headers } = await served.get('/v1/streams/friday/estimates', {
    authorization: `Bearer ${TOKEN}`,
  });
  assert.equal(headers['cache-control'], 'no-store');
  assert.equal(headers.etag, undefined);
  const estimates = parseEstimates(JSON.parse(text));
  assert.equal(estimates.reports, 400);
  const question = estimates.windows[0].questions[0];
  assert.equal(question.n, 400);
  // W = 7, d = 5: p = 7/11, q = 1/11, so the share behind 1/4 of the reports is (1/4 - 1/11)·11/6.
  const share = ((1 / 4 - 1 / 11) * 11) / 6;
  for (const name of ['shown', 'chosen']) {
    const { estimate, low, high } = question.answers.find(({ answer }) => answer === name);
    assert.ok(Math.abs(estimate - share) < 1e-9, `${name} ${estimate}`);
    assert.ok(low < estimate && estimate < high);
  }
});

test('popularity is public, short-lived, the same for everyone, and follows the counts', async (t) => {
  let nowMs = Date.now();
  const served = await startCollector(t, { now: () => nowMs });
  const manifest = await register(served, showRequest('friday'));
  const read = () => served.get('/v1/streams/friday/popularity', { 'if-none-match': '"x"' });
  const before = await read();
  assert.equal(before.status, 200);
  assert.equal(before.headers['cache-control'], 'public, max-age=15');
  for (const name of ['etag', 'last-modified', 'set-cookie']) {
    assert.equal(before.headers[name], undefined);
  }
  assert.deepEqual(parsePopularity(before.json), { stream: 'friday', products: {} });

  // As many reports to each question as the draw weights predict; the lamp is chosen by most.
  const total = manifest.questions.reduce((sum, { weight }) => sum + weight, 0);
  const plan = manifest.questions.flatMap(({ id, kind, subject, weight }) =>
    Array.from({ length: Math.round((4000 * weight) / total) }, (_, index) => ({
      question: id,
      answer: kind === 'product' && subject === 'SKU-3' && index % 2 === 0 ? 3 : index % 3,
    })),
  );
  await pool(plan.length, 32, (index) => served.post(reportBody(manifest, plan[index])));
  assert.equal((await read()).text, before.text, 'not read again before its time');
  nowMs += 15_000;
  const { products } = parsePopularity((await read()).json);
  assert.ok(products['SKU-3'] > 0.5 && products['SKU-3'] <= 1, JSON.stringify(products));
  assert.ok(products['SKU-1'] < 0.2, JSON.stringify(products));
  const missing = await served.get('/v1/streams/none/popularity');
  assert.deepEqual([missing.status, missing.json.code], [404, 'unknown-stream']);
});
