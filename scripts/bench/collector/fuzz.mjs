// Bodies of every kind over real HTTP, most of them nearly a report: no answer is a fault of the
// collector's, and what it keeps is what a second, separate reading of the rules allows.
import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { parseManifest } from '../../../src/wire/manifest.ts';
import { endProcess, startProcess } from '../../../test/collector/child.mjs';
import { readTables } from '../../../test/collector/database.mjs';
import { client, newId, register, showRequest, TOKEN } from '../../../test/collector/support.mjs';
import { Connection, postBytes } from './connection.mjs';
import { addressOf } from './faults.mjs';
import { cellsOf } from './reports.mjs';

/** Bodies sent at once. */
const AT_ONCE = 50;
const BODY_LIMIT = 4096;
const KEYS = ['v', 'manifest', 'question', 'window', 'id', 'counts'];
const TYPE = 'Content-Type: application/json\r\n';

/** A report as text, from parts that may be anything. */
const textOf = ({ manifest, question, window, id, counts }) =>
  `{"v":1,"manifest":"${manifest}","question":"${question}","window":"${window}","id":"${id}","counts":${counts}}`;

const oneHot = (length) =>
  fc
    .nat({ max: length - 1 })
    .map((at) => JSON.stringify(Array.from({ length }, (_, index) => (index === at ? 1 : 0))));
const digits = (count) =>
  fc.nat({ max: 10 ** count - 1 }).map((number) => String(number).padStart(count, '0'));
const reportId = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .map((bytes) => Buffer.from(bytes).toString('base64url'));

const mostly = (usual, ...others) => fc.oneof({ weight: 12, arbitrary: usual }, ...others);

/** Requests of every kind, `{bytes, text}`; `text` is the body of a report that will be read. */
function requests(hash) {
  const nearly = fc
    .record({
      manifest: fc.oneof(
        { weight: 8, arbitrary: fc.constant(hash) },
        fc.constantFrom('A'.repeat(43), '', hash.slice(1)),
        fc.string({ maxLength: 50 }),
      ),
      question: fc.oneof(
        { weight: 8, arbitrary: fc.constantFrom('001', '002', '003', '004', '005', '006') },
        digits(3),
        fc.string({ maxLength: 4 }),
      ),
      window: fc.oneof(
        { weight: 8, arbitrary: fc.constantFrom('00', '01', '02', '03', '04') },
        digits(2),
        fc.string({ unit: 'binary', maxLength: 3 }),
      ),
      id: fc.oneof({ weight: 8, arbitrary: reportId }, fc.string({ maxLength: 30 })),
      counts: fc.oneof(
        { weight: 8, arbitrary: oneHot(7) },
        oneHot(6),
        fc.array(fc.integer({ min: -1, max: 2 })).map((row) => JSON.stringify(row)),
        fc.json(),
      ),
    })
    .map(textOf);
  const cut = fc
    .tuple(nearly, fc.nat({ max: 200 }), fc.nat({ max: 12 }), fc.string({ maxLength: 6 }))
    .map(([text, at, length, put]) => text.slice(0, at) + put + text.slice(at + length));
  // As long as a report and of the same content, but not in its one form.
  const shuffled = fc
    .tuple(nearly, fc.shuffledSubarray(KEYS, { minLength: KEYS.length }))
    .map(([text, keys]) => reordered(text, keys));
  const body = fc.oneof(
    { weight: 2, arbitrary: shuffled.map((text) => Buffer.from(text)) },
    { weight: 6, arbitrary: nearly.map((text) => Buffer.from(text)) },
    { weight: 4, arbitrary: cut.map((text) => Buffer.from(text)) },
    { weight: 1, arbitrary: fc.json().map((text) => Buffer.from(text)) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }).map((row) => Buffer.from(row)) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(nearly, fc.nat({ max: 2 * BODY_LIMIT }))
        .map(([text, spaces]) => Buffer.from(text + ' '.repeat(spaces))),
    },
  );
  const headers = fc.oneof(
    { weight: 20, arbitrary: fc.constant(TYPE) },
    fc.constantFrom(
      '',
      'Content-Type: application/json; charset=utf-8\r\n',
      'Content-Type: text/plain\r\n',
      `${TYPE}Content-Encoding: gzip\r\n`,
      `${TYPE}X-Forwarded-For: \u00ff, ::1, x\r\n`,
      `${TYPE}Origin: null\r\nCookie: a=b\r\n`,
    ),
  );
  const report = fc.record({ body, headers }).map(({ body: bytes, headers: lines }) => ({
    bytes: postBytes(bytes, lines),
    text: lines.startsWith(TYPE) ? bytes.toString('latin1') : undefined,
  }));
  const name = fc.string({ unit: 'binary', minLength: 1, maxLength: 10 });
  const plan = fc
    .record({
      stream: mostly(fc.stringMatching(/^[a-z]{4,8}$/), fc.string({ maxLength: 70 })),
      title: mostly(name, fc.anything()),
      products: mostly(
        fc.array(fc.record({ id: name, title: name }), { minLength: 1, maxLength: 5 }),
        fc.anything(),
      ),
      audience: mostly(fc.constantFrom(20_000, 1e6), fc.anything()),
      start: mostly(fc.constant(Date.now()), fc.integer(), fc.double()),
      end: mostly(fc.constant(Date.now() + 3_600_000), fc.integer(), fc.double()),
      extra: mostly(fc.constant(undefined), fc.anything()),
    })
    .map((wanted) => {
      const bytes = Buffer.from(jsonOf(wanted));
      const head = [
        `PUT /v1/streams/${encodeURIComponent(wanted.stream.toWellFormed())} HTTP/1.1`,
        'Host: collector',
        `Authorization: Bearer ${TOKEN}`,
        'Content-Type: application/json',
        `Content-Length: ${bytes.length}`,
      ];
      return { bytes: Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), bytes]) };
    });
  return fc.oneof({ weight: 19, arbitrary: report }, { weight: 1, arbitrary: plan });
}

/** The same object with its keys in this order, where the text is JSON. */
function reordered(text, keys) {
  try {
    const report = JSON.parse(text);
    return JSON.stringify(Object.fromEntries(keys.map((key) => [key, report[key]])));
  } catch {
    return text;
  }
}

function jsonOf(value) {
  try {
    return JSON.stringify(value, (_key, inner) =>
      typeof inner === 'bigint' ? String(inner) : inner,
    );
  } catch {
    return '{}';
  }
}

/** A second reading of what a report may be: `{cell, id}` of one that is to be counted, else null. */
function reader(hash, cells) {
  const form = new RegExp(
    `^\\{"v":1,"manifest":"${hash}","question":"(\\d{3})","window":"(\\d{2})","id":"([\\w-]{21}[AQgw])","counts":\\[([01](?:,[01]){6})\\]\\}$`,
  );
  const names = new Set(cells.map(({ name }) => name));
  return (text) => {
    const [, question, window, id, counts] = form.exec(text ?? '') ?? [];
    if (question === undefined) return null;
    const row = counts.split(',');
    const cell = `${window} ${question} ${row.indexOf('1')}`;
    const isOneHot = row.filter((count) => count === '1').length === 1;
    return isOneHot && names.has(cell) ? { cell, id } : null;
  };
}

/** What the tables hold that nothing that was sent allows, in words. */
function strangers({ shows, report_ids: ids, counters }, hash, cells, accepted) {
  const found = [];
  const names = new Set(cells.map(({ name }) => name));
  for (const show of shows) {
    parseManifest(show.manifest);
    const digest = createHash('sha256').update(show.manifest).digest('base64url');
    if (digest !== show.manifest_hash) found.push(`manifest of ${show.stream}`);
    if (!/^[A-Za-z0-9._-]{1,64}$/.test(show.stream)) found.push(`stream ${show.stream}`);
  }
  const { no } = shows.find(({ manifest_hash: own }) => own === hash);
  const counted = new Map();
  for (const { show_no: show, window_id: window, question, answer, count } of counters) {
    const cell = `${window} ${question} ${answer}`;
    if (show !== no || !names.has(cell)) found.push(`counter ${show} ${cell}`);
    counted.set(cell, (counted.get(cell) ?? 0) + Number(count));
  }
  const expected = new Map();
  for (const cell of accepted.values()) expected.set(cell, (expected.get(cell) ?? 0) + 1);
  for (const cell of new Set([...counted.keys(), ...expected.keys()])) {
    if (counted.get(cell) !== expected.get(cell)) {
      found.push(`${cell}: ${counted.get(cell)} counted, ${expected.get(cell)} acceptable`);
    }
  }
  const kept = new Set(ids.map(({ id }) => id.toString('base64url')));
  if (kept.size !== accepted.size || ids.length !== kept.size) found.push('ids');
  for (const id of accepted.keys()) if (!kept.has(id)) found.push(`id ${id}`);
  return found;
}

/**
 * Sends fuzzed bodies to a collector of its own.
 *
 * @param options `{database, bodies, seed}`
 * @returns the figures, and `ok`. Throws with the whole request where an answer is wrong.
 */
export async function fuzzCollector(t, { database, bodies, seed }) {
  const running = await startProcess(t, database);
  const manifest = await register(client(running.url), showRequest('fuzz'));
  const cells = cellsOf(manifest);
  const read = reader(manifest.hash, cells);
  const address = addressOf(running.url);
  const connections = Array.from({ length: AT_ONCE }, () => new Connection(() => address));
  const accepted = new Map();
  const statuses = {};
  let sent = 0;
  const one = async ({ bytes, text }, index) => {
    const wanted = read(text);
    // An id may be drawn again, the one of 16 zeros often; the first report is what counts.
    if (wanted !== null && !accepted.has(wanted.id)) accepted.set(wanted.id, wanted.cell);
    const { status, text: answer } = await connections[index % AT_ONCE].send(bytes);
    sent += 1;
    statuses[status] = (statuses[status] ?? 0) + 1;
    const allowed = text === undefined ? [200, 201, 400, 404, 409, 413, 415] : [400, 413];
    if (wanted === null ? !allowed.includes(status) : status !== 204) {
      throw new Error(`${status} ${answer} for ${bytes.toString('latin1')}`);
    }
  };
  const any = requests(manifest.hash);
  for (let first = 0; first < bodies; first += AT_ONCE) {
    const batch = fc.sample(any, { numRuns: AT_ONCE, seed: seed + first });
    await Promise.all(batch.map(one));
  }
  const last = newId();
  accepted.set(last, '00 001 0');
  const after = await connections[0].send(
    postBytes(
      textOf({
        manifest: manifest.hash,
        question: '001',
        window: '00',
        id: last,
        counts: '[1,0,0,0,0,0,0]',
      }),
    ),
  );
  for (const connection of connections) connection.close();
  const wordsOfTheCollector = running.output();
  const { code } = await endProcess(running, 'SIGTERM');
  const tables = await readTables(database);
  const faults = wordsOfTheCollector.split('\n').filter((line) => line.startsWith('{'));
  const found = strangers(tables, manifest.hash, cells, accepted);
  return {
    bodies: sent,
    seed,
    statuses,
    accepted: accepted.size,
    shows: tables.shows.length,
    faults,
    storedAndForbidden: found,
    ok: after.status === 204 && code === 0 && faults.length === 0 && found.length === 0,
  };
}
