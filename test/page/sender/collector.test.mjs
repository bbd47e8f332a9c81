import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, beforeEach, test } from 'node:test';
import { fetchManifest, fetchPopularity, postReport } from '../../../src/page/sender/collector.ts';

let server;
let collector;
let seen = [];
let answer = { status: 204, headers: {} };

before(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      seen.push({ method: request.method, url: request.url, headers: request.headers, body });
      response.writeHead(answer.status, answer.headers).end(answer.text);
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  collector = { base: `http://127.0.0.1:${server.address().port}/c`, stream: 'friday-show' };
});
after(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  seen = [];
  answer = { status: 204, headers: {} };
});

const BODY = '{"v":1,"manifest":"x"}';
const post = () => postReport(collector, BODY, { nowMs: Date.parse('2026-01-01T00:00:00Z') });

test('a report goes as exactly its bytes, as JSON, with nothing that marks the viewer', async () => {
  assert.deepEqual(await post(), { outcome: 'sent' });
  const [{ method, url, headers, body }] = seen;
  assert.deepEqual([method, url, body], ['POST', '/c/v1/reports', BODY]);
  assert.equal(headers['content-type'], 'application/json');
  for (const name of ['cookie', 'referer', 'authorization', 'if-none-match']) {
    assert.equal(headers[name], undefined, name);
  }
});

for (const [status, headers, expected] of [
  [204, {}, { outcome: 'sent' }],
  [200, {}, { outcome: 'refused', status: 200 }],
  [202, {}, { outcome: 'refused', status: 202 }],
  [400, {}, { outcome: 'refused', status: 400 }],
  [413, {}, { outcome: 'refused', status: 413 }],
  [429, { 'retry-after': '7' }, { outcome: 'later', retryAfterMs: 7000 }],
  [
    503,
    { 'retry-after': 'Thu, 01 Jan 2026 00:00:30 GMT' },
    { outcome: 'later', retryAfterMs: 30_000 },
  ],
  [425, { 'retry-after': '60' }, { outcome: 'later', retryAfterMs: 60_000 }],
  [503, { 'retry-after': 'soon' }, { outcome: 'later' }],
  [500, {}, { outcome: 'later' }],
]) {
  test(`${status} ${JSON.stringify(headers)} means ${expected.outcome}`, async () => {
    answer = { status, headers };
    assert.deepEqual(await post(), expected);
  });
}

test('a collector that is not there, or sends elsewhere, means later', async () => {
  const gone = { ...collector, base: 'http://127.0.0.1:1' };
  assert.deepEqual(await postReport(gone, BODY, { nowMs: 0 }), { outcome: 'later' });
  answer = { status: 307, headers: { location: 'https://elsewhere.example/' } };
  assert.deepEqual(await post(), { outcome: 'later' });
});

test('manifest and popularity are asked for by the show’s name only', async () => {
  answer = { status: 200, headers: {}, text: '{"exact": "bytes"}' };
  assert.equal(await fetchManifest(collector), '{"exact": "bytes"}');
  assert.equal(await fetchPopularity(collector), '{"exact": "bytes"}');
  assert.deepEqual(
    seen.map(({ url }) => url),
    ['/c/v1/streams/friday-show/manifest', '/c/v1/streams/friday-show/popularity'],
  );
  answer = { status: 404, headers: {} };
  await assert.rejects(fetchManifest(collector), { code: 'manifest' });
});

test('every call leaves out what a browser would add: credentials, referrer, cache, other headers', async () => {
  const calls = [];
  const spied = {
    ...collector,
    fetch: async (url, init) => {
      calls.push(init);
      return new Response(null, { status: 204 });
    },
  };
  await fetchManifest(spied);
  await fetchPopularity(spied);
  await postReport(spied, BODY, { nowMs: 0 });
  for (const init of calls) {
    assert.equal(init.credentials, 'omit');
    assert.equal(init.referrerPolicy, 'no-referrer');
    assert.equal(init.cache, 'no-store');
  }
  assert.deepEqual(
    calls.map(({ headers }) => headers),
    [undefined, undefined, { 'content-type': 'application/json' }],
  );
  assert.equal(calls[2].keepalive, true);
});
