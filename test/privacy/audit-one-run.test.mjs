// The one-run audit over the real wire: the widget's own drawing, sending and retrying code, HTTP, a
// collector in a process of its own. A tap in front of it sees what a curious collector would see.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRandomBytes } from '../../src/cli/random-bytes.ts';
import { drawReport, readPlan } from '../../src/engine/reporter/draw.ts';
import { offerOf } from '../../src/engine/reporter/outbox.ts';
import { fetchManifest, postReport } from '../../src/page/sender/collector.ts';
import { Sender } from '../../src/page/sender/sender.ts';
import { uniformInt } from '../../src/privacy/mechanism/random.ts';
import { startProcess } from '../collector/child.mjs';
import { call, client, freshDatabase, pool, register, showRequest } from '../collector/support.mjs';
import { FALSE_ALARM, oneRunPValue, respondWith } from './audits.mjs';
import { openTap } from './wire-tap.mjs';

const VIEWERS = 20_000;
const CONNECTIONS = 48;
const PROMISED_WEIGHT = 7;
const STREAM = 'audited';
const randomBytes = createRandomBytes();
const coin = () => uniformInt(2, randomBytes);

/** What `fetch` does, over one pool of connections: the fetch of Node takes twice the work. */
async function quickFetch(url, { method, headers, body } = {}) {
  const answer = await call(url, { method, headers, body });
  return new Response(answer.status === 204 ? null : answer.text, {
    status: answer.status,
    headers: Object.entries(answer.headers).map(([name, value]) => [name, String(value)]),
  });
}

/** A running show behind a tap, and the plan as the engine reads it there. */
async function openShow(t) {
  const { database } = await freshDatabase(t);
  const { url } = await startProcess(t, database);
  const served = client(url);
  await register(served, showRequest(STREAM));
  const tap = await openTap(t, url);
  const collector = { base: tap.url, stream: STREAM, fetch: quickFetch };
  const about = { stream: STREAM, collector: collector.base };
  const plan = await readPlan(await fetchManifest(collector), about, false, Date.now());
  return { served, tap, collector, plan };
}

/**
 * One viewer whose true answer is 0 or 1, by a fair coin, whatever is asked. The page goes away at
 * once, so the report does too. Gives the coin and the report's id.
 */
async function viewer(plan, collector) {
  const truth = coin();
  const record = drawReport(plan, Date.now(), randomBytes, () => truth);
  const outcome = await new Promise((resolve) => {
    const sender = new Sender({
      post: (body, signal) => postReport(collector, body, { signal, nowMs: Date.now() }),
      tried: () => undefined,
      done: (_, result) => resolve(result),
      now: Date.now,
      random: Math.random,
    });
    sender.offer(offerOf(record));
    sender.flush();
  });
  assert.equal(outcome, 'sent');
  return { id: record.id, truth };
}

/** Guesses each coin from what went over the wire: the answer that was sent, where it is 0 or 1. */
function guessAll(requests, coins) {
  const found = { guesses: 0, correct: 0 };
  const seen = new Set();
  for (const { body } of requests) {
    const { id, counts } = JSON.parse(body);
    if (!coins.has(id) || seen.has(id)) continue;
    seen.add(id);
    const answer = counts.indexOf(1);
    if (answer > 1) continue;
    found.guesses += 1;
    if (answer === coins.get(id)) found.correct += 1;
  }
  return { ...found, seen: seen.size };
}

async function run(show, viewers, plan = show.plan) {
  const coins = new Map();
  await pool(viewers, CONNECTIONS, async () => {
    const { id, truth } = await viewer(plan, show.collector);
    coins.set(id, truth);
  });
  const posts = show.tap.requests().filter(({ line }) => line.startsWith('POST '));
  return { coins, posts, found: guessAll(posts, coins) };
}

const percent = ({ correct, guesses }) => `${((100 * correct) / guesses).toFixed(2)} %`;

test('20,000 viewers over the real wire: no coin is guessed better than W = 7 allows', async (t) => {
  const show = await openShow(t);
  const started = Date.now();
  const { posts, found } = await run(show, VIEWERS);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const p = oneRunPValue(found, PROMISED_WEIGHT);
  t.diagnostic(
    `${found.guesses} guesses, ${percent(found)} right, p ${p.toFixed(4)}, ${seconds} s`,
  );
  assert.equal(found.seen, VIEWERS);
  assert.ok(found.guesses > VIEWERS / 2, 'the audit sees something');
  assert.ok(p > FALSE_ALARM, `p = ${p}`);

  const lengths = new Set(posts.map(({ body }) => Buffer.byteLength(body)));
  assert.equal(lengths.size, 1, `bodies of ${[...lengths]} bytes`);
  const headers = new Set(posts.map(({ line, headers }) => [line, ...headers].join('\n')));
  assert.equal(headers.size, 1, [...headers].slice(0, 3).join('\n\n'));
  const { reports } = await show.served.estimates(STREAM);
  assert.equal(reports, VIEWERS, 'each is counted once');
});

/**
 * Chance to miss: with W = 54 a guess is right 54 times in 55. Of 2,000 viewers at least 1,700 are
 * guessed; p > 1e-6 needs fewer than 93 % right, more than ten deviations away.
 */
test('the same audit over the same wire fails a build that draws with W = 54', async (t) => {
  const show = await openShow(t);
  const broken = { ...show.plan, manifest: { ...show.plan.manifest, weight: 54 } };
  const { found } = await run(show, 2000, broken);
  const p = oneRunPValue(found, PROMISED_WEIGHT);
  t.diagnostic(`${found.guesses} guesses, ${percent(found)} right, p ${p.toExponential(1)}`);
  assert.ok(p < FALSE_ALARM, `p = ${p}`);
});

/**
 * Chance to miss: of 20,000 coins about 15,400 are guessed (10 in 13), right 9 times in 10, with a
 * deviation of √(0.09 / 15,400) = 0.24 %. p < 1e-6 needs 88.8 % right (4.75 deviations of 0.267 %
 * above 87.5 %), which lies 5 of them below: a chance below 1e-6.
 */
test('the same audit fails ε = 2.197 sold as 1.946, 20,000 viewers', (t) => {
  const send = respondWith(9, 5, randomBytes);
  const found = { guesses: 0, correct: 0 };
  for (let at = 0; at < VIEWERS; at += 1) {
    const truth = coin();
    const answer = send(truth);
    if (answer > 1) continue;
    found.guesses += 1;
    if (answer === truth) found.correct += 1;
  }
  const p = oneRunPValue(found, PROMISED_WEIGHT);
  t.diagnostic(`${found.guesses} guesses, ${percent(found)} right, p ${p.toExponential(1)}`);
  assert.ok(p < FALSE_ALARM, `p = ${p}`);
});

test('the audit’s p-value is that of the theorem', () => {
  // 8 of 8 guesses right under ε = ln 7: (7/8)^8.
  assert.ok(Math.abs(oneRunPValue({ guesses: 8, correct: 8 }, 7) - (7 / 8) ** 8) < 1e-12);
  assert.equal(oneRunPValue({ guesses: 8, correct: 0 }, 7), 1);
});
