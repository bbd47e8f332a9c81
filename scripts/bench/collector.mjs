// The collector under load and under attack, in a process of its own, with the load beside it:
//   npm run -s bench -- collector [--seconds 600] [--rate 3000] [--overload]   the default
//   npm run -s bench -- collector --faults [--reports 100000] [--kills 20] [--cuts 20]
//   npm run -s bench -- collector --fuzz [--bodies 100000] [--seed N]
// --database postgres://… takes that database instead of an SQLite file (but for the power loss).
import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isPostgres } from '../../src/collector/storage/open.ts';
import { endProcess, startProcess } from '../../test/collector/child.mjs';
import {
  client,
  collectorRequire,
  freshDatabase,
  register,
  showRequest,
} from '../../test/collector/support.mjs';
import { countUnderFaults } from './collector/faults.mjs';
import { fuzzCollector } from './collector/fuzz.mjs';
import { createLoad, processorSeconds, residentMb } from './collector/load.mjs';
import { countUnderPowerLoss } from './collector/power-loss.mjs';

/** What has to hold (docs/scale.md). */
export const BOUNDS = { p99Ms: 100, residentMb: 200, growthMb: 20, recoveryS: 5 };
/** Of the offered reports this share is to be counted in time. */
const SERVED_SHARE = 0.999;
const WIDTH = 256;
/** More than the queue takes, so that it can be filled. */
const OVERLOAD = { times: 10, seconds: 20, sockets: 6000 };
/** Longest time after an overload that is looked at, seconds. */
const RECOVERY_LOOK_S = 15;

/** What the database takes on disk; SQLite's write-ahead log, which is reused, left out. */
async function databaseBytes(database) {
  if (!isPostgres(database)) return statSync(database).size;
  const { Client } = collectorRequire('pg');
  const connection = new Client({ connectionString: database });
  await connection.connect();
  const { rows } = await connection.query('select pg_database_size(current_database()) as bytes');
  await connection.end();
  return Number(rows[0].bytes);
}

const middle = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

const log = (what) => console.error(`  ${JSON.stringify(what)}`);
const number = (value) => ({ type: 'string', default: String(value) });

async function underLoad(t, database, { seconds, rate, overload }) {
  const running = await startProcess(t, database);
  const { pid } = running.child;
  const manifest = await register(client(running.url), showRequest(`load-${Date.now()}`));
  const load = createLoad(running.url, manifest, WIDTH);
  const reportsSoFar = async () => (await client(running.url).estimates(manifest.stream)).reports;
  // Warm: what is measured is an hour of a show, not its first second.
  await load.phase({ rate: rate / 3, seconds: 2 });
  const before = await reportsSoFar();
  const resident = [];
  const processorBefore = processorSeconds(pid);
  const steady = await load.phase({
    rate,
    seconds,
    onSecond: ({ second, maxMs }) => {
      resident.push(residentMb(pid));
      if (second % 10 === 0) {
        const mb = resident.at(-1).toFixed(0);
        console.error(`  ${second} s: slowest of this second ${maxMs.toFixed(0)} ms, ${mb} MB`);
      }
    },
  });
  const counted = (await reportsSoFar()) - before;
  const quarter = Math.max(1, Math.floor(resident.length / 4));
  const growthMb = middle(resident.slice(-quarter)) - middle(resident.slice(quarter, 2 * quarter));
  const peakMb = Math.max(...resident);
  const result = {
    rate,
    seconds,
    connections: WIDTH,
    ...steady,
    counted,
    exact: counted === (steady.statuses[204] ?? 0),
    residentPeakMb: Math.round(peakMb),
    residentGrowthMb: Number(growthMb.toFixed(1)),
    databaseBytesPerReport: Math.round((await databaseBytes(database)) / (before + counted)),
    processorShare: Number(((processorSeconds(pid) - processorBefore) / seconds).toFixed(2)),
  };
  let ok =
    (steady.statuses[204] ?? 0) >= SERVED_SHARE * steady.offered &&
    result.exact &&
    steady.p99Ms <= BOUNDS.p99Ms &&
    peakMb <= BOUNDS.residentMb &&
    growthMb <= BOUNDS.growthMb;
  if (overload) {
    result.overload = await overloaded(load, rate);
    ok &&= result.overload.ok;
  }
  load.close();
  result.stopMs = (await endProcess(running, 'SIGTERM')).ms;
  return { result: { ...result, ok }, ok };
}

/** Ten times the rate, then the rate again: what was answered, and when all was well again. */
async function overloaded(load, rate) {
  const { times, seconds, sockets } = OVERLOAD;
  console.error(`  ${times} times as much for ${seconds} s over ${sockets} connections`);
  const flood = await load.phase({ rate: rate * times, seconds, sockets });
  let lastBadSecond = 0;
  await load.phase({
    rate,
    seconds: RECOVERY_LOOK_S,
    slowMs: BOUNDS.p99Ms,
    onSecond: ({ second, statuses, answers, slow }) => {
      const others = Object.keys(statuses).filter((status) => status !== '204');
      if (others.length > 0 || slow > 0.01 * answers) lastBadSecond = second;
    },
  });
  const recoveryS = Math.ceil(flood.lastAnswerAfterS) + lastBadSecond;
  const allowed = ['204', '429', '503'];
  return {
    rate: rate * times,
    seconds,
    connections: sockets,
    ...flood,
    /** From its end to the last second in which a report was turned away, or 1 % were later than the bound. */
    recoveryS,
    ok:
      Object.keys(flood.statuses).every((status) => allowed.includes(status)) &&
      recoveryS <= BOUNDS.recoveryS,
  };
}

async function underFaults(t, database, { reports, kills, cuts }) {
  const faults = await countUnderFaults(t, {
    database,
    reports,
    kills,
    dropShare: 0.05,
    width: 64,
    onProgress: log,
  });
  let powerLoss;
  try {
    powerLoss = await countUnderPowerLoss(t, { reports, cuts, width: 64, onProgress: log });
  } catch (error) {
    powerLoss = { ok: false, message: `No disk image could be used here: ${error.message}` };
  }
  return { result: { faults, powerLoss }, ok: faults.ok && powerLoss.ok };
}

/** @param options Command line; gives `{result, ok}`. */
export async function run(options) {
  const { values } = parseArgs({
    args: options,
    options: {
      seconds: number(30),
      rate: number(3000),
      overload: { type: 'boolean', default: false },
      faults: { type: 'boolean', default: false },
      reports: number(100_000),
      kills: number(20),
      cuts: number(20),
      fuzz: { type: 'boolean', default: false },
      bodies: number(100_000),
      seed: number(Date.now() % 2 ** 31),
      database: { type: 'string' },
    },
  });
  const cleanups = [];
  const t = { after: (work) => cleanups.unshift(work) };
  const database = values.database ?? (await freshDatabase(t)).database;
  const numbers = Object.fromEntries(
    ['seconds', 'rate', 'reports', 'kills', 'cuts', 'bodies', 'seed'].map((name) => [
      name,
      Number(values[name]),
    ]),
  );
  try {
    if (values.faults) return await underFaults(t, database, numbers);
    if (values.fuzz) {
      const result = await fuzzCollector(t, { database, ...numbers });
      return { result, ok: result.ok };
    }
    return await underLoad(t, database, { ...numbers, overload: values.overload });
  } finally {
    for (const cleanup of cleanups) await cleanup();
  }
}
