import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import { LIMITS } from '../../src/collector/limits.ts';
import { createCollector } from '../../src/collector/server.ts';
import { call, register, reportBody, showRequest, startCollector } from './support.mjs';

test('health, readiness and metrics are on the second port only', async (t) => {
  const served = await startCollector(t);
  const manifest = await register(served, showRequest('friday'));
  const body = reportBody(manifest);
  await served.post(body);
  await served.post(body);
  await served.post(reportBody(manifest, { question: '999' }));
  for (const path of ['/healthz', '/readyz', '/metrics']) {
    assert.equal((await call(`${served.adminUrl}${path}`)).status, 200);
    assert.equal((await served.get(path)).status, 404);
  }
  const { text } = await call(`${served.adminUrl}/metrics`);
  assert.match(text, /^stream_picks_reports_total\{outcome="counted"\} 1$/m);
  assert.match(text, /^stream_picks_reports_total\{outcome="duplicate"\} 1$/m);
  assert.match(text, /^stream_picks_reports_total\{outcome="unknown-question"\} 1$/m);
  assert.match(text, /^stream_picks_queue_length 0$/m);
  assert.match(text, /^stream_picks_commit_seconds_count\{result="done"\} 2$/m);
});

test('1,500 slow sockets are cut within 16 s while others are served', async (t) => {
  const served = await startCollector(t);
  const manifest = await register(served, showRequest('friday'));
  const { port } = new URL(served.url);
  const startMs = Date.now();
  // Not `once`, which rejects on the reset that comes before the close.
  const cutAfterMs = (socket) =>
    new Promise((resolve) => {
      socket.on('close', () => resolve(Date.now() - startMs));
    });
  const open = (first) => {
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(first));
    // A slow client sees a reset or an end; both are the cut.
    socket.on('error', () => {});
    socket.resume();
    return cutAfterMs(socket);
  };
  const head = 'POST /v1/reports HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';
  const slow = [
    ...Array.from({ length: 375 }, () => open('')),
    ...Array.from({ length: 375 }, () => open('POST /v1/rep')),
    ...Array.from({ length: 375 }, () => open(`${head}X-Slow: `)),
    ...Array.from({ length: 375 }, () => open(`${head}Content-Length: 180\r\n\r\n{"v":1`)),
  ];
  const drip = connect(Number(port), '127.0.0.1');
  drip.on('error', () => {});
  drip.resume();
  drip.write(head);
  const dripping = setInterval(() => drip.write('X-A: b\r\n'), 500);
  slow.push(cutAfterMs(drip));
  const posts = [];
  const posting = setInterval(() => posts.push(served.post(reportBody(manifest))), 250);
  t.after(() => {
    clearInterval(dripping);
    clearInterval(posting);
    drip.destroy();
  });
  const closedAfterMs = await Promise.all(slow);
  clearInterval(posting);
  for (const { status } of await Promise.all(posts)) assert.equal(status, 204);
  assert.ok(Math.max(...closedAfterMs) <= 16_000, `${Math.max(...closedAfterMs)} ms`);
});

test('a stop commits and answers what waits, refuses the rest, and takes 5 s at most', async (t) => {
  const limits = { ...LIMITS.test, batchDelayMs: 400 };
  const served = await startCollector(t, { limits });
  const manifest = await register(served, showRequest('friday'));
  const { port } = new URL(served.url);
  const stuck = connect(Number(port), '127.0.0.1', () =>
    stuck.write(
      'POST /v1/reports HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 180\r\n\r\n{',
    ),
  );
  stuck.on('error', () => {});
  stuck.resume();
  const waiting = Promise.all(Array.from({ length: 30 }, () => served.post(reportBody(manifest))));
  await new Promise((resolve) => {
    setTimeout(resolve, 150);
  });
  const startMs = Date.now();
  const closing = served.collector.close();
  assert.deepEqual([...new Set((await waiting).map(({ status }) => status))], [204]);
  await closing;
  assert.ok(Date.now() - startMs <= 5000, `${Date.now() - startMs} ms`);
  await assert.rejects(served.get('/v1/streams/friday/manifest'));
  const again = await startCollector(t, { database: served.database });
  assert.equal((await again.estimates('friday')).reports, 30);
});

test('a port that is taken and a database that cannot be opened are told, not hidden', async (t) => {
  const served = await startCollector(t);
  const options = {
    database: served.database,
    hostToken: 'x'.repeat(16),
    origins: [],
    adminPort: 0,
  };
  const second = createCollector({ ...options, port: Number(new URL(served.url).port) });
  await assert.rejects(second.listen(), { code: 'EADDRINUSE' });
  await second.close();
  const nowhere = createCollector({ ...options, port: 0, database: '/dev/null/totals.sqlite' });
  await assert.rejects(nowhere.listen());
  await nowhere.close();
  assert.throws(() => createCollector({ ...options, hostToken: 'short' }), RangeError);
});

test('what is not HTTP, or no address, gets a JSON refusal and disturbs nobody', async (t) => {
  const served = await startCollector(t);
  const { port } = new URL(served.url);
  const raw = (text) =>
    new Promise((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.end(text));
      let answer = '';
      socket.setEncoding('utf8');
      socket.on('data', (part) => {
        answer += part;
      });
      socket.on('error', () => {});
      socket.on('close', () => resolve(answer));
    });
  const cases = [
    ['not http\r\n\r\n', 400],
    [`GET / HTTP/1.1\r\nHost: x\r\nX-A: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
    ['GET /v1/streams/%zz/manifest HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 404],
    ['DELETE /v1/reports HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 404],
    [
      `GET /v1/streams/${'a'.repeat(500)}/manifest HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
      404,
    ],
  ];
  for (const [text, status] of cases) {
    const answer = await raw(text);
    assert.match(answer, new RegExp(`^HTTP/1.1 ${status} `), text.slice(0, 40));
    const body = JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4));
    assert.equal(typeof body.code, 'string');
    assert.equal(typeof body.message, 'string');
  }
  assert.equal((await served.get('/v1/streams/none/manifest')).status, 404);
  assert.deepEqual(served.faults, []);
});
