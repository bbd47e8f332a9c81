// How long ranking takes, in one interleaved run: the engine, the bare sparse dot products under it
// (the floor), tfjs and onnxruntime-web with the same catalogue, acts and top 20.
// npm run -s bench -- rank [--sizes 1000,10000,100000] [--rounds N] [--check].
import { loadavg } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ASSUMED_WATTS, energyJoules } from '../../src/core/energy.ts';
import { weighActs } from '../../src/model/acts.ts';
import { createIndex, indexBytes } from '../../src/model/features.ts';
import { leaveOneOut } from '../../src/model/leave-one-out.ts';
import { decodePack, encodePack } from '../../src/model/pack.ts';
import { pick } from '../../src/model/pick.ts';
import { rank } from '../../src/model/ranker.ts';
import { explainAll } from '../../src/model/reasons.ts';
import { HAND_WEIGHTS } from '../../src/model/weights.ts';
import {
  makeFloor,
  makeInputs,
  makeTables,
  ortLayouts,
  startRuntimes,
  tfjsLayouts,
} from './rank-runtimes.mjs';
import { makePack, makeProducts, makeProfile } from './rank-shop.mjs';

const SIZES = '1000,10000,100000';
const EVENTS = 200;
const TOP = 20;
/** Places that leave-one-out and explanations are made for. */
const PICKS = 6;
const ROUNDS = 25;
/** Calls are repeated until a measurement takes about this long. */
const BATCH_MS = 4;
/** Scores that differ by less, as a share of the highest, may stand in either order. */
const TIE = 1e-5;

/** What must hold. */
const BARS = {
  floorRatio: { items: 10_000, most: 2 },
  leaveOneOutMs: { items: 1000, most: 1 },
  bytes: { item: 120, itemWithPack: 180, fixed: 2e6 },
};

/** @param options Command line; gives `{result, ok}`. */
export async function run(options) {
  const { values } = parseArgs({
    args: options,
    options: {
      sizes: { type: 'string', default: SIZES },
      rounds: { type: 'string', default: String(ROUNDS) },
      check: { type: 'boolean', default: false },
    },
  });
  await startRuntimes();
  const before = loadavg();
  const rows = [];
  for (const items of values.sizes.split(',').map(Number)) {
    process.stderr.write(`${items} items: catalogue, matrices and sessions\n`);
    rows.push(await measureSize(items, Number(values.rounds)));
  }
  const missed = rows.flatMap(missedBars);
  const result = {
    events: EVENTS,
    top: TOP,
    threads: 1,
    clock: 'median; of each measurement the smaller of elapsed and processor time',
    node: process.version,
    load: { before: before[0], after: loadavg()[0] },
    rows,
    missed,
    ok: missed.length === 0,
  };
  print(result);
  return { result, ok: !values.check || result.ok, table: tableOf(rows) };
}

/** For the documents: processor time of one ranking, and energy on the assumption of the widget. */
function tableOf(rows) {
  return {
    columns: ['products', 'this ranker, ms', 'of it joules', 'tfjs WASM, ms', 'ONNX WASM, ms'],
    rows: rows.map(({ items, engineMs, tfjsWasmMs, ortWasmMs }) => [
      items.toLocaleString('en'),
      engineMs,
      energyJoules(engineMs),
      tfjsWasmMs,
      ortWasmMs,
    ]),
    note: `Processor time of one ranking after ${EVENTS} acts, the same top ${TOP} from each; joules at ${ASSUMED_WATTS} W.`,
  };
}

async function measureSize(items, rounds) {
  const products = makeProducts(items);
  const {
    value: index,
    ms: indexMs,
    bytes: heapBytes,
  } = await timedOnce(() => createIndex(products));
  const profile = makeProfile(products, EVENTS);
  const engine = () => rank(index, profile, HAND_WEIGHTS).first(TOP);
  const ranking = rank(index, profile, HAND_WEIGHTS);
  const tables = makeTables(index, HAND_WEIGHTS);
  const inputsNow = () => {
    const acts = weighActs(index, profile.signals, HAND_WEIGHTS, profile.nowMs);
    return makeInputs(tables, acts, ranking.show.scores);
  };
  const inputs = inputsNow();
  const floor = makeFloor(tables, inputs.profile);
  const same = (found) => checkTop(ranking.scores, found);
  const wrong = same(engine());
  if (wrong !== null) throw new Error(`the engine's own top: ${wrong}`);
  const runs = [
    { name: 'engine', call: engine },
    { name: 'floor', call: floor.run },
  ];
  const layouts = {};
  const close = [];
  const add = async (name, made) => {
    await made.enter();
    const best = await quickest(made.layouts, inputs, same, (error) => {
      throw new Error(`${name}, ${items} items: ${error}`);
    });
    layouts[name] = best.layout;
    runs.push({ name, enter: made.enter, call: () => best.run(inputsNow()) });
    close.push(made.close);
  };
  await add('tfjsCpu', await tfjsLayouts('cpu', tables, inputs, TOP));
  await add('tfjsWasm', await tfjsLayouts('wasm', tables, inputs, TOP));
  await add('ortWasm', await ortLayouts(tables, inputs, TOP));
  const first = Array.from(ranking.order.subarray(0, PICKS));
  runs.push({ name: 'leaveOneOut', call: () => leaveOneOut(index, ranking, first) });
  runs.push({ name: 'pick', call: () => pick(index, ranking, { maxPicks: PICKS }) });
  if (items <= BARS.leaveOneOutMs.items) {
    const ids = pick(index, ranking, { maxPicks: PICKS }).map(({ productId }) => productId);
    const call = () => explainAll(index, profile, HAND_WEIGHTS, ids, { maxPicks: PICKS });
    runs.push({ name: 'explainAll', call });
  }
  const times = await interleave(runs, rounds);
  for (const done of close) await done();
  const bytes = indexBytes(index);
  const raw = makePack(products);
  const { value: packed, bytes: heapBytesWithPack } = await timedOnce(() =>
    createIndex(products, decodePack(encodePack(raw), products)),
  );
  return {
    items,
    ...times,
    ratios: Object.fromEntries(
      ['floor', 'tfjsCpu', 'tfjsWasm', 'ortWasm'].map((name) => [
        name,
        times.engineMs / times[`${name}Ms`],
      ]),
    ),
    layouts,
    postings: floor.postings,
    indexMs,
    bytesPerItem: bytes / items,
    bytesPerItemWithPack: indexBytes(packed) / items,
    heapBytesPerItem: heapBytes / items,
    heapBytesPerItemWithPack: heapBytesWithPack / items,
  };
}

/** Whether items have the top scores, in their order, up to ties. */
function checkTop(scores, found) {
  const best = Array.from(scores).sort((a, b) => b - a);
  const slack = TIE * Math.max(Math.abs(best[0]), Math.abs(best.at(-1)));
  if (found.length !== TOP || new Set(found).size !== TOP) return 'another number of places';
  const off = Array.from(found).findIndex(
    (item, at) => !(Math.abs(scores[item] - best[at]) <= slack),
  );
  return off < 0
    ? null
    : `place ${off + 1} is item ${found[off]}: ${scores[found[off]]}, not ${best[off]}`;
}

/** The layout with the quickest of a few calls; every layout must give the same top. */
async function quickest(layouts, inputs, same, refuse) {
  let best = null;
  for (const each of layouts) {
    const wrong = same(await each.run(inputs));
    if (wrong !== null) refuse(`${each.layout}: ${wrong}`);
    let ms = Number.POSITIVE_INFINITY;
    for (let at = 0; at < 3; at += 1) ms = Math.min(ms, await timed(() => each.run(inputs), 1));
    const times = Math.ceil(BATCH_MS / Math.max(ms, 0.01));
    for (let at = 0; at < 3; at += 1) ms = Math.min(ms, await timed(() => each.run(inputs), times));
    if (best === null || ms < best.ms) best = { ...each, ms };
  }
  return best;
}

/** Median milliseconds of each, measured in turns. */
async function interleave(runs, rounds) {
  for (const each of runs) {
    await each.enter?.();
    let ms = Number.POSITIVE_INFINITY;
    const warm = performance.now() + 300;
    while (performance.now() < warm) ms = Math.min(ms, await timed(each.call, 1));
    each.times = Math.max(1, Math.ceil(BATCH_MS / ms));
    each.found = [];
  }
  for (let round = 0; round < rounds; round += 1) {
    process.stderr.write(`\r${round + 1} of ${rounds} rounds`);
    for (const each of runs) {
      await each.enter?.();
      each.found.push(await timed(each.call, each.times));
    }
  }
  process.stderr.write('\n');
  return Object.fromEntries(runs.map(({ name, found }) => [`${name}Ms`, median(found)]));
}

/**
 * Milliseconds a call. On a busy machine elapsed time has the others' work in it; processor time has
 * that of the compiler's and collector's own threads. The smaller one is nearer to the truth.
 */
async function timed(call, times) {
  const cpu = process.cpuUsage();
  const start = performance.now();
  for (let at = 0; at < times; at += 1) {
    const found = call();
    if (found instanceof Promise) await found;
  }
  const elapsed = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  return Math.min(elapsed, (user + system) / 1000) / times;
}

/** Collects all that can be; what lies outside of the heap goes a little later. */
async function collect() {
  setFlagsFromString('--expose-gc');
  for (let at = 0; at < 4; at += 1) {
    runInNewContext('gc')();
    await setTimeout(50);
  }
}

function held() {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** One call: its processor time, and by how much the heap has grown. */
async function timedOnce(call) {
  await collect();
  const before = held();
  const cpu = process.cpuUsage();
  const value = call();
  const { user, system } = process.cpuUsage(cpu);
  await collect();
  return { value, ms: (user + system) / 1000, bytes: held() - before };
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function missedBars(row) {
  const { items, engineMs, floorMs, leaveOneOutMs } = row;
  const missed = [];
  const bar = (holds, text) => {
    if (!holds) missed.push(`${items} items: ${text}`);
  };
  if (items === BARS.floorRatio.items) {
    bar(engineMs <= BARS.floorRatio.most * floorMs, 'engine over twice the floor');
  }
  bar(engineMs < row.tfjsCpuMs, 'engine behind tfjs-cpu');
  bar(engineMs < row.tfjsWasmMs, 'engine behind tfjs-wasm');
  if (items === 1000) bar(engineMs < row.ortWasmMs, 'engine behind onnxruntime-web');
  if (items === BARS.leaveOneOutMs.items) {
    bar(leaveOneOutMs <= BARS.leaveOneOutMs.most, 'leave-one-out over 1 ms');
  }
  const { item, itemWithPack, fixed } = BARS.bytes;
  bar(row.heapBytesPerItem * items <= item * items + fixed, 'index too large');
  const withPack = row.heapBytesPerItemWithPack * items;
  bar(withPack <= itemWithPack * items + fixed, 'with a pack too large');
  return missed;
}

function line(cells) {
  console.error(cells.map((cell) => String(cell).padStart(13)).join(''));
}

function print({ rows, missed }) {
  const names = [
    'engine',
    'floor',
    'tfjsCpu',
    'tfjsWasm',
    'ortWasm',
    'leaveOneOut',
    'pick',
    'explainAll',
  ];
  line(['ms', ...names]);
  for (const row of rows) {
    line([row.items, ...names.map((name) => row[`${name}Ms`]?.toFixed(3) ?? '')]);
  }
  line(['engine over', ...Object.keys(rows[0].ratios)]);
  for (const row of rows) {
    line([row.items, ...Object.values(row.ratios).map((ratio) => ratio.toFixed(2))]);
  }
  line(['', 'B an item', 'with a pack', 'heap', 'heap, pack', 'index ms']);
  for (const row of rows) {
    const bytes = [
      row.bytesPerItem,
      row.bytesPerItemWithPack,
      row.heapBytesPerItem,
      row.heapBytesPerItemWithPack,
    ];
    line([row.items, ...bytes.map((each) => each.toFixed(0)), row.indexMs.toFixed(0)]);
  }
  for (const bar of missed) console.error(`missed: ${bar}`);
}
