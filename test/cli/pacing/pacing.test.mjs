import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { figuresOf } from '../../../src/cli/pacing/figures.ts';
import { generateSessions } from '../../../src/cli/pacing/generate.ts';
import { createDesk, replay } from '../../../src/cli/pacing/replay.ts';
import { readRecording, writeSession } from '../../../src/cli/pacing/session-file.ts';
import { createProgram } from '../../../src/cli/program.ts';
import { DEFAULT_PACING } from '../../../src/core/pacing.ts';
import { readSession } from '../../../src/wire/recorded-session.ts';
import { temporaryFolder, writeFolder } from '../support.mjs';

const FOLDER = fileURLToPath(new URL('sessions', import.meta.url));
const KINDS = ['Shoes', 'Tea', 'Lamps', 'Bags', 'Soap'];
const products = Array.from({ length: 50 }, (_, at) => ({
  id: `p${at}`,
  title: `Thing ${at}`,
  url: `https://shop.example/${at}`,
  brand: `Brand ${at}`,
  category: ['All', KINDS[at % 5]],
  tags: [],
}));

/** Somebody who looks at shoes, and a show that has shoes at 600 s and tea at 1200 s. */
function sessionWith(patch = {}) {
  return {
    format: 'stream-picks-session',
    version: 1,
    stream: 'friday',
    startedAt: Date.UTC(2026, 5, 5, 18),
    seconds: 1800,
    stage: [
      { at: 60, ids: ['p1'], stage: 'demo' },
      { at: 600, ids: ['p0'] },
      { at: 1200, ids: ['p6'] },
    ],
    acts: [
      { at: 100, type: 'select', productId: 'p5' },
      { at: 140, type: 'select', productId: 'p10' },
      { at: 180, type: 'select', productId: 'p15' },
    ],
    busy: [],
    ...patch,
  };
}

const play = (session, within = 300, policy = DEFAULT_PACING) =>
  replay(createDesk(products), session, policy, within);

/** Runs the command; what it prints, and what it says meanwhile. */
async function run(...args) {
  const written = { stdout: '', stderr: '' };
  const into = (name) =>
    new Writable({
      write(chunk, _, done) {
        written[name] += chunk;
        done();
      },
    });
  const program = createProgram({ stdout: into('stdout'), stderr: into('stderr') });
  await program.parseAsync(['node', 'stream-picks', 'pacing', ...args]);
  return written;
}

test('what is on stage and wanted comes when it comes on stage, and nothing else does', () => {
  const { paced } = play(sessionWith());
  assert.deepEqual(
    paced.map(({ at, productId }) => [at, productId]),
    [[600, 'p0']],
  );
});

test('it was right when the viewer chose that product, and soon', () => {
  const acts = [...sessionWith().acts, { at: 800, type: 'save', productId: 'p0' }];
  const rightOf = (session, within) => play(session, within).paced.map(({ right }) => right);
  assert.deepEqual(rightOf(sessionWith({ acts }), 300), [true]);
  assert.deepEqual(rightOf(sessionWith({ acts }), 120), [false]);
  assert.deepEqual(rightOf(sessionWith(), 300), [false]);
  const looked = [...sessionWith().acts, { at: 800, type: 'dwell', productId: 'p0', value: 9 }];
  assert.deepEqual(rightOf(sessionWith({ acts: looked }), 300), [false]);
});

test('who is busy is not interrupted, and is afterwards', () => {
  const busy = [{ from: 590, to: 700, why: 'typing' }];
  const { paced, held } = play(sessionWith({ busy }));
  assert.deepEqual(
    paced.map(({ at }) => at),
    [700],
  );
  assert.equal(held.get('typing'), 100);
});

test('fixed time interrupts as often, at even times, with what is on stage', () => {
  const { paced, fixedTime, fixedTimePicks, fixedStage } = play(sessionWith());
  assert.equal(fixedTime.length, paced.length);
  assert.deepEqual(
    fixedTime.map(({ at, productId }) => [at, productId]),
    [[900, 'p0']],
  );
  assert.deepEqual(fixedTimePicks, fixedTime);
  assert.deepEqual(
    fixedStage.map(({ at, productId }) => [at, productId]),
    [[1200, 'p6']],
  );
});

test('the recorded sessions keep every limit, whatever policy is asked for', async () => {
  const { products: shop, sessions } = await readRecording(FOLDER);
  const careless = { ...DEFAULT_PACING, firstAfterMs: 0, apartMs: 0, backOff: 0, atMost: 99 };
  const desk = createDesk(shop);
  let shown = 0;
  for (const session of sessions) {
    const { paced } = replay(desk, session, careless, 300);
    shown += paced.length;
    paced.forEach(({ at }, nth) => {
      assert.ok(at >= 20);
      const before = paced[nth - 1];
      if (before) assert.ok(at - before.at >= 90);
      const busy = session.busy.filter(({ from, to }) => from <= at && at < to);
      assert.deepEqual(busy, []);
    });
  }
  assert.ok(shown >= 3, `${shown} shown`);
});

test('equal seeds give equal sessions: the files here are those of seed 7', () => {
  const { products: shop, sessions } = generateSessions(4, 7);
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.session.json'));
  assert.equal(names.length, sessions.length);
  sessions.forEach((session, nth) => {
    const file = readFileSync(join(FOLDER, `${nth + 1}.session.json`), 'utf8');
    assert.equal(file, writeSession(session));
    assert.deepEqual(readSession(file), session);
  });
  const catalogue = JSON.parse(readFileSync(join(FOLDER, 'catalog.json'), 'utf8'));
  assert.deepEqual(catalogue.products, shop);
});

test('a session that is not as its format says is refused with the field', () => {
  const refused = [
    [{ version: 2 }, 'version'],
    [{ stream: 'a b' }, 'stream'],
    [{ seconds: 1e9 }, 'seconds'],
    [{ stage: [{ at: 5, ids: 'p1' }] }, 'stage[0].ids'],
    [{ stage: [{ at: 5, ids: [], stage: 'encore' }] }, 'stage[0].stage'],
    [{ acts: [{ at: 5, type: 'bought' }] }, 'acts[0].type'],
    [{ busy: [{ from: 1, to: 2, why: 'asleep' }] }, 'busy[0].why'],
  ];
  for (const [patch, path] of refused) {
    const text = JSON.stringify(sessionWith(patch));
    assert.throws(() => readSession(text), { code: 'dataset', path });
  }
  assert.throws(() => readSession('{'), { code: 'dataset' });
});

test('intervals hold the figure, and come from whole sessions', () => {
  const one = (right) => ({
    seconds: 3600,
    paced: [{ at: 60, productId: 'a', right }],
    fixedTime: [{ at: 60, productId: 'a', right: false }],
    fixedTimePicks: [{ at: 60, productId: 'a', right: false }],
    fixedStage: [{ at: 60, productId: 'a', right: false }],
    held: new Map([['unsure', 1800]]),
  });
  const replayed = Array.from({ length: 100 }, (_, nth) => one(nth % 4 === 0));
  const { designs, moreOftenRight, held } = figuresOf(replayed, 1);
  assert.equal(designs.paced.right.value, 0.25);
  // The exact binomial interval of 25 in 100 is 0.169 to 0.347.
  assert.ok(Math.abs(designs.paced.right.low - 0.169) < 0.02, `${designs.paced.right.low}`);
  assert.ok(Math.abs(designs.paced.right.high - 0.347) < 0.02, `${designs.paced.right.high}`);
  assert.deepEqual(designs.paced.perHour, { value: 1, low: 1, high: 1 });
  assert.equal(moreOftenRight.fixedTime.value, 0.25);
  assert.ok(moreOftenRight.fixedTime.low > 0);
  assert.deepEqual(held, { unsure: 0.5 });
  const none = figuresOf(
    [{ ...one(true), paced: [], fixedTime: [], fixedTimePicks: [], fixedStage: [] }],
    1,
  );
  assert.equal(none.designs.paced.right, null);
});

test('pacing prints JSON, says how far it is on stderr, and takes a storefront’s policy', async () => {
  const { stdout, stderr } = await run(FOLDER);
  const { source, sessions, designs } = JSON.parse(stdout);
  assert.equal(source, 'recorded');
  assert.equal(sessions, 4);
  assert.match(stderr, /4\/4 sessions/);
  const tight = JSON.parse((await run(FOLDER, '--pacing', '{"atMost":1}')).stdout);
  assert.ok(tight.designs.paced.interruptions <= 4);
  assert.ok(tight.designs.paced.interruptions < designs.paced.interruptions);
  const { stdout: table } = await run(FOLDER, '--table');
  assert.equal(table.trim().split('\n').length, 4);
  assert.match(table, /^\| recorded \| paced \| [\d.]+ \([\d.]+ to [\d.]+\) \|/);
});

test('purchases of a dataset become sessions of what was bought next', async (t) => {
  const lines = Array.from({ length: 30 }, (_, viewer) => {
    const first = (viewer * 3) % 20;
    const items = Array.from({ length: 9 }, (_item, nth) => ((first + nth * 5) % 45) + 1);
    return [viewer + 1, ...items].join(' ');
  });
  const attributes = Object.fromEntries(
    Array.from({ length: 45 }, (_, at) => [String(at + 1), [100 + (at % 5), 200 + (at % 9)]]),
  );
  const folder = writeFolder(t, {
    'Toys.txt': `${lines.join('\n')}\n`,
    'Toys_item2attributes.json': attributes,
  });
  const written = join(temporaryFolder(t), 'sessions');
  await run(folder, '--limit', '5', '--write', written);
  const { sessions } = await readRecording(written);
  assert.equal(sessions.length, 5);
  for (const { acts, stage } of sessions) {
    const onStage = new Set(stage.flatMap(({ ids }) => ids));
    const before = acts.filter(({ at }) => at < 0);
    assert.ok(before.every(({ type }) => type === 'purchase') && before.length >= 4);
    const wanted = acts.filter(({ at }) => at >= 0);
    assert.ok(wanted.length > 0);
    for (const { productId } of wanted) {
      assert.ok(onStage.has(productId));
      assert.ok(before.every((act) => act.productId !== productId));
    }
  }
});
