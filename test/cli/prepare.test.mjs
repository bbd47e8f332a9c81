import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createRandom } from '../../src/cli/data/seeded.ts';
import { calibrate } from '../../src/cli/prepare/calibrate.ts';
import { lowRank } from '../../src/cli/prepare/low-rank.ts';
import { makePack } from '../../src/cli/prepare/make-pack.ts';
import { GUARDED_SCALES, NOISY_SCALES } from '../../src/cli/prepare/private-inputs.ts';
import { createTrainingFile } from '../../src/cli/prepare/training-file.ts';
import { catalogueHash } from '../../src/model/catalogue-hash.ts';
import { decodePack, encodePack, PLAIN_SCALES } from '../../src/model/pack.ts';
import { HAND_WEIGHTS } from '../../src/model/weights.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A shop of `worlds` × 6 products. Buyers stay in one world and go upwards in it. */
function shop({ worlds = 4, buyers = 120, seed = 1 } = {}) {
  const draw = createRandom(seed);
  const products = Array.from({ length: worlds * 6 }, (_, item) => ({
    id: `p${item}`,
    title: `Product ${item}`,
    url: `https://shop.example/${item}`,
    category: [`World ${Math.floor(item / 6)}`],
    tags: [],
  }));
  const histories = Array.from({ length: buyers }, (_, buyer) => {
    const world = 6 * (buyer % worlds);
    const items = [0, 1, 2, 3, 4, 5].filter(() => draw() < 0.7).map((at) => world + at);
    return { buyer: `b${buyer}`, items };
  });
  return { products, histories };
}

const options = { minBuyers: 1, epsilon: null, seed: 1, epochs: 3 };

function temporaryFolder(t) {
  const folder = mkdtempSync(join(tmpdir(), 'sp prepare '));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('what is bought together comes out as neighbours, later before earlier', async () => {
  const { products, histories } = shop();
  const raw = await makePack(products, histories, options);
  const pack = decodePack(encodePack(raw), products);
  for (let item = 0; item < products.length; item += 1) {
    const { items, values } = pack.neighbours.neighboursOf(item);
    assert.ok(items.length > 0);
    for (const other of items) assert.equal(Math.floor(other / 6), Math.floor(item / 6));
    const later = values.filter((_, at) => items[at] > item);
    const earlier = values.filter((_, at) => items[at] < item);
    if (later.length > 0 && earlier.length > 0) {
      assert.ok(Math.min(...later) >= Math.max(...earlier), `item ${item}`);
    }
  }
  assert.equal(Math.max(...raw.popularity), 1);
});

test('factors score the products of the same world above the others', async () => {
  const { products, histories } = shop();
  const raw = await makePack(products, histories, { ...options, epochs: 40 });
  const { factors } = decodePack(encodePack(raw), products);
  let right = 0;
  for (let item = 0; item < products.length; item += 1) {
    const source = factors.sourceOf(item);
    const scores = products.map((_, other) =>
      factors.targetOf(other).reduce((sum, value, at) => sum + value * source[at], 0),
    );
    const best = scores.map((_, other) => other).sort((a, b) => scores[b] - scores[a]);
    right += best
      .slice(0, 5)
      .filter((other) => Math.floor(other / 6) === Math.floor(item / 6)).length;
  }
  assert.ok(right >= 0.9 * 5 * products.length, `${right} of ${5 * products.length}`);
});

test('equal input and seed give equal bytes; product ids do not matter', async () => {
  const { products, histories } = shop();
  const first = await makePack(products, histories, options);
  assert.deepEqual(encodePack(await makePack(products, histories, options)), encodePack(first));
  const renamed = products.map((product, item) => ({ ...product, id: `other-${99 - item}` }));
  const { catalogueHash: _, ...others } = await makePack(renamed, histories, options);
  const { catalogueHash: __, ...ours } = first;
  assert.deepEqual(others, ours);
  const reseeded = await makePack(products, histories, { ...options, seed: 2 });
  assert.notDeepEqual(reseeded.factors, first.factors);
});

test('an interrupted training goes on and ends with the bytes of one that was not', async (t) => {
  const file = join(temporaryFolder(t), 'shop.pack.part');
  const { products, histories } = shop();
  const whole = encodePack(await makePack(products, histories, options));
  const stop = new AbortController();
  let saves = 0;
  const storeFor = (key) => {
    const store = createTrainingFile(file, key);
    return {
      ...store,
      save: async (state) => {
        saves += 1;
        await store.save(state);
      },
    };
  };
  const progress = [];
  const interrupted = makePack(
    products,
    histories,
    { ...options, epochs: 20 },
    (done) => {
      progress.push(done);
      if (done > 0.1) stop.abort(new Error('enough'));
    },
    { storeFor, signal: stop.signal },
  );
  await assert.rejects(interrupted, /enough/);
  assert.ok(saves === 1 && existsSync(file));
  // Another training does not take it up.
  assert.deepEqual(
    encodePack(
      await makePack(products, histories, options, undefined, {
        storeFor: (key) => ({ ...createTrainingFile(file, key), save: async () => {} }),
      }),
    ),
    whole,
  );
  const long = { ...options, epochs: 20 };
  const starts = [];
  const resumed = await makePack(products, histories, long, (done) => starts.push(done), {
    storeFor,
  });
  assert.ok(starts.find((done) => done > 0) >= 0.1, 'it begins where it stopped');
  assert.deepEqual(encodePack(resumed), encodePack(await makePack(products, histories, long)));
});

test('a broken or foreign file of a training is not used', async (t) => {
  const file = join(temporaryFolder(t), 'part');
  const store = createTrainingFile(file, 'key');
  assert.equal(await store.load(), null);
  const state = { step: 3, arrays: [Float32Array.of(1, 2), Float32Array.of(3)] };
  await store.save(state);
  assert.deepEqual(await store.load(), state);
  assert.equal(await createTrainingFile(file, 'other').load(), null);
  const bytes = readFileSync(file);
  bytes[bytes.length - 1] ^= 1;
  writeFileSync(file, bytes);
  assert.equal(await store.load(), null);
  writeFileSync(file, bytes.subarray(0, 20));
  assert.equal(await store.load(), null);
  await store.remove();
  assert.ok(!existsSync(file));
});

test('with at least k buyers, what fewer did leaves no trace in any byte', async () => {
  const { products, histories } = shop();
  const rule = { ...options, minBuyers: 5 };
  const pack = encodePack(await makePack(products, histories, rule));
  // Pairs across worlds, by four buyers each, and one purchase of each buyer repeated alone.
  const rare = Array.from({ length: 16 }, (_, at) => ({
    buyer: `rare${at}`,
    items: [1 + 6 * Math.floor(at / 4), (14 + 6 * Math.floor(at / 4)) % 24],
  }));
  const withRare = await makePack(products, [...histories, ...rare], rule);
  const without = await makePack(products, histories, rule);
  assert.deepEqual(withRare.neighbours, without.neighbours);
  assert.deepEqual(withRare.factors, without.factors);
  assert.deepEqual(withRare.bias, without.bias);
  // The buyers themselves count for popularity, where enough others bought the same.
  assert.deepEqual(encodePack({ ...withRare, popularity: without.popularity }), pack);
  // One buyer more, and the pair is there.
  const fifth = { buyer: 'fifth', items: rare[0].items };
  const enough = await makePack(products, [...histories, ...rare, fifth], rule);
  assert.notDeepEqual(enough.neighbours, without.neighbours);
  // A product that only four buyers ever bought is as if nobody had.
  const few = [...products, { ...products[0], id: 'few' }];
  const bought = Array.from({ length: 4 }, (_, at) => ({ buyer: `few${at}`, items: [24, 1] }));
  assert.deepEqual((await makePack(few, [...histories, ...bought], rule)).popularity[24], 0);
  const one = { ...rule, minBuyers: 1 };
  assert.ok((await makePack(few, [...histories, ...bought], one)).popularity[24] > 0);
});

test('calibration trusts what foretells held-out purchases, and not what does not', () => {
  const draw = createRandom(11);
  const { products } = shop();
  const items = products.length;
  // The list knows the next product of each; factors and biases are noise.
  const noise = (count) => Float32Array.from({ length: count }, () => 2 * draw() - 1);
  const pack = decodePack(
    encodePack({
      catalogueHash: catalogueHash(products),
      popularity: new Float32Array(items).fill(1),
      bias: noise(items),
      neighbours: products.map((_, item) => ({ items: [(item + 1) % items], values: [1] })),
      factors: { rank: 4, source: noise(items * 4), target: noise(items * 4) },
      scales: PLAIN_SCALES,
      rule: { minBuyers: 1, epsilon: null, delta: null, unit: 'none' },
    }),
    products,
  );
  const buyers = Array.from({ length: 400 }, () => {
    const item = Math.floor(draw() * items);
    return { history: [(item + 7) % items, item], target: (item + 1) % items };
  });
  const scales = calibrate(products, pack, buyers, HAND_WEIGHTS, createRandom(1));
  assert.ok(scales.neighbours > 2, `list ${scales.neighbours}`);
  for (const term of ['factors', 'bias']) {
    assert.ok(Math.abs(scales[term]) < 0.5 * scales.neighbours, `${term} ${scales[term]}`);
  }
  // The same for every product, so nothing can be learned about it.
  assert.ok(Math.abs(scales.popularity - 1) < 1e-6, `popularity ${scales.popularity}`);
  // Wherever the weights start, the list comes to count the same.
  const { withPack } = HAND_WEIGHTS;
  const small = { ...withPack, neighbours: withPack.neighbours / 30 };
  const from = { ...HAND_WEIGHTS, withPack: small };
  const grown = calibrate(products, pack, buyers, from, createRandom(1)).neighbours / 30;
  assert.ok(Math.abs(grown / scales.neighbours - 1) < 0.1, `${grown}, not ${scales.neighbours}`);
  const few = calibrate(products, pack, buyers.slice(0, 50), HAND_WEIGHTS, createRandom(1));
  assert.deepEqual(few, PLAIN_SCALES);
});

test('scales come from held-out purchases; under a rule of pairs or little noise, from no orders', async () => {
  const { products, histories } = shop({ buyers: 900 });
  const one = { ...options, epochs: 1 };
  const { scales } = await makePack(products, histories, one);
  assert.notDeepEqual(scales, PLAIN_SCALES);
  assert.ok(Object.values(scales).every(Number.isFinite));
  const plain = await makePack(products, histories, { ...one, calibrate: false });
  assert.deepEqual(plain.scales, PLAIN_SCALES);
  const rule = { ...one, minBuyers: 5 };
  const ruled = await makePack(products, histories, rule);
  assert.deepEqual(ruled.scales, GUARDED_SCALES);
  const noisy = { ...one, rank: 0, epsilon: 8, unit: 'pair' };
  assert.deepEqual((await makePack(products, histories, noisy)).scales, NOISY_SCALES);
  // With much noise, purchases held out of the counts say what is left of them.
  const much = await makePack(products, histories, { ...noisy, epsilon: 0.05, unit: 'buyer' });
  assert.notDeepEqual(much.scales, NOISY_SCALES);
  const rare = Array.from({ length: 4 }, (_, at) => ({ buyer: `rare${at}`, items: [1, 14, 20] }));
  const apart = rare.flatMap(({ buyer, items }) =>
    items.map((item) => ({ buyer: `${buyer}:${item}`, items: [item] })),
  );
  const [withRare, without] = [
    await makePack(products, [...histories, ...rare], rule),
    await makePack(products, [...histories, ...apart], rule),
  ];
  assert.deepEqual(encodePack(withRare), encodePack(without));
});

test('without orders a pack holds no more than its binding to the catalogue', async () => {
  const { products } = shop();
  const raw = await makePack(products, [], options);
  const pack = decodePack(encodePack(raw), products);
  assert.equal(pack.factors, null);
  assert.equal(pack.neighbours.entries, 0);
  assert.ok(raw.popularity.every((value) => value === 0));
});

test('options out of range are refused', async () => {
  const { products, histories } = shop();
  for (const bad of [{ minBuyers: 0 }, { minBuyers: 1.5 }, { rank: 65 }, { epsilon: 0 }]) {
    await assert.rejects(makePack(products, histories, { ...options, ...bad }), {
      code: 'settings',
      path: Object.keys(bad)[0],
    });
  }
});

test('factors of a lower rank are the nearest there are, and survive four bits better turned', () => {
  const draw = createRandom(7);
  const [items, width, rank] = [30, 8, 3];
  // The product has rank 3 by itself, so nothing may be lost.
  const low = (columns) => Float32Array.from({ length: items * columns }, () => draw() - 0.5);
  const [left, right, mix, back] = [low(rank), low(rank), low(width), low(width)];
  const times = (a, b) =>
    Float32Array.from({ length: items * width }, (_, at) => {
      const [item, column] = [Math.floor(at / width), at % width];
      let sum = 0;
      for (let k = 0; k < rank; k += 1) sum += a[item * rank + k] * b[k * width + column];
      return sum;
    });
  const training = {
    width,
    source: times(left, mix),
    target: times(right, back),
    bias: new Float32Array(items),
  };
  const made = lowRank([training], rank, createRandom(1));
  const product = (vectors, size, from, to) => {
    let sum = 0;
    for (let at = 0; at < size; at += 1) {
      sum += vectors.source[from * size + at] * vectors.target[to * size + at];
    }
    return sum;
  };
  for (let from = 0; from < items; from += 1) {
    for (let to = 0; to < items; to += 1) {
      const difference = product(made, rank, from, to) - product(training, width, from, to);
      assert.ok(Math.abs(difference) < 1e-5, `${from}, ${to}: ${difference}`);
    }
  }
  // Two trainings: the mean of their products.
  const negative = { ...training, source: training.source.map((value) => -3 * value) };
  const mean = lowRank([training, negative], rank, createRandom(1));
  assert.ok(Math.abs(product(mean, rank, 1, 2) + product(training, width, 1, 2)) < 1e-5);
});

function run(args, onStderr = () => {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...args], {
    cwd: ROOT,
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => (stdout += chunk));
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
    onStderr(child, stderr);
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })));
}

test('the command writes a pack that the catalogue opens, and says what went into it', async (t) => {
  const folder = temporaryFolder(t);
  const { products, histories } = shop();
  const [catalog, orders, output] = ['c.json', 'o.csv', 'shop.pack'].map((name) =>
    join(folder, name),
  );
  const listed = products.map(({ tags, ...rest }) =>
    tags.length === 0 ? rest : { ...rest, tags },
  );
  writeFileSync(
    catalog,
    JSON.stringify({ version: 1, currency: 'EUR', products: [...listed, { id: 'bad' }] }),
  );
  const lines = histories.flatMap(({ buyer, items }) =>
    items.map((item, at) => `${buyer},p${item},${1000 * at}`),
  );
  writeFileSync(orders, ['buyer,product,at', ...lines, 'b0,unknown,0'].join('\n'));
  const args = ['prepare', '--catalog', catalog, '--orders', orders, '-o', output];
  const { code, stdout, stderr } = await run(args);
  assert.equal(code, 0, stderr);
  const result = JSON.parse(stdout);
  assert.equal(result.items, 24);
  assert.equal(result.refusedProducts, 1);
  assert.equal(result.purchases, lines.length);
  assert.equal(result.unknownProducts, 1);
  assert.deepEqual(result.rule, { minBuyers: 5, epsilon: null, delta: null, unit: 'pair' });
  const bytes = new Uint8Array(readFileSync(output));
  assert.equal(result.bytes, bytes.length);
  const kept = histories.filter(({ items }) => items.length > 0);
  const made = await makePack(products, kept, { minBuyers: 5, epsilon: null, seed: 1 });
  assert.deepEqual(bytes, encodePack(made));
  assert.deepEqual(readdirSync(folder).toSorted(), ['c.json', 'o.csv', 'shop.pack']);

  const noisy = await run([...args, '--epsilon', '8', '--unit', 'pair']);
  assert.equal(noisy.code, 0, noisy.stderr);
  const told = { minBuyers: 1, epsilon: 8, delta: null, unit: 'pair' };
  assert.deepEqual(JSON.parse(noisy.stdout).rule, told);
  assert.deepEqual(readdirSync(folder).toSorted(), ['c.json', 'o.csv', 'shop.pack'], 'nor noise');
  const both = await run([...args, '--epsilon', '8', '--min-buyers', '5']);
  assert.equal(both.code, 1);
  assert.match(both.stderr, /settings \(epsilon\): either/);
  writeFileSync(output, bytes);

  writeFileSync(orders, 'buyer,product,at\nx,p1,never');
  const refused = await run(args);
  assert.equal(refused.code, 1);
  assert.match(refused.stderr, /dataset \(.*o\.csv:2\): at must be/);
  assert.deepEqual(new Uint8Array(readFileSync(output)), bytes, 'the old pack stays');
});
