import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LIMITS } from '../../src/collector/limits.ts';
import {
  call,
  collectorRequire,
  newId,
  POSTGRES,
  pool,
  register,
  reportBody,
  showRequest,
  startCollector,
} from './support.mjs';

const HOUR_MS = 3_600_000;

test('a report is counted in its question, window and answer, and answered without a body', async (t) => {
  const served = await startCollector(t);
  const manifest = await register(served, showRequest('friday'));
  const answer = await served.post(reportBody(manifest, { answer: 3 }));
  assert.equal(answer.status, 204);
  assert.equal(answer.text, '');
  assert.equal((await served.post(reportBody(manifest, { window: '02', answer: 4 }))).status, 204);

  const estimates = await served.estimates('friday');
  assert.equal(estimates.reports, 2);
  assert.deepEqual(
    estimates.windows.map(({ id, n }) => [id, n]),
    [
      ['00', 1],
      ['01', 0],
      ['02', 1],
    ],
  );
  assert.equal(estimates.windows[0].questions.find(({ id }) => id === '001').n, 1);
});

test('the same id a thousand times counts once', async (t) => {
  const served = await startCollector(t);
  const manifest = await register(served, showRequest('friday'));
  const body = reportBody(manifest);
  const statuses = new Set();
  await pool(1000, 20, async () => statuses.add((await served.post(body)).status));
  assert.deepEqual([...statuses], [204]);
  const id = JSON.parse(body).id;
  assert.equal(
    (await served.post(reportBody(manifest, { id, answer: 2, window: '01' }))).status,
    204,
  );
  const estimates = await served.estimates('friday');
  assert.equal(estimates.reports, 1);
  assert.equal(estimates.windows[0].n, 1);
});

test('rule 16: a report of a browser that opted out is never counted', async (t) => {
  const served = await startCollector(t);
  const manifest = await register(served, showRequest('friday'));
  const body = reportBody(manifest);
  const answer = await served.post(body, { 'sec-gpc': '1' });
  assert.equal(answer.status, 403);
  assert.equal(JSON.parse(answer.text).code, 'opt-out');
  assert.equal((await served.estimates('friday')).reports, 0);
  assert.equal((await served.post(body, { 'sec-gpc': '0' })).status, 204);
});

test('one id in two shows is two reports', async (t) => {
  const served = await startCollector(t);
  const id = newId();
  for (const stream of ['friday', 'saturday']) {
    const manifest = await register(served, showRequest(stream));
    assert.equal((await served.post(reportBody(manifest, { id }))).status, 204);
    assert.equal((await served.estimates(stream)).reports, 1);
  }
});

test('concurrent reports with dropped acknowledgements and retries are counted exactly', async (t) => {
  const served = await startCollector(t);
  const manifest = await register(served, showRequest('friday'));
  const bodies = Array.from({ length: 2000 }, (_, index) =>
    reportBody(manifest, {
      question: index % 2 === 0 ? '001' : '004',
      window: index % 3 === 0 ? '01' : '00',
      answer: index % 4,
    }),
  );
  await pool(bodies.length, 32, async (index) => {
    // Every fifth acknowledgement is lost to the sender, which sends the same bytes again.
    const sends = index % 5 === 0 ? 2 : 1;
    const answers = await Promise.all(
      Array.from({ length: sends }, () => served.post(bodies[index])),
    );
    for (const { status } of answers) assert.equal(status, 204);
  });
  const estimates = await served.estimates('friday');
  assert.equal(estimates.reports, bodies.length);
  const atEnd = estimates.windows[0].questions;
  const expected = (question, window) =>
    bodies.map(JSON.parse).filter((body) => body.question === question && body.window === window)
      .length;
  for (const id of ['001', '004']) {
    assert.equal(atEnd.find((question) => question.id === id).n, expected(id, '00'));
  }
});

test('what the manifest does not ask is refused with a code and a path', async (t) => {
  const served = await startCollector(t);
  const manifest = await register(served, showRequest('friday'));
  const health = manifest.questions.find(({ kind }) => kind === 'health').id;
  const cases = [
    [reportBody('A'.repeat(43)), 'unknown-manifest', 'manifest'],
    [reportBody(manifest, { question: '999' }), 'unknown-question', 'question'],
    [reportBody(manifest, { window: '05' }), 'unknown-window', 'window'],
    [reportBody(manifest, { question: '002', window: '02' }), 'closed-question', 'window'],
    [reportBody(manifest, { question: '003', window: '04' }), 'closed-question', 'window'],
    [reportBody(manifest, { answer: 5 }), 'unknown-answer', 'counts[5]'],
    [reportBody(manifest, { question: health, answer: 3 }), 'unknown-answer', 'counts[3]'],
  ];
  for (const [body, code, path] of cases) {
    const answer = await served.post(body);
    assert.deepEqual([answer.status, answer.json.code, answer.json.path], [400, code, path], body);
  }
  // A viewer who leaves early sends the report of a window that has not begun.
  assert.equal(
    (await served.post(reportBody(manifest, { question: '002', window: '03' }))).status,
    204,
  );
  assert.equal((await served.estimates('friday')).reports, 1);
});

test('whatever is not byte for byte a report is refused and counts nothing', async (t) => {
  const served = await startCollector(t);
  const manifest = await register(served, showRequest('friday'));
  const good = reportBody(manifest);
  const report = JSON.parse(good);
  const changed = (change) => JSON.stringify({ ...report, ...change });
  const bodies = [
    '',
    '{',
    'null',
    '[]',
    '"x"',
    '0',
    `${good} `,
    `${good}${good}`,
    good.replace(':', ': '),
    good.replace('"v":1,', ''),
    good.replace('"v":1', '"v":1,"v":1'),
    good.replace('{', '{"__proto__":{},'),
    JSON.stringify(Object.fromEntries(Object.entries(report).reverse())),
    changed({ extra: 1 }),
    changed({ v: 2 }),
    changed({ manifest: report.manifest.slice(1) }),
    changed({ question: 1 }),
    changed({ question: '1' }),
    changed({ window: '1' }),
    changed({ id: `${report.id}A` }),
    // 22 characters, but the last one carries bits beyond the 16 bytes.
    changed({ id: `${report.id.slice(0, 21)}${report.id[21] === 'B' ? 'C' : 'B'}` }),
    changed({ counts: [0, 0, 0, 0, 0, 0, 0] }),
    changed({ counts: [1, 1, 0, 0, 0, 0, 0] }),
    changed({ counts: [2, -1, 0, 0, 0, 0, 0] }),
    changed({ counts: [0, 1, 0, 0, 0, 0] }),
    changed({ counts: [0, 0.5, 0.5, 0, 0, 0, 0] }),
    good.replace('[0,1', '[0,1e0'),
    good.replace('[0,1', '[-0,1'),
    good.replace(report.question, '\\u0030\\u0030\\u0031'),
  ];
  for (const body of bodies) {
    const answer = await served.post(body);
    assert.equal(answer.status, 400, `${answer.status} for ${body}`);
    assert.ok(['report', 'body'].includes(answer.json.code), answer.text);
    assert.ok(answer.json.message.length > 5);
  }
  assert.equal((await served.estimates('friday')).reports, 0);
  assert.deepEqual(served.faults, []);
});

test('only application/json of at most 4 KB is read', async (t) => {
  const served = await startCollector(t);
  const manifest = await register(served, showRequest('friday'));
  const body = reportBody(manifest);
  for (const type of [
    'text/plain',
    'application/json; charset=utf-8',
    'application/json\t',
    'application/jsonp',
    'application/x-www-form-urlencoded',
    '',
  ]) {
    const answer = await served.post(body, { 'content-type': type });
    // Node itself cuts white space around a header's value.
    const wanted = type.trim() === 'application/json' ? 204 : 415;
    assert.equal(answer.status, wanted, JSON.stringify(type));
    if (wanted === 415) assert.equal(answer.json.code, 'media-type');
  }
  const none = await call(`${served.url}/v1/reports`, { method: 'POST', body });
  assert.equal(none.status, 415);
  const long = await served.post(`${body}${' '.repeat(5000)}`);
  assert.deepEqual([long.status, long.json.code], [413, 'too-large']);
  const chunked = await served.post(`${body}${' '.repeat(5000)}`, {
    'transfer-encoding': 'chunked',
  });
  assert.equal(chunked.status, 413);
});

test('reports come between the start and the deadline; ids are forgotten an hour later', async (t) => {
  let nowMs = Date.now();
  const served = await startCollector(t, { now: () => nowMs });
  const request = showRequest('friday');
  const manifest = await register(served, request);
  nowMs = request.start - 90_000;
  const first = reportBody(manifest);
  const early = await served.post(first);
  assert.deepEqual([early.status, early.json.code], [425, 'early']);
  assert.equal(early.headers['retry-after'], '90');
  nowMs = request.start;
  assert.equal((await served.post(first)).status, 204);
  nowMs = manifest.deadline;
  const body = reportBody(manifest);
  assert.equal((await served.post(body)).status, 204);
  nowMs = manifest.deadline + 1;
  const late = await served.post(reportBody(manifest));
  assert.deepEqual([late.status, late.json.code], [400, 'late']);

  nowMs = manifest.deadline + HOUR_MS;
  assert.equal(await served.collector.forgetOldIds(), 0);
  nowMs += 1;
  assert.equal(await served.collector.forgetOldIds(), 2);
  assert.equal(await served.collector.forgetOldIds(), 0);
  assert.equal((await served.post(body)).status, 400);
  assert.equal((await served.estimates('friday')).reports, 2);
});

test('forgotten ids leave the disk', { skip: POSTGRES !== undefined }, async (t) => {
  const { readFileSync, existsSync } = await import('node:fs');
  let nowMs = Date.now();
  const served = await startCollector(t, { now: () => nowMs });
  const manifest = await register(served, showRequest('friday'));
  const ids = Array.from({ length: 300 }, newId);
  await pool(ids.length, 10, (index) => served.post(reportBody(manifest, { id: ids[index] })));
  const onDisk = () => {
    const bytes = ['', '-wal']
      .map((suffix) => `${served.database}${suffix}`)
      .filter(existsSync)
      .map((file) => readFileSync(file));
    const all = Buffer.concat(bytes);
    return ids.filter((id) => all.includes(Buffer.from(id, 'base64url'))).length;
  };
  assert.equal(onDisk(), ids.length);
  nowMs = manifest.deadline + HOUR_MS + 1;
  assert.equal(await served.collector.forgetOldIds(), ids.length);
  assert.equal(onDisk(), 0);
});

test('a full queue answers 503 with Retry-After, and what was queued is counted', async (t) => {
  const limits = { ...LIMITS.test, queueCap: 5, batchDelayMs: 300 };
  const served = await startCollector(t, { limits });
  const manifest = await register(served, showRequest('friday'));
  const answers = await Promise.all(
    Array.from({ length: 40 }, () => served.post(reportBody(manifest))),
  );
  const counted = answers.filter(({ status }) => status === 204).length;
  const turnedAway = answers.filter(({ status }) => status === 503);
  assert.equal(counted + turnedAway.length, 40);
  assert.equal(counted, 5);
  for (const { headers, json } of turnedAway) {
    assert.equal(json.code, 'busy');
    assert.ok(Number(headers['retry-after']) >= 1 && Number(headers['retry-after']) <= 5);
  }
  assert.equal((await served.estimates('friday')).reports, counted);
  assert.equal((await served.post(reportBody(manifest))).status, 204);
});

test('a commit that fails is a 503, counts nothing, and the same report counts later', {
  skip: POSTGRES !== undefined,
}, async (t) => {
  const Database = collectorRequire('better-sqlite3');
  const served = await startCollector(t);
  const manifest = await register(served, showRequest('friday'));
  const other = new Database(served.database);
  other.exec(
    "create trigger full before insert on counters begin select raise(abort, 'disk full'); end",
  );
  const body = reportBody(manifest);
  const failed = await served.post(body);
  assert.deepEqual([failed.status, failed.json.code], [503, 'storage']);
  assert.ok(Number(failed.headers['retry-after']) >= 1);
  assert.equal(served.faults.length, 1);
  assert.equal(served.faults[0].where, 'commit');
  other.exec('drop trigger full');
  other.close();
  assert.equal((await served.post(body)).status, 204);
  assert.equal((await served.estimates('friday')).reports, 1);
});
