import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readDataset } from '../../src/cli/data/read-dataset.ts';
import { evaluate } from '../../src/cli/evaluate/evaluate.ts';
import { evaluateReasons } from '../../src/cli/evaluate/evaluate-reasons.ts';
import { rankInProcesses } from '../../src/cli/evaluate/processes.ts';
import { rankViewers } from '../../src/cli/evaluate/rank-viewers.ts';
import { purchaseSignals, RANKED_AT_MS } from '../../src/cli/evaluate/signals.ts';
import { catalogueHash } from '../../src/model/catalogue-hash.ts';
import { PLAIN_SCALES } from '../../src/model/pack.ts';
import { HAND_WEIGHTS } from '../../src/model/weights.ts';
import { sequencesShop, temporaryFolder, writeFolder } from './support.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SILENT = { onPack: () => {}, onViewers: () => {} };
/** Fixed, so that the figures of these tests are not those of the weights that ship. */
const FIELDS = { brand: 2, creator: 0, category: 1, title: 0, grams: 0, tags: 0, price: 0 };
const HALF_LIFE_MS = 3_600_000;
const WEIGHTS = {
  ...HAND_WEIGHTS,
  fields: FIELDS,
  withPack: { ...HAND_WEIGHTS.withPack, fields: FIELDS, popularity: 1, neighbours: 1 },
  events: { ...HAND_WEIGHTS.events, purchase: { alike: 0.3, same: -3 } },
  decay: {
    shortHalfLifeMs: HALF_LIFE_MS,
    longHalfLifeMs: 100 * HALF_LIFE_MS,
    shortShare: 0.6,
    actMs: HALF_LIFE_MS,
  },
};
const CONTENT = { weights: WEIGHTS, designs: ['popularity', 'content'], makePack: noPack };

function noPack() {
  throw new Error('no pack is needed');
}

/** A pack of buyers and of who bought what next, without anything learned or drawn. */
function countingPack(asked) {
  return async (products, orders, options) => {
    asked.push({ options, events: orders.flatMap(({ items }) => items).length });
    const buyers = new Float32Array(products.length);
    const next = products.map(() => new Map());
    for (const { items } of orders) {
      items.forEach((item, at) => {
        buyers[item] += 1;
        const earlier = items[at - 1];
        if (earlier !== undefined && earlier !== item) {
          next[earlier].set(item, (next[earlier].get(item) ?? 0) + 1);
        }
      });
    }
    const most = Math.log1p(Math.max(...buyers));
    return {
      catalogueHash: catalogueHash(products),
      popularity: buyers.map((count) => Math.log1p(count) / most),
      bias: new Float32Array(products.length),
      neighbours: next.map((row) => {
        const entries = [...row].filter(([, count]) => count >= options.minBuyers);
        return { items: entries.map(([item]) => item), values: entries.map(([, count]) => count) };
      }),
      factors: null,
      scales: PLAIN_SCALES,
      rule: { minBuyers: options.minBuyers, epsilon: null, delta: null, unit: 'none' },
    };
  };
}

/** Caches in a folder of this test. */
function ownCache(t) {
  const folder = temporaryFolder(t);
  const before = process.env.XDG_CACHE_HOME;
  process.env.XDG_CACHE_HOME = folder;
  t.after(() => {
    if (before === undefined) delete process.env.XDG_CACHE_HOME;
    else process.env.XDG_CACHE_HOME = before;
  });
  return join(folder, 'stream-picks');
}

function assertNear(actual, expected) {
  for (const [design, { full, sampled99 }] of Object.entries(expected)) {
    for (const [kind, metrics] of Object.entries({ full, sampled99 })) {
      for (const [name, value] of Object.entries(metrics)) {
        const difference = Math.abs(actual[design][kind][name] - value);
        assert.ok(difference < 1e-12, `${design} ${kind} ${name}: ${difference}`);
      }
    }
  }
}

test('histories become purchases, the newest of now, each older one an act older', () => {
  const products = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
  const signals = purchaseSignals(products, [2, 0, 0], { actMs: 1000 });
  assert.deepEqual(
    signals.map(({ type, productId, at }) => [type, productId, RANKED_AT_MS - at]),
    [
      ['purchase', 'c', 2000],
      ['purchase', 'a', 1000],
      ['purchase', 'a', 0],
    ],
  );
  const still = purchaseSignals(products, [2, 0], { actMs: 1000, decay: false });
  assert.deepEqual(
    still.map(({ at }) => at),
    [RANKED_AT_MS, RANKED_AT_MS],
  );
});

test('the printed object has the promised keys; viewers who stay with a brand are met', async (t) => {
  ownCache(t);
  const dataset = await readDataset(writeFolder(t, sequencesShop()));
  const options = { weights: WEIGHTS, makePack: countingPack([]) };
  const { evaluation } = await evaluate(dataset, options, SILENT);
  assert.deepEqual(Object.keys(evaluation), ['dataset', 'viewers', 'items', 'weights', 'designs']);
  assert.deepEqual(Object.keys(evaluation.designs), [
    'popularity',
    'content',
    'hybrid',
    'hybridPrivate',
    'hybridPrivateNoise',
  ]);
  for (const { full, sampled99 } of Object.values(evaluation.designs)) {
    assert.deepEqual(Object.keys(full), ['hr10', 'ndcg10']);
    assert.deepEqual(Object.keys(sampled99), ['hr1', 'hr5', 'ndcg5', 'hr10', 'ndcg10', 'mrr']);
  }
  assert.equal(evaluation.dataset, 'Small');
  assert.equal(evaluation.viewers, 60);
  assert.equal(evaluation.items, 120);
  const { popularity, content } = evaluation.designs;
  // Seven of ten purchases are of the viewer's own brand of 12 products: chance gives .09.
  assert.ok(content.full.hr10 > 0.3, `${content.full.hr10}`);
  assert.ok(content.full.hr10 > popularity.full.hr10 + 0.2);
});

test('ties can all be won or lost, which chance lies between', async (t) => {
  const dataset = await readDataset(writeFolder(t, sequencesShop()));
  const none = { ...WEIGHTS, fields: { ...FIELDS, brand: 0, category: 0 } };
  const hr10 = async (weights, ties) => {
    const options = { ...CONTENT, weights, designs: ['content'], ties };
    return (await evaluate(dataset, options, SILENT)).evaluation.designs.content.full.hr10;
  };
  assert.equal(await hr10(none, 'won'), 1);
  assert.equal(await hr10(none, 'lost'), 0);
  const [won, drawn, lost] = [
    await hr10(WEIGHTS, 'won'),
    await hr10(WEIGHTS, 'random'),
    await hr10(WEIGHTS, 'lost'),
  ];
  assert.ok(won > drawn && drawn > lost, `${won} > ${drawn} > ${lost}`);
});

test('figures do not depend on what items are called or in which order they come', async (t) => {
  ownCache(t);
  const designs = ['popularity', 'content', 'hybrid'];
  const measure = async (shop, seed) => {
    const dataset = await readDataset(writeFolder(t, sequencesShop(shop)), seed);
    const options = { weights: WEIGHTS, designs, makePack: countingPack([]) };
    return (await evaluate(dataset, options, SILENT)).evaluation.designs;
  };
  const plain = await measure({}, 1);
  assertNear(await measure({ rename: (id) => (id * 77) % 1009 }, 1), plain);
  for (const seed of [2, 3, 4]) assertNear(await measure({}, seed), plain);
});

test('packs know the training events alone, and of those what the rule allows', async (t) => {
  ownCache(t);
  const asked = [];
  const dataset = await readDataset(writeFolder(t, sequencesShop()));
  await evaluate(dataset, { weights: WEIGHTS, makePack: countingPack(asked) }, SILENT);
  const events = dataset.viewers.reduce((sum, { history }) => sum + history.length, 0);
  assert.deepEqual(
    asked.map(({ options }) => ({ ...options, seed: undefined, weights: undefined })),
    [
      { minBuyers: 1, epsilon: null },
      { minBuyers: 5, epsilon: null, counts: 'pair' },
      { minBuyers: 1, epsilon: 8, unit: 'pair' },
    ].map((rule) => ({ ...rule, seed: undefined, weights: undefined })),
  );
  for (const each of asked) assert.equal(each.events, events);
});

test('another rule is that of hybridPrivate alone, and another pack', async (t) => {
  ownCache(t);
  const asked = [];
  const dataset = await readDataset(writeFolder(t, sequencesShop()));
  const designs = ['hybrid', 'hybridPrivate'];
  const measure = (rule) =>
    evaluate(dataset, { weights: WEIGHTS, designs, rule, makePack: countingPack(asked) }, SILENT);
  await measure(undefined);
  for (const unit of ['pair', 'buyer']) await measure({ minBuyers: 1, epsilon: 8, unit });
  assert.deepEqual(
    asked.map(({ options: { minBuyers, epsilon, unit = null } }) => [minBuyers, epsilon, unit]),
    [
      [1, null, null],
      [5, null, null],
      [1, 8, 'pair'],
      [1, 8, 'buyer'],
    ],
  );
});

test('a pack is made once; other orders or a spoilt file make another', async (t) => {
  const cache = ownCache(t);
  const asked = [];
  const options = { weights: WEIGHTS, designs: ['hybrid'], makePack: countingPack(asked) };
  const folder = writeFolder(t, sequencesShop());
  const dataset = await readDataset(folder);
  const first = await evaluate(dataset, options, SILENT);
  assert.equal(asked.length, 1);
  assert.deepEqual(await evaluate(dataset, options, SILENT), first);
  assert.equal(asked.length, 1, 'taken from the cache');
  const [name] = readdirSync(cache);
  const bytes = readFileSync(join(cache, name));
  bytes[bytes.length >> 1] ^= 1;
  writeFileSync(join(cache, name), bytes);
  assert.deepEqual(await evaluate(dataset, options, SILENT), first);
  assert.equal(asked.length, 2, 'a spoilt file is made again');
  await evaluate(await readDataset(writeFolder(t, sequencesShop({ seed: 8 }))), options, SILENT);
  await evaluate(dataset, { ...options, orderFree: true }, SILENT);
  assert.equal(asked.length, 4);
});

test('a pack is calibrated for the weights that are measured, never for those that ship', async (t) => {
  ownCache(t);
  const asked = [];
  const dataset = await readDataset(writeFolder(t, sequencesShop()));
  const designs = ['hybrid', 'hybridPrivate'];
  const other = { ...WEIGHTS, withPack: { ...WEIGHTS.withPack, neighbours: 2 } };
  for (const weights of [WEIGHTS, other]) {
    await evaluate(dataset, { weights, designs, makePack: countingPack(asked) }, SILENT);
  }
  assert.deepEqual(
    asked.map(({ options }) => [options.minBuyers, options.weights]),
    [
      [1, WEIGHTS],
      [5, WEIGHTS],
      [1, other],
      [5, other],
    ],
  );
});

test('without order, neither pack nor decay tells which event was the newest', async (t) => {
  ownCache(t);
  const files = sequencesShop();
  const turned = { ...files };
  turned['Small.txt'] = files['Small.txt']
    .trim()
    .split('\n')
    .map((line) => {
      const [viewer, ...items] = line.split(' ');
      return [viewer, ...items.slice(0, -2).reverse(), ...items.slice(-2)].join(' ');
    })
    .join('\n');
  const measure = async (shop, orderFree) => {
    const dataset = await readDataset(writeFolder(t, shop));
    return (await evaluate(dataset, { ...CONTENT, orderFree }, SILENT)).evaluation.designs;
  };
  const free = await measure(files, true);
  assertNear(await measure(turned, true), free);
  assert.notDeepEqual(
    (await measure(turned, false)).content,
    (await measure(files, false)).content,
  );
});

test('however the viewers are shared out among processes, the ranks are the same', async (t) => {
  const dataset = await readDataset(writeFolder(t, sequencesShop()));
  const task = {
    products: dataset.products,
    viewers: dataset.viewers,
    numbers: dataset.viewers.map((_, at) => at),
    designs: ['popularity', 'content'],
    packs: {},
    buyers: new Float64Array(dataset.products.length),
    weights: WEIGHTS,
    decay: true,
    seed: 1,
  };
  let done = 0;
  const alone = rankViewers(task, (more) => (done += more));
  assert.equal(done, 60);
  done = 0;
  const shared = await rankInProcesses(task, (more) => (done += more), 3, 1);
  assert.equal(done, 60);
  assert.deepEqual(shared, alone);
});

test('a limit draws viewers; each keeps the ties of the whole', async (t) => {
  const dataset = await readDataset(writeFolder(t, sequencesShop()));
  const { evaluation } = await evaluate(dataset, { ...CONTENT, limit: 12 }, SILENT);
  assert.equal(evaluation.viewers, 12);
});

test('every place that a reason announces is the one of a ranking from the beginning', async (t) => {
  ownCache(t);
  const dataset = await readDataset(writeFolder(t, sequencesShop()));
  const options = {
    weights: WEIGHTS,
    designs: ['content', 'hybrid'],
    limit: 15,
    makePack: countingPack([]),
  };
  const found = await evaluateReasons(dataset, options, SILENT);
  assert.equal(found.viewers, 15);
  for (const design of ['content', 'hybrid']) {
    const { announced, replayed, largestGap, smallestSet, deletion, insertion } =
      found.reasons[design];
    assert.ok(announced > 15 * 6, `${announced}`);
    assert.equal(replayed, 1);
    assert.ok(largestGap < 1e-12, `${largestGap}`);
    assert.ok(smallestSet.picks > 60 && smallestSet.meanSize >= 1, JSON.stringify(smallestSet));
    assert.ok(deletion.byContribution < deletion.random - 0.01, JSON.stringify(deletion));
    assert.ok(insertion.byContribution > insertion.random + 0.01, JSON.stringify(insertion));
  }
});

test('nobody to test is an error, not a row of zeros', async (t) => {
  const dataset = await readDataset(writeFolder(t, sequencesShop()));
  const refused = { code: 'dataset', message: /no viewer/ };
  await assert.rejects(evaluate(dataset, { ...CONTENT, limit: 0 }, SILENT), refused);
  const viewers = dataset.viewers.map((viewer) => ({ ...viewer, test: null }));
  await assert.rejects(evaluate({ ...dataset, viewers }, CONTENT, SILENT), refused);
});

test('what was not measured in a small shop is null, not 0', async (t) => {
  const dataset = await readDataset(
    writeFolder(t, {
      'Small.txt': '1 1 2 3\n2 3 2 4\n',
      'Small_item2attributes.json': { 1: [7], 2: [7], 3: [8], 4: [8] },
    }),
  );
  const { evaluation, errors } = await evaluate(dataset, CONTENT, SILENT);
  const { full, sampled99 } = evaluation.designs.content;
  assert.ok(full.hr10 > 0);
  assert.equal(sampled99, null);
  assert.equal(errors.content.sampledHr10, null);
});

test('the command prints one JSON object on stdout, everything else on stderr', async (t) => {
  const folder = writeFolder(t, sequencesShop());
  const cache = temporaryFolder(t);
  const run = (...args) =>
    new Promise((resolve) => {
      const child = spawn(
        process.execPath,
        ['--import', 'tsx', 'src/cli/main.ts', 'evaluate', ...args],
        { cwd: ROOT, env: { ...process.env, XDG_CACHE_HOME: cache } },
      );
      const said = { stdout: '', stderr: '' };
      child.stdout.on('data', (chunk) => (said.stdout += chunk));
      child.stderr.on('data', (chunk) => (said.stderr += chunk));
      child.on('close', (code) => resolve({ code, ...said }));
    });
  const plain = await run(folder, '--verbose');
  assert.equal(plain.code, 0, plain.stderr);
  const { dataset, designs } = JSON.parse(plain.stdout);
  assert.equal(dataset, 'Small');
  const usual = ['popularity', 'content', 'hybrid', 'hybridPrivate', 'hybridPrivateNoise'];
  assert.deepEqual(Object.keys(designs), usual);
  assert.match(plain.stderr, /60 of 60/);
  assert.match(plain.stderr, /standard error/);
  assert.equal(readdirSync(join(cache, 'stream-picks')).length, 3, 'packs, no leftovers');
  const again = await run(folder, '--designs', 'hybrid');
  assert.deepEqual(JSON.parse(again.stdout).designs.hybrid, designs.hybrid);
  assert.match(again.stderr, /cached/);
  const bad = await run(`${folder}/none`);
  assert.equal(bad.code, 1);
  assert.equal(bad.stdout, '');
  assert.match(bad.stderr, /dataset \(.*none\)/);
  assert.equal((await run(folder, '--designs', 'best')).code, 1);
  const rules = await run(folder, '--rules', '2 buyers a pair,epsilon 8 a purchase');
  assert.equal(rules.code, 0, rules.stderr);
  const measured = JSON.parse(rules.stdout).rules;
  assert.deepEqual(
    Object.entries(measured).map(([name, { rule }]) => [name, rule]),
    [
      ['2 buyers a pair', { minBuyers: 2, epsilon: null, delta: null, unit: 'pair' }],
      ['epsilon 8 a purchase', { minBuyers: 1, epsilon: 8, delta: null, unit: 'purchase' }],
    ],
  );
  for (const { full } of Object.values(measured)) assert.ok(full.hr10 > 0 && full.hr10 < 1);
  const unknown = await run(folder, '--rules', 'secrecy');
  assert.equal(unknown.code, 1);
  assert.match(unknown.stderr, /settings \(rules\): no rule is named secrecy/);
});
