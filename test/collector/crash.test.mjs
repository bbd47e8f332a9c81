import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { endProcess, startProcess } from './child.mjs';
import { readTables } from './database.mjs';
import {
  call,
  client,
  freshDatabase,
  POSTGRES,
  pool,
  register,
  reportBody,
  showRequest,
} from './support.mjs';

const KILLS = 4;
/** PostgreSQL takes several collectors at once; the first one is killed, the others go on. */
const COLLECTORS = POSTGRES === undefined ? 1 : 2;

test('a collector killed under load has counted every acknowledged report exactly once', async (t) => {
  const { database } = await freshDatabase(t);
  let running = await startProcess(t, database);
  const manifest = await register(client(running.url), showRequest('friday'));
  const acknowledged = new Set();
  const sent = [];
  const stop = new AbortController();
  const others = [];
  while (others.length < COLLECTORS - 1) others.push(await startProcess(t, database));
  let url = running.url;
  const anyUrl = () => [url, ...others.map((other) => other.url)][sent.length % COLLECTORS];

  // Each viewer repeats the same bytes until they are acknowledged, as widgets do.
  const viewer = async () => {
    while (!stop.signal.aborted) {
      const body = reportBody(manifest, { answer: sent.length % 5 });
      sent.push(body);
      while (!acknowledged.has(body)) {
        try {
          const { status } = await client(anyUrl()).post(body);
          if (status === 204) acknowledged.add(body);
          else assert.ok([429, 503].includes(status), String(status));
        } catch (error) {
          // The process is gone; the next one takes the same report.
          if (error instanceof assert.AssertionError) throw error;
          await wait(20);
        }
      }
    }
  };
  const acknowledgedMore = async (count) => {
    const goal = acknowledged.size + count;
    while (acknowledged.size < goal) await wait(1);
  };
  const viewers = Promise.all(Array.from({ length: 24 }, viewer));
  for (let round = 0; round < KILLS; round += 1) {
    // By what was counted, not by the clock, so that a slow machine tests the same.
    await acknowledgedMore(60 + 37 * round);
    await endProcess(running, 'SIGKILL');
    const before = acknowledged.size;
    running = await startProcess(t, database);
    const { reports } = await client(running.url).estimates('friday');
    assert.ok(reports >= before, `${before} were acknowledged, ${reports} are counted`);
    url = running.url;
  }
  await acknowledgedMore(60);
  stop.abort();
  await viewers;
  const { reports } = await client(url).estimates('friday');
  assert.equal(reports, sent.length);
  // Sent once more, all of them, nothing changes.
  await pool(sent.length, 24, (index) => client(url).post(sent[index]));
  assert.equal((await client(url).estimates('friday')).reports, sent.length);
  const { code, ms } = await endProcess(running, 'SIGTERM');
  assert.equal(code, 0);
  assert.ok(ms <= 5000, `${ms} ms`);
});

test('nothing about who sent a report is in the database, its log, the output or the metrics', async (t) => {
  const { database, folder } = await freshDatabase(t);
  const running = await startProcess(t, database, { TRUSTED_PROXIES: '1' });
  const served = client(running.url);
  const manifest = await register(served, showRequest('friday'));
  const canaries = {
    address: '203.0.113.77',
    longAddress: '2001:db8:7c7a:5b1d:9e3f:1357:2468:ace0',
    agent: 'CanaryBrowser/77.7',
    origin: 'https://canary-origin.example',
    referrer: 'https://canary-referrer.example/page',
    language: 'x-canary-language',
  };
  const headers = {
    'x-forwarded-for': canaries.address,
    'user-agent': canaries.agent,
    origin: canaries.origin,
    referer: canaries.referrer,
    'accept-language': canaries.language,
  };
  await pool(100, 10, (index) =>
    served.post(reportBody(manifest), {
      ...headers,
      ...(index % 2 === 0 && { 'x-forwarded-for': canaries.longAddress }),
    }),
  );
  for (const body of ['{', `{"canary":"${canaries.agent}"}`, reportBody('A'.repeat(43))]) {
    assert.equal((await served.post(body, headers)).status, 400);
  }
  assert.equal((await served.post('x'.repeat(9000), headers)).status, 413);
  await served.get(`/canary-path/${canaries.address}`, headers);
  const metrics = await call(`${running.adminUrl}/metrics`);
  const places = [metrics.text, running.output()];
  if (POSTGRES === undefined) {
    assert.ok(existsSync(`${database}-wal`));
    assert.equal(statSync(database).mode & 0o777, 0o600);
  }
  // SQLite: the file, its log and all beside them; PostgreSQL: the server's whole folder, with its
  // write-ahead log and a text log of every statement.
  const onDisk = POSTGRES === undefined ? folder : process.env.COLLECTOR_TEST_POSTGRES_FOLDER;
  if (onDisk === undefined) places.push(JSON.stringify(await readTables(database)));
  else places.push(...filesIn(onDisk));
  assert.ok(
    places.some((place) => place.includes('friday')),
    'the search itself works',
  );
  const bytes = Buffer.from(
    canaries.longAddress.replaceAll(/^2001:db8/g, '20010db8').replaceAll(':', ''),
    'hex',
  ).toString('latin1');
  assert.equal(bytes.length, 16);
  for (const place of places) {
    for (const canary of [...Object.values(canaries), 'canary', bytes]) {
      assert.ok(!place.includes(canary), canary);
    }
  }
});

/** What every file below a folder holds, byte for byte a character. */
function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      try {
        return [readFileSync(join(entry.parentPath ?? entry.path, entry.name), 'latin1')];
      } catch (error) {
        // A running server removes files of its own.
        if (error.code === 'ENOENT') return [];
        throw error;
      }
    });
}
