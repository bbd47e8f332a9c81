import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { Shows } from '../../src/collector/shows.ts';
import { openStorage } from '../../src/collector/storage/open.ts';
import { parseManifest } from '../../src/wire/manifest.ts';
import {
  call,
  freshDatabase,
  register,
  reportBody,
  showRequest,
  startCollector,
  TOKEN,
} from './support.mjs';

test('a show is registered once and keeps its manifest, also over a restart', async (t) => {
  const first = await startCollector(t);
  const request = showRequest('friday');
  const created = await first.put(request);
  assert.equal(created.status, 201);
  assert.equal(parseManifest(created.text).stream, 'friday');
  assert.equal(
    created.headers['sp-manifest-sha256'],
    createHash('sha256').update(created.text).digest('base64url'),
  );

  const shuffled = Object.fromEntries(Object.entries(request).reverse());
  const again = await first.put(shuffled);
  assert.equal(again.status, 200);
  assert.equal(again.text, created.text);

  await first.collector.close();
  const second = await startCollector(t, { database: first.database });
  const after = await second.put(request);
  assert.equal(after.status, 200);
  assert.equal(after.text, created.text);
  assert.equal((await second.get('/v1/streams/friday/manifest')).text, created.text);
});

test('another plan for a known id is a conflict and changes nothing', async (t) => {
  const served = await startCollector(t);
  const request = showRequest('friday');
  const { text } = await served.put(request);
  for (const other of [
    { ...request, title: 'Another title' },
    { ...request, audience: request.audience + 1 },
    { ...request, products: [...request.products].reverse() },
  ]) {
    const answer = await served.put(other);
    assert.equal(answer.status, 409);
    assert.equal(answer.json.code, 'conflict');
  }
  assert.equal((await served.get('/v1/streams/friday/manifest')).text, text);
});

test('ten registrations at once make one show', async (t) => {
  const served = await startCollector(t);
  const request = showRequest('friday');
  const answers = await Promise.all(Array.from({ length: 10 }, () => served.put(request)));
  assert.deepEqual(
    answers.map(({ status }) => status).sort((a, b) => a - b),
    [...Array.from({ length: 9 }, () => 200), 201],
  );
  assert.equal(new Set(answers.map(({ text }) => text)).size, 1);
});

test('what cannot be planned is refused with a code, a path and advice', async (t) => {
  const served = await startCollector(t);
  const cases = [
    [showRequest('a', { audience: 300 }), 'plan', 'audience'],
    [showRequest('b', { title: 7 }), 'plan', 'title'],
    [showRequest('c', { surprise: 1 }), 'plan', undefined],
    [
      showRequest('d', { products: [{ id: 'x', title: 'X', stageAt: 1 }] }),
      'plan',
      'products[0].stageAt',
    ],
    [
      showRequest('e', {
        start: 1000,
        end: 2000,
        windows: undefined,
        products: [{ id: 'x', title: 'X' }],
      }),
      'plan',
      'end',
    ],
  ];
  for (const [request, code, path] of cases) {
    const answer = await served.put(request);
    assert.equal(answer.status, 400, answer.text);
    assert.equal(answer.json.code, code);
    if (path !== undefined) assert.equal(answer.json.path, path);
    assert.ok(answer.json.message.length > 10);
    assert.equal((await served.get(`/v1/streams/${request.stream}/manifest`)).status, 404);
  }
  const few = await served.put(showRequest('a', { audience: 300 }));
  assert.match(few.json.message, /\d+ viewers/);
  const other = await served.put(showRequest('f'), { id: 'g' });
  assert.deepEqual([other.status, other.json.path], [400, 'stream']);
  for (const body of ['', '{', 'null', '[]', '"x"']) {
    const answer = await served.put({ stream: 'h' }, { body });
    assert.equal(answer.status, 400, body);
    assert.equal(answer.json.code, 'plan');
  }
  for (const id of ['x'.repeat(65), 'a%2Fb', 'a%20b', '%00']) {
    const answer = await served.put(showRequest('h'), { id });
    assert.ok([400, 404].includes(answer.status), id);
  }
});

test('only the host token registers and reads estimates, and nothing else takes it', async (t) => {
  const served = await startCollector(t);
  const manifest = await register(served, showRequest('friday'));
  const address = `${served.url}/v1/streams/friday/estimates`;
  for (const authorization of [
    undefined,
    '',
    'Bearer',
    'Bearer ',
    `Bearer ${TOKEN}x`,
    `Bearer ${TOKEN.slice(1)}`,
    `Basic ${TOKEN}`,
    TOKEN,
  ]) {
    const headers = authorization === undefined ? {} : { authorization };
    const read = await call(address, { headers });
    assert.deepEqual([read.status, read.json.code], [401, 'token'], authorization);
  }
  assert.equal((await call(`${address}?token=${TOKEN}`)).status, 401);
  const wrong = await served.put(showRequest('other'), { token: 'wrong' });
  assert.deepEqual([wrong.status, wrong.json.code], [401, 'token']);
  assert.equal(
    (await call(address, { headers: { authorization: `Bearer ${TOKEN}` } })).status,
    200,
  );
  assert.equal((await served.post(reportBody(manifest))).status, 204);
});

test('the manifest is public, the same for everyone, for ever, and marks nobody', async (t) => {
  const served = await startCollector(t);
  const { text } = await served.put(showRequest('friday'));
  const answers = [];
  for (const headers of [
    {},
    { 'user-agent': 'one', origin: 'https://shop.example' },
    { 'if-none-match': '"abc"', 'if-modified-since': new Date().toUTCString() },
  ]) {
    answers.push(await served.get('/v1/streams/friday/manifest', headers));
  }
  for (const { status, headers, text: served_ } of answers) {
    assert.equal(status, 200);
    assert.equal(served_, text);
    assert.equal(headers['cache-control'], 'public, max-age=31536000, immutable');
    for (const name of ['etag', 'last-modified', 'set-cookie'])
      assert.equal(headers[name], undefined);
  }
  for (const id of ['%00', 'a%00b', '%ff', 'a%2Fb', 'x'.repeat(65)]) {
    for (const what of ['manifest', 'popularity']) {
      assert.equal((await served.get(`/v1/streams/${id}/${what}`)).status, 404, id);
    }
  }
  const missing = await served.get('/v1/streams/saturday/manifest');
  assert.deepEqual([missing.status, missing.json.code], [404, 'unknown-stream']);
  assert.equal(missing.headers['cache-control'], 'no-store');
});

test('the same request is the same in any order of its keys', async (t) => {
  const { database } = await freshDatabase(t);
  const storage = openStorage(database);
  await storage.open();
  const shows = new Shows(storage);
  const request = showRequest('friday');
  const reversed = (value) =>
    Array.isArray(value)
      ? value.map(reversed)
      : value !== null && typeof value === 'object'
        ? Object.fromEntries(
            Object.entries(value)
              .map(([key, inner]) => [key, reversed(inner)])
              .reverse(),
          )
        : value;
  assert.equal((await shows.register(request)).outcome, 'created');
  assert.equal((await shows.register(reversed(request))).outcome, 'same');
  await storage.close();
});
