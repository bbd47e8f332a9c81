import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { createAudience } from '../../src/cli/audience.ts';
import { simulate } from '../../src/cli/simulate.ts';
import { planShow } from '../../src/privacy/planner.ts';
import { startCollector, TOKEN } from '../collector/support.mjs';

const VIEWERS = 300;

/** A show that runs now, in four windows. */
function showNow(changes = {}) {
  const start = Date.now() - 1000;
  return {
    stream: 'simulated',
    title: 'Simulated show',
    products: Array.from({ length: 3 }, (_, index) => ({
      id: `p${index}`,
      title: `Product ${index}`,
      stageAt: start + index * 15_000,
    })),
    audience: 20_000,
    start,
    end: start + 60_000,
    windows: Array.from({ length: 4 }, (_, index) => ({
      start: start + index * 15_000,
      end: start + (index + 1) * 15_000,
    })),
    ...changes,
  };
}

async function registered(t, changes) {
  const { url, put } = await startCollector(t);
  const request = showNow(changes);
  await put(request);
  return { collector: url, stream: request.stream };
}

/** Passes requests on to a collector, but lets `meddle` answer or break each report first. */
async function meddler(t, collector, meddle) {
  const bodies = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const pass = async () => {
      const answer = await fetch(new URL(request.url, collector), {
        method: request.method,
        headers: { 'content-type': 'application/json' },
        ...(body === '' ? {} : { body }),
      });
      const bytes = Buffer.from(await answer.arrayBuffer());
      return { status: answer.status, bytes };
    };
    if (request.method === 'POST') {
      bodies.push({ body, headers: request.headers });
      if (await meddle({ tries: bodies.length, response, pass })) return;
    }
    const { status, bytes } = await pass();
    response.writeHead(status).end(bytes);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${server.address().port}`, bodies };
}

const truths = ({ questions }) => questions.map(({ answers }) => answers.map(({ truth }) => truth));

const interest = ([, , , chosen, added]) => chosen + added;

test('every simulated viewer is counted once by a real collector, in every window', async (t) => {
  const { collector, stream } = await registered(t);
  let last;
  const result = await simulate(
    { viewers: VIEWERS, collector, stream, token: TOKEN },
    (progress) => {
      last = progress;
    },
  );
  assert.deepEqual(last, { sent: VIEWERS, viewers: VIEWERS });
  assert.equal(result.sent, VIEWERS);
  assert.equal(result.estimatesFrom, 'collector');
  assert.ok(Math.abs(result.epsilon - Math.log(7)) < 1e-12);
  const shown = await fetch(`${collector}/v1/streams/${stream}/estimates`, {
    headers: { authorization: `Bearer ${TOKEN}` },
  }).then((response) => response.json());
  assert.equal(shown.reports, VIEWERS);
  const atEnd = result.questions.reduce((sum, { n }) => sum + n, 0);
  assert.equal(shown.windows[0].n, atEnd);
  // 300 coins: fewer than 90 or more than 210 heads have a chance below 1e-11.
  assert.ok(atEnd > 90 && atEnd < 210, `${atEnd} at the end`);
  for (const { answers } of result.questions) {
    const total = answers.reduce((sum, { truth }) => sum + truth, 0);
    assert.ok(Math.abs(total - 1) < 1e-9);
    for (const { low, estimate, high } of answers) assert.ok(low <= estimate && estimate <= high);
  }
});

test('without a token the estimates rest on what was sent, and the truth follows the seed', async (t) => {
  const { collector, stream } = await registered(t);
  const run = (seed) => simulate({ viewers: 50, collector, stream, seed });
  const [one, again, other] = [await run(7), await run(7), await run(8)];
  assert.equal(one.estimatesFrom, 'sent');
  assert.deepEqual(truths(one), truths(again));
  assert.notDeepEqual(truths(one), truths(other));
});

test('busy answers and lost acknowledgements end in each report counted once, byte for byte', async (t) => {
  const { collector, stream } = await registered(t);
  let lost = 0;
  const { url, bodies } = await meddler(t, collector, async ({ tries, response, pass }) => {
    if (tries % 5 === 1) {
      response.writeHead(tries % 2 === 0 ? 429 : 503, { 'retry-after': '0' }).end('{}');
      return true;
    }
    if (tries % 7 === 2 && lost < 3) {
      lost += 1;
      await pass();
      response.destroy();
      return true;
    }
    return false;
  });
  const result = await simulate({ viewers: 40, collector: url, stream, concurrency: 4 });
  assert.equal(result.sent, 40);
  assert.equal(lost, 3);
  const byId = groupById(bodies);
  assert.equal(byId.size, 40);
  assert.ok(bodies.length > 40);
  for (const tries of byId.values()) {
    assert.equal(new Set(tries.map(({ body }) => body)).size, 1, 'one id, one body');
  }
  assert.deepEqual(new Set(bodies.map(({ body }) => body.length)).size, 1);
  const { reports } = await simulate({ viewers: 1, collector, stream, token: TOKEN }).then(() =>
    fetch(`${collector}/v1/streams/${stream}/estimates`, {
      headers: { authorization: `Bearer ${TOKEN}` },
    }).then((response) => response.json()),
  );
  assert.equal(reports, 41);
});

test('a report that is refused for good ends the simulation', async (t) => {
  const { collector, stream } = await registered(t);
  const { url, bodies } = await meddler(t, collector, ({ response }) => {
    response.writeHead(400).end('{"code":"late","message":"The deadline has passed"}');
    return true;
  });
  await assert.rejects(simulate({ viewers: 1000, collector: url, stream, concurrency: 2 }), {
    code: 'report',
    message: /400: The deadline has passed/,
  });
  assert.ok(bodies.length <= 4);
});

test('an abort ends the simulation', async (t) => {
  const { collector, stream } = await registered(t);
  const stop = new AbortController();
  await assert.rejects(
    simulate({ viewers: 5000, collector, stream, signal: stop.signal }, ({ sent }) => {
      if (sent === 10) stop.abort(new Error('enough'));
    }),
    /enough/,
  );
});

test('another machine is refused unless it is asked for', async () => {
  const options = { viewers: 1, stream: 's', collector: 'https://counts.example' };
  await assert.rejects(simulate(options), { code: 'settings', message: /--allow-remote/ });
  for (const collector of ['localhost:8787', 'file:///etc', 'http://127.0.0.1/?x=1', '']) {
    await assert.rejects(simulate({ ...options, collector }), { code: 'settings' });
  }
  await assert.rejects(simulate({ ...options, collector: 'http://127.0.0.1.example/' }), {
    message: /another machine/,
  });
});

test('options out of range and an unknown show are refused', async (t) => {
  const { collector } = await registered(t);
  const options = { viewers: 1, stream: 'unknown', collector };
  await assert.rejects(simulate({ ...options, viewers: 0 }), { path: 'viewers' });
  await assert.rejects(simulate({ ...options, concurrency: 0 }), { path: 'concurrency' });
  await assert.rejects(simulate({ ...options, seed: 0.5 }), { path: 'seed' });
  await assert.rejects(simulate(options), { code: 'manifest', message: /404/ });
});

test('an audience has one truth, reached step by step as the show goes on', () => {
  const manifest = planShow(showNow());
  const audience = createAudience(manifest, 3);
  const shares = (window) => audience.truth(4000, 0, window);
  assert.deepEqual(shares('00'), createAudience(manifest, 3).truth(4000, 0, '00'));
  assert.ok(interest(shares('01')) < interest(shares('03')));
  assert.ok(interest(shares('03')) < interest(shares('00')));
  assert.deepEqual(shares('04'), shares('00'));
  assert.equal(shares('01')[0], shares('00')[0], 'who never sees it never does');
});

function groupById(bodies) {
  const byId = new Map();
  for (const each of bodies) {
    const { id } = JSON.parse(each.body);
    byId.set(id, [...(byId.get(id) ?? []), each]);
  }
  return byId;
}
