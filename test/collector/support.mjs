// A real collector on loopback with a database of its own. With COLLECTOR_TEST_POSTGRES set to the
// address of a server where databases may be made, everything runs against PostgreSQL instead.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request as httpRequest } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LIMITS } from '../../src/collector/limits.ts';
import { createCollector } from '../../src/collector/server.ts';
import { encodeReport } from '../../src/core/report.ts';

/** Packages as the collector's own package finds them. */
export const collectorRequire = createRequire(
  new URL('../../src/collector/package.json', import.meta.url),
);
export const TOKEN = 'a-token-for-the-tests-only';
export const POSTGRES = process.env.COLLECTOR_TEST_POSTGRES;

/** A path or address of an empty database, removed after the test. */
export async function freshDatabase(t) {
  const folder = mkdtempSync(join(tmpdir(), 'sp collector '));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  if (POSTGRES === undefined) return { database: join(folder, 'totals.sqlite'), folder };
  const { Client } = collectorRequire('pg');
  const name = `sp_${randomBytes(8).toString('hex')}`;
  const admin = async (statement) => {
    const connection = new Client({ connectionString: POSTGRES });
    await connection.connect();
    await connection.query(statement);
    await connection.end();
  };
  await admin(`create database ${name}`);
  t.after(() => admin(`drop database ${name} with (force)`));
  const address = new URL(POSTGRES);
  address.pathname = `/${name}`;
  return { database: address.href, folder };
}

/** A running collector; stopped after the test. Options override those of a test. */
export async function startCollector(t, options = {}) {
  const { database, folder } =
    options.database === undefined ? await freshDatabase(t) : { database: options.database };
  const faults = [];
  const collector = createCollector({
    database,
    hostToken: TOKEN,
    origins: ['https://shop.example'],
    port: 0,
    adminPort: 0,
    limits: LIMITS.test,
    onFault: (where, fault) => faults.push({ where, fault }),
    ...options,
  });
  t.after(() => collector.close());
  const { url, adminUrl } = await collector.listen();
  return { collector, url, adminUrl, database, folder, faults, ...client(url) };
}

/** The calls of the collector at an address. */
export function client(url) {
  return {
    put: (request, options = {}) =>
      call(`${url}/v1/streams/${options.id ?? request.stream}`, {
        method: 'PUT',
        headers: {
          authorization: `Bearer ${options.token ?? TOKEN}`,
          'content-type': 'application/json',
          ...options.headers,
        },
        body: options.body ?? JSON.stringify(request),
      }),
    post: (body, headers = {}) =>
      call(`${url}/v1/reports`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
      }),
    get: (path, headers = {}) => call(`${url}${path}`, { headers }),
    estimates: async (stream) => {
      const answer = await call(`${url}/v1/streams/${stream}/estimates`, {
        headers: { authorization: `Bearer ${TOKEN}` },
      });
      return answer.json;
    },
  };
}

// One connection pool for all; not fetch, which hides some headers and adds others.
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** One HTTP call: `{status, headers, text, json}`. */
export function call(url, { method = 'GET', headers = {}, body } = {}) {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { method, headers, agent }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const isJson = response.headers['content-type']?.startsWith('application/json');
        resolve({
          status: response.statusCode,
          headers: response.headers,
          text,
          json: isJson ? JSON.parse(text) : undefined,
        });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** A show that is on: four windows of 15 minutes, the second has begun; `late` opens in the third. */
export function showRequest(stream, overrides = {}) {
  const start = Date.now() - 20 * 60_000;
  return {
    stream,
    title: 'Friday show',
    products: [
      { id: 'SKU-1', title: 'Trail shoe', stageAt: start },
      { id: 'SKU-2', title: 'Tent', stageAt: start + 40 * 60_000 },
      { id: 'SKU-3', title: 'Lamp' },
    ],
    audience: 20_000,
    start,
    end: start + 60 * 60_000,
    windows: [0, 1, 2, 3].map((index) => ({
      start: start + index * 15 * 60_000,
      end: start + (index + 1) * 15 * 60_000,
    })),
    ...overrides,
  };
}

/** Registers a show and gives its manifest with its hash. */
export async function register(served, request) {
  const { status, headers, json, text } = await served.put(request);
  if (status !== 201) throw new Error(`Not registered: ${status} ${text}`);
  return { ...json, hash: headers['sp-manifest-sha256'] };
}

export const newId = () => randomBytes(16).toString('base64url');

/** The bytes of a report: answer 1 to the first question at the end, unless told otherwise. */
export function reportBody(manifest, { question = '001', window = '00', id, answer = 1 } = {}) {
  return encodeReport({
    v: 1,
    manifest: manifest.hash ?? manifest,
    question,
    window,
    id: id ?? newId(),
    counts: Array.from({ length: 7 }, (_, index) => (index === answer ? 1 : 0)),
  });
}

/** Runs `work(index)` for 0…count-1, `width` at a time. */
export async function pool(count, width, work) {
  let next = 0;
  const worker = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: width }, worker));
}
